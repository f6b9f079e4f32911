/**
 * What a document says of itself before its first table: issuer, number, date and name, in the
 * layout of Decree 30/2020/NĐ-CP. Scans lose letterheads and drafts leave blanks, so every part may
 * be missing; a missing part is asked for, not invented.
 */
import { civilDateFrom } from '../calendar/civil-date.js';
import type { CivilDate } from '../calendar/messages.js';
import { codeFromName } from '../unit/entry.js';
import { foldName } from '../unit/folding.js';
import type { UnitCode } from '../unit/messages.js';
import { findUnit, unitByName } from '../unit/register.js';

export type Issuer = { readonly code: UnitCode; readonly name: string };

export type Heading = {
  readonly issuer: Issuer | null;
  /** Number with its symbol, `05/CT-TTg`. */
  readonly number: string | null;
  readonly signedOn: CivilDate | null;
  /** Known from the date line even where the day was left blank. */
  readonly year: number | null;
  readonly name: string | null;
};

const numberPattern = /^số\s*:?\s*([\p{L}\d.…_]*)\s*((?:\/[\p{L}\d&-]+)+)/iu;
const datePattern =
  /(?:^|\s)(\p{Lu}[\p{L} .-]{1,40}),\s*ngày(?:\s+(\d{1,2}|[.…_]+))?\s+tháng(?:\s+(\d{1,2}|[.…_]+))?\s+năm\s+(\d{4})$/u;

const documentTypes: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'Kế hoạch',
      'Quyết định',
      'Chỉ thị',
      'Nghị quyết',
      'Thông báo',
      'Công điện',
      'Chương trình',
    ],
    ...['Báo cáo', 'Tờ trình', 'Hướng dẫn', 'Kết luận', 'Công văn', 'Văn bản'],
  ].map((type) => [foldName(type), type]),
);

const mottos = new Set(['cong hoa xa hoi chu nghia viet nam', 'doc lap tu do hanh phuc']);

const isCapitals = (line: string): boolean =>
  /\p{Lu}/u.test(line) && line === line.toLocaleUpperCase('vi');

const longestName = 300;

/** Up to the end of a paragraph; a name that runs on is cut at a word. */
const shortened = (name: string): string =>
  name.length <= longestName ? name : `${name.slice(0, longestName).replace(/\s+\S*$/, '')} …`;

const sentenceCase = (capitals: string): string => {
  const lower = capitals.toLocaleLowerCase('vi');
  return lower.slice(0, 1).toLocaleUpperCase('vi') + lower.slice(1);
};

/** The capitals above the number: a unit of the register if it is one, in one line or over several. */
const letterhead = (lines: readonly string[], numberAt: number): Issuer | null => {
  const capitals = lines
    .slice(0, numberAt)
    .filter((line) => isCapitals(line) && !mottos.has(foldName(line)) && typeOf(line) === null);
  for (let from = 0; from < capitals.length; from += 1) {
    const unit = unitByName(capitals.slice(from).join(' '));
    if (unit !== null) return { code: unit.code, name: unit.name };
  }
  const last = capitals.at(-1);
  if (last === undefined) return null;
  return { code: codeFromName(last), name: sentenceCase(last) };
};

/**
 * `CT-TTg`, `KH-UBND`, `VPCP-KSTT`: the symbol names its issuer, a committee only with its place. In
 * `BCA-C06` the ministry issues and its department only drafts.
 */
const issuerOfSymbol = (symbol: string, place: string | null): Issuer | null => {
  const abbreviations = symbol
    .split(/[/-]/)
    .filter((part) => part.length > 1)
    .reverse();
  for (const abbreviation of abbreviations) {
    const committee = abbreviation === 'UBND' ? unitByName(`UBND ${place ?? ''}`) : null;
    if (committee?.kind === 'province') return { code: committee.code, name: committee.name };
    const unit = findUnit(abbreviation);
    const drafts = abbreviations.some((other) => findUnit(other)?.code === unit?.parent);
    if (unit !== null && !drafts) return { code: unit.code, name: unit.name };
  }
  return null;
};

/** Titles in capitals run over several lines; the first that is not ends them. */
const capitalsFrom = (lines: readonly string[], from: number): string => {
  const end = lines.findIndex((line, index) => index > from && !isCapitals(line));
  return lines.slice(from, end === -1 ? lines.length : end).join(' ');
};

/** The type a line in capitals opens with, alone or with the subject behind it. */
const typeOf = (line: string): { readonly type: string; readonly rest: string } | null => {
  if (!isCapitals(line)) return null;
  const words = line.trim().split(/\s+/);
  for (const length of [2, 3]) {
    const type = documentTypes.get(foldName(words.slice(0, length).join(' ')));
    if (type !== undefined) return { type, rest: words.slice(length).join(' ') };
  }
  return null;
};

/** Behind a full stop, which an abbreviation as "TP." has too. */
const nextSentence = /(?<=\p{Ll}{2})\.\s+\p{Lu}.*$/u;

/** What a document is about stands behind its type, in the same line or in the next. */
const subjectOf = (lines: readonly string[], typeAt: number, rest: string): string => {
  const below = lines[typeAt + 1] ?? '';
  // The text begins at once: nothing says what it is about.
  const next = /^(?:\d+|[IVXLC]+)[.)]\s/.test(below) ? '' : below;
  if (isCapitals(next)) {
    return `${rest} ${capitalsFrom(lines, typeAt + 1)}`.trim().toLocaleLowerCase('vi');
  }
  if (rest !== '') return rest.toLocaleLowerCase('vi');
  const about = next.replace(nextSentence, '').replace(/[:;.,\s]+$/, '');
  return `${about.slice(0, 1).toLocaleLowerCase('vi')}${about.slice(1)}`;
};

/** Lines that say who signed what number when, and not what it is about. */
const isLetterheadLine = (line: string): boolean =>
  !/[\p{L}\d]/u.test(line) ||
  mottos.has(foldName(line)) ||
  numberPattern.test(line) ||
  datePattern.test(line) ||
  unitByName(line) !== null;

/** "KẾ HOẠCH" and what it is about, as one name; without a type the title the lines open with. */
const nameOf = (lines: readonly string[], number: string | null): string | null => {
  const typeAt = lines.findIndex((line) => typeOf(line) !== null);
  const opening = typeOf(lines[typeAt] ?? '');
  if (opening !== null) {
    const subject = subjectOf(lines, typeAt, opening.rest);
    return shortened(`${opening.type} ${subject === '' ? (number ?? '') : subject}`.trim());
  }
  // Above the number stands who signed; below it what it is about.
  const below = lines.slice(lines.findIndex((line) => numberPattern.test(line)) + 1);
  const titleAt = below.findIndex((line) => !isLetterheadLine(line));
  const first = below[titleAt];
  if (first === undefined) return null;
  return shortened(isCapitals(first) ? capitalsFrom(below, titleAt) : first);
};

const anyYear = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const plannedFor =
  /(?<!(?:đến|từ|trước|sau) )(?:năm |(?:quý (?:[1-4]|iv|i{1,3})|tháng \d{1,2}) ?\/ ?)((?:19|20)\d{2})(?![\d-])/iu;

/**
 * The year a document is for by its name: `Kế hoạch … năm 2025`. A name with several years, or with
 * the year it reaches to, says of none that its deadlines are in it.
 */
export const plannedYearOf = (name: string | null): number | null => {
  const [, year] = plannedFor.exec(name ?? '') ?? [];
  return year !== undefined && [...(name ?? '').matchAll(anyYear)].length === 1
    ? Number(year)
    : null;
};

export const readHeading = (lines: readonly string[]): Heading => {
  const numberAt = lines.findIndex((line) => numberPattern.test(line));
  const [, digits = '', symbol = ''] = numberPattern.exec(lines[numberAt] ?? '') ?? [];
  const dateLine = lines.find((line) => datePattern.test(line)) ?? '';
  const [, place = null, day, month, year] = datePattern.exec(dateLine) ?? [];
  const fromLetterhead = numberAt === -1 ? null : letterhead(lines, numberAt);
  const number = !/\d/.test(digits) || symbol === '' ? null : `${digits}${symbol}`;
  return {
    issuer: fromLetterhead ?? issuerOfSymbol(symbol, place),
    number,
    signedOn:
      day === undefined || month === undefined
        ? null
        : civilDateFrom(Number(year), Number(month), Number(day)),
    year: year === undefined ? null : Number(year),
    name: nameOf(lines, number),
  };
};
