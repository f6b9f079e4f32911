/** What a whole life of a task costs Temporal, and what a person sees of it there. */
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMs } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { TaskId } from '../../domain/task/messages.js';
import { databaseNow } from '../../store/log.js';
import {
  documentAttribute,
  dueAttribute,
  leadUnitAttribute,
  statusAttribute,
} from '../../workflows/attributes.js';
import { directive, dueAt, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import {
  commit,
  coordinator,
  currentDetails,
  give,
  result,
  secondsPolicy,
  typesOf,
  unit,
} from '../support/lives.js';
import { createStage, type Stage } from '../support/stage.js';

let stage: Stage;
let id: TaskId;
let due: Instant;
let last: WorkflowExecutionDescription;
/** Current details as they stood when a status was first seen. */
const seen = new Map<string, string>();

const { EventType } = temporal.api.enums.v1;

const handle = () => stage.temporal.workflow.getHandle(id);

const waitForStatus = (status: string): Promise<void> =>
  eventually(async () => {
    const { typedSearchAttributes } = await handle().describe();
    expect(typedSearchAttributes.get(statusAttribute)).toBe(status);
    seen.set(status, await currentDetails(stage, id));
  }, 20_000);

beforeAll(async () => {
  stage = await createStage();
  await stage.startWorker();
  due = addMs(await databaseNow(stage.database), 6500);
  const given = { policy: secondsPolicy, rows: [row('1', { deadline: dueAt(due) })] };
  const [only] = await commit(stage, directive(given));
  if (only === undefined) throw new Error('nothing was imported');
  id = only;
  await give(stage, id, unit('G01'), { type: 'Acknowledge' });
  await waitForStatus('due-soon');
  await waitForStatus('overdue');
  await eventually(async () => {
    const raised = (await typesOf(stage, id)).filter((type) => type === 'EscalationRaised');
    expect(raised).toHaveLength(2);
  });
  await give(stage, id, unit('G01'), { type: 'SubmitResult', result });
  await waitForStatus('claimed');
  await give(stage, id, coordinator, { type: 'ConfirmCompletion', note: '' });
  await eventually(async () => {
    last = await handle().describe();
    expect(last.status.name).toBe('COMPLETED');
  });
});
afterAll(() => stage.close());

test('a whole life is in the log as it happened', async () => {
  expect(await typesOf(stage, id)).toEqual([
    'TaskAssigned',
    'TaskAcknowledged',
    'ReminderDue',
    'ReminderDue',
    'ReminderDue',
    'TaskOverdue',
    'EscalationRaised',
    'EscalationRaised',
    'ResultSubmitted',
    'CompletionConfirmed',
  ]);
});

test('a whole life costs at most 66 history events and 30 state transitions', async () => {
  const transitions = Number(last.raw.workflowExecutionInfo?.stateTransitionCount);
  expect(last.historyLength).toBeLessThanOrEqual(66);
  expect(transitions).toBeLessThanOrEqual(30);
  // Below this it was not a life of ten events: the count itself would be broken.
  expect(last.historyLength).toBeGreaterThan(40);
  expect(transitions).toBeGreaterThan(10);
  console.info(`a life: ${last.historyLength} history events, ${transitions} state transitions`);
});

test('the search attributes end as the log does', () => {
  const attributes = last.typedSearchAttributes;
  expect(attributes.get(leadUnitAttribute)).toBe('G01');
  expect(attributes.get(statusAttribute)).toBe('done-late');
  expect(attributes.get(dueAttribute)?.toISOString()).toBe(due);
  expect(attributes.get(documentAttribute)).toBe(id.split('/')[1]);
});

test('search attributes are upserted once per change of status, and never else', async () => {
  const { events } = await handle().fetchHistory();
  const upserts = (events ?? []).filter(
    ({ eventType }) => eventType === EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
  );
  // Started as due soon: overdue, claimed, done late.
  expect(upserts).toHaveLength(3);
});

test('the summary names the task, and the details say lead, deadline and state in words', async () => {
  expect(await last.staticSummary()).toBe('Nhiệm vụ số 1');
  const details = (state: string): string =>
    `Nhiệm vụ số 1\n\nChủ trì: Đơn vị G01\n\nThời hạn: ${due.slice(0, 10)}\n\nTrạng thái: ${state}`;
  expect(seen.get('due-soon')).toBe(details('sắp đến hạn'));
  expect(seen.get('overdue')).toBe(details('quá hạn'));
  expect(seen.get('claimed')).toBe(details('chờ xác nhận'));
});
