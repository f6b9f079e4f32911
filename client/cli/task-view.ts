/** One task for a person: the facts, then what happened, newest last, next to the prompt. */
import { civilDateOf } from '../../domain/calendar/instant.js';
import type { TaskAssigned, TaskEvent } from '../../domain/task/messages.js';
import type { TaskStatus } from '../../domain/task/status.js';
import type { TaskDetail } from '../../store/queries.js';
import { daysPhrase, formatDate, formatInstant } from '../words/dates.js';
import type { Call } from './call.js';
import { eventText } from './event-text.js';
import type { Paint } from './output.js';
import { shortId } from './task-reference.js';

const marks: Readonly<Record<TaskStatus, string>> = {
  overdue: '!',
  'due-soon': '◷',
  'on-track': '·',
  claimed: '?',
  standing: '∞',
  pending: '…',
  'done-on-time': '✓',
  'done-late': '✓',
  withdrawn: '×',
};

/** A mark and a word always; colour only helps. */
export const statusText = (status: TaskStatus, { words }: Call, paint: Paint): string => {
  const text = `${marks[status]} ${words.status[status]}`;
  switch (status) {
    case 'overdue':
    case 'done-late':
      return paint.red(text);
    case 'due-soon':
    case 'claimed':
      return paint.yellow(text);
    case 'done-on-time':
      return paint.green(text);
    case 'on-track':
    case 'standing':
    case 'pending':
    case 'withdrawn':
      return text;
  }
};

const deadlineText = (detail: TaskDetail, { words, texts }: Call): string => {
  const { deadline } = detail.item;
  const phrase = deadline.phrase === '' ? texts.read.blank : `“${deadline.phrase}”`;
  const { rolledFrom } = deadline;
  return [
    phrase,
    `${words.deadlineKind[deadline.kind]} (${deadline.rule})`,
    ...(rolledFrom === undefined ? [] : [texts.tasks.rolled(formatDate(rolledFrom))]),
  ].join(' · ');
};

const dueText = ({ item, now }: TaskDetail, call: Call): string => {
  const { due, originalDue, extensions, pastOriginal } = item;
  if (due === null) return '–';
  const { tasks } = call.texts;
  const open = !['done-on-time', 'done-late', 'withdrawn'].includes(item.status);
  return [
    formatDate(due),
    ...(open ? [daysPhrase(due, civilDateOf(now), call.language)] : []),
    ...(originalDue === null || originalDue === due
      ? []
      : [
          extensions > 0
            ? tasks.extended(extensions, formatDate(originalDue))
            : tasks.originally(formatDate(originalDue)),
          ...(pastOriginal ? [tasks.pastOriginal] : []),
        ]),
  ].join(' · ');
};

const partPairs = (
  { parts }: TaskAssigned,
  { state }: TaskDetail,
  { words, texts }: Call,
): [string, string][] =>
  parts.map(({ unit, name, role, members }) => {
    const response = state.responses[unit];
    const count =
      members === null
        ? []
        : [
            texts.tasks.answered(
              members.filter((one) => state.responses[one]).length,
              members.length,
            ),
          ];
    const said = response === undefined ? [] : [texts.tasks.responses[response]];
    return [words.role[role], [`${name} (${unit})`, ...said, ...count].join(' · ')];
  });

const timeline = (detail: TaskDetail, { words, texts, language, output }: Call): string[][] =>
  detail.events.map(({ event, actor, recordedAt }) => {
    const who =
      actor.kind === 'unit' ? (actor.unit ?? '') : (texts.tasks.actors[actor.kind] ?? actor.kind);
    const when = formatInstant(event.at, language);
    const recorded = formatInstant(recordedAt, language);
    const name: string = words.event[event.type];
    return [
      // Both times when a fact was learned later than it held.
      recorded === when ? when : `${when}\n${output.paint.dim(texts.tasks.recorded(recorded))}`,
      name,
      [who, actor.channel, ...(actor.verified === false ? [texts.tasks.unverified] : [])].join(
        ' · ',
      ),
      eventText(event as TaskEvent, texts, language),
    ];
  });

const noticePairs = ({ notices }: TaskDetail, { texts }: Call): [string, string][] =>
  (['pending', 'sent', 'suppressed'] as const)
    .map((state) => [state, notices.filter((one) => one.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => [texts.tasks.notices[state], String(count)]);

export const showTask = (detail: TaskDetail, call: Call): void => {
  const { output, texts, language } = call;
  const { item, state } = detail;
  output.line(output.paint.bold(item.title));
  output.line();
  output.facts([
    [texts.tasks.id, shortId(item.id)],
    [texts.tasks.status, statusText(item.status, call, output.paint)],
    ...(state.assignment === null ? [] : partPairs(state.assignment, detail, call)),
    [texts.tasks.due, dueText(detail, call)],
    [texts.tasks.deadline, deadlineText(detail, call)],
    ...state.mandates.slice(1).map(({ name }): [string, string] => [texts.tasks.mandate, name]),
    ...(state.requestedUntil === null
      ? []
      : [[texts.tasks.asked, formatDate(state.requestedUntil)] as [string, string]]),
    ...(state.assignment === null
      ? []
      : [
          [
            texts.importing.policy,
            `${state.assignment.policy.name} v${state.assignment.policy.version}`,
          ] as [string, string],
        ]),
    ...(item.wakeAt === null
      ? []
      : [[texts.tasks.wake, formatInstant(item.wakeAt, language)] as [string, string]]),
    ...noticePairs(detail, call),
  ]);
  output.line();
  output.table(
    [
      { title: texts.tasks.when },
      { title: texts.tasks.what },
      { title: texts.tasks.who },
      { title: texts.tasks.detail, wide: true },
    ],
    timeline(detail, call),
  );
};
