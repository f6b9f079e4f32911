/**
 * What each column of a table holds: told by the words of its header and by what its cells read as.
 * Where the two disagree the cells win if they are plain, and the confidence says that they had to.
 */
import { type CellKind, type Shares, sharesOf } from './cell-kinds.js';
import type { HeaderCell } from './header.js';
import type { ColumnRole } from './header-words.js';
import { isTick, periodOf } from './period-columns.js';

export type Evidence =
  /** The header's own words, whole or in part. */
  | { readonly by: 'header'; readonly exact: boolean }
  /** So many of the column's cells read as this. */
  | {
      readonly by: 'content';
      readonly kind: CellKind;
      readonly share: number;
      readonly cells: number;
    }
  /** The table goes on with one above, whose header it does not repeat. */
  | { readonly by: 'table-above' }
  | { readonly by: 'person' };

export type Column = {
  readonly column: number;
  readonly role: ColumnRole;
  readonly header: string;
  readonly evidence: readonly Evidence[];
  /** From 0 to 1. */
  readonly confidence: number;
};

/** What a person says a column holds; it outranks header and content. */
export type ColumnOverride = {
  /** Null or absent for files without sheets. */
  readonly sheet?: string | null;
  readonly table: number;
  readonly column: number;
  readonly role: ColumnRole;
};

/** Own texts of a column, row by row; blank where the cell is, or where a span from above covers it. */
export type ColumnTexts = ReadonlyMap<number, readonly string[]>;

const kindOf: Partial<Record<ColumnRole, CellKind>> = {
  number: 'number',
  task: 'sentence',
  subtask: 'sentence',
  lead: 'unit',
  coordinating: 'unit',
  deadline: 'deadline',
  status: 'status',
};

type Candidate = {
  readonly column: number;
  readonly header: string;
  readonly shares: Shares;
  /** Share of the rows that leave the column blank. */
  readonly blank: number;
  role: ColumnRole;
  exact: boolean;
  evidence: Evidence[];
  confidence: number;
};

const confidences = { agreed: 1, headerAlone: 0.95, weak: 0.8, loose: 0.7, content: 0.6 };

const contentEvidence = (kind: CellKind, shares: Shares): Evidence => ({
  by: 'content',
  kind,
  share: Math.round(shares[kind] * 100) / 100,
  cells: shares.cells,
});

const byHeader = (candidate: Candidate, role: ColumnRole, exact: boolean): void => {
  const kind = kindOf[role];
  const share = kind === undefined ? 0 : candidate.shares[kind];
  candidate.role = role;
  candidate.exact = exact;
  candidate.evidence = [{ by: 'header', exact }];
  if (kind !== undefined && share > 0) {
    candidate.evidence.push(contentEvidence(kind, candidate.shares));
  }
  if (!exact) candidate.confidence = share >= 0.5 ? confidences.weak : confidences.loose;
  else if (kind === undefined || candidate.shares.cells === 0) {
    candidate.confidence = confidences.headerAlone;
  } else candidate.confidence = share >= 0.5 ? confidences.agreed : confidences.weak;
};

const byContent = (candidate: Candidate, role: ColumnRole, kind: CellKind): void => {
  candidate.role = role;
  candidate.exact = false;
  candidate.evidence = [contentEvidence(kind, candidate.shares)];
  candidate.confidence = confidences.content;
};

const unassigned = (candidate: Candidate): void => {
  candidate.role = 'other';
  candidate.exact = false;
  candidate.evidence = [];
  candidate.confidence = confidences.headerAlone;
};

const candidateOf = (header: HeaderCell, texts: readonly string[]): Candidate => {
  const candidate: Candidate = {
    column: header.column,
    header: header.text,
    shares: sharesOf(texts),
    blank: texts.length === 0 ? 0 : texts.filter((text) => text === '').length / texts.length,
    role: 'other',
    exact: false,
    evidence: [],
    confidence: confidences.headerAlone,
  };
  if (header.reading !== null) byHeader(candidate, header.reading.role, header.reading.exact);
  return candidate;
};

const holderOf = (candidates: readonly Candidate[], role: ColumnRole): Candidate | undefined =>
  candidates.find((candidate) => candidate.role === role);

/** Cells enough to speak against a header. */
const fewestAgainst = 4;
const plainly = 0.8;
const hardly = 0.2;
const mostly = 0.6;

const decisive: readonly (readonly [CellKind, ColumnRole])[] = [
  ['deadline', 'deadline'],
  ['unit', 'lead'],
];

/** A column whose cells plainly are something else than its header says, and that nobody else is. */
const correctByContent = (candidates: readonly Candidate[]): void => {
  for (const candidate of candidates) {
    const kind = kindOf[candidate.role];
    const { shares, role } = candidate;
    if (role === 'other' || shares.cells < fewestAgainst) continue;
    if (kind !== undefined && shares[kind] >= hardly) continue;
    const other = decisive.find(([otherKind]) => shares[otherKind] >= plainly);
    if (other === undefined || holderOf(candidates, other[1]) !== undefined) continue;
    byContent(candidate, other[1], other[0]);
  }
};

const fewestPeriods = 2;

/** Quarters or months side by side, with nothing but ticks under them, say together when a task is due. */
const settlePeriods = (candidates: readonly Candidate[], texts: ColumnTexts): void => {
  const ticked = candidates.filter(({ column, header }) => {
    const cells = (texts.get(column) ?? []).filter((text) => text !== '');
    return cells.every(isTick) && periodOf(header) !== null;
  });
  const some = ticked.filter(({ shares }) => shares.cells > 0);
  if (ticked.length < fewestPeriods || some.length === 0) return;
  for (const candidate of ticked) byHeader(candidate, 'period', true);
};

/** "Kết quả" heads what was done as well as what is to come out; its cells tell which. */
const settleResults = (candidates: readonly Candidate[]): void => {
  const results = holderOf(candidates, 'status');
  if (results === undefined || results.shares.cells === 0) return;
  if (results.shares.status >= hardly || holderOf(candidates, 'deliverable') !== undefined) return;
  if (/^kết quả$/iu.test(results.header)) {
    results.role = 'deliverable';
    results.confidence = confidences.loose;
  }
};

/** Of two task columns the one that is often blank is the parent of what the other lists. */
const settleTasks = (candidates: readonly Candidate[]): void => {
  const tasks = candidates.filter(({ role, exact }) => role === 'task' && exact);
  const [first, second, ...more] = tasks;
  const sub = holderOf(candidates, 'subtask');
  if (first === undefined) {
    if (sub !== undefined) sub.role = 'task';
    return;
  }
  if (second === undefined || more.length > 0 || sub !== undefined) return;
  const [fuller, emptier] = first.blank <= second.blank ? [first, second] : [second, first];
  if (emptier.blank < 0.25 || fuller.blank > 0.1) return;
  fuller.role = 'subtask';
  fuller.confidence = confidences.weak;
};

/** Of columns with one role the surest has it, then the first; the others are kept as notes. */
const settleRepeats = (candidates: readonly Candidate[]): void => {
  const holders = new Map<ColumnRole, Candidate>();
  for (const candidate of candidates.filter(({ role }) => !['other', 'period'].includes(role))) {
    const role: ColumnRole = candidate.role;
    const holder = holders.get(role);
    if (holder !== undefined && (holder.exact || !candidate.exact)) unassigned(candidate);
    else {
      if (holder !== undefined) unassigned(holder);
      holders.set(role, candidate);
    }
  }
};

/** Roles no header gave go to the columns whose cells plainly hold them. */
const fillByContent = (candidates: readonly Candidate[]): void => {
  const free = (kind: CellKind, least: number): Candidate | undefined =>
    candidates
      .filter(({ role, exact, shares }) => role === 'other' && !exact && shares[kind] >= least)
      .sort((a, b) => b.shares[kind] - a.shares[kind])[0];
  const fill = (role: ColumnRole, kind: CellKind, least: number): void => {
    if (holderOf(candidates, role) !== undefined) return;
    const candidate = free(kind, least);
    if (candidate !== undefined) byContent(candidate, role, kind);
  };
  const [first] = candidates;
  if (first?.role === 'other' && first.shares.number >= plainly) fill('number', 'number', plainly);
  fill('deadline', 'deadline', mostly);
  fill('lead', 'unit', mostly);
  fill('task', 'sentence', hardly);
};

const toldColumns = (candidates: readonly Candidate[]): Column[] =>
  candidates.map(({ column, role, header, evidence, confidence }) => ({
    column,
    role,
    header,
    evidence,
    confidence,
  }));

export const columnsFor = (header: readonly HeaderCell[], texts: ColumnTexts): Column[] => {
  const candidates = header.map((cell) => candidateOf(cell, texts.get(cell.column) ?? []));
  settlePeriods(candidates, texts);
  correctByContent(candidates);
  settleResults(candidates);
  settleTasks(candidates);
  settleRepeats(candidates);
  fillByContent(candidates);
  return toldColumns(candidates);
};

const wordsPerCell = (texts: readonly string[]): number => {
  const filled = texts.filter((text) => text !== '');
  const words = filled.reduce((sum, text) => sum + text.split(' ').length, 0);
  return filled.length === 0 ? 0 : words / filled.length;
};

const fewestWords = 3;

/**
 * The columns of a table that nobody headed. Who leads stands before who helps, and where no column
 * holds whole sentences the one with most words is the task.
 */
export const columnsByContent = (columns: readonly number[], texts: ColumnTexts): Column[] => {
  const candidates = columns.map((column) =>
    candidateOf({ column, text: '', reading: null }, texts.get(column) ?? []),
  );
  const units = candidates.filter(({ shares }) => shares.unit >= mostly);
  const [lead, coordinating] = units;
  if (lead !== undefined) byContent(lead, 'lead', 'unit');
  if (coordinating !== undefined) byContent(coordinating, 'coordinating', 'unit');
  fillByContent(candidates);
  if (holderOf(candidates, 'task') === undefined) {
    const free = candidates
      .filter(({ role }) => role === 'other')
      .map((candidate) => ({ candidate, words: wordsPerCell(texts.get(candidate.column) ?? []) }))
      .filter(({ words }) => words >= fewestWords)
      .sort((a, b) => b.words - a.words)[0];
    if (free !== undefined) byContent(free.candidate, 'task', 'sentence');
  }
  return toldColumns(candidates);
};

/** A role a person gave leaves the column that had it; columns nobody spoke of stay as they are. */
export const withOverrides = (
  columns: readonly Column[],
  overrides: readonly ColumnOverride[],
): readonly Column[] => {
  if (overrides.length === 0) return columns;
  const given = new Map(overrides.map(({ column, role }) => [column, role]));
  const taken = new Set<ColumnRole>([...given.values()].filter((role) => role !== 'other'));
  return columns.map((column) => {
    const role = given.get(column.column);
    if (role !== undefined) {
      return { ...column, role, evidence: [{ by: 'person' }], confidence: confidences.agreed };
    }
    return taken.has(column.role) ? { ...column, role: 'other', evidence: [] } : column;
  });
};

export const columnWith = (columns: readonly Column[], role: ColumnRole): Column | undefined =>
  columns.find((column) => column.role === role);
