/** The four streams, made or brought to these limits at every start. The bus distributes; it is not the log. */
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { type BusNames, streamNames } from './subjects.js';

const dayMs = 86_400_000;
const mebibyte = 1024 * 1024;

type Limits = {
  readonly name: string;
  readonly subjects: string[];
  readonly days: number;
  /** Reserved on the disk of the server, which refuses what it could not hold. */
  readonly bytes: number;
  /** For how long a message id is remembered. */
  readonly windowMs: number;
};

/** A digest may be handed over again for twelve hours; two minutes are enough for what has a cursor. */
const digestWindowMs = dayMs;
const windowMs = 120_000;

const limits = (names: BusNames): Limits[] => {
  const { events, notices, commands, answers } = streamNames(names);
  const below = (kind: string): string[] => [`${names.subject}.${kind}.>`];
  return [
    { name: events, subjects: below('event'), days: 400, bytes: 1024 * mebibyte, windowMs },
    {
      name: notices,
      subjects: below('notice'),
      days: 400,
      bytes: 256 * mebibyte,
      windowMs: digestWindowMs,
    },
    { name: commands, subjects: below('command'), days: 30, bytes: 256 * mebibyte, windowMs },
    { name: answers, subjects: below('answer'), days: 30, bytes: 256 * mebibyte, windowMs },
  ];
};

export const intakeConsumer = 'intake';

/** Creates what is missing and corrects what differs; what a stream holds is never touched. */
export const ensureStreams = async (manager: JetStreamManager, names: BusNames): Promise<void> => {
  for (const { name, subjects, days, bytes, windowMs: remembered } of limits(names)) {
    const config = {
      name,
      subjects,
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      discard: DiscardPolicy.Old,
      max_age: nanos(days * dayMs),
      max_bytes: bytes,
      max_msg_size: mebibyte,
      duplicate_window: nanos(remembered),
      num_replicas: 1,
    };
    const exists = await manager.streams.info(name).then(
      () => true,
      () => false,
    );
    if (exists) await manager.streams.update(name, config);
    else await manager.streams.add(config);
  }
  await ensureIntake(manager, streamNames(names).commands);
};

const ensureIntake = async (manager: JetStreamManager, stream: string): Promise<void> => {
  const changeable = { ack_wait: nanos(30_000), max_ack_pending: 64, max_deliver: -1 };
  const exists = await manager.consumers.info(stream, intakeConsumer).then(
    () => true,
    () => false,
  );
  if (exists) {
    await manager.consumers.update(stream, intakeConsumer, changeable);
    return;
  }
  await manager.consumers.add(stream, {
    ...changeable,
    durable_name: intakeConsumer,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
  });
};
