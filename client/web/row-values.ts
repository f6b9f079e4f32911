/**
 * A row as the fields of a form, and back. A form carries beside each field what stood in it when it
 * was shown, so that only what the person changed is sent, and of two people who change different
 * fields neither undoes the other's.
 */
import type { RowFields } from '../../domain/document/draft/messages.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { formatDate } from '../words/dates.js';
import { coordinatingText, leadsText } from '../words/typed-units.js';
import { parseDate } from './command-form.js';
import type { FieldError } from './form-texts.js';
import type { Fields } from './page-request.js';

export const rowFieldNames = [
  'no',
  'title',
  'leads',
  'coordinating',
  'deadline',
  'due',
  'section',
  'deliverable',
  'urgency',
  'status',
  'note',
] as const;
export type RowFieldName = (typeof rowFieldNames)[number];
export type RowValues = Readonly<Record<RowFieldName, string>>;

export const everyRowField = <Value>(value: (name: RowFieldName) => Value) =>
  Object.fromEntries(rowFieldNames.map((name) => [name, value(name)])) as Record<
    RowFieldName,
    Value
  >;

export const valuesOf = ({ leads, coordinating, deadline, ...task }: ProposedTask): RowValues => ({
  ...everyRowField(() => ''),
  ...{ no: task.no, title: task.title, section: task.section, deliverable: task.deliverable },
  ...{ status: task.status, note: task.note, urgency: task.urgency, deadline: deadline.phrase },
  due: deadline.rule === 'chosen' && deadline.due !== null ? formatDate(deadline.due) : '',
  leads: leadsText(leads),
  coordinating: coordinatingText(coordinating),
});

/** Browsers send line ends in two signs, whatever stood in the field. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').normalize('NFC');

export type TypedRow = {
  readonly typed: RowValues;
  /** What stood in the fields when the form was shown. */
  readonly was: RowValues;
};

/** What a field lacks in the form stands as it was. */
export const typedRow = (form: Fields, prefix = ''): TypedRow => {
  const was = everyRowField((name) => plain(form[`${prefix}was-${name}`] ?? ''));
  const typed = everyRowField((name) => plain(form[`${prefix}${name}`] ?? was[name]));
  return { typed, was };
};

export const freshRow = (task: ProposedTask): TypedRow => {
  const was = valuesOf(task);
  return { typed: was, was };
};

export const changedNames = ({ typed, was }: TypedRow): readonly RowFieldName[] =>
  rowFieldNames.filter((name) => typed[name].trim() !== was[name].trim());

/** By name of the field, with the part it is in where a row is split. */
export type RowErrors = Readonly<Record<string, FieldError>>;

export type ChangedFields =
  | { readonly outcome: 'read'; readonly fields: RowFields }
  | { readonly outcome: 'invalid'; readonly errors: RowErrors };

/** The changed fields as the rules take them; a chosen day taken away has the words read again. */
export const changedFields = (row: TypedRow, prefix = ''): ChangedFields => {
  const { urgency, due, ...texts } = Object.fromEntries(
    changedNames(row).map((name) => [name, row.typed[name].trim()]),
  );
  const day = due === undefined || due === '' ? undefined : parseDate(due);
  if (day === null) return { outcome: 'invalid', errors: { [`${prefix}due`]: 'not-a-date' } };
  const fields: RowFields = {
    ...texts,
    ...(due === '' ? { deadline: row.typed.deadline.trim() } : {}),
    ...(day === undefined ? {} : { due: day }),
    ...(urgency === undefined ? {} : { urgency: urgency === 'express' ? 'express' : 'normal' }),
  };
  return { outcome: 'read', fields };
};

/**
 * A form over a row that somebody else changed meanwhile: what the person typed stays, everything
 * else shows how the row stands now.
 */
export const rebased = (row: TypedRow, task: ProposedTask): TypedRow => {
  const now = valuesOf(task);
  const mine = new Set(changedNames(row));
  return {
    was: now,
    typed: everyRowField((name) => (mine.has(name) ? row.typed[name] : now[name])),
  };
};

/** What changed in the row between what a form showed and now. */
export const changedByOthers = (
  { was }: TypedRow,
  task: ProposedTask,
): readonly { readonly name: RowFieldName; readonly was: string; readonly now: string }[] => {
  const now = valuesOf(task);
  return rowFieldNames.flatMap((name) =>
    now[name] === was[name] ? [] : [{ name, was: was[name], now: now[name] }],
  );
};
