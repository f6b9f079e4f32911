/**
 * The deadlines inside a longer text of prose. Left out is what only looks like one: dates of cited
 * documents, years in their titles ("tầm nhìn đến năm 2030"), what has already happened, and money
 * or work that is "thường xuyên" by its name.
 */
import { type ResolvedDeadline, resolveDeadline } from './phrase.js';
import type { DeadlineContext } from './reading.js';
import { type Expression, expressionsIn } from './scan.js';

/** `deadline.phrase` is the text from `start` to `end`, in UTF-16 units. */
export type FoundDeadline = ResolvedDeadline & { readonly start: number; readonly end: number };

/** A paragraph of a document is far shorter; what lies beyond is not searched. */
const longestText = 20_000;

const quotation = /“[^“”]*”|"[^"]*"/g;
const isQuoted = (text: string): ((at: number) => boolean) => {
  const quoted = [...text.matchAll(quotation)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
  }));
  return (at) => quoted.some(({ from, to }) => from < at && at < to);
};

/** An expression with its surroundings as written: without its marks, "có" would be "cơ". */
type Found = { readonly words: string; readonly before: string; readonly after: string };

const nearby = 100;
const plain = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/[*_]+/g, '').replace(/\s+/g, ' ');
const surrounded = (text: string, { words, start, end }: Expression): Found => ({
  words,
  before: plain(text.slice(Math.max(0, start - nearby), start)),
  after: plain(text.slice(end, end + nearby)),
});

/** Scopes of programmes are no deadlines. */
const isScope = ({ before, after }: Found): boolean =>
  /(?:^|\P{L})(?:tầm nhìn|định hướng|giai đoạn|thời kỳ|nhiệm kỳ) $/u.test(before) ||
  /^ (?:và|đến) (?:(?:những|các) )?năm (?:tiếp theo|sau)/.test(after);

/** "Từ 01/7 đến 21/9, cả nước đã cấp …" tells what happened in between. */
const isPast = ({ words, before, after }: Found): boolean =>
  /(?:^|\P{L})(?:chậm muộn|chậm tiến độ|(?<!tối )đã|tính) $/u.test(before) ||
  (/\btu /.test(words) && /^ đến nay|^,? (?:\p{L}+ ){0,4}đã /u.test(after));

/** "Đến 30/6/2025" is a deadline where a clause begins with it, unless it tells how things stand. */
const isTold = ({ words, before, after }: Found): boolean =>
  /^den /.test(words) &&
  (!/(?:^|[.;,:()]|(?:^|[^\p{L}])[-–]) ?$/u.test(before) ||
    /^,? (?:có|còn|đã|mới|chỉ|toàn|số) /.test(after));

/** The title of a cited document ("Nghị quyết số 01/NQ-CP về … trong năm 2024") may name its year. */
const isTitle = ({ words, before }: Found): boolean =>
  /(?:trong|den|tu) nam \d{4}$/.test(words) && /\d+\/[\p{L}\d/-]+[^;.,]* về [^;.,]*$/u.test(before);

/** In figures without a year, "trong 12/22 bộ" is a count; "trước 12/9" and "ngày 12/9" are days. */
const isCount = ({ words }: Found): boolean =>
  /(?:^| )\d{1,2}\/\d{1,2}$/.test(words) && !/(?:ngay|truoc|han) \d{1,2}\/\d{1,2}$/.test(words);

const isBudget = ({ before }: Found): boolean =>
  /(?:^|\P{L})(?:chi|kinh phí|nguồn|vốn|dự toán|ngân sách|nhiệm vụ|hoạt động|không|kỳ họp) $/u.test(
    before,
  );

const noDeadline = (kind: Expression['kind'], found: Found): boolean => {
  switch (kind) {
    case 'standing':
      return isBudget(found);
    case 'roadmap':
      return isPast(found);
    case 'periodic':
    case 'counted':
      return false;
    case 'dated':
      return [isScope, isPast, isTold, isTitle, isCount].some((is) => is(found));
  }
};

export const findDeadlines = (text: string, context: DeadlineContext): FoundDeadline[] => {
  const searched = text.slice(0, longestText);
  const quoted = isQuoted(searched);
  return expressionsIn(searched, 'prose')
    .filter(({ start }) => !quoted(start))
    .filter((expression) => !noDeadline(expression.kind, surrounded(searched, expression)))
    .map(({ start, end }) => ({
      ...resolveDeadline(searched.slice(start, end), context),
      start,
      end,
    }))
    .filter(({ deadline }) => deadline.rule !== 'unread');
};
