/** The deadline of a row: what its cell says, and what speaks against that in the cell or beside it. */

import type { CivilDate } from '../calendar/messages.js';
import { type ResolvedDeadline, resolveDeadline } from '../deadline/phrase.js';
import type { DeadlineContext } from '../deadline/reading.js';
import { readsAsDeadline } from './cell-kinds.js';
import type { AnnexRow, FieldValue } from './completion.js';
import { readHeader } from './header-words.js';

/** One cell with several deadlines, each a paragraph of its own. */
const twoDeadlines = (value: FieldValue | undefined): string[] => {
  const phrases = (value?.written ?? '').split('\n').filter(readsAsDeadline);
  return phrases.length > 1 ? ['two-deadlines'] : [];
};

type DeadlineReader = (phrase: string, year: number | null) => ResolvedDeadline;

/** Stages, each in a line of its own, are read as written where the words in one line say nothing. */
const deadlineOf = (row: AnnexRow, read: DeadlineReader): ResolvedDeadline => {
  const { text, written } = row.values.get('deadline') ?? { text: '', written: '' };
  const inOneLine = read(text, row.deadlineYear);
  if (inOneLine.deadline.rule !== 'unread' || !written.includes('\n')) return inOneLine;
  const inLines = read(written, row.deadlineYear);
  return { ...inLines, deadline: { ...inLines.deadline, phrase: text } };
};

/** A few phrases serve a whole annex; each is resolved once. */
const deadlineReader = (context: DeadlineContext): DeadlineReader => {
  const known = new Map<string, ResolvedDeadline>();
  return (phrase, year) => {
    const key = `${year}\t${phrase}`;
    const own = year === null ? context : { ...context, documentYear: year, yearIsStated: true };
    const resolved = known.get(key) ?? resolveDeadline(phrase, own);
    known.set(key, resolved);
    return resolved;
  };
};

/** "Thời hạn điều chỉnh" beside "Thời hạn": a column lost its role to another, yet names a day. */
const otherColumns = (row: AnnexRow, due: CivilDate | null, read: DeadlineReader): string[] =>
  row.others.flatMap(({ header, value }) => {
    if (readHeader(header)?.role !== 'deadline') return [];
    const other = read(value.text, row.deadlineYear).deadline.due;
    return other === null || other === due ? [] : [`deadline-other-column: ${value.text}`];
  });

export type RowDeadline = {
  readonly resolved: ResolvedDeadline;
  /** Doubts that the words themselves do not raise. */
  readonly review: readonly string[];
};

export type RowDeadlines = (row: AnnexRow) => RowDeadline;

export const rowDeadlines = (context: DeadlineContext): RowDeadlines => {
  const read = deadlineReader(context);
  return (row) => {
    const resolved = deadlineOf(row, read);
    const review = [
      ...twoDeadlines(row.values.get('deadline')),
      ...otherColumns(row, resolved.deadline.due, read),
    ];
    return { resolved, review };
  };
};
