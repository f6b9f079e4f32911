/** From the fields of a submitted form to a request of the core, or to what is wrong with which field. */
import { civilDateFrom } from '../../domain/calendar/civil-date.js';
import type { CivilDate } from '../../domain/calendar/messages.js';
import { civilDate } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import { resolveDeadline } from '../../domain/deadline/phrase.js';
import { withLead } from '../../domain/document/assignment.js';
import {
  type Part,
  type TaskRequest,
  type TaskRequestType,
  taskRequest,
} from '../../domain/task/messages.js';
import type { Unit } from '../../domain/unit/messages.js';
import { findUnit } from '../../domain/unit/register.js';
import type { FieldError } from './form-texts.js';

export type FieldKind = 'line' | 'text' | 'date' | 'percent' | 'deadline' | 'unit';
export type Field = { readonly name: string; readonly kind: FieldKind; readonly required: boolean };

const text = (name: string): Field => ({ name, kind: 'text', required: true });

/** What each request asks of the person, in the order of the form. */
export const commandFields: Readonly<Record<TaskRequestType, readonly Field[]>> = {
  Acknowledge: [],
  Decline: [text('reason')],
  ReportProgress: [{ name: 'percent', kind: 'percent', required: false }, text('text')],
  ReportObstacle: [text('text')],
  Contribute: [text('text')],
  SubmitResult: [
    { name: 'documentNumber', kind: 'line', required: true },
    { name: 'signedOn', kind: 'date', required: false },
    { name: 'note', kind: 'text', required: false },
  ],
  RequestExtension: [{ name: 'until', kind: 'date', required: true }, text('reason')],
  GrantExtension: [
    { name: 'until', kind: 'date', required: true },
    { name: 'basis', kind: 'line', required: true },
  ],
  RefuseExtension: [text('reason')],
  ConfirmCompletion: [{ name: 'note', kind: 'text', required: false }],
  ReturnResult: [text('reason')],
  Withdraw: [{ name: 'legalBasis', kind: 'line', required: true }],
  MoveDeadline: [
    { name: 'deadline', kind: 'deadline', required: true },
    { name: 'basis', kind: 'line', required: true },
  ],
  Remandate: [
    { name: 'name', kind: 'line', required: true },
    { name: 'signedOn', kind: 'date', required: false },
    { name: 'basis', kind: 'line', required: true },
    { name: 'deadline', kind: 'deadline', required: false },
    { name: 'lead', kind: 'unit', required: false },
    { name: 'title', kind: 'text', required: false },
    { name: 'deliverable', kind: 'text', required: false },
  ],
};

const isCommandType = (value: string): value is TaskRequestType => value in commandFields;
export const commandTypeFrom = (value: string | undefined): TaskRequestType | null =>
  value !== undefined && isCommandType(value) ? value : null;

export type FormValues = Readonly<Record<string, string>>;
export type FormErrors = Readonly<Record<string, FieldError>>;
export type ParsedForm =
  | { readonly outcome: 'read'; readonly request: TaskRequest }
  | { readonly outcome: 'invalid'; readonly errors: FormErrors };

const written = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day as people write it (`15/9/2026`) or as machines do (`2026-09-15`). */
export const parseDate = (value: string): CivilDate | null => {
  const words = written.exec(value.trim());
  if (words !== null) return civilDateFrom(Number(words[3]), Number(words[2]), Number(words[1]));
  const machine = iso.exec(value.trim());
  if (machine === null) return null;
  return civilDateFrom(Number(machine[1]), Number(machine[2]), Number(machine[3]));
};

type Value = string | number | Deadline | Unit | null;
/** Written as a document writes it, with its year; null when the words give no deadline. */
const deadlineTyped = (phrase: string): Deadline | null => {
  const { deadline } = resolveDeadline(phrase, { assignedOn: null, documentYear: null });
  return deadline.kind === 'none' ? null : deadline;
};

type Checked = { readonly value: Value } | { readonly error: FieldError };

const checked = (field: Field, raw: string): Checked => {
  const value = raw.trim();
  if (value === '' && field.required) return { error: 'required' };
  switch (field.kind) {
    case 'date': {
      if (value === '') return { value: null };
      const date = parseDate(value);
      return date === null ? { error: 'not-a-date' } : { value: date };
    }
    case 'percent':
      if (value === '') return { value: null };
      return /^\d{1,3}$/.test(value) && Number(value) <= 100
        ? { value: Number(value) }
        : { error: 'not-a-percent' };
    case 'deadline': {
      if (value === '') return { value: null };
      const deadline = deadlineTyped(value);
      return deadline === null ? { error: 'not-a-deadline' } : { value: deadline };
    }
    case 'unit': {
      if (value === '') return { value: null };
      const unit = findUnit(value);
      return unit === null ? { error: 'not-a-unit' } : { value: unit };
    }
    case 'line':
    case 'text':
      return { value };
  }
};

type Values = Readonly<Record<string, Value>>;

/** What was left blank stays as it is. */
const changesFrom = (
  { deadline, title, deliverable, lead, signedOn }: Values,
  parts: readonly Part[],
) => ({
  ...(title === '' ? {} : { title }),
  ...(deliverable === '' ? {} : { deliverable }),
  ...(deadline === null ? {} : { deadline }),
  ...(typeof lead === 'object' && lead !== null && 'code' in lead
    ? { parts: withLead(parts, lead, civilDate.safeParse(signedOn).data ?? null) }
    : {}),
});

const requestOf = (type: TaskRequestType, values: Values, parts: readonly Part[]): unknown => {
  switch (type) {
    case 'SubmitResult':
      return { type, result: { ...values, evidenceDigest: null } };
    case 'MoveDeadline':
      return { type, ...values, document: null };
    case 'Remandate': {
      const { name, signedOn, basis } = values;
      const instrument = { document: null, name, section: '', number: '', signedOn };
      return { type, instrument, basis, changes: changesFrom(values, parts) };
    }
    default:
      return { type, ...values };
  }
};

/**
 * The schema of the core has the last word; what it refuses is told beside the field it is about.
 * `parts` are those of the task, for a form that gives it another lead.
 */
export const parseCommandForm = (
  type: TaskRequestType,
  form: FormValues,
  parts: readonly Part[] = [],
): ParsedForm => {
  const errors: Record<string, FieldError> = {};
  const values: Record<string, Value> = {};
  for (const field of commandFields[type]) {
    const result = checked(field, form[field.name] ?? '');
    if ('error' in result) errors[field.name] = result.error;
    else values[field.name] = result.value;
  }
  if (Object.keys(errors).length > 0) return { outcome: 'invalid', errors };
  const parsed = taskRequest.safeParse(requestOf(type, values, parts));
  if (parsed.success) return { outcome: 'read', request: parsed.data };
  for (const issue of parsed.error.issues) {
    const name = String(issue.path.at(-1) ?? '');
    errors[name] = issue.code === 'too_big' ? 'too-long' : 'not-storable';
  }
  return { outcome: 'invalid', errors };
};
