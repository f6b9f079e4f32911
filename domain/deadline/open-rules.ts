/**
 * Phrases that are never late by computation. Sources, by rule id:
 *
 * - `blank`: the cell is empty; somebody has to say whether that means no deadline.
 * - `without-end`: the cell says that there is no deadline.
 * - `standing`: "thường xuyên"; standing duties are not tracked to a date (Decision 42/2014/QĐ-TTg).
 * - `standing-damaged`: the same words as a scan left them ("Thư g x u y ê n"), which split and lost
 *   their letters.
 * - `start-…`: only a beginning is given.
 * - `periodic`: comes back ("trước ngày 15 hằng tháng"); the day is kept.
 * - `on-demand`: done whenever it is asked for ("khi có yêu cầu", "đột xuất"), as a standing duty is.
 * - `roadmap`: the date stands in another document ("theo lộ trình của Quyết định").
 * - `on-event`: the date follows from something to come ("sau khi Nghị định được ban hành").
 */
import { foldVietnamese } from '../unit/folding.js';
import type { Recurrence } from './messages.js';
import { type Rule, startingOn, type UseOfSpan, without } from './reading.js';
import { expressionsIn } from './scan.js';
import { withSpan } from './span.js';
import { type SpanKind, spanKinds } from './span-form.js';

const blank: Rule = {
  id: 'blank',
  read: ({ verbatim }) => (verbatim.trim() === '' ? without('none', 'deadline-blank') : null),
};

const withoutEndPattern =
  /^khong (?:co |ghi |xac dinh |quy dinh |an dinh )?(?:thoi han|thoi gian|han)(?: hoan thanh| thuc hien)?$/;
const withoutEnd: Rule = {
  id: 'without-end',
  read: ({ words }) => (withoutEndPattern.test(words) ? without('none') : null),
};

const standingPattern =
  /^(?:(?:dinh ky|tien hanh|hang ngay)[ ,]*)*thuong xuyen(?:,? lien tuc|,? hang ngay)?(?:,? (?:trong|ca|trong ca) nam)?$|^lien tuc$/;
/** The words without spaces, with the "ơ" and "n" a scan may lose. */
const damagedStandingPattern = /^(?:thuchien|trienkhai)*thu(?:o?n)?g?xuyen$/;

const standing: Rule = {
  id: 'standing',
  read: ({ words }) => (standingPattern.test(words) ? without('standing') : null),
};

/** Its own rule, so that the reading stays visible: nothing else the scan left can be meant. */
const standingDamaged: Rule = {
  id: 'standing-damaged',
  read({ verbatim }) {
    const squeezed = foldVietnamese(verbatim).replace(/[\s.;,]+/g, '');
    return damagedStandingPattern.test(squeezed) ? without('standing') : null;
  },
};

const startKinds = [
  ['start-date', ['date']],
  ['start-month', ['month']],
  ['start-quarter', ['quarter']],
  ['start-year', ['year']],
] as const satisfies readonly (readonly [string, readonly SpanKind[]])[];
const parts: readonly SpanKind[] = spanKinds.filter((kind) => /^(?:part|point)-/.test(kind));

const fromIts: UseOfSpan = ({ first }, review) => startingOn(first, review);
const startPattern = /^(?:ke |tinh )?tu (.+?)(?:,? tro di)?$/;

export const startRules: readonly Rule[] = [...startKinds, ['start-part', parts] as const].map(
  ([id, kinds]) => ({
    id,
    read({ words }, context) {
      const [, span] = startPattern.exec(words) ?? [];
      return span === undefined ? null : withSpan(kinds, span, context, fromIts);
    },
  }),
);

/** A date with its year, or an interval, says more than "hằng tháng" or "theo kế hoạch" does. */
const isDated = (words: string): boolean =>
  expressionsIn(words, 'prose').some(
    (found) => found.kind === 'dated' && /\b(?:19|20)\d{2}\b/.test(found.words),
  );

const everyUnit = {
  ngay: 'day',
  tuan: 'week',
  thang: 'month',
  quy: 'quarter',
  nam: 'year',
} as const;
const everyMonths: Readonly<Record<string, Recurrence['every']>> = {
  1: 'month',
  3: 'quarter',
  6: 'half-year',
  12: 'year',
};
const unitPattern = /(?:^|[ ,])(?<!ngan )(?:hang|moi) (ngay|tuan|thang|quy|nam)(?=$|[ ,])/;
const monthsPattern =
  /^(?:dinh ky 0?(1|3|6|12) thang(?:\/lan| mot lan| 0?1 lan|$)|0?(1|3|6|12) thang(?:\/lan| mot lan| 0?1 lan))/;
/** `01 lần/năm`, `2 lần/năm`, `quý/lần`. */
const timesPattern =
  /^(?:dinh ky )?(?:0?(\d{1,2}) lan ?(?:\/|moi |trong )(?:mot )?(ngay|tuan|thang|quy|nam)|(ngay|tuan|thang|quy|nam)\/lan)$/;
/** "Trước ngày 25 tháng cuối quý" comes back four times a year. */
const quarterEndPattern =
  /^(?:truoc |vao )?(?:ngay \d{1,2} )?(?:cua )?thang cuoi (?:cua )?(?:moi |hang )?quy$/;
/** `ngày 15`, `15/12` or `ngày 15 tháng 12`; else only the month, `tháng 12`. */
const dayPattern =
  /(truoc )?(?:vao )?(?:ngay (\d{1,2})(?![\d/])(?! thang \d)|(?:ngay )?(\d{1,2})(?: ?\/ ?| thang )(\d{1,2})(?![\d/]))/;
const monthPattern = /(?:^| )thang (\d{1,2})(?=[ ,;]|$)/;

const everyOf = (words: string): Recurrence['every'] | null => {
  const unit = unitPattern.exec(words)?.[1];
  if (unit !== undefined) return everyUnit[unit as keyof typeof everyUnit];
  if (quarterEndPattern.test(words)) return 'quarter';
  const [, regular, bare] = monthsPattern.exec(words) ?? [];
  const months = everyMonths[regular ?? bare ?? ''];
  if (months !== undefined) return months;
  const [, times, within, one] = timesPattern.exec(words) ?? [];
  if (times === '2' && within === 'nam') return 'half-year';
  if (one === undefined && times !== '1') return null;
  return everyUnit[(one ?? within) as keyof typeof everyUnit];
};

const several = (pattern: RegExp, words: string): boolean =>
  [...words.matchAll(new RegExp(pattern, 'g'))].length > 1;

const recurrenceOf = (words: string, every: Recurrence['every']): Recurrence => {
  // "15/6 và 15/12 hằng năm" has two days: neither alone is when it is due next.
  if (several(dayPattern, words) || several(monthPattern, words) || quarterEndPattern.test(words)) {
    return { every, day: null, month: null, isBefore: false };
  }
  const [, before, day, dayInMonth, monthOfDay] = dayPattern.exec(words) ?? [];
  const [, month = monthOfDay] = monthPattern.exec(words) ?? [];
  const named = (text: string | undefined, most: number): number | null =>
    text !== undefined && Number(text) >= 1 && Number(text) <= most ? Number(text) : null;
  return {
    every,
    day: named(day ?? dayInMonth, 31),
    month: named(month, 12),
    isBefore: before !== undefined,
  };
};

const periodic: Rule = {
  id: 'periodic',
  read({ words }) {
    const every = everyOf(words);
    if (
      (every === null && !/^dinh ky(?:$|[ ,])/.test(words) && !timesPattern.test(words)) ||
      isDated(words)
    )
      return null;
    const reading = without('periodic');
    if (every === null) return reading;
    const recurrence = recurrenceOf(words, every);
    return { ...reading, deadline: { ...reading.deadline, recurrence } };
  },
};

const roadmapPattern =
  /^theo (?:dung )?(?:lo trinh|tien do|ke hoach|chuong trinh|thoi gian|yeu cau|quy dinh|chi dao|huong dan)(?:$|[ ,])/;
const roadmap: Rule = {
  id: 'roadmap',
  read: ({ words }) => (roadmapPattern.test(words) && !isDated(words) ? without('roadmap') : null),
};

const onDemandPattern =
  /^(?:(?:hoac|va|theo) )?(?:dot xuat|khi (?:co )?(?:yeu cau|phat sinh|nhu cau|can thiet)|thuc te phat sinh)(?: (?:cua|ve|tu) .+)?$/;
const onDemand: Rule = {
  id: 'on-demand',
  read: ({ words }) => (onDemandPattern.test(words) ? without('standing') : null),
};

const onEventPattern =
  /^(?:ngay )?(?:sau )?khi [^.;]*\b(?:ban hanh|phe duyet|thong qua|hieu luc|hoan thanh|van hanh|nghiem thu|ky ket|co (?:van ban|huong dan|y kien|ket luan|chu truong|quyet dinh|thong bao|chi dao))\b[^.;]*$/;
const onEvent: Rule = {
  id: 'on-event',
  read: ({ words }) => (onEventPattern.test(words) && !isDated(words) ? without('roadmap') : null),
};

export const openRules: readonly Rule[] = [
  blank,
  withoutEnd,
  standing,
  standingDamaged,
  ...startRules,
  periodic,
  onDemand,
  roadmap,
  onEvent,
];
