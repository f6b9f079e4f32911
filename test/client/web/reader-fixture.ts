/** A reader and a task for pages rendered without a server. */

import type { Reader } from '../../../client/web/reader.js';
import { texts } from '../../../client/web/texts.js';
import type { Language } from '../../../client/words/language.js';
import { words } from '../../../client/words/words.js';
import { civilDateOf } from '../../../domain/calendar/instant.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { Actor, TaskEvent, TaskId } from '../../../domain/task/messages.js';
import { planAhead } from '../../../domain/task/plan.js';
import { isPastOriginal, statusAt, statusFacts } from '../../../domain/task/status.js';
import type { EventActor, LoggedEvent } from '../../../store/log.js';
import type { TaskDetail, TaskItem } from '../../../store/queries.js';
import { coordinator, utc } from '../../support/builders.js';

/** 09:00 local time on Monday 12 September 2022, three days before the usual task is due. */
export const monday = utc('2022-09-12T02:00:00.000Z');

export const readerIn = (
  language: Language,
  actor: Exclude<Actor, { kind: 'system' }> = coordinator as Exclude<Actor, { kind: 'system' }>,
  changes: Partial<Reader> = {},
): Reader => ({
  session: { actor, mayActAsAny: false, csrf: 'the-token', language, channel: 'board' },
  language,
  texts: texts[language],
  words: words(language),
  now: monday,
  today: civilDateOf(monday),
  address: '/',
  waiting: 0,
  units: [],
  temporalUi: '',
  ...changes,
});

type Entry = {
  readonly event: TaskEvent;
  readonly actor?: EventActor;
  readonly recordedAt?: string;
};

const logged = ({ event, actor, recordedAt }: Entry, index: number): LoggedEvent<TaskEvent> => ({
  stream: 'task/TTg-06-QD-TTg-2022/I-7',
  version: index + 1,
  position: index + 1,
  recordedAt: utc(recordedAt ?? event.at),
  commandId: `command-${index}`,
  actor: actor ?? { kind: 'unit', unit: 'G15', verified: true, channel: 'http' },
  hash: '',
  event,
});

export const taskOf = (entries: readonly Entry[], now = monday): TaskDetail => {
  const events = entries.map(logged);
  const state = foldTask(events.map(({ event }) => event));
  const { assignment } = state;
  const last = events.at(-1);
  if (assignment === null || last === undefined)
    throw new Error('a task begins with its assignment');
  const lead = assignment.parts.find(({ role }) => role === 'lead');
  const item: TaskItem = {
    id: 'task/TTg-06-QD-TTg-2022/I-7' as TaskId,
    documentKey: 'TTg-06-QD-TTg-2022',
    rowKey: 'I-7',
    section: assignment.section,
    number: assignment.number,
    title: assignment.title,
    leadUnit: lead?.unit ?? '',
    leadName: lead?.name ?? '',
    deadline: assignment.deadline,
    due: state.due,
    dueAt: state.dueAt,
    originalDue: state.mandates[0]?.deadline.due ?? null,
    pastOriginal: isPastOriginal(
      statusFacts(state),
      state.mandates[0]?.deadline.dueAt ?? null,
      now,
    ),
    mandates: [],
    extensions: state.extensionsGranted,
    urgency: assignment.urgency,
    status: statusAt(state, now),
    claimedLate: false,
    amnesty: assignment.amnesty,
    wakeAt: planAhead(state, now, 1)[0]?.at ?? null,
    lastType: last.event.type,
    lastAt: last.event.at,
  };
  return { item, state, events, notices: [], now };
};
