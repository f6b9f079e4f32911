/**
 * What a corrected annex changes, row by row: shown to a person first, and turned into commands only
 * for the rows that person accepts. Nothing here is applied by itself, and what could be read in two
 * ways is a doubt that a person decides.
 */
import { isEqual } from '../equality.js';
import type { ContentChanges, TaskId } from '../task/messages.js';
import type { TaskEnd } from '../task/state.js';
import type { AssignedRow } from './assignment.js';
import { type Evidence, type MatchedRow, matchRows, type Pair } from './matching.js';
import type { StandingRow } from './standing-row.js';

export const rowChanges = [
  'reworded',
  'deadline-moved',
  'units-changed',
  'urgency-changed',
  'remarked',
  'renumbered',
] as const;
export type RowChange = (typeof rowChanges)[number];

/** `task` names the task, or for a new row the task that it will be. */
export type Difference = { readonly task: TaskId } & (
  | { readonly kind: 'unchanged'; readonly row: AssignedRow; readonly evidence: Evidence }
  | {
      readonly kind: 'changed';
      readonly row: AssignedRow;
      readonly standing: StandingRow;
      readonly what: readonly RowChange[];
      /** The fields that the corrected annex states otherwise. */
      readonly changes: ContentChanges;
      readonly evidence: Evidence;
    }
  /** The row is of a task that has ended: whatever it says now, nothing follows. */
  | {
      readonly kind: 'closed';
      readonly row: AssignedRow;
      readonly end: TaskEnd;
      readonly evidence: Evidence;
    }
  | { readonly kind: 'withdrawn'; readonly standing: StandingRow }
  | { readonly kind: 'new'; readonly row: AssignedRow }
);

export type Doubt =
  /** The row could be one of these tasks, or a new one. */
  | {
      readonly kind: 'which';
      readonly row: AssignedRow;
      readonly candidates: readonly {
        readonly standing: StandingRow;
        readonly evidence: Evidence;
      }[];
    }
  /** The row is gone, but other documents mandate the task as well. */
  | { readonly kind: 'gone'; readonly standing: StandingRow };

/** What a person said about the doubts. */
export type Decisions = {
  /** For a row by its key: the task that it is, or a new one. */
  readonly rows: Readonly<Record<string, TaskId | 'new'>>;
  /** For a task whose row is gone. */
  readonly gone: Readonly<Record<TaskId, 'withdrawn' | 'kept'>>;
};

export const noDecisions: Decisions = { rows: {}, gone: {} };

export type Comparison = {
  readonly differences: readonly Difference[];
  readonly doubts: readonly Doubt[];
};

/** Spaces, punctuation and case aside: a page set anew is no other text. */
const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}%]+/gu) ?? []
  ).join(' ');

const sameWords = (a: string, b: string): boolean => wordsOf(a) === wordsOf(b);

const placeOf = ({ section, number }: AssignedRow): string =>
  [section, number].map((text) => wordsOf(text)).join('/');

/** Who has which part. Members of a group are those of the day, and are not the annex's word. */
const unitsOf = ({ parts }: AssignedRow): string[] =>
  parts.map(({ unit, role }) => `${role} ${unit}`).sort();

/** The same dates are the same deadline, however worded; without a date the words are all there is. */
const sameDeadline = (a: AssignedRow['deadline'], b: AssignedRow['deadline']): boolean =>
  a.kind === b.kind &&
  a.dueAt === b.dueAt &&
  isEqual(a.stages, b.stages) &&
  (a.due !== null || sameWords(a.phrase, b.phrase));

const matched = (row: AssignedRow): MatchedRow => ({
  title: row.title,
  place: placeOf(row),
  leads: row.parts.filter(({ role }) => role === 'lead').map(({ unit }) => unit),
  content: [
    wordsOf(row.title),
    wordsOf(row.deliverable),
    ...unitsOf(row),
    row.deadline.dueAt ?? wordsOf(row.deadline.phrase),
  ].join('\n'),
});

/** What a row says otherwise than it, or another document, said before. */
export const changesOf = (
  before: AssignedRow,
  after: AssignedRow,
): { what: RowChange[]; changes: ContentChanges } => {
  const reworded = {
    ...(sameWords(before.title, after.title) ? {} : { title: after.title }),
    ...(sameWords(before.deliverable, after.deliverable) ? {} : { deliverable: after.deliverable }),
  };
  const remarked = {
    ...(sameWords(before.note, after.note) ? {} : { note: after.note }),
    ...(sameWords(before.statedStatus, after.statedStatus)
      ? {}
      : { statedStatus: after.statedStatus }),
  };
  const stated: readonly (readonly [RowChange, ContentChanges])[] = [
    ['reworded', reworded],
    [
      'deadline-moved',
      sameDeadline(before.deadline, after.deadline) ? {} : { deadline: after.deadline },
    ],
    ['units-changed', isEqual(unitsOf(before), unitsOf(after)) ? {} : { parts: after.parts }],
    ['urgency-changed', before.urgency === after.urgency ? {} : { urgency: after.urgency }],
    ['remarked', remarked],
  ];
  const found = stated.filter(([, changes]) => Object.keys(changes).length > 0);
  const moved: RowChange[] = placeOf(before) === placeOf(after) ? [] : ['renumbered'];
  return {
    what: [...found.map(([change]) => change), ...moved],
    changes: Object.assign({}, ...found.map(([, changes]) => changes)) as ContentChanges,
  };
};

const differenceOf = (standing: StandingRow, row: AssignedRow, evidence: Evidence): Difference => {
  const { task, end } = standing;
  if (end !== null) return { kind: 'closed', task, row, end, evidence };
  const { what, changes } = changesOf(standing, row);
  return what.length === 0
    ? { kind: 'unchanged', task, row, evidence }
    : { kind: 'changed', task, row, standing, what, changes, evidence };
};

const suffixed = (key: string, count: number): string =>
  `${key.slice(0, 60 - `-${count}`.length)}-${count}`;

/** A key no task has had: the row's own, else with a number behind it. Keys are given once for all. */
const freeKeys = (
  rows: readonly AssignedRow[],
  taken: ReadonlySet<string>,
  reserved: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const given = new Map<string, string>();
  const used = new Set([...taken, ...reserved]);
  for (const { rowKey } of rows) {
    if (!taken.has(rowKey)) {
      given.set(rowKey, rowKey);
      continue;
    }
    let count = 2;
    while (used.has(suffixed(rowKey, count))) count += 1;
    given.set(rowKey, suffixed(rowKey, count));
    used.add(suffixed(rowKey, count));
  }
  return given;
};

const newRows = (
  document: string,
  standing: readonly StandingRow[],
  all: readonly AssignedRow[],
  rows: readonly AssignedRow[],
): ReadonlyMap<AssignedRow, Difference> => {
  const own = standing.filter(({ task }) => task.startsWith(`task/${document}/`));
  const taken = new Set(own.map(({ rowKey }) => rowKey));
  const keys = freeKeys(rows, taken, new Set(all.map(({ rowKey }) => rowKey)));
  return new Map(
    rows.map((row): [AssignedRow, Difference] => {
      const rowKey = keys.get(row.rowKey) ?? row.rowKey;
      return [row, { kind: 'new', task: `task/${document}/${rowKey}`, row: { ...row, rowKey } }];
    }),
  );
};

const settledBy = (
  { rows }: Decisions,
  standing: readonly StandingRow[],
  incoming: readonly AssignedRow[],
): Map<number, number | null> => {
  const places = new Map(standing.map(({ task }, at) => [task, at]));
  const settled = new Map<number, number | null>();
  incoming.forEach(({ rowKey, remandates }, at) => {
    // A row that somebody took for a task of another document is none of this one's.
    const otherwise = remandates === undefined || places.has(remandates) ? remandates : 'new';
    const decided = Object.hasOwn(rows, rowKey) ? rows[rowKey] : otherwise;
    if (decided === 'new') settled.set(at, null);
    if (decided === undefined || decided === 'new') return;
    const place = places.get(decided);
    // Two rows are never one task: the first has it.
    if (place !== undefined) settled.set(at, place);
    places.delete(decided);
  });
  return settled;
};

/** Rows after that nobody decided, each with the tasks it could be. */
const whichDoubts = (
  open: readonly Pair[],
  standing: readonly StandingRow[],
  incoming: readonly AssignedRow[],
): Doubt[] =>
  [...Map.groupBy(open, ({ after }) => after)]
    .sort(([a], [b]) => a - b)
    .flatMap(([after, pairs]): Doubt[] => {
      const row = incoming[after];
      const candidates = pairs.flatMap(({ before, evidence }) => {
        const known = standing[before];
        return known === undefined ? [] : [{ standing: known, evidence }];
      });
      return row === undefined ? [] : [{ kind: 'which', row, candidates }];
    });

/** What became of the tasks no row is for. One that has ended needs nothing. */
const goneRows = (
  gone: readonly StandingRow[],
  decisions: Decisions,
): { withdrawn: Difference[]; doubts: Doubt[] } => {
  const open = gone.filter(({ end }) => end === null);
  const decided = ({ task }: StandingRow) => decisions.gone[task];
  const isDoubtful = (row: StandingRow): boolean =>
    row.others.length > 0 && decided(row) === undefined;
  return {
    withdrawn: open
      .filter((row) => !isDoubtful(row) && decided(row) !== 'kept')
      .map((standing) => ({ kind: 'withdrawn', task: standing.task, standing })),
    doubts: open.filter(isDoubtful).map((standing) => ({ kind: 'gone', standing })),
  };
};

/**
 * Compares what a document said of its tasks with the rows of its corrected version. A task stands in
 * at most one difference, and a row in exactly one difference or doubt.
 */
export const compareRows = (
  document: string,
  standing: readonly StandingRow[],
  incoming: readonly AssignedRow[],
  decisions: Decisions = noDecisions,
): Comparison => {
  const settled = settledBy(decisions, standing, incoming);
  const { pairs, open } = matchRows(standing.map(matched), incoming.map(matched), settled);
  const paired = new Map(pairs.map((pair) => [pair.after, pair]));
  const doubtful = new Set(open.map(({ after }) => after));
  const added = incoming.filter((_, at) => !paired.has(at) && !doubtful.has(at));
  const fresh = newRows(document, standing, incoming, added);
  const differences = incoming.flatMap((row, at): readonly Difference[] => {
    const pair = paired.get(at);
    const known = pair === undefined ? undefined : standing[pair.before];
    if (pair !== undefined && known !== undefined) {
      return [differenceOf(known, row, pair.evidence)];
    }
    return [fresh.get(row) ?? []].flat();
  });
  const kept = new Set([...pairs, ...open].map(({ before }) => before));
  const { withdrawn, doubts } = goneRows(
    standing.filter((_, at) => !kept.has(at)),
    decisions,
  );
  return {
    differences: [...differences, ...withdrawn],
    doubts: [...whichDoubts(open, standing, incoming), ...doubts],
  };
};
