/**
 * Whom a sentence gives work to: its subject ("Bộ Công an chủ trì, …"), the one it asks or orders
 * ("Giao Bộ …", "Đề nghị …"), perhaps behind a topic ("Về hạ tầng: UBND tỉnh …") or a clause of time
 * or basis ("Căn cứ …, Ngân hàng …"). A sentence may name nobody; the heading above it then does.
 */
import type { UnitMention } from '../unit/mentions.js';
import type { UnitKnowledge } from '../unit/messages.js';
import { unitCodeFor } from '../unit/register.js';
import { listUnits } from '../unit/splitting.js';
import { type UnitRun, unitRunAt } from './unit-run.js';
import { beginsWithPredicate } from './unit-words.js';

export type Addressee = {
  readonly units: readonly UnitMention[];
  readonly review: readonly string[];
  /** Where in the sentence they are named. */
  readonly start: number;
};

export type Address =
  | {
      readonly kind: 'addressed';
      readonly addressee: Addressee;
      /** Nothing but the units stands there. */
      readonly isHeading: boolean;
      /** They are asked or ordered in so many words. */
      readonly isAsked: boolean;
    }
  /** Tells what was done, or how things stand. */
  | { readonly kind: 'told' }
  | { readonly kind: 'unaddressed' };

/** A subject stands near the beginning. */
const longestOpening = 700;

const ends = '(?![\\p{L}\\p{M}])';
const request =
  '(?:(?:thủ tướng(?: chính phủ)?|chính phủ|quốc hội)\\s+)?(?:(?:thống nhất|kính|trân trọng)\\s+)?(?:giao|đề nghị|yêu cầu|phân công|kiến nghị)\\s+(?:cho\\s+)?';
const requestHere = new RegExp(`\\s*${request}`, 'iuy');
const requestBehindComma = /[,;]\s*(?:đề nghị|yêu cầu|giao)\s+/giu;

const adverbial = new RegExp(
  `^(?:trước|trong|đến|từ|ngày|tháng|quý|năm|sau|khi|để|nhằm|căn cứ|trên cơ sở|theo|hằng|hàng|định kỳ|chậm nhất|nếu|về|đối với|riêng|cùng với|ngoài ra|đồng thời|tại|ngay)${ends}`,
  'iu',
);
const concerning = /^(?:đối với|riêng)\s+/giu;

const standsSo =
  /^(?:đã|chưa|hiện nay|hiện tại|hiện (?:đã|còn|có)|đến nay|tính đến|dự kiến|qua theo dõi|qua kiểm tra|còn|mới có|trong thời gian qua|thời gian qua)(?![\p{L}\p{M}])/iu;
const stoodSo =
  /^[\s,]*(?:đều |cũng |vẫn |hiện )?(?:đã|chưa|đang|mới|vừa|còn|dự kiến)(?![\p{L}\p{M}])/iu;
/** "Các bộ chưa hoàn thành khẩn trương …": behind what was told, an order. */
const orders =
  /(?:khẩn trương|(?<!\p{L})phải|(?<!\p{L})cần|yêu cầu|đề nghị|tập trung hoàn thành)(?![\p{L}\p{M}])/iu;

const allHeads = (cell: string): UnitMention => {
  const isLocal = /(?:chủ tịch|ubnd|[uủ][ỷy] ban nhân dân|tỉnh|địa phương)/iu.test(cell);
  const name = isLocal ? 'Các bộ, ngành, địa phương' : 'Các bộ, ngành';
  return { code: unitCodeFor(name), name, asWritten: cell.replace(/\s+/g, ' ') };
};

const addresseeOf = (
  { cell, isAllHeads, start }: UnitRun,
  knowledge: UnitKnowledge | undefined,
): Addressee => {
  if (isAllHeads) return { units: [allHeads(cell)], review: [], start };
  return { ...listUnits(cell, knowledge), start };
};

type Spoken = { readonly run: UnitRun; readonly isAsked: boolean };

const asked = (text: string, at: number): Spoken | null => {
  requestHere.lastIndex = at;
  if (!requestHere.test(text)) return null;
  const run = unitRunAt(text, requestHere.lastIndex);
  return run === null ? null : { run, isAsked: true };
};

/** Who is spoken to here; null when those named here speak themselves and it is not said to whom. */
const spokenAt = (text: string, at: number): Spoken | null => {
  const ordered = asked(text, at);
  if (ordered !== null) return ordered;
  const run = unitRunAt(text, at);
  if (run === null) return null;
  const rest = text.slice(run.end);
  if (/^\s*(?:kính|trân trọng|đề nghị|yêu cầu|giao)(?![\p{L}\p{M}])/iu.test(rest)) {
    return asked(text, run.end);
  }
  return { run, isAsked: false };
};

const behind = (text: string, sign: RegExp, most: number): number[] =>
  [...text.matchAll(sign)].slice(0, most).map(({ 0: words, index }) => index + words.length);

const longestTopic = 120;
const mostClauses = 6;

const ofRun = (
  text: string,
  { run, isAsked }: Spoken,
  knowledge: UnitKnowledge | undefined,
): Address => {
  const rest = text.slice(run.end);
  if (stoodSo.test(rest) && !orders.test(rest)) return { kind: 'told' };
  const isHeading = /^[\s:;,.]*$/.test(rest);
  return { kind: 'addressed', addressee: addresseeOf(run, knowledge), isHeading, isAsked };
};

/** Behind a comma a unit may be but the next of a list, unless something is said of it. */
const isSubject = (text: string, { run, isAsked }: Spoken): boolean => {
  const rest = text.slice(run.end);
  return isAsked || beginsWithPredicate(rest) || stoodSo.test(rest);
};

const behindComma = (text: string): Spoken | null => {
  if (!adverbial.test(text)) return null;
  for (const at of behind(text, /,\s*/g, mostClauses)) {
    const spoken = spokenAt(text, at);
    if (spoken !== null && isSubject(text, spoken)) return spoken;
  }
  return null;
};

const behindTopic = (text: string): Spoken | null => {
  if (beginsWithPredicate(text)) return null;
  const [at] = behind(text.slice(0, longestTopic), /:\s*/g, 1);
  return at === undefined ? null : spokenAt(text, at);
};

const concerned = (text: string): Spoken | null => {
  const [at] = behind(text, concerning, 1);
  return at === undefined ? null : spokenAt(text, at);
};

export const addressIn = (sentence: string, knowledge?: UnitKnowledge): Address => {
  const text = sentence.slice(0, longestOpening);
  if (standsSo.test(text)) return { kind: 'told' };
  const spoken = spokenAt(text, 0) ?? behindTopic(text) ?? behindComma(text) ?? concerned(text);
  return spoken === null ? { kind: 'unaddressed' } : ofRun(text, spoken, knowledge);
};

/** "…, đề nghị các bộ …" within a sentence: who is asked, when nobody else is spoken to. */
export const askedIn = (sentence: string, knowledge?: UnitKnowledge): Addressee | null => {
  const text = sentence.slice(0, longestOpening);
  for (const at of behind(text, requestBehindComma, mostClauses)) {
    const run = unitRunAt(text, at);
    if (run !== null) return addresseeOf(run, knowledge);
  }
  return null;
};

/** What is longer was never one duty. */
const longestText = 8_000;

/** "Quy chế phối hợp với …" is the name of a thing. */
const helpWords =
  /(?<!(?:quy chế|cơ chế|công tác|việc|sự|kế hoạch)\s)phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+/giu;

/** The units a text says to work with. */
export const coordinatorsIn = (
  text: string,
  knowledge?: UnitKnowledge,
): Pick<Addressee, 'units' | 'review'> => {
  const found = new Map<string, UnitMention>();
  const review: string[] = [];
  for (const at of behind(text.slice(0, longestText), helpWords, mostClauses)) {
    const run = unitRunAt(text, at);
    if (run === null) continue;
    const listed = listUnits(run.cell, knowledge);
    review.push(...listed.review);
    for (const unit of listed.units) if (!found.has(unit.code)) found.set(unit.code, unit);
  }
  return { units: [...found.values()], review };
};
