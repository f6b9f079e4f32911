/**
 * Tables whose cells have borders. A piece of text lies in the box made by the nearest lines left,
 * right, above and below it; the lines within a table are its grid, so that an empty column keeps its
 * place and a cell that spans several is seen to.
 */
import type { SourceCell, SourceRow } from '../domain/document/source.js';
import type { PdfLine, PdfPage, PdfText } from './pdf-library.js';
import { joinedWords } from './pdf-lines.js';
import { blankBefore } from './pdf-widths.js';
import { tableRows } from './sheet-blocks.js';

export type BoxedTable = {
  readonly top: number;
  readonly rows: readonly SourceRow[];
};

export type Boxed = {
  readonly tables: readonly BoxedTable[];
  /** Texts that no table holds. */
  readonly outside: readonly PdfText[];
};

type Sides = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
type Box = Sides & { readonly texts: PdfText[] };

/** In points. A drawn border is two lines, the width of the pen apart. */
const tolerance = 3;
/** Beyond this a page is a drawing, and looking for boxes would take too long. */
const mostComparisons = 50_000_000;

/** Strokes that touch, as borders are drawn cell by cell, are one line. */
const joinedLines = (lines: readonly PdfLine[]): PdfLine[] => {
  const groups: PdfLine[][] = [];
  for (const line of lines.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && line.at - first.at <= tolerance)
      group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => {
    const joined: { at: number; from: number; to: number }[] = [];
    for (const { at, from, to } of group.toSorted((a, b) => a.from - b.from)) {
      const open = joined.at(-1);
      if (open !== undefined && from <= open.to + tolerance) open.to = Math.max(open.to, to);
      else joined.push({ at, from, to });
    }
    return joined;
  });
};

type Neighbours = { readonly before: PdfLine | null; readonly behind: PdfLine | null };

/** The nearest lines on both sides of a place, of those that pass it by. */
const nearest = (lines: readonly PdfLine[], place: number, across: number): Neighbours => {
  let [before, behind]: [PdfLine | null, PdfLine | null] = [null, null];
  for (const line of lines) {
    if (line.from - tolerance > across || line.to + tolerance < across) continue;
    if (line.at <= place) before = before === null || line.at > before.at ? line : before;
    else behind = behind === null || line.at < behind.at ? line : behind;
  }
  return { before, behind };
};

/** Where a row is broken over two pages it has no border; its cell ends where its sides do. */
const boxAround = (text: PdfText, { upright, level }: PdfPage): Sides | null => {
  const middle = (text.left + text.right) / 2;
  const height = text.base - text.height / 3;
  const { before: left, behind: right } = nearest(upright, middle, height);
  if (left === null || right === null) return null;
  const { before: above, behind: below } = nearest(level, height, middle);
  return {
    left: left.at,
    right: right.at,
    top: Math.max(above?.at ?? 0, Math.min(left.from, right.from)),
    bottom: Math.min(below?.at ?? Number.POSITIVE_INFINITY, Math.max(left.to, right.to)),
  };
};

/** The library takes words that stand close for one text, even where a border runs between them. */
const splitAtBorders = (text: PdfText, upright: readonly PdfLine[]): PdfText[] => {
  const height = text.base - text.height / 3;
  const border = upright.find(
    ({ at, from, to }) =>
      at > text.left + tolerance && at < text.right - tolerance && from <= height && to >= height,
  );
  if (border === undefined) return [text];
  const blank = blankBefore(text, border.at);
  if (blank === null) return [text];
  const before = { ...text, text: text.text.slice(0, blank), right: border.at - tolerance / 2 };
  const behind = { ...text, text: text.text.slice(blank + 1), left: border.at + tolerance / 2 };
  return [before, behind].flatMap((part) =>
    part.text.trim() === '' ? [] : splitAtBorders(part, upright),
  );
};

type Placed = { readonly text: PdfText; readonly box: Sides | null };

/** Parted at borders where every part then lies in a cell; else as a whole. */
const placed = (text: PdfText, page: PdfPage): Placed[] => {
  const parts = splitAtBorders(text, page.upright).map((part) => ({
    text: part,
    box: boxAround(part, page),
  }));
  return parts.every(({ box }) => box !== null) ? parts : [{ text, box: boxAround(text, page) }];
};

const boxesOn = (page: PdfPage): { boxes: Box[]; outside: PdfText[] } => {
  const boxes = new Map<string, Box>();
  const outside: PdfText[] = [];
  for (const { text, box } of page.texts.flatMap((one) => placed(one, page))) {
    if (box === null) {
      outside.push(text);
      continue;
    }
    const key = Object.values(box)
      .map((side) => Math.round(side))
      .join(' ');
    const known = boxes.get(key);
    if (known === undefined) boxes.set(key, { ...box, texts: [text] });
    else known.texts.push(text);
  }
  return { boxes: [...boxes.values()], outside };
};

/** Places that lie within the tolerance of each other are one. */
const distinct = (places: readonly number[]): number[] => {
  const found: number[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    if (place - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > tolerance) found.push(place);
  }
  return found;
};

const indexIn = (places: readonly number[], place: number): number => {
  let best = 0;
  for (const [index, one] of places.entries()) {
    if (Math.abs(one - place) < Math.abs((places[best] ?? 0) - place)) best = index;
  }
  return best;
};

/** The borders between the cells beside a box. */
const bordersAt = ({ top, bottom }: Box, upright: readonly PdfLine[]): number[] => {
  const middle = (top + bottom) / 2;
  return distinct(
    upright.flatMap(({ at, from, to }) => (from <= middle && middle <= to ? [at] : [])),
  );
};

const holds = (some: readonly number[], place: number): boolean =>
  some.some((one) => Math.abs(one - place) <= tolerance);

/** Boxes that touch each other, what they take up, and all borders beside any of them. */
type Area = {
  readonly boxes: Box[];
  readonly top: number;
  left: number;
  right: number;
  bottom: number;
  borders: readonly number[];
};

const addTo = (area: Area, box: Box, borders: readonly number[]): void => {
  area.boxes.push(box);
  area.left = Math.min(area.left, box.left);
  area.right = Math.max(area.right, box.right);
  area.bottom = Math.max(area.bottom, box.bottom);
  area.borders = distinct([...area.borders, ...borders]);
};

/**
 * From top to bottom. Of two tables without a gap between them the second begins where borders end and
 * others begin at once; merged cells only end or only begin some.
 */
const areasOf = (boxes: readonly Box[], upright: readonly PdfLine[]): Area[] => {
  const areas: Area[] = [];
  for (const box of boxes.toSorted((a, b) => a.top - b.top)) {
    const area = areas.at(-1);
    const borders = bordersAt(box, upright);
    const others =
      area?.borders.some((place) => !holds(borders, place)) === true &&
      borders.some((place) => !holds(area.borders, place));
    const apart = area === undefined || box.top > area.bottom + tolerance;
    if (!apart && (!others || box.top < area.bottom - tolerance)) addTo(area, box, borders);
    else {
      const { top, left, right, bottom } = box;
      areas.push({ boxes: [box], top, left, right, bottom, borders });
    }
  }
  return areas;
};

/** Where rows begin and end, those without a word in them too. */
const rowsOf = ({ boxes, top, left, right, bottom }: Area, level: readonly PdfLine[]): number[] =>
  distinct([
    ...level.flatMap(({ at, from, to }) =>
      at >= top - tolerance && at <= bottom + tolerance && from < right && to > left ? [at] : [],
    ),
    ...boxes.flatMap((box) => [box.top, box.bottom]),
  ]);

const lettersIn = (rows: readonly SourceRow[]): number =>
  rows.reduce((sum, { cells }) => sum + cells.reduce((all, { text }) => all + text.length, 0), 0);

/** Null where the borders make no table: a frame around text, or boxes that lie across each other. */
const tableOf = (area: Area, level: readonly PdfLine[]): BoxedTable | null => {
  const columns = area.borders;
  if (columns.length < 3) return null;
  const rows = rowsOf(area, level);
  const byRow = new Map<number, Map<number, SourceCell>>();
  for (const box of area.boxes) {
    const [row, column] = [indexIn(rows, box.top), indexIn(columns, box.left)];
    const cells = byRow.get(row) ?? new Map<number, SourceCell>();
    byRow.set(row, cells);
    const known = cells.get(column);
    const text = joinedWords(box.texts);
    cells.set(column, {
      text: known === undefined ? text : `${known.text} ${text}`,
      column: column + 1,
      columnSpan: Math.max(1, indexIn(columns, box.right) - column),
      rowSpan: Math.max(1, indexIn(rows, box.bottom) - row),
      line: null,
    });
  }
  const given = [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({
      row: row + 1,
      line: null,
      hidden: false,
      cells: [...cells.values()],
    }));
  const numbers = columns.slice(1).map((_, index) => index + 1);
  const full = tableRows(given, { columns: numbers, last: numbers.length });
  return lettersIn(full) === lettersIn(given) ? { top: area.top, rows: full } : null;
};

export const boxedTables = (drawn: PdfPage): Boxed => {
  const [upright, level] = [joinedLines(drawn.upright), joinedLines(drawn.level)];
  const page = { ...drawn, upright, level };
  const comparisons = page.texts.length * (upright.length + level.length);
  if (comparisons > mostComparisons) return { tables: [], outside: page.texts };
  const { boxes, outside } = boxesOn(page);
  const tables: BoxedTable[] = [];
  for (const area of areasOf(boxes, upright)) {
    const table = tableOf(area, level);
    if (table === null) outside.push(...area.boxes.flatMap(({ texts }) => texts));
    else tables.push(table);
  }
  return { tables, outside };
};
