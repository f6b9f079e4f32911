/**
 * The prose of a source as passages: each a heading or an item of a list with all that belongs to it,
 * under the passage it stands beneath. Lines that only their width has broken are joined again, and
 * so are paragraphs torn by the end of a page.
 */
import { isInSequence, type ListMark, listMarkOf } from './list-mark.js';
import { annexHeading } from './sections.js';
import type { SourceDocument } from './source.js';

/** From `start` on, the text of a passage stands in this paragraph of the source. */
export type LineStart = {
  readonly start: number;
  readonly sheet: string | null;
  readonly line: number | null;
  /** Counted from one over all paragraphs of the source. */
  readonly ordinal: number;
};

export type Passage = {
  readonly mark: ListMark | null;
  readonly parent: Passage | null;
  /** Without the mark; a line feed parts its paragraphs. */
  readonly text: string;
  readonly lines: readonly LineStart[];
  /** Whether it lists who gets the document: no work is given there. */
  readonly isRecipients: boolean;
};

type OpenPassage = Omit<Passage, 'text' | 'lines'> & { text: string; readonly lines: LineStart[] };

type Line = Omit<LineStart, 'start'> & { readonly text: string };

const footnote = /^[⁰¹²³⁴-⁹]/;
const hasWords = /[\p{L}\p{N}]/u;

/** The paragraphs in their order; null where a table stands between them. */
const linesOf = ({ blocks }: SourceDocument): (Line | null)[] => {
  let ordinal = 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [null];
    ordinal += 1;
    const text = block.text.normalize('NFC').trim();
    if (!hasWords.test(text) || footnote.test(text)) return [];
    return [{ text, sheet: block.sheet, line: block.line, ordinal }];
  });
};

/** In text wrapped at a width most lines go on with a sentence; a paragraph seldom begins small. */
const wrappedShare = 1 / 4;
const beginsSmall = /^\p{Ll}/u;

/** The width that all but the longest quarter of the lines keep; null for text that is not wrapped. */
const wrappingWidth = (lines: readonly Line[]): number | null => {
  const small = lines.filter(({ text }) => beginsSmall.test(text)).length;
  if (small <= lines.length * wrappedShare) return null;
  const lengths = lines.map(({ text }) => text.length).sort((one, other) => one - other);
  return lengths[Math.floor(lengths.length * 0.75)] ?? null;
};

const sentenceEnd = /[.;:!?…]["”»)]*$/u;
/** A heading is no longer; a longer line without a full stop was torn by the end of a page. */
const longestHeading = 120;

/** Whether a line goes on with the paragraph of the line above it. */
const continues = (above: string, text: string, width: number | null): boolean => {
  if (/^[\p{Ll},;:)”…]/u.test(text)) return true;
  if (width === null) return !sentenceEnd.test(above) && above.length > longestHeading;
  if (!sentenceEnd.test(above)) return true;
  const [first = ''] = text.split(' ', 1);
  return above.length + 1 + first.length > width;
};

const hasSmall = (text: string): boolean => /\p{Ll}/u.test(text);
const isCapitals = (text: string): boolean =>
  !hasSmall(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) > 3;

const longestAnnexHeading = 60;
const isAnnexHeading = (text: string): boolean =>
  /^PHỤ LỤC/.test(text) || (text.length <= longestAnnexHeading && annexHeading(text) !== null);

/** A heading in capitals stands above all that is numbered. */
const capitalsMark = (text: string): ListMark => ({
  ...{ kind: 'capitals', rank: 0, length: 0 },
  label: annexHeading(text) ?? '',
});

const recipients = /^nơi nhận\s*:?/i;

type Builder = {
  readonly passages: OpenPassage[];
  readonly width: number | null;
  open: OpenPassage | null;
  /** Of the open passage: its text so far, in parts, and whether there are only capitals in it. */
  parts: string[];
  length: number;
  onlyCapitals: boolean;
  /** The line above, null behind a table. */
  above: string | null;
};

const ancestors = function* (passage: Passage | null): Generator<Passage> {
  for (let at = passage; at !== null; at = at.parent) yield at;
};

const parentFor = ({ kind, rank }: ListMark, open: Passage | null): Passage | null => {
  for (const above of ancestors(open)) {
    const other = above.mark;
    if (rank === null && other?.kind === kind) return above.parent;
    if (rank !== null && other !== null && other.rank !== null && other.rank < rank) return above;
  }
  return rank === null ? open : null;
};

const close = ({ open, parts }: Builder): void => {
  if (open !== null) open.text = parts.join('');
};

const begin = (builder: Builder, passage: Omit<Passage, 'text' | 'lines'>): void => {
  close(builder);
  builder.open = { ...passage, text: '', lines: [] };
  builder.passages.push(builder.open);
  builder.parts = [];
  builder.length = 0;
  builder.onlyCapitals = true;
};

const append = (builder: Builder, { text, ...place }: Line, separator: string): void => {
  const parting = builder.length === 0 ? '' : separator;
  builder.open?.lines.push({ start: builder.length + parting.length, ...place });
  builder.parts.push(parting, text);
  builder.length += parting.length + text.length;
  builder.onlyCapitals &&= !hasSmall(text);
};

/** In wrapped text a figure may begin a line by chance: "… trong tháng" and below it "6. Hoàn thành". */
const isMark = (mark: ListMark, { width, above, open }: Builder): boolean => {
  if (width === null || above === null || sentenceEnd.test(above)) return true;
  const sibling = [...ancestors(open)].find((passage) => passage.mark?.kind === mark.kind);
  return isInSequence(mark, sibling?.mark ?? null);
};

const isHeading = (text: string, { width, above, open, onlyCapitals }: Builder): boolean => {
  if (isAnnexHeading(text)) return true;
  if (!isCapitals(text) || (open !== null && onlyCapitals)) return false;
  return width === null || above === null || sentenceEnd.test(above) || isCapitals(above);
};

const separatorFor = (text: string, { width, above, onlyCapitals }: Builder): string => {
  if (above === null) return '\n';
  if (onlyCapitals) return hasSmall(text) ? '\n' : ' ';
  return continues(above, text, width) ? ' ' : '\n';
};

/** What a line begins, or null when it belongs to the passage above it. */
const opening = (text: string, builder: Builder): Omit<Passage, 'text' | 'lines'> | null => {
  const mark = listMarkOf(text);
  if (mark !== null && isMark(mark, builder)) {
    const parent = parentFor(mark, builder.open);
    return { mark, parent, isRecipients: parent?.isRecipients ?? false };
  }
  if (recipients.test(text)) return { mark: null, parent: null, isRecipients: true };
  if (isHeading(text, builder)) {
    return { mark: capitalsMark(text), parent: null, isRecipients: false };
  }
  return builder.open === null ? { mark: null, parent: null, isRecipients: false } : null;
};

const take = (builder: Builder, line: Line): void => {
  const passage = opening(line.text, builder);
  if (passage !== null) begin(builder, passage);
  const text = line.text.slice(passage?.mark?.length ?? 0);
  append(builder, { ...line, text }, separatorFor(line.text, builder));
  builder.above = line.text;
};

export const passagesOf = (source: SourceDocument): readonly Passage[] => {
  const lines = linesOf(source);
  const width = wrappingWidth(lines.filter((line) => line !== null));
  const builder: Builder = {
    passages: [],
    width,
    open: null,
    parts: [],
    length: 0,
    onlyCapitals: true,
    above: null,
  };
  for (const line of lines) {
    if (line === null) builder.above = null;
    else take(builder, line);
  }
  close(builder);
  return builder.passages;
};

/** Where a place in the text of a passage stands in the source. */
export const lineAt = ({ lines }: Passage, start: number): LineStart => {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  return lines[low] ?? { start: 0, sheet: null, line: null, ordinal: 1 };
};
