/**
 * Numbers that Word counts and does not write: in the file such a cell is empty. They are counted
 * here as Word counts them, paragraph by paragraph in the order of the text.
 */
import { formatNumber, type NumberFormat } from '../blocks/number-format.js';
import { childNamed, childrenNamed, isOn, wordValue, type XmlElement } from '../container/xml.js';

type Level = {
  readonly start: number;
  readonly format: NumberFormat | 'bullet';
  /** `%1.%2)`: each mark stands for the number of that level. */
  readonly text: string;
  /** Begins again behind a number of this level or a higher one, counted from one; zero: never. */
  readonly restartsBehind: number;
  /** All numbers in it are shown as 1, 2, 3. */
  readonly legal: boolean;
  readonly glued: boolean;
  readonly styleId: string | null;
};

type List = {
  /** Lists made from one scheme go on counting where the other stopped. */
  readonly scheme: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
};

export type Lists = ReadonlyMap<string, List>;

export type Counting = {
  readonly lists: Lists;
  readonly counters: Map<string, (number | null)[]>;
  /** Starts of one list that were heeded: they hold for its first number alone. */
  readonly started: Set<string>;
};

export type AutomaticNumber = { readonly text: string; readonly bullet: boolean };

const formats: ReadonlySet<string> = new Set<NumberFormat>([
  'decimal',
  'decimalZero',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'none',
]);

const isFormat = (name: string): name is NumberFormat => formats.has(name);

const integer = (text: string | null, otherwise: number): number => {
  const value = Number(text ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : otherwise;
};

const indexOf = (element: XmlElement): number => integer(element.attributes['w:ilvl'] ?? null, 0);

const levelOf = (element: XmlElement): Level => {
  const format = wordValue(childNamed(element, 'w:numFmt')) ?? 'decimal';
  return {
    start: integer(wordValue(childNamed(element, 'w:start')), 0),
    format: format === 'bullet' || isFormat(format) ? format : 'decimal',
    text: wordValue(childNamed(element, 'w:lvlText')) ?? '',
    restartsBehind: integer(wordValue(childNamed(element, 'w:lvlRestart')), indexOf(element)),
    legal: isOn(childNamed(element, 'w:isLgl')),
    glued: wordValue(childNamed(element, 'w:suff')) === 'nothing',
    styleId: wordValue(childNamed(element, 'w:pStyle')),
  };
};

const levelsOf = (element: XmlElement): Map<number, Level> =>
  new Map(childrenNamed(element, 'w:lvl').map((level) => [indexOf(level), levelOf(level)]));

type Scheme = { readonly id: string; readonly element: XmlElement };

/** A scheme may only point to a style, and the scheme of that style has the levels. */
const schemesOf = (root: XmlElement | null): Map<string, Scheme> => {
  const elements = childrenNamed(root, 'w:abstractNum');
  const schemes = elements.map((element) => ({
    id: element.attributes['w:abstractNumId'] ?? '',
    element,
  }));
  const byStyle = new Map(
    schemes.map((scheme) => [wordValue(childNamed(scheme.element, 'w:styleLink')), scheme]),
  );
  return new Map(
    schemes.map((scheme) => {
      const link = wordValue(childNamed(scheme.element, 'w:numStyleLink'));
      return [scheme.id, (link === null ? undefined : byStyle.get(link)) ?? scheme];
    }),
  );
};

export const readLists = (root: XmlElement | null): Lists => {
  const schemes = schemesOf(root);
  const lists = new Map<string, List>();
  for (const element of childrenNamed(root, 'w:num')) {
    const scheme = schemes.get(wordValue(childNamed(element, 'w:abstractNumId')) ?? '');
    if (scheme === undefined) continue;
    const levels = levelsOf(scheme.element);
    const starts = new Map<number, number>();
    for (const override of childrenNamed(element, 'w:lvlOverride')) {
      const index = indexOf(override);
      const level = childNamed(override, 'w:lvl');
      if (level !== null) levels.set(index, levelOf(level));
      const start = wordValue(childNamed(override, 'w:startOverride'));
      if (start !== null) starts.set(index, integer(start, 1));
    }
    lists.set(element.attributes['w:numId'] ?? '', { scheme: scheme.id, levels, starts });
  }
  return lists;
};

export const startCounting = (lists: Lists): Counting => ({
  lists,
  counters: new Map(),
  started: new Set(),
});

/** The level that a list keeps for paragraphs of one style. */
export const levelForStyle = (lists: Lists, listId: string, styleId: string): number | null => {
  for (const [index, level] of lists.get(listId)?.levels ?? [])
    if (level.styleId === styleId) return index;
  return null;
};

/** Symbol fonts keep their bullets where Unicode has no letters. */
const bulletOf = (text: string): string => (/[\ue000-\uf8ff]/.test(text) ? '•' : text);

/** A level above that has not begun stands just before its first number. */
const shown = (list: List, counters: readonly (number | null)[], index: number, legal: boolean) => {
  const level = list.levels.get(index);
  if (level === undefined || level.format === 'bullet') return '';
  const value = counters[index] ?? Math.max(0, level.start - 1);
  return formatNumber(legal && level.format !== 'none' ? 'decimal' : level.format, value);
};

/** Counts one paragraph on and answers what Word shows before it. */
export const nextNumber = (
  { lists, counters: all, started }: Counting,
  listId: string,
  index: number,
): AutomaticNumber | null => {
  const list = lists.get(listId);
  const level = list?.levels.get(index);
  if (list === undefined || level === undefined) return null;
  const counters = all.get(list.scheme) ?? [];
  all.set(list.scheme, counters);
  const key = `${listId}/${index}`;
  const stated = started.has(key) ? undefined : list.starts.get(index);
  started.add(key);
  const before = counters[index] ?? null;
  counters[index] = stated ?? (before === null ? level.start : before + 1);
  for (const [deeper, { restartsBehind }] of list.levels)
    if (deeper > index && index < restartsBehind) counters[deeper] = null;
  const gap = level.glued ? '' : ' ';
  if (level.format === 'bullet') return { text: bulletOf(level.text) + gap, bullet: true };
  const text = level.text.replace(/%([1-9])/g, (_, mark: string) =>
    shown(list, counters, Number(mark) - 1, level.legal),
  );
  return text === '' ? null : { text: text + gap, bullet: false };
};
