/**
 * The life of one assigned task: a queue of commands, one timer to the next wake, and one `handle`
 * per command or wake. No rule lives here; the run acts only on what `handle` returned.
 *
 * W1. One piece of work at a time, in the order of arrival.
 * W2. The queue is empty, and every caller answered, before the run closes or continues as new.
 * W3. Nothing that is written anywhere comes from this run's clock.
 */
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { createAlarm } from './alarm.js';
import { dueAttribute, leadUnitAttribute, statusAttribute } from './attributes.js';
import { createQueue } from './command-queue.js';
import type { Course, TaskAttributes, TaskInput, Work } from './contract.js';
import { handle, sendExpress } from './handling.js';

const show = (shown: TaskAttributes | null, next: TaskAttributes | null): TaskAttributes | null => {
  if (next === null) return shown;
  if (shown?.summary !== next.summary) setCurrentDetails(next.summary);
  if (shown?.status !== next.status || shown.due !== next.due) {
    upsertSearchAttributes([
      { key: statusAttribute, value: next.status },
      { key: dueAttribute, value: next.due === null ? null : new Date(next.due) },
    ]);
  }
  // A new mandate may give the task another lead.
  if (shown !== null && shown.leadUnit !== next.leadUnit) {
    upsertSearchAttributes([{ key: leadUnitAttribute, value: next.leadUnit }]);
  }
  return next;
};

export async function task(input: TaskInput): Promise<void> {
  const queue = createQueue();
  const alarm = createAlarm();
  let shown = input.attributes;
  if (shown !== null) setCurrentDetails(shown.summary);
  let { wake } = input;
  let closed = false;

  const follow = (course: Course): void => {
    shown = show(shown, course.attributes);
    wake = course.wake;
    closed = course.closed;
  };
  const woken = (): Work =>
    wake === null ? { kind: 'look' } : { kind: 'wake', milestoneAt: wake.milestoneAt };

  if (input.attributes === null) follow((await handle(input.stream, { kind: 'look' })).course);

  while (!closed || queue.waiting()) {
    if (!closed) alarm.set(wake);
    await condition(() => queue.waiting() || alarm.rung());
    const entry = queue.waiting() ? queue.take() : null;
    const handled = await handle(input.stream, entry?.work ?? woken());
    entry?.answer(handled.answer);
    follow(handled.course);
    if (handled.course.express) await sendExpress(input.stream);
    if (workflowInfo().continueAsNewSuggested && !queue.waiting() && !closed) {
      await condition(allHandlersFinished);
      if (!queue.waiting()) {
        await continueAsNew<typeof task>({ stream: input.stream, wake, attributes: shown });
      }
    }
  }
  await condition(allHandlersFinished);
}
