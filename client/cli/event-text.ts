/** What an event says beyond its name, in one line. */
import type { TaskEvent } from '../../domain/task/messages.js';
import { formatDate, formatInstant } from '../words/dates.js';
import type { Language } from '../words/language.js';
import type { Texts } from './texts.js';

/** Those that carry a text of a person's or two dates; the others say all in their name. */
export const eventText = (event: TaskEvent, texts: Texts, language: Language): string => {
  const t = texts.events;
  switch (event.type) {
    case 'TaskAssigned':
      return event.amnesty ? t.amnesty : event.documentName;
    case 'ProgressReported':
      return event.percent === null ? event.text : `${event.percent}%: ${event.text}`;
    case 'ObstacleReported':
    case 'ContributionMade':
      return event.text;
    case 'TaskDeclined':
    case 'ExtensionRefused':
    case 'ResultReturned':
      return event.reason;
    case 'ResultSubmitted':
      return [event.result.documentNumber, ...(event.late ? [t.late] : [])].join(' · ');
    case 'ExtensionRequested':
      return `${t.until(formatDate(event.until))}: ${event.reason}`;
    case 'ExtensionGranted':
      return `${t.until(formatDate(event.due))}: ${event.basis}`;
    case 'CompletionConfirmed':
      return event.late ? t.late : event.note;
    case 'TaskWithdrawn':
      return event.legalBasis;
    case 'DeadlineMoved': {
      const { due, phrase } = event.deadline;
      return `${due === null ? phrase : t.until(formatDate(due))}: ${event.basis}`;
    }
    case 'TaskRemandated': {
      const due = event.changes.deadline?.due ?? null;
      return [event.instrument.name, ...(due === null ? [] : [t.until(formatDate(due))])].join(
        ' · ',
      );
    }
    case 'ReminderDue':
      return t.daysLeft(event.daysLeft, formatDate(event.due));
    case 'TaskOverdue':
      return t.since(formatInstant(event.dueAt, language));
    case 'OverdueCleared':
      return t.cause[event.cause];
    case 'EscalationRaised':
      return t.level(event.level);
    case 'LatenessRepeated':
      return t.times(event.count);
    case 'TaskAcknowledged':
      return '';
  }
};
