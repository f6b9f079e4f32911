/**
 * The focal point of a unit: whom to call or to write to. Personal data, so it lies beside the log, and
 * nothing that is logged, told or exported of tasks ever holds it.
 *
 * A unit has one, so that "whom do I call" has one answer; whoever else may be called is a note. What
 * holds for one unit holds for no other: not for its members, its parent or its successor, just as a
 * notice goes to the unit it names.
 */
import type { UnitCode } from './messages.js';

export type ContactDetails = {
  readonly name: string;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly note: string;
};
export type Contact = ContactDetails & { readonly unit: UnitCode };

export const contactFields = ['name', 'mail', 'phone', 'note'] as const;
export type ContactField = (typeof contactFields)[number];
/** As somebody typed it; blank where there is nothing. */
export type TypedContact = Readonly<Record<ContactField, string>>;

export type ContactProblem =
  | 'required'
  | 'too-long'
  | 'not-a-name'
  | 'not-an-address'
  | 'not-a-number'
  /** A spreadsheet takes a number for a sum and drops the zero it begins with. */
  | 'zero-lost'
  | 'unreachable'
  | 'not-storable';
export type ContactProblems = Readonly<Partial<Record<ContactField, ContactProblem>>>;

const longest: Readonly<Record<ContactField, number>> = {
  name: 200,
  mail: 254,
  phone: 60,
  note: 500,
};

const addressLike =
  /^[A-Za-z0-9_+'-]+(\.[A-Za-z0-9_+'-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
const longestLocalPart = 64;

const extension = /[\s,;(/-]*(?:số máy lẻ|máy lẻ|số lẻ|lẻ|ext\.?|x)[\s:.]*\d{1,6}\)?$/iu;
const numberLike = /^\(?\+?\d[\d\s().-]*$/;
/** National numbers begin with 0, hotlines with 1800 or 1900, all others with the country. */
const beginning = /^\(?(?:\+[1-9]|\(?0\d|84\d|1[89]00)/;
/** `+84 (0)24 …`: the zero in brackets is dialled inside the country only. */
const bracketedZero = /^(\(?\+\d{1,3}\)?\s*)\(0\)/;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const mailProblem = (mail: string): ContactProblem | null =>
  addressLike.test(mail) && mail.indexOf('@') <= longestLocalPart ? null : 'not-an-address';

const phoneProblem = (phone: string): ContactProblem | null => {
  const main = phone.replace(extension, '');
  const digits = digitsOf(main);
  if (!numberLike.test(main) || digits.length < 8 || digits.length > 15) return 'not-a-number';
  if (beginning.test(main)) return null;
  return /^[2-9]/.test(main) && digits.length <= 10 ? 'zero-lost' : 'not-a-number';
};

/** What a browser dials: the number without what people write between digits, and no extension. */
export const dialled = (phone: string): string => {
  const main = phone.replace(extension, '').replace(bracketedZero, '$1');
  return `${/^\(?\+/.test(main) ? '+' : ''}${digitsOf(main)}`;
};

const isName = (text: string): boolean => /^\p{L}/u.test(text);

const problemOf = (field: ContactField, text: string): ContactProblem | null => {
  const kept = field === 'note' ? text.replaceAll('\n', '') : text;
  if (!text.isWellFormed() || /\p{Cc}/u.test(kept)) return 'not-storable';
  if ([...text].length > longest[field]) return 'too-long';
  if (text === '') return field === 'name' ? 'required' : null;
  switch (field) {
    case 'name':
      return isName(text) ? null : 'not-a-name';
    case 'mail':
      return mailProblem(text);
    case 'phone':
      return phoneProblem(text);
    case 'note':
      return null;
  }
};

/** Signs without a shape come with what was pasted, and would make two of one address. */
const line = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
const lines = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim();

export type CheckedContact =
  | { readonly outcome: 'right'; readonly details: ContactDetails }
  | { readonly outcome: 'wrong'; readonly problems: ContactProblems };

/** A name, and at least one way to reach it. */
export const checkContact = (typed: TypedContact): CheckedContact => {
  const [name, mail, phone] = [line(typed.name), line(typed.mail), line(typed.phone)];
  const text: TypedContact = { name, mail, phone, note: lines(typed.note) };
  const problems: Partial<Record<ContactField, ContactProblem>> = {};
  for (const field of contactFields) {
    const problem = problemOf(field, text[field]);
    if (problem !== null) problems[field] = problem;
  }
  if (mail === '' && phone === '') problems.phone = 'unreachable';
  if (Object.keys(problems).length > 0) return { outcome: 'wrong', problems };
  const orNone = (value: string): string | null => (value === '' ? null : value);
  return {
    outcome: 'right',
    details: { name, mail: orNone(mail), phone: orNone(phone), note: text.note },
  };
};
