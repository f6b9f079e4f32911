/**
 * Contacts as a table in a file: one line a unit, under a header that names the columns in Vietnamese
 * or English, in any order. What is wrong is told with its line and cell, all of it at once; a list with
 * one bad line is no list.
 */
import type { Fault } from '../domain/document/unreadable.js';
import {
  type Contact,
  type ContactField,
  type ContactProblem,
  checkContact,
  contactFields,
  type TypedContact,
} from '../domain/unit/contact.js';
import { foldName } from '../domain/unit/folding.js';
import type { UnitCode } from '../domain/unit/messages.js';
import { csvRows } from './csv.js';
import type { DelimitedRow } from './delimited.js';

type ListColumn = ContactField | 'unit' | 'unitName';

/** Headers as people write them, folded. */
const headers: Readonly<Record<ListColumn, readonly string[]>> = {
  unit: ['ma don vi', 'ma', 'unit', 'unit code', 'code'],
  unitName: ['don vi', 'ten don vi', 'co quan', 'ten co quan', 'unit name'],
  name: ['ho va ten', 'ho ten', 'ten', 'dau moi', 'can bo dau moi', 'name', 'full name', 'contact'],
  mail: ['thu dien tu', 'email', 'e mail', 'mail', 'dia chi thu dien tu', 'dia chi email'],
  phone: ['dien thoai', 'so dien thoai', 'phone', 'telephone', 'sdt', 'dt', 'di dong'],
  note: ['ghi chu', 'note', 'notes'],
};

export type ListProblem =
  | ContactProblem
  | 'unit-missing'
  | 'unknown-unit'
  | 'group'
  /** Another line has the unit already. */
  | 'unit-twice'
  /** A cell beyond the header: nobody can tell what it is. */
  | 'beyond-header'
  | 'column-missing'
  | 'column-twice'
  | 'no-contacts';

export type ListFault = {
  readonly line: number;
  readonly cell: number;
  readonly problem: ListProblem;
  /** What stands there, or what is missing. */
  readonly text: string;
};

export type ContactList =
  | {
      readonly outcome: 'read';
      readonly contacts: readonly Contact[];
      /** Headers of columns that say nothing of a contact. */
      readonly ignored: readonly string[];
    }
  | { readonly outcome: 'unreadable'; readonly fault: Fault }
  | { readonly outcome: 'faulty'; readonly faults: readonly ListFault[] };

/** A unit by its code or name, as the caller knows them: its code, or why it has no contact. */
export type UnitFinder = (typed: string) => UnitCode | 'unknown-unit' | 'group';

const columnOf = (header: string): ListColumn | null => {
  const folded = foldName(header);
  for (const column of ['unit', 'unitName', ...contactFields] as const) {
    if (headers[column].includes(folded)) return column;
  }
  return null;
};

type Layout = {
  readonly columns: ReadonlyMap<ListColumn, number>;
  readonly width: number;
  readonly ignored: readonly string[];
};

const layoutOf = ({ line, cells }: DelimitedRow): Layout | readonly ListFault[] => {
  const columns = new Map<ListColumn, number>();
  const ignored: string[] = [];
  const faults: ListFault[] = [];
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim();
    const column = columnOf(text);
    if (column === null) {
      if (text !== '') ignored.push(text);
    } else if (columns.has(column)) {
      faults.push({ line, cell: index + 1, problem: 'column-twice', text });
    } else columns.set(column, index);
  }
  const lacking = (column: ListColumn): void => {
    faults.push({ line, cell: 1, problem: 'column-missing', text: column });
  };
  if (!columns.has('unit') && !columns.has('unitName')) lacking('unit');
  if (!columns.has('name')) lacking('name');
  if (!columns.has('mail') && !columns.has('phone')) lacking('phone');
  return faults.length > 0 ? faults : { columns, width: cells.length, ignored };
};

/** A spreadsheet would take such a cell for a formula; an apostrophe keeps it a text. */
const formulaLike = /^'*[=+\-@]/;
const unguarded = (text: string): string =>
  text.startsWith("'") && formulaLike.test(text.slice(1)) ? text.slice(1) : text;

const textAt = ({ cells }: DelimitedRow, index: number | undefined): string =>
  index === undefined ? '' : unguarded((cells[index] ?? '').trim());

type Line = { readonly contact: Contact } | { readonly faults: readonly ListFault[] };

const lineOf = (row: DelimitedRow, { columns, width }: Layout, find: UnitFinder): Line => {
  const { line, cells } = row;
  const faults: ListFault[] = [];
  const beyond = cells.findIndex((text, index) => index >= width && text.trim() !== '');
  if (beyond !== -1) {
    const text = (cells[beyond] ?? '').trim();
    faults.push({ line, cell: beyond + 1, problem: 'beyond-header', text });
  }
  const at = columns.get('unit') ?? columns.get('unitName');
  const typedUnit = textAt(row, at) || textAt(row, columns.get('unitName'));
  const unit = typedUnit === '' ? 'unit-missing' : find(typedUnit);
  if (unit === 'unit-missing' || unit === 'unknown-unit' || unit === 'group') {
    faults.push({ line, cell: (at ?? 0) + 1, problem: unit, text: typedUnit });
  }
  const typed: TypedContact = {
    name: textAt(row, columns.get('name')),
    mail: textAt(row, columns.get('mail')),
    phone: textAt(row, columns.get('phone')),
    note: textAt(row, columns.get('note')),
  };
  const checked = checkContact(typed);
  if (checked.outcome === 'right' && faults.length === 0) {
    return { contact: { unit: unit as UnitCode, ...checked.details } };
  }
  const problems = checked.outcome === 'wrong' ? checked.problems : {};
  for (const field of contactFields) {
    const problem = problems[field];
    if (problem === undefined) continue;
    // A way to reach somebody may be missing where the list has a column for one way only.
    const place = columns.get(field) ?? columns.get('mail') ?? 0;
    faults.push({ line, cell: place + 1, problem, text: typed[field] });
  }
  return { faults };
};

/** Lines that name a unit which another line named before. */
const repeated = (
  rows: readonly { readonly row: DelimitedRow; readonly contact: Contact }[],
  cell: number,
): ListFault[] => {
  const seen = new Set<UnitCode>();
  return rows.flatMap(({ row, contact: { unit } }) => {
    if (!seen.has(unit)) {
      seen.add(unit);
      return [];
    }
    return [{ line: row.line, cell, problem: 'unit-twice' as const, text: unit }];
  });
};

export const readContactList = (bytes: Uint8Array, find: UnitFinder): ContactList => {
  const read = csvRows(bytes);
  if (read.outcome === 'faulty') return { outcome: 'unreadable', fault: read.fault };
  const filled = read.rows.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const [header, ...rows] = filled;
  if (header === undefined) return { outcome: 'unreadable', fault: { reason: 'empty' } };
  const layout = layoutOf(header);
  if (!('columns' in layout)) return { outcome: 'faulty', faults: layout };
  const lines = rows.map((row) => ({ row, line: lineOf(row, layout, find) }));
  const right = lines.flatMap(({ row, line }) =>
    'contact' in line ? [{ row, contact: line.contact }] : [],
  );
  const place = (layout.columns.get('unit') ?? layout.columns.get('unitName') ?? 0) + 1;
  const faults = [
    ...lines.flatMap(({ line }) => ('faults' in line ? line.faults : [])),
    ...repeated(right, place),
    ...(rows.length === 0
      ? [{ line: header.line, cell: 1, problem: 'no-contacts' as const, text: '' }]
      : []),
  ].sort((a, b) => a.line - b.line || a.cell - b.cell);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  return {
    outcome: 'read',
    contacts: right.map(({ contact }) => contact),
    ignored: layout.ignored,
  };
};

const quoted = (text: string): string => {
  const guarded = formulaLike.test(text) ? `'${text}` : text;
  return /[",;\n\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/** What `readContactList` reads back; the mark at the beginning tells a spreadsheet that it is UTF-8. */
export const contactListText = (
  titles: Readonly<Record<ListColumn, string>>,
  contacts: readonly (Contact & { readonly unitName: string })[],
): string => {
  const rows = contacts.map(({ unit, unitName, name, mail, phone, note }) => [
    ...[unit, unitName, name],
    ...[mail ?? '', phone ?? '', note],
  ]);
  const { unit, unitName, name, mail, phone, note } = titles;
  const all = [[unit, unitName, name, mail, phone, note], ...rows];
  return `\u{FEFF}${all.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
};
