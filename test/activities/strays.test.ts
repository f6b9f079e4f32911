import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcileTasks } from '../../activities/reconcile.js';
import { submit } from '../../dispatch/dispatcher.js';
import { commitImport, idOf } from '../../dispatch/import.js';
import { directive } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { createStage, type Stage } from '../support/stage.js';

const coordinator = { kind: 'coordinator', unit: 'X-dieu-phoi', verified: true } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
  await stage.startWorker();
});
afterAll(() => stage.close());

describe('a run of a closed task that waits for nothing', () => {
  test('is asked to look by the reconciler, and ends itself', async () => {
    const made = directive();
    const id = idOf(made.key, '1');
    await commitImport(stage.dispatcher, made, coordinator, 'import');
    await submit(stage.dispatcher, {
      stream: id,
      commandId: 'withdraw-1',
      request: { type: 'Withdraw', legalBasis: 'Công văn 5' },
      actor: coordinator,
      channel: 'http',
      receivedAt: null,
    });
    // As a start leaves it whose command was lost: told of an open task, with nothing in its queue.
    const attributes = {
      leadUnit: 'G01',
      status: 'on-track',
      due: null,
      document: 'KH',
      summary: '',
    };
    await stage.temporal.workflow.start('task', {
      workflowId: id,
      taskQueue: stage.taskQueue,
      args: [{ stream: id, wake: null, attributes }],
    });
    const handle = stage.temporal.workflow.getHandle(id);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await eventually(async () => {
      await reconcileTasks(stage.dispatcher, () => undefined);
      expect((await handle.describe()).status.name).toBe('COMPLETED');
    });
  });
});
