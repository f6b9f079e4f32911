/** Taking lives apart: what the log says of them, told independently of the fold. */
import fc from 'fast-check';
import { instantFromMs, msOf } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import { task } from '../../domain/task/decider.js';
import type { TaskCommand, TaskEvent } from '../../domain/task/messages.js';
import type { TaskState } from '../../domain/task/state.js';
import { anyAssignment } from './arbitraries.js';
import { type AnyLife, anyLife, anyReceipt } from './arbitrary-lives.js';
import { live } from './decider-spec.js';

/** `PROPERTY_RUNS=5000` goes hunting; mutants are tried with few. */
export const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) };

export const taskIdOfLives = 'task/TTg-06-QD-TTg-2022/PL-I-7';
export const lifeOf = ({ assignment, commands }: AnyLife) => live(task, [assignment], commands);

export const recorded = (state: TaskState, command: TaskCommand): readonly TaskEvent[] => {
  const decision = task.decide(state, command);
  return decision.outcome === 'accepted' ? decision.events : [];
};
export const observe = (state: TaskState, at: Instant): readonly TaskEvent[] =>
  recorded(state, { type: 'ObserveTime', at });
export const afterTime = (state: TaskState, at: Instant): TaskState =>
  observe(state, at).reduce(task.evolve, state);

export const latestOf = (first: Instant, ...more: readonly Instant[]): Instant =>
  instantFromMs(Math.max(msOf(first), ...more.map(msOf)));

/** A life, and an instant at or after everything in it. */
export const anyLifeAndNow = anyLife(anyAssignment).chain((life) =>
  fc.tuple(
    fc.constant(life),
    anyReceipt(life.assignment).map((at) =>
      latestOf(at, life.assignment.at, ...life.commands.map((command) => command.at)),
    ),
  ),
);

/** Whether the log says that the task is late: told independently of the fold. */
export const latenessStands = (events: readonly TaskEvent[]): boolean => {
  let stands = false;
  for (const event of events) {
    if (event.type === 'TaskAssigned') {
      const { dueAt } = event.deadline;
      stands = event.amnesty && dueAt !== null && dueAt <= event.at;
    }
    if (event.type === 'TaskOverdue') stands = true;
    if (event.type === 'OverdueCleared') stands = false;
  }
  return stands;
};
