/**
 * Phrases that are never late by computation. Sources, by rule id:
 *
 * - `blank`: the cell is empty; somebody has to say whether that means no deadline.
 * - `standing`: "thường xuyên"; standing duties are not tracked to a date (Decision 42/2014/QĐ-TTg).
 * - `standing-damaged`: the same words as a scan left them ("Thư g x u y ê n").
 *   Scanned copies split and lose its letters ("Thư g x u y ê n"), which is read and flagged.
 * - `staged-from`: start dates, each for its own scope ("cấp tỉnh từ ngày …; cấp huyện từ ngày …").
 *   A start is no deadline, so nothing of it is late by computation.
 * - `start-date`, `start-month`, `start-year`: only a beginning is given.
 * - `periodic`: comes back ("trước ngày 15 hằng tháng").
 * - `roadmap`: the date stands in another document ("theo lộ trình của Quyết định").
 */
import { foldVietnamese } from '../unit/folding.js';
import { anyOf, dateForms, firstMatch, monthForms } from './date-rules.js';
import type { DeadlineStage } from './messages.js';
import { type Rule, startingOn, withDate, withMonths, without } from './reading.js';

const blank: Rule = {
  id: 'blank',
  read: ({ verbatim }) => (verbatim.trim() === '' ? without('none', 'deadline-blank') : null),
};

const standingPattern = /^(?:(?:thuc hien|trien khai|dinh ky)[ ,]*)*thuong xuyen$/;
/** The two words without spaces, with the "ơ" and "n" a scan may lose. */
const damagedStandingPattern = /^thu(?:o?n)?g?xuyen$/;

const standing: Rule = {
  id: 'standing',
  read({ words }) {
    return standingPattern.test(words) ? without('standing') : null;
  },
};

/** Its own rule, so that the reading stays visible: nothing else the scan left can be meant. */
const standingDamaged: Rule = {
  id: 'standing-damaged',
  read({ words }) {
    return damagedStandingPattern.test(words.replaceAll(' ', '')) ? without('standing') : null;
  },
};

const stagePatterns = anyOf(dateForms, (date) => `tu ${date}`);
/** Where the "từ" stands that a date follows; what comes before it is the scope, as written. */
const stageStart = /(?:^|\s)từ\s+(?:ngày\s+)?\d/iu;
const undated = { assignedOn: null, documentYear: null };

const stageOf = (piece: string): DeadlineStage | null => {
  const text = piece.normalize('NFC').trim();
  const at = text.search(stageStart);
  if (at === -1) return null;
  const match = firstMatch(stagePatterns, foldVietnamese(text.slice(at)).replace(/[.,]$/, ''));
  if (match === null) return null;
  const date = withDate(match.slice(1), undated, startingOn).deadline.earliest;
  return date === null ? null : { scope: text.slice(0, at).replace(/[\s,:]+$/, ''), date };
};

const stagedFrom: Rule = {
  id: 'staged-from',
  read({ verbatim }) {
    const pieces = verbatim.split(';').filter((piece) => piece.trim() !== '');
    if (pieces.length < 2) return null;
    const stages: DeadlineStage[] = [];
    for (const piece of pieces) {
      const stage = stageOf(piece);
      if (stage === null) return null;
      stages.push(stage);
    }
    const days = stages.map((stage) => stage.date).sort();
    const [earliest = null] = days;
    const latest = days.at(-1) ?? null;
    return {
      deadline: { kind: 'staged', due: null, dueAt: null, earliest, latest, stages },
      review: [],
    };
  },
};

const from = (rest: string): string => `(?:thuc hien )?(?:bat dau )?tu ${rest}(?: tro di)?`;
const startDatePatterns = anyOf(dateForms, from);
const startDate: Rule = {
  id: 'start-date',
  read({ words }, context) {
    const match = firstMatch(startDatePatterns, words);
    return match && withDate(match.slice(1), context, startingOn);
  },
};

const startMonthPatterns = anyOf(monthForms, from);
const startMonth: Rule = {
  id: 'start-month',
  read({ words }, context) {
    const match = firstMatch(startMonthPatterns, words);
    if (match === null) return null;
    const month = Number(match[1]);
    return withMonths([month, month, match[2]], context, ({ first }, review) =>
      startingOn(first, review),
    );
  },
};

const startYearPatterns = anyOf(['nam ((?:19|20)\\d{2})'], from);
const startYear: Rule = {
  id: 'start-year',
  read({ words }, context) {
    const match = firstMatch(startYearPatterns, words);
    return match && withMonths([1, 1, match[1]], context, ({ first }) => startingOn(first, []));
  },
};

const periodicPattern =
  /(?:^|[ ,])(?:hang|moi) (?:ngay|tuan|thang|quy|nam)(?:$|[ ,])|^dinh ky(?:$|[ ,])/;
const periodic: Rule = {
  id: 'periodic',
  read: ({ words }) => (periodicPattern.test(words) ? without('periodic') : null),
};

const roadmapPattern =
  /^(?:thuc hien )?theo (?:lo trinh|tien do|ke hoach|yeu cau|quy dinh|chi dao|huong dan)(?:$|[ ,])/;
const roadmap: Rule = {
  id: 'roadmap',
  read: ({ words }) => (roadmapPattern.test(words) ? without('roadmap') : null),
};

export const openRules: readonly Rule[] = [
  blank,
  standing,
  standingDamaged,
  stagedFrom,
  startDate,
  startMonth,
  startYear,
  periodic,
  roadmap,
];
