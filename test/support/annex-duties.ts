/**
 * Number, title and lead of the rows of three real annexes, taken apart in the plainest way, so that
 * what is said of likeness does not hang on the readers.
 */
import type { RunningDuty } from '../../domain/document/likeness.js';
import { splitUnits } from '../../domain/unit/splitting.js';
import { documentBytes } from './documents.js';

const textOf = (number: string): string => new TextDecoder().decode(documentBytes(number));
const clean = (cell: string): string =>
  cell
    .replace(/<\/?\w+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

type Row = { readonly key: string; readonly title: string; readonly lead: string };

const dutyOf = (document: string, { key, title, lead }: Row): RunningDuty => ({
  task: `task/${document}/${key}`,
  title,
  leads: splitUnits(lead).leads.map(({ code }) => code),
});

/** Tab-separated; a row without a number goes on with the row above. */
const rows001 = (): Row[] => {
  const rows: { key: string; title: string; lead: string }[] = [];
  let annex = '';
  let section = '';
  for (const line of textOf('001').split('\n')) {
    const [first = '', ...cells] = line.split('\t').map(clean);
    if (cells.length < 3) continue;
    if (first === 'TT') {
      annex = annex === '' ? 'I' : 'II';
      continue;
    }
    if (/^[IVX]+$/.test(first)) section = `-${first}`;
    const [title = '', , second = ''] = cells;
    const lead = annex === 'I' ? second : (cells[1] ?? '');
    const last = rows.at(-1);
    if (/^\d+$/.test(first)) rows.push({ key: `${annex}${section}-${first}`, title, lead });
    else if (first === '' && last !== undefined) {
      last.title = clean(`${last.title} ${title}`);
      last.lead = clean(`${last.lead} ${lead}`);
    }
  }
  return rows;
};

/** Markdown tables; some lost the column of numbers, so rows are counted. */
const rows002 = (): Row[] => {
  const text = textOf('002');
  const cells = text
    .slice(text.indexOf('| STT |'))
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .map((line) => line.slice(1, -1).split('|').map(clean))
    .filter(([first]) => first !== 'STT')
    .map(([first = '', ...rest]) => (/^\d+$/.test(first) ? rest : [first, ...rest]))
    .filter(([title]) => title !== '');
  const keys = [
    ['A', 11],
    ['B-I', 3],
    ['B-II', 26],
    ['B-III', 4],
  ] as const;
  const numbered = keys.flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => `${section}-${at + 1}`),
  );
  return cells.map(([title = '', , lead = ''], at) => ({ key: numbered[at] ?? '', title, lead }));
};

/** One cell a block, ended by a line of its own; sections by a letter. */
const rows003 = (): Row[] => {
  const text = textOf('003');
  const cells = text.slice(text.indexOf('PHỤ LỤC\n')).split('\n|').map(clean);
  const rows: Row[] = [];
  let section = '';
  for (let at = 0; at < cells.length; at += 1) {
    const [first = '', title = '', lead = ''] = cells.slice(at, at + 3);
    if (/^[ABC]$/.test(first)) section = first;
    if (!/^\d+$/.test(first)) continue;
    rows.push({ key: `${section}-${first}`, title, lead });
    at += 5;
  }
  return rows;
};

export const duties = (document: '001' | '002' | '003'): RunningDuty[] => {
  const rows = { '001': rows001, '002': rows002, '003': rows003 }[document]();
  return rows.map((row) => dutyOf(document, row));
};
