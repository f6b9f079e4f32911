/**
 * The same duty in two documents: running tasks that a row of another document may mandate anew. They
 * are offered to a person with the reasons; nothing follows from them by itself.
 */
import type { TaskId } from '../task/messages.js';
import type { UnitCode } from '../unit/messages.js';
import { type Alike, titleIndex } from './title-index.js';

/** What is compared of a duty. */
export type Duty = {
  readonly title: string;
  /** Who leads it, alone or jointly. */
  readonly leads: readonly UnitCode[];
};

export type RunningDuty = Duty & { readonly task: TaskId };

/** How like a duty is, and why. */
export type Likeness = {
  /** From 0 to 1; 1 for the same words and a common lead. */
  readonly likeness: number;
  readonly evidence: {
    /** How much of what either title says both say, from 0 to 1. */
    readonly titles: number;
    /** Leads that both have. */
    readonly leads: readonly UnitCode[];
    /** Documents that both titles refer to, as printed in the row: `1552/BTTTT-TTH`. */
    readonly references: readonly string[];
  };
};

export type Candidate = Likeness & { readonly task: TaskId };

/** Number and symbol of a document: `422/QĐ-TTg`, `107/2021/NĐ-CP`. */
const reference = /\d+\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*/gu;

const referencesIn = (title: string): readonly string[] => [
  ...new Set((title.normalize('NFC').match(reference) ?? []).map((one) => one.toUpperCase())),
];

/** A title that says half of another and no more is half as like it as one that is the same. */
const likeTitles = ({ alike, within }: Alike): number => (alike + within) / 2;

/** Tuned on the real annexes: see the test, which counts what is found and what is missed. */
const leastWithCommonLead = 0.45;
const leastWithoutOne = 0.7;
/** A short title is soon found whole within a long one: that alone is no likeness. */
const leastAlike = 0.2;
const perReference = 0.05;
/** What is this much less like than the best is not worth a person's time. */
const behindTheBest = 0.12;
const mostOffered = 3;

/** Which duty of those at hand, by its place, and how like it is. */
type Found = Likeness & { readonly at: number };

export type DutyIndex = {
  /** Those most like it first; of duties that are not to be offered, none. */
  find(duty: Duty, mayOffer?: (at: number) => boolean): readonly Found[];
};

export const dutyIndex = (duties: readonly Duty[]): DutyIndex => {
  const titles = titleIndex(duties.map(({ title }) => title));
  const likeness = (duty: Duty, references: readonly string[], found: Alike): Found | null => {
    const other = duties[found.at];
    if (other === undefined || found.alike < leastAlike) return null;
    const leads = duty.leads.filter((unit) => other.leads.includes(unit));
    const known = referencesIn(other.title);
    const common = references.filter((one) => known.includes(one));
    const alike = likeTitles(found) + (common.length > 0 ? perReference : 0);
    if (alike < (leads.length > 0 ? leastWithCommonLead : leastWithoutOne)) return null;
    return {
      at: found.at,
      likeness: Math.min(1, alike),
      evidence: { titles: found.alike, leads, references: common },
    };
  };
  return {
    find(duty, mayOffer = () => true) {
      const references = referencesIn(duty.title);
      const found = titles
        .find(duty.title)
        .filter(({ at }) => mayOffer(at))
        .flatMap((one) => likeness(duty, references, one) ?? [])
        .sort((a, b) => b.likeness - a.likeness);
      const least = (found[0]?.likeness ?? 0) - behindTheBest;
      return found.filter((one) => one.likeness >= least).slice(0, mostOffered);
    },
  };
};

export type LikenessIndex<Running> = {
  /** The running tasks most like a duty, of those that may be offered. */
  candidatesFor(duty: Duty, mayOffer?: (running: Running) => boolean): readonly Candidate[];
};

export const likenessIndex = <Running extends RunningDuty>(
  running: readonly Running[],
): LikenessIndex<Running> => {
  const index = dutyIndex(running);
  return {
    candidatesFor(duty, mayOffer = () => true) {
      const found = index.find(duty, (at) => {
        const other = running[at];
        return other !== undefined && mayOffer(other);
      });
      return found.flatMap(({ at, ...likeness }) => {
        const task = running[at]?.task;
        return task === undefined ? [] : [{ task, ...likeness }];
      });
    },
  };
};

/** A running duty, and the documents that mandate it. */
export type MandatedDuty = RunningDuty & { readonly mandates: readonly string[] };

/**
 * Running duties that a row of a document may mandate anew; of what it mandates already, none. A row
 * that is as like one of those as any other is that one said again, in a corrected version.
 */
export const mandatedElsewhere = (
  index: LikenessIndex<MandatedDuty>,
  duty: Duty,
  document: string | null,
): readonly Candidate[] => {
  if (document === null) return index.candidatesFor(duty);
  const found = index.candidatesFor(duty, ({ mandates }) => !mandates.includes(document));
  const [best] = found;
  if (best === undefined) return [];
  const [own] = index.candidatesFor(duty, ({ mandates }) => mandates.includes(document));
  return own !== undefined && own.likeness >= best.likeness ? [] : found;
};
