/**
 * Where in a longer text something is said about time, and in which words. What it means is for the
 * rules to say. Bare dates are not taken from prose: they belong to the documents it cites.
 */
import { type Word, wordsOf } from '../unit/folding.js';
import { spanPattern } from './span.js';

export const expressionKinds = ['periodic', 'counted', 'dated', 'roadmap', 'standing'] as const;
export type ExpressionKind = (typeof expressionKinds)[number];

export type Expression = {
  readonly kind: ExpressionKind;
  /** Folded. */
  readonly words: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

/** In a cell a date needs no word before it. */
export type ScanMode = 'cell' | 'prose';

const span = `${spanPattern}(?![a-z0-9]|[/.-][a-z0-9])`;
const opening =
  '(?:(?:thoi (?:gian|han)|han(?: chot)?|hoan t?hanh|xong|thuc hien|trien khai|bat dau|(?<!(?:lo|chuong|quy|to|qua|cong) )trinh|phan dau|ngay(?= (?:tu|trong) ))[ :]+){0,5}';
const named =
  '(?:thoi (?:gian|han)(?: (?:hoan t?hanh|thuc hien))?|han(?: chot)?|hoan t?hanh(?: xong)?)[ :]+';
const latest = '(?:(?:cham|muon) nhat(?: la)?|khong (?:muon|cham) hon|khong qua)';
const within = `(?:${latest}(?: (?:trong|vao|truoc|den|het)){0,2}|trong|truoc|(?:tu nay )?den(?: het)?|het)`;
const to = `(?: (?:den|toi)(?: het| truoc)? ${span})`;
const clock = '\\d{1,2} ?(?:gio|g|h|:) ?(?:\\d{1,2} ?)?(?:phut|p)?,? ?';
const from = `tu ${span}(?:${to}|,? tro di)?`;
const dated = `${opening}(?:${from}|${within} (?:luc )?(?:${clock})?${span})|${named}${span}`;

const document =
  '(?:quyet dinh|chi thi|ke hoach|nghi quyet|nghi dinh|thong bao|thong tu|cong van|cong dien|van ban|de an|chuong trinh|luat)';
const cited = `${document}(?: so)?(?: \\d+(?:/[a-z0-9-]+)*)?(?:,? ngay ${spanPattern})?`;
const base = `(?:(?:ngay |khi )?(?:${document} (?:nay )?)?(?:duoc )?(?:ky ban hanh|ky|ban hanh|giao nhiem vu|giao|nhan duoc|co hieu luc)(?: ${document}(?: nay)?)?|${span})`;
const amount = '\\d{1,3}(?: \\([a-z ]{1,30}\\))? (?:ngay lam viec|ngay|tuan|thang|nam)';
const countFrom = `,? (?:ke |tinh )?tu ${base}`;
const counted = `(?:(?:trong (?:vong|thoi han)|${latest}(?: sau)?) ${amount}(?![a-z0-9])(?:${countFrom})?|(?:trong |sau )?${amount}${countFrom})(?![a-z0-9])`;

const every = '(?:hang|moi) (?:ngay|tuan|thang|quy|nam)';
const dayOf = '(?:ngay \\d{1,2}(?:(?:/| thang )\\d{1,2})?|\\d{1,2}/\\d{1,2})';
const periodic = `(?:(?:truoc |vao |${latest} )?${dayOf} (?:cua )?${every}|${every},? (?:truoc |vao |${latest} )?${dayOf}|dinh ky (?:${every}|\\d{1,2} thang(?:/lan| mot lan| \\d{1,2} lan)?)|(?:^|(?<=[.;:] ))${every})(?![a-z0-9/])`;

const borrowed = '(?:lo trinh|tien do|thoi gian|yeu cau|ke hoach)';
const atDocument = `(?: (?:tai|cua|trong) ${cited}(?:(?:,| va) ${cited}){0,5})`;
const state = '(?: (?:duoc giao|da de ra|de ra|duoc phe duyet|quy dinh|neu))';
const roadmap = `(?:hoan t?hanh |thuc hien )?theo (?:dung )?(?:lo trinh|tien do)(?:,? (?:va )?${borrowed}){0,4}${state}?${atDocument}?(?![a-z0-9])|hoan t?hanh theo (?:dung )?(?:chi dao|ke hoach|yeu cau|quy dinh|huong dan)${atDocument}(?![a-z0-9])`;

const standing =
  '(?:(?:thuc hien|trien khai|tien hanh|dinh ky),? ){0,3}thuong xuyen(?:,? lien tuc)?(?![a-z0-9])';

const patterns: Readonly<Record<ExpressionKind, string>> = {
  periodic,
  counted,
  dated,
  roadmap,
  standing,
};
const anyOf = (bare: string): RegExp =>
  new RegExp(
    `(?<![a-z0-9])(?:${expressionKinds.map((kind) => `(?<${kind}>${patterns[kind]}${kind === 'dated' ? bare : ''})`).join('|')})`,
    'g',
  );
const expressions: Readonly<Record<ScanMode, RegExp>> = {
  prose: anyOf(''),
  cell: anyOf(`|(?<![/.-])${span}`),
};

type FoldedText = {
  readonly words: string;
  /** Places in the text by places in the folded words; known where words begin and end. */
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
};

const figure = /^(?:\d+|i{1,3}|iv)$/;
const dash = /^\s*[-\u2010-\u2015\u2212]\s*$/;

/** What stands between two words, without emphasis; a dash between figures makes them a range. */
const gapBetween = (text: string, left: Word | undefined, right: Word): string => {
  const gap = text.slice(left?.end ?? 0, right.start);
  if (
    left !== undefined &&
    dash.test(gap) &&
    figure.test(left.folded) &&
    figure.test(right.folded)
  ) {
    return '-';
  }
  return gap.replace(/[*_]+/g, '').replace(/[\s\p{Zs}]+/gu, ' ') || (gap === '' ? '' : ' ');
};

const folded = (text: string): FoldedText => {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let words = '';
  let last: Word | undefined;
  for (const word of wordsOf(text)) {
    words += gapBetween(text, last, word);
    starts.set(words.length, word.start);
    words += word.folded;
    ends.set(words.length, word.end);
    last = word;
  }
  return { words: words + text.slice(last?.end ?? 0), starts, ends };
};

/** Small words that others fold to: "đầu tư tháng 9", "rừng trồng năm 2022" speak of no time. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['tu', 'từ'],
  ['trong', 'trong'],
  ['den', 'đến'],
  ['han', 'hạn'],
]);
const isOtherWord = (text: string): boolean =>
  wordsOf(text).some(({ folded: word, start, end }) => {
    const written = text.slice(start, end).normalize('NFC').toLowerCase();
    return written !== word && written !== (spellings.get(word) ?? written);
  });

export const expressionsIn = (text: string, mode: ScanMode): Expression[] => {
  const { words, starts, ends } = folded(text);
  const found: Expression[] = [];
  for (const match of words.matchAll(expressions[mode])) {
    const from = match.index;
    const until = from + match[0].trimEnd().length;
    const [start, end] = [starts.get(from), ends.get(until)];
    const kind = expressionKinds.find((one) => match.groups?.[one] !== undefined);
    if (start === undefined || end === undefined || kind === undefined) continue;
    if (isOtherWord(text.slice(start, end))) continue;
    found.push({ kind, words: words.slice(from, until), start, end });
  }
  return found;
};
