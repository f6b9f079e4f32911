/** The log of one task for people: who, when, what and on what basis, newest first. */
import type { VNode } from 'preact';
import { msOf } from '../../domain/calendar/instant.js';
import type { TaskEvent, TaskEventType } from '../../domain/task/messages.js';
import type { LoggedEvent } from '../../store/log.js';
import type { TaskDetail } from '../../store/queries.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { Icon, type IconName } from './icons.js';
import { authorOn } from './names.js';
import type { Reader } from './reader.js';
import { taskTexts } from './task-texts.js';

/** An event and its record are one moment for a reader when they are this close. */
const togetherMs = 5000;

type Look = { readonly icon: IconName; readonly tone: 'plain' | 'good' | 'bad' | 'warn' | 'asked' };

const looks: Readonly<Record<TaskEventType, Look>> = {
  TaskAssigned: { icon: 'flag', tone: 'plain' },
  TaskAcknowledged: { icon: 'check', tone: 'plain' },
  TaskDeclined: { icon: 'hand-stop', tone: 'warn' },
  ProgressReported: { icon: 'progress', tone: 'plain' },
  ObstacleReported: { icon: 'alert-triangle', tone: 'warn' },
  ContributionMade: { icon: 'message-plus', tone: 'plain' },
  ResultSubmitted: { icon: 'file-check', tone: 'asked' },
  ExtensionRequested: { icon: 'calendar-plus', tone: 'asked' },
  ExtensionGranted: { icon: 'calendar-plus', tone: 'good' },
  ExtensionRefused: { icon: 'calendar-x', tone: 'plain' },
  CompletionConfirmed: { icon: 'checks', tone: 'good' },
  ResultReturned: { icon: 'arrow-back-up', tone: 'warn' },
  TaskWithdrawn: { icon: 'x', tone: 'plain' },
  DeadlineMoved: { icon: 'calendar-plus', tone: 'plain' },
  TaskRemandated: { icon: 'flag', tone: 'plain' },
  ReminderDue: { icon: 'bell', tone: 'plain' },
  TaskOverdue: { icon: 'clock', tone: 'bad' },
  OverdueCleared: { icon: 'check', tone: 'good' },
  EscalationRaised: { icon: 'trending-up', tone: 'bad' },
  LatenessRepeated: { icon: 'repeat', tone: 'bad' },
};

type Part = string | null;
type Remandated = Extract<TaskEvent, { type: 'TaskRemandated' }>;

const leadOf = (parts: Remandated['changes']['parts']): string =>
  parts?.find(({ role }) => role === 'lead')?.name ?? '';

/** By which document, and what of the task it changes. */
const remandateSaid = (reader: Reader, event: Remandated): readonly Part[] => {
  const t = taskTexts[reader.language];
  const { instrument, changes, previous, previousDue } = event;
  const signed = instrument.signedOn === null ? '' : ` (${formatDate(instrument.signedOn)})`;
  const from = previousDue === null ? '' : formatDate(previousDue);
  const due = changes.deadline?.due ?? null;
  const [lead, formerLead] = [leadOf(changes.parts), leadOf(previous.parts)];
  return [
    `${instrument.name}${signed}`,
    changes.deadline === undefined
      ? null
      : due === null
        ? changes.deadline.phrase
        : t.moved(from, formatDate(due)),
    changes.parts === undefined ? null : t.unitsChanged(formerLead, lead),
    changes.title === undefined ? null : t.retitled(changes.title),
    event.basis === instrument.name ? null : event.basis,
  ];
};

/** What the event itself says, in short pieces; texts of people are kept as they wrote them. */
const saidBy = (reader: Reader, event: TaskEvent): readonly Part[] => {
  const t = taskTexts[reader.language];
  switch (event.type) {
    case 'TaskAssigned':
      return [event.documentName];
    case 'TaskAcknowledged':
      return [];
    case 'TaskDeclined':
    case 'ExtensionRefused':
    case 'ResultReturned':
      return [event.reason];
    case 'ProgressReported':
      return [event.percent === null ? null : `${event.percent}%`, event.text];
    case 'ObstacleReported':
    case 'ContributionMade':
      return [event.text];
    case 'ResultSubmitted': {
      const { documentNumber, signedOn, note } = event.result;
      const signed = signedOn === null ? '' : ` (${formatDate(signedOn)})`;
      return [`${documentNumber}${signed}`, note, event.late ? t.cameLate : t.cameInTime];
    }
    case 'ExtensionRequested':
      return [t.until(formatDate(event.until)), event.reason];
    case 'ExtensionGranted': {
      const from = event.previousDue === null ? '' : formatDate(event.previousDue);
      return [t.moved(from, formatDate(event.due)), event.basis];
    }
    case 'CompletionConfirmed': {
      const received = t.receivedAt(formatInstant(event.claimedAt, reader.language));
      return [event.late ? t.doneLate : t.doneInTime, received, event.note];
    }
    case 'TaskWithdrawn':
      return [event.legalBasis];
    case 'DeadlineMoved': {
      const from = event.previousDue === null ? '' : formatDate(event.previousDue);
      const { due, phrase } = event.deadline;
      return [due === null ? phrase : t.moved(from, formatDate(due)), event.basis];
    }
    case 'TaskRemandated':
      return remandateSaid(reader, event);
    case 'ReminderDue':
      return [t.remindsOf(formatDate(event.due), event.daysLeft)];
    case 'TaskOverdue':
      return [];
    case 'OverdueCleared':
      return [t.cleared[event.cause]];
    case 'EscalationRaised':
      return [
        reader.texts.level(event.level),
        event.recipients.map((role) => t.recipientRoles[role] ?? role).join(', '),
      ];
    case 'LatenessRepeated':
      return [t.repeated(event.count)];
  }
};

type EntryProps = {
  readonly reader: Reader;
  readonly detail: TaskDetail;
  readonly entry: LoggedEvent<TaskEvent>;
  readonly fresh: boolean;
};

const Entry = ({ reader, detail, entry, fresh }: EntryProps): VNode => {
  const { event, actor, recordedAt } = entry;
  const { icon, tone } = looks[event.type];
  const said = saidBy(reader, event).filter((part) => part !== null && part.trim() !== '');
  const apart = Math.abs(msOf(recordedAt) - msOf(event.at)) > togetherMs;
  return (
    <li class={`entry entry-${tone}${fresh ? ' entry-fresh' : ''}`}>
      <span class="entry-icon">
        <Icon name={icon} />
      </span>
      <div class="entry-body">
        <p class="entry-head">
          <strong>{reader.words.event[event.type]}</strong>
          <time class="entry-at" dateTime={event.at}>
            {formatInstant(event.at, reader.language)}
          </time>
        </p>
        {said.map((part) => (
          <p key={part} class="entry-said">
            {part}
          </p>
        ))}
        <p class="entry-who">
          {authorOn(reader, detail.state, actor)} · {reader.texts.by}{' '}
          {reader.texts.channels[actor.channel]}
          {apart ? ` · ${reader.texts.recordedAt(formatInstant(recordedAt, reader.language))}` : ''}
          {actor.verified === false ? (
            <span class="unverified">{reader.texts.unverified}</span>
          ) : null}
        </p>
      </div>
    </li>
  );
};

/** `seen` is the version a reader has on the screen; what is newer flashes softly. */
export const Timeline = (props: {
  readonly reader: Reader;
  readonly detail: TaskDetail;
  readonly seen: number | null;
}): VNode => (
  <ol class="entries">
    {[...props.detail.events].reverse().map((entry) => (
      <Entry
        key={entry.version}
        reader={props.reader}
        detail={props.detail}
        entry={entry}
        fresh={props.seen !== null && entry.version > props.seen}
      />
    ))}
  </ol>
);
