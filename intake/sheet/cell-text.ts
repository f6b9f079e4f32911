/**
 * The text of a cell of a workbook, from its value and its number format:
 *
 * - A date is `15/09/2024`. A date whose format shows an hour is `17:30 15/09/2024`, the hour first as
 *   the rules of deadlines read it; midnight shows none, since 00:00 would mean the day before.
 * - A date whose format shows no day is `05/2024`, which the rules read as the whole month; one that
 *   shows only the year is `2024`. A time without a date is `17:30`.
 * - A number is written plainly: no `.0`, no thousands, a point for decimals. Decimals and leading
 *   zeros the format asks for are kept (item 1.10 is not item 1.1), and a percentage is one.
 * - A format with words of its own (`"Quý "0`, `"Trước ngày "dd/mm/yyyy`) is shown as it shows.
 */
import { type CellValue, formatValue } from 'hucre';

/** What stands for itself in a format: quoted, escaped, or in brackets but for the hours of a duration. */
const literals = /"[^"]*"|\\.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|[_*]./gi;
const ownWords = /"[^"]*\p{L}[^"]*"/u;
/** Excel knows no format with more decimals than thirty. */
const endless = /[0#?]{31}/;

const signsOf = (format: string): string =>
  (format.split(';')[0] ?? '').replace(literals, ' ').toLowerCase();

const padded = (value: number): string => String(value).padStart(2, '0');

const dateText = (date: Date, format: string): string => {
  const signs = signsOf(format);
  const time = `${padded(date.getUTCHours())}:${padded(date.getUTCMinutes())}`;
  const year = String(date.getUTCFullYear());
  const month = `${padded(date.getUTCMonth() + 1)}/${year}`;
  const showsHour = /h/.test(signs);
  // Beside an hour or a second an "m" is a minute, and there is always one.
  if (!/[yd]/.test(signs) && /[hs]/.test(signs)) return time;
  if (/d/.test(signs) || showsHour || format === '') {
    const day = `${padded(date.getUTCDate())}/${month}`;
    return showsHour && time !== '00:00' ? `${time} ${day}` : day;
  }
  return /m/.test(signs) ? month : year;
};

/** At most fifteen figures: what lies behind them is the noise of binary fractions. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

const numberText = (value: number, format: string): string => {
  const signs = signsOf(format);
  if (signs.includes('%')) return `${plainNumber(value * 100)}%`;
  return /^\s*0{1,15}(?:\.0{1,15})?\s*$/.test(signs)
    ? formatValue(value, signs.trim())
    : plainNumber(value);
};

/** In NFC; a line feed separates paragraphs. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\v|\f/g, '\n')
    .trim();

export const cellText = (value: CellValue, format: string): string => {
  if (value === null) return '';
  if (typeof value === 'string') return plainText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date && Number.isNaN(value.getTime())) return '#NUM!';
  const spoken = ownWords.test(format) && !endless.test(format);
  const shown = spoken ? plainText(formatValue(value, format)) : '';
  if (shown !== '') return shown;
  return value instanceof Date ? dateText(value, format) : numberText(value, format);
};
