/** The life of a task as one line: assigned, reminders, due dates, today, result. */
import type { VNode } from 'preact';
import { msOf } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { TaskDetail } from '../../store/queries.js';
import { formatDate, formatInstant } from '../words/dates.js';
import type { Reader } from './reader.js';

type MarkKind = 'assigned' | 'reminder' | 'original' | 'due' | 'done' | 'now';
type Mark = { readonly kind: MarkKind; readonly at: Instant; readonly word: string };

const marksOf = (reader: Reader, { state, events, now }: TaskDetail): Mark[] => {
  const { assignment, dueAt } = state;
  if (assignment === null || dueAt === null) return [];
  const { texts: t } = reader;
  const original = state.mandates[0]?.deadline.dueAt ?? null;
  const marks: Mark[] = [{ kind: 'assigned', at: assignment.at, word: t.lifelineAssigned }];
  for (const { event } of events) {
    if (event.type === 'ReminderDue') {
      marks.push({ kind: 'reminder', at: event.at, word: t.lifelineReminder });
    }
    if (event.type === 'ResultSubmitted') {
      marks.push({ kind: 'done', at: event.at, word: t.lifelineDone });
    }
  }
  if (original !== null && original !== dueAt) {
    marks.push({ kind: 'original', at: original, word: t.lifelineOriginal });
  }
  marks.push({ kind: 'due', at: dueAt, word: t.lifelineDue });
  if (state.end === null) marks.push({ kind: 'now', at: now, word: t.lifelineNow });
  return marks;
};

/** The words under the line keep away from each other by this much of its length. */
const apartPercent = 16;
const labelled: readonly MarkKind[] = ['due', 'now', 'done', 'assigned', 'original'];

const place = (marks: readonly Mark[]) => {
  const times = marks.map(({ at }) => msOf(at));
  const first = Math.min(...times);
  const span = Math.max(...times) - first || 1;
  return (at: Instant): number => 2 + ((msOf(at) - first) / span) * 96;
};

type Placed = Mark & { readonly x: number; readonly spoken: boolean };

const placed = (marks: readonly Mark[]): Placed[] => {
  const at = place(marks);
  const taken: number[] = [];
  const spoken = new Set<Mark>();
  for (const kind of labelled) {
    for (const mark of marks.filter((each) => each.kind === kind)) {
      const x = at(mark.at);
      if (taken.some((other) => Math.abs(other - x) < apartPercent)) continue;
      taken.push(x);
      spoken.add(mark);
    }
  }
  return marks.map((mark) => ({ ...mark, x: at(mark.at), spoken: spoken.has(mark) }));
};

const anchorOf = (x: number): 'start' | 'middle' | 'end' =>
  x < 8 ? 'start' : x > 92 ? 'end' : 'middle';

const Point = ({ kind, x }: Placed): VNode => {
  const at = `${x}%`;
  if (kind === 'reminder') return <circle class="life-reminder" cx={at} cy="14" r="3" />;
  if (kind === 'now') return <line class="life-now" x1={at} x2={at} y1="3" y2="25" />;
  return <circle class={`life-${kind}`} cx={at} cy="14" r="6" />;
};

export const Lifeline = ({
  reader,
  detail,
}: {
  readonly reader: Reader;
  readonly detail: TaskDetail;
}): VNode | null => {
  const marks = placed(marksOf(reader, detail));
  if (marks.length < 2) return null;
  const sentence = marks
    .map(({ word, at }) => `${word}: ${formatInstant(at, reader.language)}`)
    .join('; ');
  const due = marks.find(({ kind }) => kind === 'due')?.x ?? 100;
  const now = marks.find(({ kind }) => kind === 'now')?.x ?? due;
  return (
    <svg class="life" width="100%" height="52" role="img" aria-labelledby="life-title life-text">
      <title id="life-title">{reader.texts.lifeline}</title>
      <desc id="life-text">{sentence}</desc>
      <line class="life-line" x1="2%" x2="98%" y1="14" y2="14" />
      {now > due ? <line class="life-late" x1={`${due}%`} x2={`${now}%`} y1="14" y2="14" /> : null}
      {marks.map((mark) => (
        <Point key={`${mark.kind}${mark.at}`} {...mark} />
      ))}
      {marks
        .filter(({ spoken }) => spoken)
        .map(({ kind, x, at, word }) => (
          <text key={`${kind}${at}`} x={`${x}%`} y="44" text-anchor={anchorOf(x)}>
            {kind === 'due' && detail.state.due !== null
              ? `${word} ${formatDate(detail.state.due)}`
              : word}
          </text>
        ))}
    </svg>
  );
};
