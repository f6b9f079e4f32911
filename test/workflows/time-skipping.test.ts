/**
 * Months of a task's life within seconds: the test server skips time while every workflow sleeps, and
 * the database's clock follows it. Rules, log, workflow and activities are the real ones.
 */
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/activities.js';
import { addMs, msOf } from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import type { Offset, Policy } from '../../domain/policy/messages.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import type { TaskEvent, TaskId } from '../../domain/task/messages.js';
import type { LoggedEvent } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import { attributeTypes } from '../../worker/temporal-setup.js';
import type { createWorker, WorkerSettings } from '../../worker/worker.js';
import { type ClockedDatabase, createClockedDatabase } from '../support/database-clock.js';
import { dated, directive, dueAt, row, standing } from '../support/directives.js';
import { commitAndStart, coordinator, eventsOf, give, result, unit } from '../support/lives.js';
import { timeSkippingServer } from '../support/servers.js';
import { createStage, type Stage } from '../support/stage.js';

const dayMs = 86_400_000;
const spreadMs = 6 * 3_600_000;
/** What the servers need to get to a wake whose time has come; skipped time does not run meanwhile. */
const slackMs = 60_000;

/** A Thursday, 09:00 in Việt Nam. */
const begin = '2023-01-05T02:00:00.000Z' as Instant;

let environment: TestWorkflowEnvironment;
let clocked: ClockedDatabase;
let stage: Stage;
let begunAtMs: number;
/** How far the database's clock was set back. */
let behindMs = 0;

/** Brings the database's clock to where the test server's stands. */
const follow = async (): Promise<void> => {
  const passedMs = (await environment.currentTimeMs()) - begunAtMs;
  await clocked.setOffset(msOf(begin) + passedMs - behindMs - Date.now());
};

const followingBuild = ({ dependencies, ...settings }: WorkerSettings) => {
  const activities = createActivities(dependencies);
  const handle: typeof activities.handle = async (stream, work) => {
    await follow();
    return activities.handle(stream, work);
  };
  return Worker.create({ ...settings, activities: { ...activities, handle } });
};

const skipTo = async (instant: string): Promise<void> => {
  const nowMs = msOf(begin) + (await environment.currentTimeMs()) - begunAtMs;
  await environment.sleep(msOf(instant as Instant) - nowMs);
  await follow();
};

const told = (events: readonly LoggedEvent<TaskEvent>[]): [string, string][] =>
  events.map(({ event }) => [event.type, event.at]);

/** The lengths of the timers of a task's run, in the order of their start. */
const sleepsOf = async (id: TaskId): Promise<number[]> => {
  const { events } = await stage.temporal.workflow.getHandle(id).fetchHistory();
  const { EVENT_TYPE_TIMER_STARTED } = temporal.api.enums.v1.EventType;
  return (events ?? [])
    .filter(({ eventType }) => eventType === EVENT_TYPE_TIMER_STARTED)
    .map(({ timerStartedEventAttributes: started }) => {
      const { seconds, nanos } = started?.startToFireTimeout ?? {};
      return Number(seconds ?? 0) * 1000 + Number(nanos ?? 0) / 1_000_000;
    });
};

const start = async (
  given: Parameters<typeof row>[1],
  policy: Policy = standardPolicy,
): Promise<TaskId> => {
  const [id] = await commitAndStart(stage, directive({ rows: [row('1', given)], policy }));
  if (id === undefined) throw new Error('nothing was imported');
  return id;
};

let dueInJune: TaskId;
let extended: TaskId;
let always: TaskId;

beforeAll(async () => {
  const path = await timeSkippingServer();
  const executable = { type: 'existing-path', path } as const;
  environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  begunAtMs = await environment.currentTimeMs();
  clocked = await createClockedDatabase();
  stage = await createStage([], {
    database: clocked.urls,
    temporal: { address: environment.address, namespace: environment.namespace ?? 'default' },
    registerAttributes: async ({ connection }, namespace) => {
      const searchAttributes = attributeTypes;
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    },
  });
  await stage.startWorker(followingBuild satisfies typeof createWorker);
  await follow();
  dueInJune = await start({ deadline: dated('2023-06-30') });
  extended = await start({ deadline: dated('2023-03-31') });
  always = await start({ deadline: standing });
});

afterAll(async () => {
  await stage?.close();
  await clocked?.close();
  await environment?.teardown();
});

describe('months of sleep', () => {
  test('a moved deadline moves what time brings with it', async () => {
    await skipTo('2023-03-20T02:00:00.000Z');
    expect(told(await eventsOf(stage, extended)).slice(1)).toEqual([
      ['ReminderDue', '2023-03-15T17:00:00.000Z'], // 15 days before the 31st: the 16th, 00:00
    ]);
    const until = '2023-05-31' as CivilDate;
    const granted = { type: 'GrantExtension', until, basis: 'Công văn 7' } as const;
    expect(await give(stage, extended, coordinator, granted)).toMatchObject({
      outcome: 'accepted',
    });
    await skipTo('2023-05-20T02:00:00.000Z');
    expect(told(await eventsOf(stage, extended)).slice(3)).toEqual([
      ['ReminderDue', '2023-05-15T17:00:00.000Z'],
    ]);
    const withdraw = { type: 'Withdraw', legalBasis: 'Quyết định 9' } as const;
    await give(stage, extended, coordinator, withdraw);
    await stage.temporal.workflow.getHandle(extended).result();
  });

  test('bring every reminder, the lateness, each level and each repetition, once', async () => {
    await skipTo('2023-08-05T02:00:00.000Z');
    expect(told(await eventsOf(stage, dueInJune)).slice(1)).toEqual([
      ['ReminderDue', '2023-06-14T17:00:00.000Z'], // 15 days
      ['ReminderDue', '2023-06-22T17:00:00.000Z'], // 5 working days: 29, 28, 27, 26, 23 June
      ['ReminderDue', '2023-06-28T17:00:00.000Z'], // 1 working day
      ['TaskOverdue', '2023-06-30T17:00:00.000Z'],
      ['EscalationRaised', '2023-07-04T17:00:00.000Z'], // 3 working days: Wednesday 5 July
      ['EscalationRaised', '2023-07-13T17:00:00.000Z'], // 10 working days: Friday 14 July
      ['LatenessRepeated', '2023-07-20T17:00:00.000Z'], // every 7 days from there
      ['LatenessRepeated', '2023-07-27T17:00:00.000Z'],
      ['LatenessRepeated', '2023-08-03T17:00:00.000Z'],
    ]);
  });

  test('record nothing early, and nothing later than the night before the slot', async () => {
    for (const { event, recordedAt } of (await eventsOf(stage, dueInJune)).slice(1)) {
      expect(recordedAt >= event.at).toBe(true);
      expect(recordedAt <= addMs(event.at, spreadMs + slackMs)).toBe(true);
    }
  });

  test('are slept in pieces no longer than twenty days', async () => {
    const sleepsMs = await sleepsOf(dueInJune);
    expect(Math.max(...sleepsMs)).toBe(20 * dayMs);
    // 160 days and some hours from 5 January to the first reminder: eight whole pieces and a rest.
    expect(sleepsMs.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 20 * dayMs));
    expect(sleepsMs[8]).toBeLessThan(dayMs);
  });

  test('leave a standing task as it was, and awake to what it is told', async () => {
    expect(told(await eventsOf(stage, always)).map(([type]) => type)).toEqual(['TaskAssigned']);
    expect(await give(stage, always, unit('G01'), { type: 'Acknowledge' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  test('end when the late result is confirmed, and the log is whole', async () => {
    await give(stage, dueInJune, unit('G01'), { type: 'SubmitResult', result });
    const confirm = { type: 'ConfirmCompletion', note: '' } as const;
    expect(await give(stage, dueInJune, coordinator, confirm)).toMatchObject({
      outcome: 'accepted',
    });
    await stage.temporal.workflow.getHandle(dueInJune).result();
    const events = await eventsOf(stage, dueInJune);
    expect(events.at(-1)?.event).toMatchObject({ type: 'CompletionConfirmed', late: true });
    expect(await verifyLog(stage.database)).toMatchObject({ outcome: 'whole' });
  });
});

describe('a clock that is set back an hour', () => {
  const hourMs = 3_600_000;
  const hours = (amount: number): Offset => ({ amount, unit: 'hour' });
  // To the hour, so that no wake is spread: it comes while the clock says it is too early.
  const policy: Policy = { ...standardPolicy, reminders: [hours(48)], escalations: [] };

  test('costs no wake, doubles none, and turns no recorded time back', async () => {
    const id = await start({ deadline: dueAt('2023-09-29T10:00:00.000Z' as Instant) }, policy);
    await skipTo('2023-09-27T09:50:00.000Z');
    const report = { type: 'ReportProgress', percent: 50, text: 'đang làm' } as const;
    await give(stage, id, unit('G01'), report);
    behindMs = hourMs;
    // The timer set before fires at 10:00, when the clock says 09:00; at half past it is told more.
    await skipTo('2023-09-27T10:30:00.000Z');
    await give(stage, id, unit('G22'), { type: 'Acknowledge' });
    await skipTo('2023-09-30T12:00:00.000Z');
    const events = await eventsOf(stage, id);
    expect(events.map(({ event }) => event.type)).toEqual([
      'TaskAssigned',
      'ProgressReported',
      'TaskAcknowledged',
      'ReminderDue',
      'TaskOverdue',
    ]);
    const [, reported, acknowledged, reminder, overdue] = events;
    // What was received after the clock went back holds from its receipt, and is recorded after.
    expect(msOf(reported?.event.at ?? begin)).toBeGreaterThan(
      msOf(acknowledged?.event.at ?? begin),
    );
    expect(acknowledged?.recordedAt).toBe(reported?.recordedAt);
    expect(reminder?.event.at).toBe('2023-09-27T10:00:00.000Z');
    expect(overdue?.event.at).toBe('2023-09-29T10:00:00.000Z');
    expect(await verifyLog(stage.database)).toMatchObject({ outcome: 'whole' });
    // It woke by its own timer, found the clock an hour behind, and went to sleep for that hour.
    const hourly = (await sleepsOf(id)).filter((ms) => Math.abs(ms - hourMs) < slackMs);
    expect(hourly).toHaveLength(1);
  });
});
