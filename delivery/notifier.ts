/**
 * Sends what waits.
 *
 * N1. A line is taken by exactly one digest, before anything is handed over, and a digest that was
 *     taken gets no further line: what goes out under an id never grows.
 * N2. Each line is looked at again when its digest is made; what no longer holds is suppressed.
 * N3. The digest's event and its lines change together, after the channels answered.
 *     A crash before that sends the same digest again under the same id.
 * N4. A channel that fails is tried again until `giveUpAfterMs` past the slot; then the failure is
 *     recorded and the line counts as told by the channels that took it. It holds up nobody else.
 */
import { sql, type Transaction } from 'kysely';
import { addMs, msOf } from '../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../domain/calendar/messages.js';
import type { DigestEvent, NoticeLine, Recipient } from '../domain/notice/messages.js';
import { stillHolds } from '../domain/notice/notice.js';
import { foldTask } from '../domain/task/decider.js';
import type { TaskEvent, TaskId } from '../domain/task/messages.js';
import type { TaskState } from '../domain/task/state.js';
import type { Database } from '../store/database.js';
import { chainStart } from '../store/hash.js';
import { append, databaseNow, isConflict, readStreams } from '../store/log.js';
import type { Schema } from '../store/schema.js';
import type { Delivery, Digest, DigestPort } from './digest.js';

/** Which waiting lines to send. */
export type Selection =
  /** All whose slot has passed. */
  | { readonly kind: 'slot' }
  /** All, also those whose slot has not come. */
  | { readonly kind: 'everything' }
  /** Those of one express task. */
  | { readonly kind: 'task'; readonly task: TaskId }
  /** What a crash left behind: lines taken but not recorded, express lines not sent. */
  | { readonly kind: 'leftover' };

export type Sent = {
  digests: number;
  lines: number;
  suppressed: number;
  /** Digests a channel would not take; they stay taken and are tried again. */
  failed: number;
};

type Taken = {
  readonly id: number;
  readonly task: TaskId;
  readonly version: number;
  readonly kind: NoticeLine['kind'];
  readonly level: number | null;
};

const compact = (at: Instant): string => at.replaceAll(/[-:.]/g, '');

/** Notifiers take lines one after another, so that no two give one name to different lines. */
const takingLock = 7206003;

/** A digest's id for a recipient at a slot, or at the next instant that none was taken for yet. */
const freeName = async (
  transaction: Transaction<Schema>,
  recipient: string,
  slotAt: Instant,
): Promise<string> => {
  for (let at = slotAt; ; at = addMs(at, 1)) {
    const name = `digest/${recipient}/${compact(at)}`;
    const { rows } = await sql`
      select 1 from decision where stream = ${name}
      union all select 1 from notice where digest = ${name} limit 1`.execute(transaction);
    if (rows.length === 0) return name;
  }
};

type Waiting = { readonly ids: number[]; slotAt: Instant };

/** Names a digest for every recipient with waiting lines and takes those lines for it (N1). */
const takeLines = async (database: Database, selection: Selection): Promise<string[]> =>
  database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${takingLock})`.execute(transaction);
    const now = await databaseNow(transaction);
    let waiting = transaction
      .selectFrom('notice')
      .select(['id', 'unit', 'office', 'slot_at', 'digest'])
      .where('state', '=', 'pending')
      .orderBy('id')
      .forUpdate()
      .skipLocked();
    const everything = selection.kind === 'everything';
    if (!everything) waiting = waiting.where('slot_at', '<=', now);
    if (selection.kind === 'task') waiting = waiting.where('task', '=', selection.task);
    if (selection.kind === 'leftover') {
      waiting = waiting.where((is) =>
        is.or([is('digest', 'is not', null), is('express', '=', true)]),
      );
    }
    const names = new Set<string>();
    const recipients = new Map<string, Waiting>();
    for (const { id, unit, office, slot_at, digest } of await waiting.execute()) {
      if (digest !== null) {
        names.add(digest);
        continue;
      }
      const recipient = `${unit}/${office}`;
      const known = recipients.get(recipient) ?? { ids: [], slotAt: slot_at };
      known.ids.push(id);
      // Lines of several past slots go into one digest, that of the newest.
      if (slot_at > known.slotAt) known.slotAt = slot_at;
      recipients.set(recipient, known);
    }
    for (const [recipient, { ids, slotAt }] of recipients) {
      // What is sent ahead of its slot goes out under the instant it is sent.
      const ahead = slotAt > now;
      const name = await freeName(transaction, recipient, ahead ? now : slotAt);
      await transaction
        .updateTable('notice')
        .set({ digest: name })
        .where(sql<boolean>`id = any(${sql.val(ids)})`)
        .execute();
      names.add(name);
    }
    return [...names];
  });

const recipientIn = (id: string): { recipient: Recipient; slotAt: Instant } => {
  const [, unit = '', office = '', slot = ''] = id.split('/');
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(slot) ?? [];
  const slotAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z` as Instant;
  return { recipient: { unit, office: office as Recipient['office'] }, slotAt };
};

const lineOf = (taken: Taken, state: TaskState): NoticeLine => {
  const { assignment } = state;
  const lead = assignment?.parts.find((part) => part.role === 'lead') ?? assignment?.parts[0];
  return {
    task: taken.task,
    version: taken.version,
    kind: taken.kind,
    title: assignment?.title ?? '',
    lead: lead?.name ?? '',
    due: state.due,
    level: taken.level,
  };
};

type Prepared = {
  /** Ids of the notice rows behind `lines` and `suppressed`. */
  readonly told: number[];
  readonly gone: number[];
  readonly lines: NoticeLine[];
  readonly suppressed: NoticeLine[];
  readonly now: Instant;
};

/** The date a line was written for: a reminder of a date that was moved since is no reminder. */
const dueOf = (event: TaskEvent | undefined, state: TaskState): CivilDate | null =>
  event?.type === 'ReminderDue' ? event.due : state.due;

const subjectOf = ({ task, kind, level }: Taken): string => `${task} ${kind} ${level}`;

/** N2, and one line per task and kind: of several reminders the newest speaks. */
const prepare = async (database: Database, id: string): Promise<Prepared> => {
  const { recipient } = recipientIn(id);
  const now = await databaseNow(database);
  const taken = await database
    .selectFrom('notice')
    .select(['id', 'task', 'version', 'kind', 'level'])
    .where('digest', '=', id)
    .where('state', '=', 'pending')
    .orderBy('task')
    .orderBy('version')
    .execute();
  const streams = await readStreams<TaskEvent>(database, [
    ...new Set(taken.map(({ task }) => task)),
  ]);
  const states = new Map(
    [...streams].map(([task, events]) => [task, foldTask(events.map(({ event }) => event))]),
  );
  const newest = new Map(taken.map((line) => [subjectOf(line), line.id]));
  const prepared: Prepared = { told: [], gone: [], lines: [], suppressed: [], now };
  for (const line of taken) {
    const state = states.get(line.task);
    if (state === undefined) continue;
    const due = dueOf(streams.get(line.task)?.[line.version - 1]?.event, state);
    const speaks = newest.get(subjectOf(line)) === line.id;
    const holds = speaks && stillHolds({ kind: line.kind, recipient, due }, state, now);
    (holds ? prepared.told : prepared.gone).push(line.id);
    (holds ? prepared.lines : prepared.suppressed).push(lineOf(line, state));
  }
  return prepared;
};

const record = async (
  database: Database,
  digest: Digest,
  { told, gone, suppressed, now }: Prepared,
  channels: DigestEvent['channels'],
): Promise<void> => {
  const event: DigestEvent = {
    type: 'DigestSent',
    at: now,
    recipient: digest.recipient,
    slotAt: digest.slotAt,
    channels,
    lines: digest.lines,
    suppressed,
  };
  await database.transaction().execute(async (transaction) => {
    await sql`
      update notice set state =
        case when id = any(${sql.val(told)}) then 'sent' else 'suppressed' end
      where id = any(${sql.val([...told, ...gone])}) and state = 'pending'`.execute(transaction);
    await append(transaction, [
      {
        stream: digest.id,
        version: 0,
        lastHash: chainStart,
        commandId: digest.id,
        actor: { kind: 'system', channel: 'system' },
        events: [event],
      },
    ]);
  });
};

/** A channel that throws has failed like one that says so; the others still get their turn. */
const handOver = async (port: DigestPort, digest: Digest): Promise<Delivery> => {
  try {
    return await port.send(digest);
  } catch (fault) {
    return { outcome: 'failed', detail: fault instanceof Error ? fault.name : 'unknown' };
  }
};

const giveUpAfterMs = 12 * 3_600_000;
const nothing: Sent = { digests: 0, lines: 0, suppressed: 0, failed: 0 };

const sendOne = async (
  database: Database,
  channels: readonly DigestPort[],
  id: string,
): Promise<Sent> => {
  const prepared = await prepare(database, id);
  const { lines, suppressed, now } = prepared;
  if (lines.length + suppressed.length === 0) return nothing;
  const digest: Digest = { id, ...recipientIn(id), lines };
  const results: { channel: string; outcome: 'sent' | 'failed'; detail: string }[] = [];
  for (const port of lines.length === 0 ? [] : channels) {
    results.push({ channel: port.channel, ...(await handOver(port, digest)) });
  }
  const failed = results.some(({ outcome }) => outcome === 'failed');
  if (failed && msOf(now) - msOf(digest.slotAt) < giveUpAfterMs) return { ...nothing, failed: 1 };
  try {
    await record(database, digest, prepared, results);
  } catch (fault) {
    // Another notifier recorded the same digest first: it is told once all the same.
    if (isConflict(fault)) return nothing;
    throw fault;
  }
  return {
    digests: lines.length === 0 ? 0 : 1,
    lines: lines.length,
    suppressed: suppressed.length,
    failed: 0,
  };
};

/** Sends one digest to every recipient with lines to send. `onDigest` is called between digests. */
export const sendWaiting = async (
  database: Database,
  channels: readonly DigestPort[],
  selection: Selection,
  onDigest: () => void,
): Promise<Sent> => {
  const total: Sent = { digests: 0, lines: 0, suppressed: 0, failed: 0 };
  for (const id of await takeLines(database, selection)) {
    const sent = await sendOne(database, channels, id);
    total.digests += sent.digests;
    total.lines += sent.lines;
    total.suppressed += sent.suppressed;
    total.failed += sent.failed;
    onDigest();
  }
  return total;
};
