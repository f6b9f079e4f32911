import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureStreams, intakeConsumer } from '../../bus/streams.js';
import { streamNames } from '../../bus/subjects.js';
import { openBus, storedIn, type TestBus } from './test-bus.js';

let bus: TestBus;
beforeAll(async () => {
  bus = await openBus();
});
afterAll(() => bus.close());

const mebibyte = 1_048_576;
const dayMs = 86_400_000;
const configOf = async (stream: string) => (await bus.manager.streams.info(stream)).config;

describe('the streams of an installation', () => {
  test('are kept on disk, with limits and windows said explicitly', async () => {
    const { events, notices, commands, answers } = streamNames(bus.names);
    const below = (kind: string) => [`${bus.names.subject}.${kind}.>`];
    const shared = { retention: 'limits', storage: 'file', max_msg_size: mebibyte };
    const minutes = nanos(120_000);
    expect(await configOf(events)).toMatchObject({
      ...shared,
      subjects: below('event'),
      max_age: nanos(400 * dayMs),
      max_bytes: 1024 * mebibyte,
      duplicate_window: minutes,
    });
    expect(await configOf(notices)).toMatchObject({
      ...shared,
      subjects: below('notice'),
      max_age: nanos(400 * dayMs),
      max_bytes: 256 * mebibyte,
      // A digest is handed over again for twelve hours, others of its unit in between.
      duplicate_window: nanos(dayMs),
    });
    for (const [name, kind] of [
      [commands, 'command'],
      [answers, 'answer'],
    ] as const) {
      expect(await configOf(name)).toMatchObject({
        ...shared,
        subjects: below(kind),
        max_age: nanos(30 * dayMs),
        max_bytes: 256 * mebibyte,
        duplicate_window: minutes,
      });
    }
    const { config } = await bus.manager.consumers.info(commands, intakeConsumer);
    expect(config).toMatchObject({
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(30_000),
      max_ack_pending: 64,
      max_deliver: -1,
    });
  });

  test('are left as they are by another start', async () => {
    const before = await Promise.all(Object.values(streamNames(bus.names)).map(configOf));
    await ensureStreams(bus.manager, bus.names);
    expect(await Promise.all(Object.values(streamNames(bus.names)).map(configOf))).toEqual(before);
  });

  test('that differ are brought back, and lose nothing they hold', async () => {
    const { events, commands } = streamNames(bus.names);
    await bus.client.publish(`${bus.names.subject}.event.KH-01.1`, '{"kept":true}');
    await bus.manager.streams.update(events, { max_age: nanos(dayMs), max_bytes: mebibyte });
    await bus.manager.consumers.update(commands, intakeConsumer, { ack_wait: nanos(5000) });
    await ensureStreams(bus.manager, bus.names);
    expect(await configOf(events)).toMatchObject({
      max_age: nanos(400 * dayMs),
      max_bytes: 1024 * mebibyte,
    });
    const { config } = await bus.manager.consumers.info(commands, intakeConsumer);
    expect(config.ack_wait).toBe(nanos(30_000));
    expect((await storedIn(bus.manager, events)).map(({ body }) => body)).toEqual([{ kept: true }]);
  });

  test('are made again when one is missing', async () => {
    const { answers } = streamNames(bus.names);
    await bus.manager.streams.delete(answers);
    await ensureStreams(bus.manager, bus.names);
    expect((await configOf(answers)).subjects).toEqual([`${bus.names.subject}.answer.>`]);
  });
});
