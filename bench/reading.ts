/** Reading files: a large workbook against the library's bare read of it, and the real documents. */
import { basename } from 'node:path';
import { readXlsx as bareRead } from 'hucre';
import { readDirectiveFile } from '../intake/file.js';
import { readXlsx } from '../intake/xlsx.js';
import { documentPath, documentsPresent } from '../test/support/documents.js';
import { timed } from './measuring.js';
import { atMost, type Line, lineOf, ratios } from './report.js';
import { largeWorkbook } from './workbook.js';

const rows = 20_000;
const rounds = 5;
const documents = ['000', '001', '002', '003', '004'];

const workbookLines = async (): Promise<Line[]> => {
  const bytes = await largeWorkbook(rows);
  const [ours, bare]: [number[], number[]] = [[], []];
  // Round 0 warms both up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const bareMs = await timed(() => bareRead(bytes));
    const oursMs = await timed(async () => {
      const read = await readXlsx(bytes);
      if (read.outcome === 'faulty') throw new Error(read.fault.reason);
    });
    if (round === 0) continue;
    bare.push(bareMs);
    ours.push(oursMs);
  }
  const what = `.xlsx of ${rows} rows`;
  return [
    lineOf('e', `${what} ÷ the library's bare read`, '', ratios(ours, bare), atMost(4)),
    lineOf('e', what, 'ms', ours),
    lineOf('e', `floor: the library's bare read`, 'ms', bare),
  ];
};

/** From the file on disk to proposed tasks. What cannot be read has no time, and is said. */
const documentLine = async (path: string): Promise<Line[]> => {
  const runs: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const begun = performance.now();
    const read = await readDirectiveFile(path);
    runs.push((performance.now() - begun) / 1000);
    if (read.outcome === 'read') continue;
    console.log(read.message.en);
    return [];
  }
  return [lineOf('e', `document ${basename(path).slice(0, 3)}`, 's', runs, atMost(1))];
};

const documentLines = async (): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const number of documents) lines.push(...(await documentLine(documentPath(number))));
  return lines;
};

export const readingLines = async (): Promise<Line[]> => [
  ...(await workbookLines()),
  ...(documentsPresent ? await documentLines() : []),
];
