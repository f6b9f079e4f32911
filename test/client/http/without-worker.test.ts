import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../../store/log.js';
import { directive } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { createDoor, type DoorRig, giveThrough, pathOf } from './door-rig.js';

let rig: DoorRig;
let id: string;
let url: string;
const give = giveThrough(() => rig);

beforeAll(async () => {
  // Long enough for Temporal to take a start on a machine that has much else to do.
  rig = await createDoor({ answerWithinMs: 1000 });
  const [task] = await rig.add(directive());
  if (task === undefined) throw new Error('nothing was imported');
  id = task;
  url = `${pathOf(task)}/commands`;
});
afterAll(() => rig.close());

describe('while no worker is there', () => {
  it('a command is received at once and answered with the same receipt once one is', async () => {
    const payload = { type: 'Acknowledge', commandId: 'acknowledge-1' };
    const received = await give(url, payload, { as: 'G01' });
    expect(received).toEqual({
      status: 202,
      body: {
        outcome: 'received',
        commandId: 'acknowledge-1',
        receivedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      },
    });
    await rig.stage.startWorker();
    await eventually(async () => {
      const { status, body } = await give(url, payload, { as: 'G01' });
      expect([status, body['receivedAt']]).toEqual([200, received.body['receivedAt']]);
    }, 20_000);
    const events = await readStream(rig.stage.database, id);
    expect(events.map(({ event }) => event.type)).toEqual(['TaskAssigned', 'TaskAcknowledged']);
    await rig.stage.stopWorkers();
  });

  it('a refusal is given at once all the same', async () => {
    const { status, body } = await give(url, { type: 'ConfirmCompletion' });
    expect([status, body['reason']]).toEqual([409, 'nothing-submitted']);
  });

  it('a digest that was asked for is received', async () => {
    const { status, body } = await give('/api/digests', { now: true });
    expect([status, body['outcome']]).toEqual([202, 'received']);
    expect(body['workflowId']).toMatch(/^digest-now-/);
  });
});
