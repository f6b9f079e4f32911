/**
 * What the program read against what a person read. A field that differs is `reviewed` when the
 * program itself asks a person to look at the row, else `wrong`.
 */
import type { ProposedTask } from '../../../domain/document/proposal.js';
import { type ExpectedRow, type ExpectedTitle, rowKeyOf } from '../fixtures/expected-row.js';
import { rowOf } from '../reading.js';
import type { Fixture } from './fixtures.js';

export const comparedFields = [
  'section and number',
  'title',
  'leads',
  'coordinating',
  'deadline kind',
  'due',
  'state of play',
  'deliverable',
] as const;
export type ComparedField = (typeof comparedFields)[number];

export type Verdict = 'right' | 'reviewed' | 'wrong';

export type Difference = {
  readonly row: string;
  readonly field: ComparedField;
  readonly expected: string;
  readonly found: string;
  readonly verdict: Exclude<Verdict, 'right'>;
};

export type Tally = Readonly<Record<Verdict, number>>;

export type Comparison = {
  readonly tallies: Readonly<Record<ComparedField, Tally>>;
  readonly differences: readonly Difference[];
  /** Rows of the document that the program has not, and rows of the program that it has not. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly inReview: number;
  /** Rows a careful reader would ask about and the program does not. */
  readonly unasked: readonly string[];
};

/** Ends of cells without what neither a reader nor a person needs: stops, quotes, a list's dash. */
const trimmed = (text: string): string => text.replace(/^[\s-]+/, '').replace(/[\s.,;"”]+$/, '');

export const titleFits = (title: string, [begins, ends, share = '']: ExpectedTitle): boolean => {
  const [parent = '', ...shares] = share === '' ? [title] : title.split(` – ${share}`);
  const shared = share === '' || shares.length === 1;
  return shared && trimmed(parent).startsWith(begins) && trimmed(parent).endsWith(ends);
};

/** A cell given by its first words; one given as empty must be empty. */
export const cellFits = (cell: string, firstWords: string): boolean =>
  firstWords === '' ? cell === '' : trimmed(cell).startsWith(firstWords);

type Pair = { readonly row: ExpectedRow; readonly key: string; readonly task: ProposedTask | null };
type Pairs = { readonly pairs: readonly Pair[]; readonly extra: readonly ProposedTask[] };

/** By section and number; rows whose place was misread are paired in their order. */
const pairUp = (rows: readonly ExpectedRow[], tasks: readonly ProposedTask[]): Pairs => {
  const byKey = new Map<string, ProposedTask>();
  for (const task of tasks) {
    const key = rowKeyOf(rowOf(task));
    if (!byKey.has(key)) byKey.set(key, task);
  }
  const keys = new Set(rows.map(rowKeyOf));
  const unplaced = tasks.filter((task) => {
    const key = rowKeyOf(rowOf(task));
    return !keys.has(key) || byKey.get(key) !== task;
  });
  const pairs = rows.map((row) => {
    const key = rowKeyOf(row);
    return { row, key, task: byKey.get(key) ?? unplaced.shift() ?? null };
  });
  return { pairs, extra: unplaced };
};

type Check = {
  readonly field: ComparedField;
  readonly expected: string;
  readonly found: string;
  readonly fits: boolean;
};

const same = (field: ComparedField, expected: string, found: string): Check => ({
  ...{ field, expected, found },
  fits: expected === found,
});

const shown = 60;
const beginning = (text: string): string =>
  text.length <= shown ? text : `${text.slice(0, shown)}…`;

const sampled = (
  field: ComparedField,
  expected: string | undefined,
  cell: string,
): readonly Check[] =>
  expected === undefined
    ? []
    : [{ field, expected, found: beginning(cell), fits: cellFits(cell, expected) }];

const checksOf = ({ row, key, task }: Pair, fixture: Fixture): readonly Check[] => {
  const [section, no, leads, coordinating, kind, due] = row;
  const [foundSection, foundNo, foundLeads, foundCoordinating, foundKind, foundDue] =
    task === null ? (['', '', [], [], '', null] as const) : rowOf(task);
  const title = fixture.titles[key] ?? ['', ''];
  const foundTitle = task?.title ?? '';
  return [
    same('section and number', `${section} ${no}`, `${foundSection} ${foundNo}`),
    {
      field: 'title',
      expected: title.join(' … '),
      found: beginning(foundTitle),
      fits: task !== null && titleFits(foundTitle, title),
    },
    same('leads', leads.join('; '), foundLeads.join('; ')),
    same('coordinating', coordinating.join('; '), foundCoordinating.join('; ')),
    same('deadline kind', kind, foundKind),
    same('due', due ?? '–', foundDue ?? '–'),
    ...sampled('state of play', fixture.statuses[key], task?.status ?? ''),
    ...sampled('deliverable', fixture.deliverables[key], task?.deliverable ?? ''),
  ];
};

/** Of a row that is missing everything is wrong, also what happens to be empty in both. */
const verdictOn = ({ fits }: Check, task: ProposedTask | null): Verdict => {
  if (task === null) return 'wrong';
  if (fits) return 'right';
  return task.review.length > 0 ? 'reviewed' : 'wrong';
};

export const compare = (fixture: Fixture, tasks: readonly ProposedTask[]): Comparison => {
  const { pairs, extra } = pairUp(fixture.rows, tasks);
  const tallies = Object.fromEntries(
    comparedFields.map((field) => [field, { right: 0, reviewed: 0, wrong: 0 }]),
  ) as Record<ComparedField, Record<Verdict, number>>;
  const differences: Difference[] = [];
  for (const pair of pairs) {
    for (const check of checksOf(pair, fixture)) {
      const { field, expected, found } = check;
      const verdict = verdictOn(check, pair.task);
      tallies[field][verdict] += 1;
      if (verdict !== 'right') differences.push({ row: pair.key, field, expected, found, verdict });
    }
  }
  return {
    tallies,
    differences,
    missing: pairs.filter(({ task }) => task === null).map(({ key }) => key),
    extra: extra.map((task) => rowKeyOf(rowOf(task))),
    inReview: tasks.filter((task) => task.review.length > 0).length,
    unasked: pairs
      .filter(({ key, task }) => fixture.doubts[key] !== undefined && task?.review.length === 0)
      .map(({ key }) => key),
  };
};
