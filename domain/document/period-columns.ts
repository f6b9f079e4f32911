/** Columns that stand for quarters, months or years, in which a row is ticked off: `Quý I | Quý II | …`. */

const tick = /^(?:[xX×✓✔√vV•●■*+])$/u;
export const isTick = (text: string): boolean => tick.test(text.trim());

export type Period = {
  readonly unit: 'tháng' | 'quý' | 'năm';
  readonly ordinal: string;
  /** As the header has it; null where only the document can say. */
  readonly year: string | null;
};

const statedYear = /(?:\/\s*|năm\s+|\s|^)((?:19|20)\d{2})(?!\d)/iu;
const ordinal = '(\\d{1,2}|i{1,3}|iv)';
const named = new RegExp(`(?:^|[\\s(])(tháng|quý|quí|t|q)\\.?\\s*${ordinal}$`, 'iu');
/** The upper line of a header says of what, the lower which: `Tháng | 1 | 2 | 3`. */
const counted = new RegExp(`(?:^|[\\s(])(tháng|quý|quí)(?:[\\s)].*)?[\\s)]${ordinal}$`, 'iu');
const onlyYear = /^(?:năm|thời gian(?: thực hiện| hoàn thành)?|tiến độ(?: thực hiện)?|\s)*$/iu;
const longestHeader = 80;

const unitOf = (word: string): Period['unit'] => (/^t/iu.test(word) ? 'tháng' : 'quý');
const most = { tháng: 12, quý: 4 } as const;
const romans: readonly string[] = ['', 'I', 'II', 'III', 'IV'];

/** The period that a header names; null for any other header. */
export const periodOf = (header: string): Period | null => {
  if (header.length > longestHeader) return null;
  const year = statedYear.exec(header)?.[1] ?? null;
  const rest = header.replace(statedYear, ' ').replace(/\s+/g, ' ').trim();
  const [, word, text = ''] = named.exec(rest) ?? counted.exec(rest) ?? [];
  if (word === undefined) {
    return year !== null && onlyYear.test(rest) ? { unit: 'năm', ordinal: '', year } : null;
  }
  const unit = unitOf(word);
  const at = /^\d/.test(text) ? Number(text) : romans.indexOf(text.toUpperCase());
  if (unit === 'năm' || at < 1 || at > most[unit]) return null;
  return { unit, ordinal: unit === 'quý' ? (romans[at] ?? '') : String(at), year };
};

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

const nameOf = ({ unit, ordinal: which, year }: Period, withYear: boolean): string => {
  if (unit === 'năm') return `năm ${year ?? ''}`;
  return `${unit} ${which}${withYear && year !== null ? `/${year}` : ''}`;
};

/** A stretch of ticks runs from the first to the last of them, and is said as a deadline would be. */
export const tickedPeriod = (ticked: readonly [Period, ...Period[]]): string => {
  const [first] = ticked;
  const last = ticked.at(-1) ?? first;
  if (nameOf(first, true) === nameOf(last, true)) return capital(nameOf(last, true));
  if (first.unit !== 'năm' && first.year === last.year) {
    return capital(`${nameOf(first, false)} - ${nameOf(last, true)}`);
  }
  return `Từ ${nameOf(first, true)} đến ${nameOf(last, true)}`;
};
