/**
 * Names that never change once given. A document is known by who signed it, its number and year; a
 * row by section and number as printed. Both go into stream names, workflow ids and bus subjects, so
 * only `A-Z a-z 0-9 -` may stand in them.
 */

/** As printed, marks and other signs aside; capitals are kept (`05/CT-TTg` → `05-CT-TTg`). */
const plainAscii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const longestDocumentKey = 100;
const longestRowKey = 50;

export type DocumentFacts = {
  /** Unit code of the issuer. */
  readonly issuer: string | null;
  /** Number with its symbol, `05/CT-TTg`. */
  readonly number: string | null;
  readonly year: number | null;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
};

/** `TTg-05-CT-TTg-2023`; where the document lacks a part, `x-` and the start of its digest. */
export const documentKey = ({ issuer, number, year, digest }: DocumentFacts): string => {
  const unnamed = `x-${digest.slice(0, 8)}`;
  if (issuer === null || number === null || year === null) return unnamed;
  const key = [issuer, number, String(year)].map(plainAscii).join('-');
  return plainAscii(number) === '' || key.length > longestDocumentKey ? unnamed : key;
};

const annexKey = (annex: string): string => annex.replace(/^Phụ lục /, 'PL-');

type RowPlace = {
  readonly annex: string | null;
  readonly sections: readonly string[];
  readonly number: string;
};

const printedKey = ({ annex, sections, number }: RowPlace): string => {
  const parts = [...(annex === null ? [] : [annexKey(annex)]), ...sections, number];
  const key = parts.map(plainAscii).join('-').slice(0, longestRowKey).replace(/-+$/, '');
  return key === '' ? 'x' : key;
};

/** One key per row, in order: `PL-II-VI-2`; a second row of the same number gets `-2`, and so on. */
export const rowKeys = (rows: readonly RowPlace[]): readonly string[] => {
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  return rows.map((row) => {
    const printed = printedKey(row);
    let count = repeats.get(printed) ?? 0;
    let key = printed;
    do {
      count += 1;
      key = count === 1 ? printed : `${printed}-${count}`;
    } while (taken.has(key));
    repeats.set(printed, count);
    taken.add(key);
    return key;
  });
};

/** Section as printed, outermost first: `Phụ lục II, VI`; empty when the document has none. */
export const sectionName = ({ annex, sections }: Omit<RowPlace, 'number'>): string =>
  [...(annex === null ? [] : [annex]), ...sections].join(', ');
