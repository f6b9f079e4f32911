/**
 * PDF through its text layer. What a PDF says is where letters stand, not what a cell is: every task
 * read from one is to be looked at by a person, which the remark `text-layer-only` and the format say.
 */
import type { SourcePlace, SourceRemark } from '../../domain/document/source.js';
import type { Sourced } from '../sourced.js';
import { openPdf, type PdfPage } from './pdf-library.js';
import { blocksOnPage } from './pdf-page.js';

/** Fewer letters are a stamp or a page number on a picture. */
const fewestLetters = 20;
/** On average: a scan may have a few lines of a digital signature. */
const fewestLettersPerPage = 50;

const lettersOn = ({ texts }: PdfPage): number =>
  texts.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);

const nowhere: SourcePlace = { sheet: null, table: null, row: null, column: null, line: null };

/** `open` is for who opens many files, one after the other, in one process apart. */
export const readPdf = async (
  bytes: Uint8Array,
  open: typeof openPdf = openPdf,
): Promise<Sourced> => {
  const opened = await open(bytes);
  if (opened.outcome === 'faulty') return opened;
  const { pages } = opened;
  const letters = pages.map(lettersOn);
  const total = letters.reduce((sum, count) => sum + count, 0);
  const textless = pages.filter((_, index) => (letters[index] ?? 0) < fewestLetters);
  const [first] = textless;
  if (textless.length === pages.length || total < fewestLettersPerPage * pages.length) {
    return { outcome: 'faulty', fault: { reason: 'scanned-pdf', found: String(pages.length) } };
  }
  const remarks: SourceRemark[] = [{ id: 'text-layer-only', place: nowhere, count: pages.length }];
  if (first !== undefined) {
    const place = { ...nowhere, table: first.number };
    remarks.push({ id: 'pages-without-text', place, count: textless.length });
  }
  return {
    outcome: 'source',
    source: { format: 'pdf', blocks: pages.flatMap(blocksOnPage), remarks },
  };
};
