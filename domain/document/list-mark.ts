/**
 * The sign a heading or an item of a list begins with, and how deep it stands. Headings have a depth
 * of their own; brackets, letters and dashes are as deep as the text first uses them.
 */

export type ListMark = {
  /** What the marks of one list have in common. */
  readonly kind: string;
  /** Of a heading its depth, else null. */
  readonly rank: number | null;
  /** As the text numbers it; empty for a dash or dot. */
  readonly label: string;
  /** How many characters of the line are the mark and the blanks behind it. */
  readonly length: number;
};

type Form = {
  readonly kind: string;
  readonly rank: number | null;
  readonly pattern: RegExp;
};

/** Letters stand above Roman numerals, articles below both. */
const headings: readonly Form[] = [
  {
    kind: 'part',
    rank: 1,
    pattern: /^(?:PHẦN|Phần) (thứ \p{L}+|[IVXLC]+|\d{1,2})[.:)]?(?:\s+|$)/u,
  },
  { kind: 'chapter', rank: 2, pattern: /^(?:CHƯƠNG|Chương) ([IVXLC]+|\d{1,2})[.:)]?(?:\s+|$)/u },
  { kind: 'capital', rank: 3, pattern: /^([A-HJ-UWYZĐ])[.)]\s+/u },
  { kind: 'roman', rank: 4, pattern: /^([IVX]{1,6})(?:[.)]\s*|\s*[-–]\s+)(?=\p{Lu})/u },
  {
    kind: 'article',
    rank: 5,
    pattern: /^(?:ĐIỀU|Điều) (\d{1,3}[a-zđ]?)(?:[.:]\s*|\s+(?=\p{Lu}))/u,
  },
];

const numbers: readonly RegExp[] = [
  /^(\d{1,2}(?:\.\d{1,2}){0,4})\.(?:\s+|(?=\p{Lu}))/u,
  /^(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=\p{Lu})/u,
];
const firstNumberRank = 6;

const items: readonly Form[] = [
  { kind: 'bracketed', rank: null, pattern: /^\((\d{1,2})\)\s*/ },
  { kind: 'bracketed', rank: null, pattern: /^⁽([⁰¹²³⁴-⁹]{1,2})⁾\s*/ },
  { kind: 'bracketed-letter', rank: null, pattern: /^\(([a-zđ]|[ivx]{1,4})\)\s*/ },
  { kind: 'half-bracketed', rank: null, pattern: /^(\d{1,2})[)/]\s+/ },
  { kind: 'letter', rank: null, pattern: /^([a-zđ])[.)]\s+/ },
];

/** Converters put a dash before a sign that is there already. */
const bullet = /^(?:[-–—]\s+)?([-–—+•*·▪●○◦✓➢])(?:\s+|(?=\p{L}))/u;
const dashes = /[–—]/;

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = (label: string): string =>
  label.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(raised.indexOf(digit)));

const byForm = (text: string, forms: readonly Form[]): ListMark | null => {
  for (const { kind, rank, pattern } of forms) {
    const match = pattern.exec(text);
    const label = match?.[1];
    if (match === null || label === undefined) continue;
    return { kind, rank, label: lowered(label), length: match[0].length };
  }
  return null;
};

const byNumber = (text: string): ListMark | null => {
  for (const pattern of numbers) {
    const match = pattern.exec(text);
    const label = match?.[1];
    if (match === null || label === undefined) continue;
    const depth = label.split('.').length;
    const rank = firstNumberRank + depth - 1;
    return { kind: `number-${depth}`, rank, label, length: match[0].length };
  }
  return null;
};

const byBullet = (text: string): ListMark | null => {
  const match = bullet.exec(text);
  const sign = match?.[1];
  if (match === null || sign === undefined) return null;
  const kind = dashes.test(sign) ? '-' : sign;
  return { kind, rank: null, label: '', length: match[0].length };
};

export const listMarkOf = (text: string): ListMark | null =>
  byForm(text, headings) ?? byNumber(text) ?? byForm(text, items) ?? byBullet(text);

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const romanValue = (label: string): number => {
  const values = [...label].map((letter) => romanValues[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value),
    0,
  );
};

const alphabet = 'aăâbcdđeêghiklmnoôơpqrstuưvxy';

/** The place of a label in its list; null for those that are not counted. */
const placeOf = ({ kind, label }: ListMark): number | null => {
  if (kind === 'roman') return romanValue(label);
  const last = label.split('.').at(-1) ?? '';
  if (/^\d+$/.test(last)) return Number(last);
  return last.length === 1 ? alphabet.indexOf(last.toLowerCase()) + 1 : null;
};

/** "d" may follow "c", and so may "đ": lists skip letters that only Vietnamese has, or keep them. */
const longestStep: Readonly<Record<string, number>> = {
  letter: 3,
  capital: 3,
  'bracketed-letter': 3,
};

/** Whether a mark begins a list, or comes right behind the one before it. */
export const isInSequence = (mark: ListMark, previous: ListMark | null): boolean => {
  const place = placeOf(mark);
  if (place === null) return true;
  if (previous === null) return place === 1;
  const step = place - (placeOf(previous) ?? 0);
  return place === 1 || (step > 0 && step <= (longestStep[mark.kind] ?? 1));
};
