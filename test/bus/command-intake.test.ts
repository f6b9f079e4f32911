import { nanos } from '@nats-io/nats-core';
import { headers } from '@nats-io/transport-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { intakeConsumer } from '../../bus/streams.js';
import { streamNames } from '../../bus/subjects.js';
import { submit } from '../../dispatch/dispatcher.js';
import type { Actor, TaskEvent, TaskId, TaskRequest } from '../../domain/task/messages.js';
import { readStream } from '../../store/log.js';
import { findReceipt } from '../../store/receipts.js';
import { assignOne, coordinator, result, unit } from '../store/told-tasks.js';
import { eventually } from '../support/eventually.js';
import { uniqueName } from '../support/servers.js';
import { createStage, type Stage } from '../support/stage.js';
import { type TakingIn, takingIn } from './taking-in.js';
import { openBus, storedIn, type TestBus } from './test-bus.js';

let stage: Stage;
let bus: TestBus;
let intake: TakingIn;
let task: TaskId;

beforeAll(async () => {
  stage = await createStage();
  await stage.startWorker();
  bus = await openBus();
  intake = takingIn(stage, bus);
  // What a crash leaves unacknowledged comes again after a second instead of thirty.
  await bus.manager.consumers.update(streamNames(bus.names).commands, intakeConsumer, {
    ack_wait: nanos(1000),
  });
});
afterAll(async () => {
  await bus.close();
  await stage.close();
});
beforeEach(async () => {
  task = await assignOne(stage.database);
});

const typesOf = async (stream: TaskId = task) =>
  (await readStream<TaskEvent>(stage.database, stream)).map(({ event }) => event.type);
const command = (body: unknown, by?: string, name?: string, stream: string = task) =>
  intake.give(stream, body, by, name);

describe('a command from the bus', () => {
  test('is decided, and answered on the subject of its unit and id', async () => {
    const commandId = uniqueName('c');
    await intake.whileTakingIn(async () => {
      await command({ commandId });
      const [, logged] = await eventually(async () => {
        expect(await typesOf()).toEqual(['TaskAssigned', 'TaskAcknowledged']);
      }).then(() => readStream<TaskEvent>(stage.database, task));
      expect(await intake.answered(commandId)).toEqual([
        {
          task,
          commandId,
          outcome: 'accepted',
          version: 2,
          events: [{ type: 'TaskAcknowledged', at: logged?.event.at }],
        },
      ]);
      expect(logged?.event).toMatchObject({ unit: 'G01', verified: true });
      expect(logged?.actor).toEqual({ kind: 'unit', unit: 'G01', verified: true, channel: 'nats' });
    });
    await intake.nothingWaits();
  });

  test('was received when the bus stored it, whatever it says itself', async () => {
    const commandId = uniqueName('c');
    const forged = '2020-01-01T00:00:00.000Z';
    const said = { at: forged, receivedAt: forged, actor: { kind: 'coordinator', unit: 'G22' } };
    const { seq } = await command({ commandId, ...said, type: 'Withdraw', unit: 'G22' });
    const stored = await storedIn(bus.manager, streamNames(bus.names).commands);
    const storedAt = stored.find(({ sequence }) => sequence === seq)?.storedAt;
    await intake.whileTakingIn(() => intake.answered(commandId));
    const receipt = await findReceipt(stage.database, task, commandId);
    expect(receipt).toMatchObject({
      receivedAt: storedAt,
      channel: 'nats',
      actor: { kind: 'unit', unit: 'G01', verified: true },
      request: { type: 'Acknowledge' },
    });
    const [, logged] = await readStream<TaskEvent>(stage.database, task);
    expect(logged?.event.at).toBe(storedAt);
  });

  test('that the rules refuse is answered with their reason', async () => {
    const commandId = uniqueName('c');
    await intake.whileTakingIn(async () => {
      await command({ commandId }, 'G05');
      expect(await intake.answered(commandId, 'G05')).toEqual([
        { task, commandId, outcome: 'refused', reason: 'not-a-party' },
      ]);
    });
    expect(await typesOf()).toEqual(['TaskAssigned']);
    await intake.nothingWaits();
  });

  test('of a task that does not exist, or that only a coordinator may give, is refused', async () => {
    const [nowhere, withdraw] = [uniqueName('c'), uniqueName('c')];
    await intake.whileTakingIn(async () => {
      await command({ commandId: nowhere }, 'G01', 'acknowledge', 'task/KH-none/1');
      await command({ commandId: withdraw, legalBasis: 'CV 5' }, 'G01', 'withdraw');
      expect(await intake.answered(nowhere)).toMatchObject([{ reason: 'unknown-task' }]);
      expect(await intake.answered(withdraw)).toMatchObject([{ reason: 'not-the-coordinator' }]);
    });
    expect(await findReceipt(stage.database, 'task/KH-none/1', nowhere)).toBeNull();
  });

  test('that cannot be read is answered when its id can be, and never stands in the way', async () => {
    const [noText, next] = [uniqueName('c'), uniqueName('c')];
    await intake.whileTakingIn(async () => {
      for (const broken of ['{', '[]', 'null', '7', '{"commandId":7}', '{"commandId":"a.b"}', '']) {
        await command(broken, 'G01', 'reportObstacle');
      }
      await command({ commandId: uniqueName('c') }, 'G01', 'dance');
      await bus.client.publish(`${bus.names.subject}.command.nonsense`, '{}');
      await command({ commandId: noText, text: 'a\0b' }, 'G01', 'reportObstacle');
      await command({ commandId: next });
      expect(await intake.answered(noText)).toMatchObject([{ reason: 'malformed-command' }]);
      expect(await intake.answered(next)).toMatchObject([{ outcome: 'accepted' }]);
      await intake.nothingWaits();
    });
    expect(await typesOf()).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });
});

describe('a command that comes again', () => {
  test('under its id is decided once, and answered again the same way', async () => {
    const commandId = uniqueName('c');
    await intake.whileTakingIn(async () => {
      await command({ commandId });
      const [first] = await intake.answered(commandId);
      await command({ commandId });
      // Whoever missed the first answer can hear this one: a unit cannot read the stream.
      expect(await intake.answered(commandId, 'G01', 2)).toEqual([first, first]);
    });
    expect(await typesOf()).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });

  test('under its id, refused before and acceptable now, is accepted', async () => {
    const commandId = uniqueName('c');
    const ask = { commandId, until: '2031-03-31', reason: 'Chờ thẩm định' };
    const give = async (actor: Actor, request: TaskRequest) =>
      submit(stage.dispatcher, {
        stream: task,
        commandId: uniqueName('c'),
        request,
        actor,
        channel: 'http',
        receivedAt: null,
      });
    await give(unit('G01'), { type: 'SubmitResult', result });
    await intake.whileTakingIn(async () => {
      await command(ask, 'G01', 'requestExtension');
      expect(await intake.answered(commandId)).toMatchObject([{ reason: 'already-submitted' }]);
      await give(coordinator, { type: 'ReturnResult', reason: 'Thiếu phụ lục' });
      await command(ask, 'G01', 'requestExtension');
      expect(await intake.answered(commandId, 'G01', 2)).toMatchObject([
        {},
        { outcome: 'accepted' },
      ]);
    });
  });

  test('under the id of another unit gets nothing of that unit’s answer', async () => {
    const commandId = uniqueName('c');
    await intake.whileTakingIn(async () => {
      await command({ commandId });
      await intake.answered(commandId);
      await command({ commandId }, 'G22');
      expect(await intake.answered(commandId, 'G22')).toEqual([
        { task, commandId, outcome: 'refused', reason: 'command-id-reused' },
      ]);
    });
    expect(await intake.answers('G01', commandId)).toHaveLength(1);
  });

  test('because its taker died is decided once and answered once', async () => {
    const commandId = uniqueName('c');
    let release: () => void = () => undefined;
    const dead = new Promise<void>((resolve) => {
      release = resolve;
    });
    let taken = 0;
    const dying = intake.whileTakingIn(
      async (stop) => {
        await command({ commandId });
        await eventually(async () => expect(taken).toBe(1));
        stop();
      },
      async (reception) => {
        taken += 1;
        // It has decided, and dies before it could answer.
        const answer = await intake.throughTemporal(reception);
        await dead;
        return answer;
      },
    );
    await eventually(async () => expect(await typesOf()).toHaveLength(2));
    await intake.whileTakingIn(async () => {
      expect(await intake.answered(commandId)).toMatchObject([{ outcome: 'accepted', version: 2 }]);
      await intake.nothingWaits();
    });
    release();
    await dying;
    expect(await intake.answers('G01', commandId)).toHaveLength(1);
    expect(await typesOf()).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });

  test('because its outcome was not known is asked for again until it is', async () => {
    const commandId = uniqueName('c');
    let asked = 0;
    const once = async () => {
      await command({ commandId });
      await intake.answered(commandId);
    };
    await intake.whileTakingIn(once, async (reception) => {
      asked += 1;
      if (asked === 1) return null;
      if (asked === 2) throw new Error('the database is away');
      return intake.throughTemporal(reception);
    });
    expect(asked).toBe(3);
    expect(await typesOf()).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });
});

describe('many commands', () => {
  test('of one task are decided in the order in which the bus stored them', async () => {
    const percents = Array.from({ length: 20 }, (_, index) => index);
    for (const percent of percents) {
      await command(
        { commandId: uniqueName('c'), percent, text: 'tiến độ' },
        'G01',
        'reportProgress',
      );
    }
    const last = uniqueName('c');
    await command({ commandId: last, result }, 'G01', 'submitResult');
    await intake.whileTakingIn(() => intake.answered(last));
    const events = await readStream<TaskEvent>(stage.database, task);
    expect(
      events.flatMap(({ event }) => (event.type === 'ProgressReported' ? [event.percent] : [])),
    ).toEqual(percents);
    expect(events.at(-1)?.event.type).toBe('ResultSubmitted');
  });
});

test('where the answer goes is nobody’s to choose: not by reply subject, header or body', async () => {
  const [commandId, stolen] = [uniqueName('c'), `${bus.names.subject}.stolen`];
  const heard: string[] = [];
  const spy = bus.connection.subscribe(stolen, {
    callback: (_error, message) => {
      heard.push(message.string());
    },
  });
  const header = headers();
  for (const name of ['Reply-To', 'Nats-Reply', 'Answer-To']) header.set(name, stolen);
  const [, documentKey, rowKey] = task.split('/');
  await intake.whileTakingIn(async () => {
    bus.connection.publish(
      `${bus.names.subject}.command.G01.${documentKey}.${rowKey}.acknowledge`,
      JSON.stringify({ commandId, replyTo: stolen, unit: 'G22', answerTo: stolen }),
      { reply: stolen, headers: header },
    );
    await intake.answered(commandId);
  });
  spy.unsubscribe();
  // Only the server's own receipt of storage comes to a reply subject.
  expect(heard.map((text) => Object.keys(JSON.parse(text)).sort())).toEqual([['seq', 'stream']]);
  expect(await intake.answers('G22', commandId)).toEqual([]);
});
