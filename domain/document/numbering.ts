/**
 * The numbers rows go by. Print loses them: whole columns of them where a table was torn, first
 * digits where a page was cut. What was lost is counted from the rows around it and marked.
 */
import type { NumberedRow } from './completion.js';
import { ownValue, type RawRow, spannedValue } from './raw-row.js';
import { lostBefore, type Section } from './sections.js';

const figureOf = (printed: string | null): number | null =>
  printed !== null && /^\d{1,5}$/.test(printed) ? Number(printed) : null;

const merge = (row: RawRow, torn: RawRow): void => {
  row.parts.push(...torn.parts);
  row.review.push('continuation-with-deadline');
};

/**
 * A doubtful row is a task if the number printed next leaves room for it; else part of the row above,
 * or a task under the same number.
 */
const settleDoubtful = (rows: readonly RawRow[]): RawRow[] => {
  const settled: RawRow[] = [];
  for (const [index, row] of rows.entries()) {
    const above = settled.at(-1);
    if (!row.doubtful || above === undefined || above.scope !== row.scope) {
      settled.push(row);
      continue;
    }
    const next = rows.slice(index + 1).find(({ doubtful }) => !doubtful);
    const lost = rows.indexOf(next ?? row) - index;
    const printed = next?.scope === row.scope ? figureOf(next.printed) : null;
    const before = figureOf(above.printed);
    const room = printed !== null && before !== null && printed === before + lost + 1;
    if (room)
      settled.push({
        ...row,
        printed: String(before + 1),
        marks: [...row.marks, 'number-restored'],
      });
    else if (row.whole) {
      const marks = [...row.marks, 'number-shared'];
      settled.push({ ...row, printed: above.printed, marks });
    } else merge(above, row);
  }
  return settled;
};

type Run = { last: number | null; readonly seen: Set<number> };

/** Where a stretch without numbers begins: before the number printed behind it, else with 1. */
const countedBack = (rows: readonly RawRow[], index: number): number => {
  const [{ scope } = { scope: -1 }] = rows.slice(index, index + 1);
  for (let at = index; at < rows.length && rows[at]?.scope === scope; at += 1) {
    const figure = figureOf(rows[at]?.printed ?? null);
    if (figure !== null) return Math.max(1, figure - (at - index));
  }
  return 1;
};

/** `3` printed where 23 is next, and 3 was there before: the first digit was cut off. */
const isCut = (figure: number, next: number, { seen }: Run): boolean =>
  figure < next && seen.has(figure) && String(next).endsWith(String(figure));

const numbered = (rows: readonly RawRow[]): NumberedRow[] => {
  const runs = new Map<number, Run>();
  return rows.map((row, index): NumberedRow => {
    const run: Run = runs.get(row.scope) ?? { last: null, seen: new Set() };
    runs.set(row.scope, run);
    const figure = figureOf(row.printed);
    const next = run.last === null ? countedBack(rows, index) : run.last + 1;
    if (row.printed !== null && figure === null) return { ...row, number: row.printed };
    const cut = figure !== null && isCut(figure, next, run);
    const number = figure === null || cut ? next : figure;
    run.last = number;
    run.seen.add(number);
    if (row.printed !== null && !cut) return { ...row, number: row.printed };
    const mark = cut ? `number-restored: ${figure}` : 'number-restored';
    return { ...row, number: String(number), marks: [...row.marks, mark] };
  });
};

/** A row with a number and a title and nothing to do: the rows `1.1` or `a` under it do it. */
const headsOthers = (row: RawRow, next: RawRow | undefined): boolean =>
  figureOf(row.printed) !== null &&
  next?.scope === row.scope &&
  (next.printed?.startsWith(`${row.printed}.`) || isLetter(next.printed)) === true &&
  (['lead', 'coordinating', 'deadline'] as const).every(
    (role) => ownValue(row, role) === null && spannedValue(row, role) === null,
  );

const isLetter = (printed: string | null): boolean => printed !== null && /^[a-zđ]$/.test(printed);

export type Grouped = { readonly rows: readonly RawRow[]; readonly headings: readonly Section[] };

/** Tasks that only head others become headings, and `a` under 4 is 4a. */
export const groupRows = (rows: readonly RawRow[]): Grouped => {
  const headings: Section[] = [];
  let figure: { readonly mark: string; readonly scope: number } | null = null;
  let heading: Section | null = null;
  const kept = rows.flatMap((row, index): RawRow[] => {
    if (figure?.scope !== row.scope) figure = null;
    if (figure === null || figureOf(row.printed) !== null) heading = null;
    const mark = figureOf(row.printed) === null ? null : row.printed;
    if (mark !== null) figure = { mark, scope: row.scope };
    if (mark !== null && headsOthers(row, rows[index + 1])) {
      heading = { mark, title: ownValue(row, 'task')?.text ?? '', place: row.place };
      headings.push(heading);
      return [];
    }
    const printed =
      figure !== null && isLetter(row.printed) ? `${figure.mark}${row.printed}` : row.printed;
    const marks = heading === null ? row.marks : [...row.marks, `under: ${heading.title}`];
    return [{ ...row, printed, marks }];
  });
  return { rows: kept, headings };
};

/** Rows before the first heading belong to a section whose heading was lost, if that one is a second. */
const withLostSections = (rows: readonly RawRow[]): RawRow[] => {
  const lost = new Map<string | null, string | null>();
  for (const { annex, sections } of rows) {
    const [first] = sections;
    if (first !== undefined && !lost.has(annex)) lost.set(annex, lostBefore(first.mark));
  }
  return rows.map((row) => {
    const mark = row.sections.length === 0 ? (lost.get(row.annex) ?? null) : null;
    if (mark === null) return row;
    const section = { mark, title: '', place: row.place };
    return { ...row, sections: [section], marks: [...row.marks, 'section-restored'] };
  });
};

/** Where one annex, or one numbered heading, is all there is, it tells no row from another. */
const withoutLone = (rows: readonly RawRow[]): RawRow[] => {
  const loneAnnex = new Set(rows.map(({ annex }) => annex)).size === 1;
  const figures = rows.map(({ sections }) => sections.find(({ mark }) => /^\d/.test(mark))?.mark);
  const loneFigure = new Set(figures).size === 1;
  return rows.map((row) => ({
    ...row,
    annex: loneAnnex ? null : row.annex,
    sections: loneFigure ? row.sections.filter(({ mark }) => !/^\d/.test(mark)) : row.sections,
  }));
};

/** Sheets that number alike go by their names, where no annex heading tells them apart. */
const withSheets = (rows: readonly NumberedRow[]): NumberedRow[] => {
  const sheets = new Map<string, string | null>();
  const alike = rows.some(({ annex, sections, number, place }) => {
    const key = [annex ?? '', ...sections.map(({ mark }) => mark), number].join('\n');
    const known = sheets.get(key);
    sheets.set(key, known ?? place.sheet);
    return known !== undefined && known !== place.sheet;
  });
  return rows.map((row) => (alike ? { ...row, annex: row.annex ?? row.place.sheet } : row));
};

export const numberRows = (rows: readonly RawRow[]): NumberedRow[] =>
  withSheets(numbered(settleDoubtful(withoutLone(withLostSections(rows)))));
