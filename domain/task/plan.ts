/** What time will bring to a task if nobody does anything: the preview a person signs off. */
import type { Instant } from '../calendar/messages.js';
import { type Notice, noticesOf } from '../notice/notice.js';
import type { TaskEvent } from './messages.js';
import { nextMilestone } from './milestone.js';
import { evolveTask, type TaskState } from './state.js';

export type PlannedStep = {
  readonly at: Instant;
  readonly event: TaskEvent;
  readonly notices: readonly Notice[];
};

/** The next `most` steps; repetitions while late never end by themselves. */
export const planAhead = (state: TaskState, now: Instant, most: number): PlannedStep[] => {
  const steps: PlannedStep[] = [];
  let current = state;
  while (steps.length < most) {
    const event = nextMilestone(current, now);
    if (event === null) return steps;
    steps.push({ at: event.at, event, notices: noticesOf(current, event, now) });
    current = evolveTask(current, event);
  }
  return steps;
};
