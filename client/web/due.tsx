/** A task's deadline in a few words: the date, and how far away it is. */
import type { VNode } from 'preact';
import { daysPhrase, formatDate, formatInstant } from '../words/dates.js';
import type { Reader } from './reader.js';
import type { TaskLine } from './worklist.js';

const isOpen = ({ status }: TaskLine): boolean =>
  !['done-on-time', 'done-late', 'withdrawn'].includes(status);

/** "3 days left", or what counts more; empty when nothing runs any more. */
export const howFar = (reader: Reader, item: TaskLine): string => {
  if (item.status === 'claimed') return item.claimedLate ? reader.texts.lateResult : '';
  if (!isOpen(item) || item.due === null) return '';
  if (item.status === 'overdue' && item.due >= reader.today) return reader.texts.overdueToday;
  return daysPhrase(item.due, reader.today, reader.language);
};

/** An express task's deadline has an hour; all others end with their day. */
export const dueText = (reader: Reader, item: TaskLine): string => {
  if (item.due === null) return item.deadline.phrase.trim() || reader.texts.noDate;
  return item.deadline.rule === 'hour' && item.dueAt !== null && item.due === item.originalDue
    ? formatInstant(item.dueAt, reader.language)
    : formatDate(item.due);
};

export const Due = ({ reader, item }: { reader: Reader; item: TaskLine }): VNode => {
  const far = howFar(reader, item);
  return (
    <span class="due">
      <span class={item.due === null ? 'due-phrase' : 'due-date'}>{dueText(reader, item)}</span>
      {far === '' ? null : <span class={`due-far due-${item.status}`}>{far}</span>}
    </span>
  );
};
