/**
 * From the form of a row to what it asks for. A button says what is to be done; what was typed in the
 * fields is saved first, so that no button throws it away.
 */
import {
  type DraftRequest,
  draftRequest,
  type RowFields,
} from '../../domain/document/draft/messages.js';
import {
  contextOf,
  type DraftRow,
  type DraftState,
  isDoubtful,
  openReasons,
  reasonKind,
} from '../../domain/document/draft/state.js';
import { nameOn } from '../../domain/unit/history.js';
import { unitByCode } from '../../domain/unit/register.js';
import { withUnit } from '../words/typed-units.js';
import type { FieldError } from './form-texts.js';
import type { Fields } from './page-request.js';
import { changedFields, type RowErrors, type TypedRow, typedRow } from './row-values.js';

/** What is asked for once the steps before it are done; null where they made it needless. */
export type Step = (state: DraftState) => DraftRequest | null;

export type RowAsk =
  | { readonly outcome: 'asked'; readonly steps: readonly Step[] }
  | { readonly outcome: 'invalid'; readonly errors: RowErrors };

type Given = {
  readonly form: Fields;
  readonly row: string;
  readonly version: number;
  readonly typed: TypedRow;
  readonly fields: RowFields;
  /** What the button carries behind its word. */
  readonly about: readonly string[];
};

const asked = (...steps: readonly Step[]): RowAsk => ({ outcome: 'asked', steps });

const rowIn = (state: DraftState, id: string): DraftRow | undefined =>
  state.rows.find((row) => row.id === id);

const editOf =
  ({ row, version }: Given, fields: RowFields): Step =>
  () => ({ type: 'EditRow', row, version, fields });

/** The steps of a button, after one that saves what was typed, if anything was. */
const after = (given: Given, step: Step): RowAsk =>
  Object.keys(given.fields).length === 0 ? asked(step) : asked(editOf(given, given.fields), step);

/** The version the form was made against, or the one that saving the form gave the row. */
const versionNow = (given: Given, state: DraftState): number =>
  Object.keys(given.fields).length === 0
    ? given.version
    : (rowIn(state, given.row)?.version ?? given.version);

const accept = (given: Given): RowAsk =>
  after(given, (state) => {
    const row = rowIn(state, given.row);
    const saved = Object.keys(given.fields).length > 0;
    if (saved && row !== undefined && !isDoubtful(row)) return null;
    return { type: 'AcceptRow', row: given.row, version: versionNow(given, state) };
  });

const merge = (given: Given): RowAsk => {
  const [next = '', version = ''] = given.about;
  return after(given, (state) => ({
    type: 'MergeRows',
    rows: [
      { row: given.row, version: versionNow(given, state) },
      { row: next, version: Number(version) },
    ],
  }));
};

/** The row itself may be settled by what was typed in it; then there is one row less to accept. */
const acceptReason = (given: Given): RowAsk => {
  const [reason = '', told = ''] = given.about;
  return after(given, (state) => {
    const row = rowIn(state, given.row);
    const saved = Object.keys(given.fields).length > 0;
    const settled =
      saved && row !== undefined && !openReasons(row).some((one) => reasonKind(one) === reason);
    const count = Number(told) - (settled ? 1 : 0);
    return count === 0 ? null : { type: 'AcceptReason', reason, count };
  });
};

/** Each spelling is remembered or not by itself. */
export const rememberField = (spelling: string): string => `remember|${spelling}`;

/** The unit as it was called on the day of the document. */
const nameIn = (state: DraftState, code: string): string => {
  const unit = unitByCode(code);
  return unit === null ? code : nameOn(unit, contextOf(state).assignedOn);
};

const chooseUnit = (given: Given, what: 'unit' | 'successor'): RowAsk => {
  const [unit = '', ...spelling] = given.about;
  const words = spelling.join('|');
  if (what === 'unit' && given.form[rememberField(words)] === 'yes') {
    return after(given, () => ({ type: 'KeepAlias', spelling: words, unit }));
  }
  return asked((state) => {
    const chosen = withUnit(given.typed.typed, words, nameIn(state, unit));
    return editOf(given, { ...given.fields, ...chosen })(state);
  });
};

/** A day of their own that somebody typed meanwhile gives way to the reading they press for. */
const chooseReading = (given: Given): RowAsk => {
  const { due: _due, ...fields } = given.fields;
  const [day] = given.about;
  return asked(editOf(given, { ...fields, alternative: day as RowFields['alternative'] }));
};

const remandate = (given: Given): RowAsk => {
  const [task = null] = given.about;
  return after(given, (state) => ({
    ...{ type: 'RemandateRow', row: given.row, version: versionNow(given, state), task },
  }));
};

const drop = ({ form, row, version }: Given): RowAsk => {
  const reason = (form['reason'] ?? '').trim();
  return reason === ''
    ? { outcome: 'invalid', errors: { reason: 'required' } }
    : asked(() => ({ type: 'DropRow', row, version, reason }));
};

export const mostParts = 8;

export const partsOf = (form: Fields): readonly TypedRow[] => {
  const count = Math.min(mostParts, Math.max(2, Math.trunc(Number(form['parts'])) || 2));
  return Array.from({ length: count }, (_, index) => typedRow(form, `${index}-`));
};

const split = ({ form, row, version }: Given): RowAsk => {
  const parts = partsOf(form).map((part, index) => changedFields(part, `${index}-`));
  const wrong = parts.find((part) => part.outcome === 'invalid');
  if (wrong !== undefined) return wrong;
  const into = parts.flatMap((part) => (part.outcome === 'read' ? [part.fields] : []));
  return asked(() => ({ type: 'SplitRow', row, version, into }));
};

const askFor = (given: Given, what: string): RowAsk => {
  switch (what) {
    case 'accept':
      return accept(given);
    case 'merge':
      return merge(given);
    case 'reason':
      return acceptReason(given);
    case 'unit':
    case 'successor':
      return chooseUnit(given, what);
    case 'reading':
      return chooseReading(given);
    case 'remandate':
      return remandate(given);
    case 'drop':
      return drop(given);
    case 'split':
      return split(given);
    case 'undo':
      return asked(() => ({ type: 'Undo' }));
    default:
      return asked(editOf(given, given.fields));
  }
};

export const rowAsk = (row: string, form: Fields): RowAsk => {
  const typed = typedRow(form);
  const changed = changedFields(typed);
  if (changed.outcome === 'invalid') return changed;
  const [what = 'edit', ...about] = (form['do'] ?? 'edit').split('|');
  const version = Number(form['version']);
  return askFor({ form, row, version, typed, fields: changed.fields, about }, what);
};

export type CheckedRequest =
  | { readonly outcome: 'request'; readonly request: DraftRequest }
  | { readonly outcome: 'invalid'; readonly errors: RowErrors };

/** The schema of the core has the last word; what it refuses is told beside the field it is about. */
export const checkedRequest = (asked: DraftRequest): CheckedRequest => {
  const parsed = draftRequest.safeParse(asked);
  if (parsed.success) return { outcome: 'request', request: parsed.data };
  const errors: Record<string, FieldError> = {};
  for (const { path, code, message } of parsed.error.issues) {
    const [, part, field] = path.map(String);
    const name = field === undefined ? String(path.at(-1) ?? '') : `${part}-${field}`;
    const tooLong = code === 'too_big' || message === 'is too long';
    errors[name] = tooLong ? 'too-long' : 'not-storable';
  }
  return { outcome: 'invalid', errors };
};
