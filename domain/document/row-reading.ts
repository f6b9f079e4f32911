/** One row of a table of tasks: a task, more of the one above, a heading, or something beside them. */
import { isSignature, isTotal } from './asides.js';
import { isNumber, readsAsDeadline, readsAsUnits } from './cell-kinds.js';
import { columnWith } from './columns.js';
import { type GridCell, type GridRow, ownCells } from './grid.js';
import type { ColumnRole } from './header-words.js';
import type { Mapping } from './mapping.js';
import { type CellValue, ownText, ownValue, type Part, partOf, type RawRow } from './raw-row.js';
import { annexHeading, sectionOfRow } from './sections.js';
import { longestNumber, lostFirst, withoutNumber } from './stretches.js';
import type { Fault } from './unreadable.js';
import {
  atLine,
  leaveOut,
  openAnnex,
  openSection,
  resumeTitle,
  type WalkState,
} from './walk-state.js';

const withoutStop = (number: string): string => number.replace(/[.)]+$/, '').replace(/^\(/, '');

type Begun = {
  readonly printed: string | null;
  readonly part: Part;
  readonly doubtful?: boolean;
  readonly whole?: boolean;
  readonly marks?: readonly string[];
  readonly review?: readonly string[];
};

const begin = (state: WalkState, row: GridRow, mapping: Mapping, begun: Begun): void => {
  const opened: RawRow = {
    place: row.place,
    annex: state.annex?.mark ?? null,
    sections: state.sections,
    scope: state.scope,
    printed: begun.printed,
    columns: mapping.columns,
    parts: [begun.part],
    doubtful: begun.doubtful ?? false,
    whole: begun.whole ?? false,
    marks: [...(begun.marks ?? [])],
    review: [
      ...(begun.review ?? []),
      ...(mapping.guessed ? ['columns-guessed'] : []),
      ...(row.hidden ? ['row-hidden'] : []),
    ],
  };
  state.open = opened;
  state.rows.push(opened);
};

const resume = (state: WalkState, row: GridRow, part: Part): Fault | null => {
  if (state.open === null) {
    if (!state.rowsAreLines) leaveOut(state, row);
    else return { reason: 'row-without-number', ...atLine(row), cell: 1 };
    return null;
  }
  if (state.open !== 'section') {
    state.open.parts.push(part);
    return null;
  }
  const others = part.others.map(({ value }) => value.text);
  resumeTitle(state, [...[...part.values.values()].map(({ text }) => text), ...others].join(' '));
  return null;
};

/** More than words to go on with a title: under a heading, or on top, a task that lost its number. */
const isTask = (part: Part): boolean =>
  (['lead', 'deadline', 'coordinating'] as const).some((role) => ownText(part, role) !== '');

/** Words where the number should be: the row lost its number, or holds more than it should. */
const readUnnumbered = (
  state: WalkState,
  row: GridRow,
  mapping: Mapping,
  part: Part,
  number: CellValue,
): void => {
  if (lostFirst(row, mapping.columns)) {
    const moved = partOf(row, withoutNumber(mapping.columns));
    begin(state, row, mapping, { printed: null, part: moved, review: ['cells-shifted'] });
    return;
  }
  const text = `${number.text} ${ownText(part, 'task')}`.trim();
  const values = new Map(part.values);
  values.delete('number');
  values.set('task', { ...number, text, written: text });
  const kept = { ...part, values };
  begin(state, row, mapping, { printed: null, part: kept, review: ['number-unread'] });
};

/** Words that go on with a sentence, or with a name. */
const goesOn = /^[\p{Ll}(,;]/u;

const isTorn = (part: Part): boolean => {
  const task = ownText(part, 'task');
  const lead = ownText(part, 'lead');
  if (task === '' || lead === '' || goesOn.test(task)) return true;
  return goesOn.test(lead) && !readsAsUnits(lead);
};

/** In a table without numbers a row begins a task unless it lacks what every task has. */
const readWithoutNumbers = (
  state: WalkState,
  row: GridRow,
  mapping: Mapping,
  part: Part,
): Fault | null => {
  const has = (role: ColumnRole): boolean => columnWith(mapping.columns, role) !== undefined;
  const judged = has('deadline') || has('lead');
  const torn = judged && state.open !== null && ownText(part, 'deadline') === '' && isTorn(part);
  if (torn) return resume(state, row, part);
  begin(state, row, mapping, { printed: null, part });
  return null;
};

/** A number cell that reaches over several rows: each with a deadline or a duty of its own is a task. */
const readUnderNumber = (
  state: WalkState,
  row: GridRow,
  mapping: Mapping,
  part: Part,
  number: CellValue,
): Fault | null => {
  const own = (role: ColumnRole): boolean => ownText(part, role) !== '';
  const duty = own('task') || own('subtask');
  if (!own('deadline') && !(duty && (own('lead') || own('coordinating')))) {
    return resume(state, row, part);
  }
  const printed = withoutStop(number.text);
  begin(state, row, mapping, { printed, part, marks: ['number-shared'] });
  return null;
};

const bullet = /^[-–—+•*]$/u;

/** A dash for a number, and a duty with a deadline: one of those that the number above is made of. */
const isListedUnder = (state: WalkState, row: GridRow, mapping: Mapping, part: Part): boolean => {
  const column = columnWith(mapping.columns, 'number')?.column ?? 0;
  const mark = row.cells.get(column)?.text ?? '';
  const duty = ownText(part, 'task') !== '' && ownText(part, 'deadline') !== '';
  return bullet.test(mark) && duty && state.open !== null && state.open !== 'section';
};

/**
 * Where cells are the file's own, a row that names a task, who leads it and by when is no rest of the
 * row above.
 */
const isWhole = ({ rowsAreLines }: WalkState, part: Part): boolean =>
  !rowsAreLines &&
  /^\P{Ll}/u.test(ownText(part, 'task')) &&
  readsAsUnits(ownText(part, 'lead')) &&
  readsAsDeadline(ownText(part, 'deadline'));

/** Two deadlines under one number: whether these are two tasks is seen by the numbers that follow. */
const readBlankNumber = (
  state: WalkState,
  row: GridRow,
  mapping: Mapping,
  part: Part,
): Fault | null => {
  const { open } = state;
  if (isListedUnder(state, row, mapping, part) && open !== null && open !== 'section') {
    const title = ownValue(open, 'task')?.text ?? '';
    const under = open.marks.find((mark) => mark.startsWith('under: ')) ?? `under: ${title}`;
    begin(state, row, mapping, { printed: open.printed, part, marks: [under] });
    return null;
  }
  if ((open === 'section' || open === null) && isTask(part)) {
    begin(state, row, mapping, { printed: null, part });
    return null;
  }
  const two =
    open !== null &&
    open !== 'section' &&
    ownText(part, 'deadline') !== '' &&
    ownText(part, 'task') !== '' &&
    ownValue(open, 'deadline') !== null;
  if (!two) return resume(state, row, part);
  begin(state, row, mapping, { printed: null, part, doubtful: true, whole: isWhole(state, part) });
  return null;
};

const readTask = (state: WalkState, row: GridRow, mapping: Mapping): Fault | null => {
  const part = partOf(row, mapping.columns);
  if (columnWith(mapping.columns, 'number') === undefined) {
    return readWithoutNumbers(state, row, mapping, part);
  }
  const number = part.values.get('number');
  if (number === undefined) return readBlankNumber(state, row, mapping, part);
  if (number.from === 'above') return readUnderNumber(state, row, mapping, part, number);
  if (isNumber(number.text) || number.text.length <= longestNumber) {
    begin(state, row, mapping, { printed: withoutStop(number.text), part });
  } else readUnnumbered(state, row, mapping, part, number);
  return null;
};

const isBeside = (
  state: WalkState,
  [first, ...others]: readonly [GridCell, ...GridCell[]],
  numberColumn: number | null,
): boolean => {
  const own = [first, ...others];
  const numbered = own.some(({ column, text }) => column === numberColumn && isNumber(text));
  if (numbered) return false;
  if (isSignature(own.map(({ text }) => text))) state.between = true;
  return state.between || isTotal(first.text);
};

export const readRow = (
  state: WalkState,
  row: GridRow,
  mapping: Mapping,
  width: number,
): Fault | null => {
  const own = ownCells(row);
  const [first, ...others] = own;
  if (first === undefined) return null;
  const at = (role: ColumnRole): number | null => columnWith(mapping.columns, role)?.column ?? null;
  const columns = { number: at('number'), task: at('task') };
  const annex = own.length === 1 ? annexHeading(first.text) : null;
  if (annex !== null) {
    openAnnex(state, { mark: annex, title: first.text, place: first.place });
    state.between = true;
    return null;
  }
  if (isBeside(state, [first, ...others], columns.number)) {
    leaveOut(state, row);
    return null;
  }
  const section = sectionOfRow(row, columns, width);
  if (section === null) return readTask(state, row, mapping);
  openSection(state, section);
  state.open = 'section';
  return null;
};
