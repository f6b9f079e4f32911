/** A history that grows long is continued as a new run, and nobody who waits is left without answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMs } from '../../domain/calendar/instant.js';
import type { TaskId, TaskRequest } from '../../domain/task/messages.js';
import { databaseNow } from '../../store/log.js';
import { dueAttribute, statusAttribute } from '../../workflows/attributes.js';
import { directive, dueAt, lead, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import {
  commitAndStart,
  coordinator,
  currentDetails,
  give,
  result,
  secondsPolicy,
  typesOf,
  unit,
} from '../support/lives.js';
import { type OwnTemporal, startOwnTemporal } from '../support/own-temporal.js';
import { createStage, type Stage } from '../support/stage.js';

/** Of a real server 4,096: a run would need hundreds of commands to get there. */
const suggestedAfterEvents = 40;

let temporal: OwnTemporal;
let stage: Stage;

beforeAll(async () => {
  temporal = await startOwnTemporal({
    'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents,
  });
  stage = await createStage([], { temporal });
  await stage.startWorker();
});

afterAll(async () => {
  await stage?.close();
  await temporal?.stop();
});

const runsOf = async (id: TaskId): Promise<string[]> => {
  const runs: string[] = [];
  const query = `WorkflowId = '${id}'`;
  for await (const { status } of stage.temporal.workflow.list({ query })) runs.push(status.name);
  return runs.sort();
};

const members = Array.from({ length: 30 }, (_, index) => `H${String(index + 1).padStart(2, '0')}`);

const groupTask = async (given: Parameters<typeof row>[1] = {}): Promise<TaskId> => {
  const rows = [row('1', { parts: [lead('X-30-tinh', members)], ...given })];
  const [id] = await commitAndStart(stage, directive({ rows, policy: secondsPolicy }));
  if (id === undefined) throw new Error('nothing was imported');
  return id;
};

describe('a long history', () => {
  test('with a full queue answers everyone once, and closes as if it were one run', async () => {
    const id = await groupTask();
    const all = (request: TaskRequest) =>
      Promise.all(members.map((code) => give(stage, id, unit(code), request)));
    // The first wave makes the history long; the second finds the run about to be continued.
    const acknowledged = await all({ type: 'Acknowledge' });
    const submitted = await all({ type: 'SubmitResult', result });
    const answers = [...acknowledged, ...submitted];
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'accepted'));
    expect((await typesOf(stage, id)).sort()).toEqual(
      [
        ...members.map(() => 'ResultSubmitted'),
        ...members.map(() => 'TaskAcknowledged'),
        'TaskAssigned',
      ].sort(),
    );
    const confirm = { type: 'ConfirmCompletion', note: '' } as const;
    expect(await give(stage, id, coordinator, confirm)).toMatchObject({ outcome: 'accepted' });
    await stage.temporal.workflow.getHandle(id).result();
    await eventually(async () => {
      const runs = await runsOf(id);
      expect(runs.length).toBeGreaterThan(1);
      expect(runs.filter((status) => status !== 'CONTINUED_AS_NEW')).toEqual(['COMPLETED']);
    });
  });

  test('loses no signal that arrives while it is continued', async () => {
    const id = await groupTask();
    const handle = stage.temporal.workflow.getHandle(id);
    await Promise.all(
      members.map((code) =>
        handle.signal('acknowledge', {
          commandId: `signal-${code}`,
          unit: code,
          request: { type: 'Acknowledge' },
        }),
      ),
    );
    await eventually(async () => {
      const acknowledged = (await typesOf(stage, id)).filter((type) => type === 'TaskAcknowledged');
      expect(acknowledged).toHaveLength(members.length);
    }, 20_000);
    // All signals may have come in one workflow task, which sees the length of the history before it.
    await give(stage, id, unit('H01'), { type: 'ReportObstacle', text: 'đường truyền chậm' });
    await eventually(async () => expect((await runsOf(id)).length).toBeGreaterThan(1));
  });

  test('keeps its next wake, its attributes, its details and its task timeout', async () => {
    const due = addMs(await databaseNow(stage.database), 6500);
    const id = await groupTask({ deadline: dueAt(due) });
    const first = await stage.temporal.workflow.getHandle(id).describe();
    await Promise.all(members.map((code) => give(stage, id, unit(code), { type: 'Acknowledge' })));
    const handle = stage.temporal.workflow.getHandle(id);
    await eventually(async () => expect((await handle.describe()).runId).not.toBe(first.runId));
    await eventually(async () => {
      const types = await typesOf(stage, id);
      expect(types.filter((type) => type === 'TaskOverdue')).toHaveLength(1);
      expect(types.filter((type) => type === 'EscalationRaised')).toHaveLength(2);
    }, 20_000);
    await eventually(async () => {
      const { typedSearchAttributes } = await handle.describe();
      expect(typedSearchAttributes.get(statusAttribute)).toBe('overdue');
      expect(typedSearchAttributes.get(dueAttribute)?.toISOString()).toBe(due);
    });
    expect(await currentDetails(stage, id)).toContain('Trạng thái: quá hạn');
    const { events } = await handle.fetchHistory();
    const started = events?.[0]?.workflowExecutionStartedEventAttributes;
    expect(Number(started?.workflowTaskTimeout?.seconds)).toBe(5);
  });
});
