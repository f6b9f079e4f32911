/**
 * Periods counted from a day: "15 ngày làm việc kể từ ngày ký". Sources:
 *
 * - the first day is not counted (Civil Code 2015, article 147);
 * - weeks, months and years end on the day that corresponds to the first; a month without such a day
 *   ends with its last; a period whose last day is a day off ends with the next working day (Civil
 *   Code 2015, article 148). The last is law for periods, whatever the policy says of fixed dates.
 */
import { addDays, civilDateFrom, lastDayOfMonth, partsOf } from '../calendar/civil-date.js';
import type { CivilDate } from '../calendar/messages.js';
import { addWorkingDays, dayStatus, nextWorkingDay } from '../calendar/working-days.js';
import {
  alternativeFrom,
  type DeadlineContext,
  onDay,
  orElse,
  type Reading,
  type Rule,
  type UseOfDay,
  within,
  without,
} from './reading.js';
import { withSpan } from './span.js';

const opening = '(?:vong |thoi han |sau |toi da |cham nhat )*';
const inWords = '(?: ?\\([a-z ]{1,30}\\))?';
const pattern = new RegExp(
  `^${opening}(\\d{1,3})${inWords} ?(ngay lam viec|ngay|tuan|thang|nam)(?:,? (?:ke |tinh )?tu (.+))?$`,
);

type Count = { readonly amount: number; readonly unit: string };

const monthsLater = (from: CivilDate, count: number): CivilDate => {
  const { year, month, day } = partsOf(from);
  const months = month - 1 + count;
  const [lastYear, lastMonth] = [year + Math.floor(months / 12), (months % 12) + 1];
  return civilDateFrom(lastYear, lastMonth, day) ?? lastDayOfMonth(lastYear, lastMonth);
};

const endOf = (from: CivilDate, { amount, unit }: Count): CivilDate => {
  switch (unit) {
    case 'ngay lam viec':
      return addWorkingDays(from, amount);
    case 'tuan':
      return addDays(from, amount * 7);
    case 'thang':
      return monthsLater(from, amount);
    case 'nam':
      return monthsLater(from, amount * 12);
    default:
      return addDays(from, amount);
  }
};

const provisionalReason = (from: CivilDate, to: CivilDate) =>
  dayStatus(to).provisionalReason ?? dayStatus(from).provisionalReason;

const counted =
  (count: Count): UseOfDay =>
  (from, review) => {
    const end = endOf(from, count);
    const due = nextWorkingDay(end);
    const reading = within(addDays(from, 1), due, review);
    const reason = provisionalReason(from, due);
    const marked = {
      ...reading,
      deadline: {
        ...reading.deadline,
        ...(due === end ? {} : { rolledFrom: end }),
        ...(reason === null ? {} : { provisional: reason }),
      },
    };
    return due === end
      ? marked
      : orElse(marked, alternativeFrom(onDay(end, []), 'alternative-not-rolled'));
  };

const document =
  '(?:quyet dinh|chi thi|ke hoach|nghi quyet|thong bao|cong van|cong dien|van ban)(?: nay)?';
/** The day of the document itself: it is signed, issued, sent out or gives the task. */
const documentDay = new RegExp(
  `^(?:${document} )?(?:duoc )?(?:ky|ban hanh|ky ban hanh|ra|duoc giao|giao nhiem vu)(?: ${document})?$`,
);

const fromAssignment = (
  count: Count,
  { assignedOn }: DeadlineContext,
  review: 'deadline-base-assumed' | null,
): Reading =>
  assignedOn === null
    ? without('none', 'deadline-base-unknown')
    : counted(count)(assignedOn, review === null ? [] : [review]);

const countedFrom = (count: Count, base: string, context: DeadlineContext): Reading => {
  const named = base.replace(/^(?:ngay|khi) /, '');
  if (documentDay.test(named)) return fromAssignment(count, context, null);
  const stated = withSpan(['date'], base, context, ({ first }, review) =>
    counted(count)(first, review),
  );
  if (stated !== null) return stated;
  const unknown = without('none', 'deadline-base-unknown');
  const perhaps = fromAssignment(count, context, null);
  return orElse(unknown, alternativeFrom(perhaps, 'alternative-from-assignment'));
};

const countedRule = (id: string, isOfWorkingDays: boolean): Rule => ({
  id,
  read({ words }, context) {
    const [, amount, unit = '', base] = pattern.exec(words) ?? [];
    if (amount === undefined || Number(amount) === 0) return null;
    if ((unit === 'ngay lam viec') !== isOfWorkingDays) return null;
    const count = { amount: Number(amount), unit };
    return base === undefined
      ? fromAssignment(count, context, 'deadline-base-assumed')
      : countedFrom(count, base, context);
  },
});

export const countedRules: readonly Rule[] = [
  countedRule('working-days', true),
  countedRule('counted', false),
];
