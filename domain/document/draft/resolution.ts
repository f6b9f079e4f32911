/** Typed words to what they mean, by the same rules that read the file; and which doubts that settles. */
import { endOfDay } from '../../calendar/instant.js';
import type { CivilDate } from '../../calendar/messages.js';
import type { Deadline } from '../../deadline/messages.js';
import { resolveDeadline } from '../../deadline/phrase.js';
import type { DeadlineContext } from '../../deadline/reading.js';
import { aliasKey, distinctUnits } from '../../unit/alias.js';
import type { UnitMention } from '../../unit/mentions.js';
import type { UnitAlias, UnitKnowledge } from '../../unit/messages.js';
import { listUnits, splitUnits } from '../../unit/splitting.js';
import type { ProposedTask, TaskField } from '../proposal.js';
import type { Resolution, RowChange, RowFields } from './messages.js';
import { isChosen, type OtherReading, otherReadings, takenReading } from './other-readings.js';
import { same } from './same.js';
import { aboutOf, reasonKind } from './state.js';

type DoubtedField = 'title' | 'units' | 'deadline';

/** What a reason or mark is about; null for one about the row as a whole. */
const doubtedField = (reason: string): DoubtedField | null => {
  const kind = reasonKind(reason);
  if (kind.startsWith('deadline-') || kind === 'two-deadlines') return 'deadline';
  if (kind.startsWith('title-') || kind === 'two-tasks') return 'title';
  return /^(?:lead|leads|joint|coordinating|unit|units|unknown-unit|group)(?:-|$)/.test(kind)
    ? 'units'
    : null;
};

type Units = Pick<ProposedTask, 'leads' | 'coordinating' | 'review'>;

/** Whether a doubt is about a unit that stands in these mentions. */
const isAbout = (reason: string, mentions: readonly UnitMention[]): boolean => {
  const about = aliasKey(aboutOf(reason));
  return about !== '' && mentions.some(({ asWritten }) => aliasKey(asWritten) === about);
};

/** The fields a reason doubts; none when it is about the row as a whole. */
export const doubtedFields = (task: ProposedTask, reason: string): readonly TaskField[] => {
  const field = doubtedField(reason);
  if (field === null) return [];
  if (field !== 'units') return [field];
  const sides = (['leads', 'coordinating'] as const).filter((side) => isAbout(reason, task[side]));
  return sides.length === 0 ? ['leads'] : sides;
};

const rawWords = (task: ProposedTask) => ({
  ...{ section: task.section, no: task.no, title: task.title, phrase: task.deadline.phrase },
  ...{ status: task.status, note: task.note, deliverable: task.deliverable },
  urgency: task.urgency,
  units: [task.leads, task.coordinating].map((units) => units.map(({ asWritten }) => asWritten)),
  /** Of the row as a whole; what is doubted of its words follows from them. */
  doubts: task.review.filter((reason) => doubtedField(reason) === null),
});

/**
 * Whether two readings found the same words, whatever was made of them: facts and spellings that
 * people explained meanwhile change the meaning, and are in the draft already.
 */
export const readTheSame = (one: ProposedTask, other: ProposedTask): boolean =>
  same(rawWords(one), rawWords(other));

/** The units of a row when one of its two cells, or both, are typed anew. */
const unitsOf = (
  task: ProposedTask,
  { leads, coordinating }: RowFields,
  knowledge: UnitKnowledge,
): Units => {
  const split = leads === undefined ? null : splitUnits(leads, knowledge);
  const listed = coordinating === undefined ? null : listUnits(coordinating, knowledge);
  const leading = split === null ? task.leads : split.leads;
  const helping = [
    ...(split?.coordinating ?? []),
    ...(listed === null ? task.coordinating : listed.units),
  ];
  const kept = task.review.filter(
    (reason) =>
      doubtedField(reason) === 'units' &&
      ((split === null && isAbout(reason, task.leads)) ||
        (listed === null && isAbout(reason, task.coordinating))),
  );
  const codes = new Set(leading.map(({ code }) => code));
  return {
    leads: leading,
    coordinating: distinctUnits(helping).filter(({ code }) => !codes.has(code)),
    review: [
      ...(leading.length === 0 ? ['lead-missing'] : []),
      ...kept,
      ...(split?.review ?? []),
      ...(listed?.review ?? []),
    ],
  };
};

const distinct = (reasons: readonly string[]): string[] => [...new Set(reasons)];

type TypedDeadline = { readonly deadline: Deadline; readonly review: readonly string[] };

/** The reading that a person takes instead; null when none is asked for, or none has that day. */
export const readingTaken = (
  task: ProposedTask,
  { deadline: phrase, alternative }: RowFields,
  context: DeadlineContext,
): OtherReading | null => {
  if (alternative === undefined) return null;
  const doubted =
    phrase === undefined ? task : { ...task, ...resolveDeadline(phrase.trim(), context) };
  return otherReadings(doubted, context).find(({ due }) => due === alternative) ?? null;
};

/** Words typed anew are read; a day that a person chose for them stands, whatever they say. */
const deadlineOf = (
  task: ProposedTask,
  fields: RowFields,
  context: DeadlineContext,
): TypedDeadline | null => {
  const { deadline: phrase, due } = fields;
  const resolved = phrase === undefined ? null : resolveDeadline(phrase.trim(), context);
  const words = (resolved ?? task).deadline.phrase;
  const other = readingTaken(task, fields, context);
  if (due === undefined) {
    return other === null ? resolved : { deadline: takenReading(words, other), review: [] };
  }
  const day = { due, dueAt: endOfDay(due), earliest: due, latest: due };
  return {
    deadline: { phrase: words, kind: 'date', ...day, rule: 'chosen', stages: [] },
    review: [],
  };
};

/**
 * What typing these fields makes of a row. Doubts about a field typed anew go with its old words and
 * come back only if the new ones are in doubt too; doubts about the row as a whole are settled by a
 * person having looked at it; doubts about other fields stay.
 */
export const changeOf = (
  task: ProposedTask,
  fields: RowFields,
  context: DeadlineContext,
  aliases: readonly UnitAlias[],
): RowChange => {
  const { leads, coordinating, title, urgency, ...rest } = fields;
  const { deadline: _phrase, due: _due, alternative: _alternative, ...others } = rest;
  const plain = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  );
  const unitsTyped = leads !== undefined || coordinating !== undefined;
  const knowledge = { asOf: context.assignedOn, aliases };
  const units = unitsTyped ? unitsOf(task, fields, knowledge) : null;
  const resolved = deadlineOf(task, fields, context);
  const typed = (field: DoubtedField | null): boolean =>
    field === null ||
    (field === 'title' && title !== undefined) ||
    (field === 'units' && unitsTyped) ||
    (field === 'deadline' && resolved !== null);
  const stays = (reason: string): boolean => !typed(doubtedField(reason));
  return {
    ...plain,
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(units === null ? {} : { leads: units.leads, coordinating: units.coordinating }),
    ...(resolved === null ? {} : { deadline: resolved.deadline }),
    review: distinct([
      ...(title?.trim() === '' ? ['title-missing'] : []),
      ...task.review.filter(stays),
      ...(units?.review ?? []),
      ...(resolved?.review ?? []),
    ]),
    marks: task.marks.filter(stays),
  };
};

const joined = (texts: readonly string[]): string =>
  [...new Set(texts.filter((text) => text !== ''))].join(' ');

/** The texts of rows that are one task, in their order. What the joined deadline means comes beside. */
export const mergedTask = (
  tasks: readonly [ProposedTask, ...ProposedTask[]],
  { deadline, review }: Resolution,
): ProposedTask => {
  const [first] = tasks;
  const leads = distinctUnits(tasks.flatMap((task) => task.leads));
  const codes = new Set(leads.map(({ code }) => code));
  const texts = (field: 'title' | 'status' | 'note' | 'deliverable'): string =>
    joined(tasks.map((task) => task[field]));
  return {
    ...first,
    title: texts('title'),
    leads,
    coordinating: distinctUnits(tasks.flatMap((task) => task.coordinating)).filter(
      ({ code }) => !codes.has(code),
    ),
    deadline: { ...deadline, phrase: mergedPhrase(tasks) },
    status: texts('status'),
    note: texts('note'),
    deliverable: texts('deliverable'),
    urgency: tasks.some(({ urgency }) => urgency === 'express') ? 'express' : 'normal',
    review,
    marks: distinct(tasks.flatMap((task) => task.marks)),
  };
};

const mergedPhrase = (tasks: readonly ProposedTask[]): string =>
  joined(tasks.map(({ deadline }) => deadline.phrase));

const withoutPhrase = ({
  deadline: { phrase: _phrase, ...deadline },
  review,
}: ReturnType<typeof resolveDeadline>): Resolution => ({ deadline, review });

/** As a person writes a day, and as it is read again. */
const dayWords = (day: CivilDate): string => day.split('-').reverse().join('/');

/** A day that somebody chose in one of the rows stays; where two were chosen, they are asked. */
const mergedDeadline = (tasks: readonly ProposedTask[], context: DeadlineContext): Resolution => {
  const read = withoutPhrase(resolveDeadline(mergedPhrase(tasks), context));
  const chosen = tasks.filter((task) => isChosen(task, context)).map(({ deadline }) => deadline);
  const [first] = chosen;
  if (first === undefined) return read;
  const days = distinct(chosen.flatMap(({ due }) => due ?? []).map(dayWords));
  if (chosen.some(({ dueAt }) => dueAt !== first.dueAt)) {
    const twice = `deadline-chosen-twice: ${days.join('; ')}`;
    return { ...read, review: [...read.review, twice] };
  }
  const { phrase: _phrase, ...deadline } = first;
  return { deadline, review: [] };
};

/** The deadline of merged rows, and what is in doubt about the whole. */
export const mergedResolution = (
  tasks: readonly ProposedTask[],
  context: DeadlineContext,
): Resolution => {
  const { deadline, review } = mergedDeadline(tasks, context);
  const lacking = new Set([
    ...(tasks.some(({ title }) => title !== '') ? ['title-missing'] : []),
    ...(tasks.some(({ leads }) => leads.length > 0) ? ['lead-missing'] : []),
  ]);
  const others = tasks
    .flatMap((task) => task.review)
    .filter((reason) => {
      const field = doubtedField(reason);
      return field !== null && field !== 'deadline' && !lacking.has(reason);
    });
  return { deadline, review: distinct([...others, ...review]) };
};

/**
 * What another date of the document makes of a deadline; null where nothing changes, and where the
 * deadline was not read from its phrase alone.
 */
export const resolvedAnew = (
  task: ProposedTask,
  from: DeadlineContext,
  to: DeadlineContext,
): Resolution | null => {
  const before = resolveDeadline(task.deadline.phrase, from);
  if (!same(before.deadline, task.deadline)) return null;
  const after = resolveDeadline(task.deadline.phrase, to);
  const own: readonly string[] = before.review;
  const review = distinct([
    ...task.review.filter((reason) => !own.includes(reason)),
    ...after.review,
  ]);
  if (same(before, after)) return null;
  return { deadline: withoutPhrase(after).deadline, review };
};
