/** What a workflow is told about its task: the next wake as a length, and what Temporal's UI shows. */
import type { Instant } from '../domain/calendar/messages.js';
import type { TaskId } from '../domain/task/messages.js';
import type { TaskState } from '../domain/task/state.js';
import { msUntil, statusAt } from '../domain/task/status.js';
import { nextWake } from '../domain/task/wake.js';
import type { Decided } from '../store/decision.js';
import type { CommandAnswer, Course, NextWake, TaskAttributes } from '../workflows/contract.js';

const statusText: Record<ReturnType<typeof statusAt>, string> = {
  overdue: 'quá hạn',
  'due-soon': 'sắp đến hạn',
  'on-track': 'trong hạn',
  claimed: 'chờ xác nhận',
  standing: 'thường xuyên',
  pending: 'chưa có thời hạn',
  'done-on-time': 'hoàn thành đúng hạn',
  'done-late': 'hoàn thành quá hạn',
  withdrawn: 'đã rút',
};

const attributesOf = (id: TaskId, state: TaskState, now: Instant): TaskAttributes | null => {
  if (state.assignment === null) return null;
  const { assignment } = state;
  const lead = assignment.parts.find((part) => part.role === 'lead') ?? assignment.parts[0];
  const status = statusAt(state, now);
  const summary = [
    assignment.title,
    `Chủ trì: ${lead?.name ?? ''}`,
    `Thời hạn: ${state.due ?? assignment.deadline.phrase}`,
    `Trạng thái: ${statusText[status]}`,
  ].join('\n\n');
  return {
    leadUnit: lead?.unit ?? '',
    status,
    due: state.dueAt,
    document: id.split('/')[1] ?? '',
    summary,
  };
};

export const wakeOf = (id: TaskId, state: TaskState, now: Instant): NextWake | null => {
  const wake = nextWake(id, state);
  return wake === null ? null : { milestoneAt: wake.milestoneAt, inMs: msUntil(wake.wakeAt, now) };
};

export const courseOf = (
  id: TaskId,
  { state, version, now }: { state: TaskState; version: number; now: Instant },
  express: boolean,
): Course => ({
  version,
  wake: wakeOf(id, state, now),
  closed: state.assignment === null || state.end !== null,
  attributes: attributesOf(id, state, now),
  express,
});

/** The answer to a command: its own events and the version after them, also when asked again. */
export const answerFrom = (decided: Decided): CommandAnswer =>
  decided.outcome === 'refused'
    ? { outcome: 'refused', reason: decided.reason }
    : {
        outcome: 'accepted',
        version: decided.events.at(-1)?.version ?? decided.version,
        events: decided.events.map(({ event }) => ({ type: event.type, at: event.at })),
      };
