/**
 * Sends what waits.
 *
 * N1. A line is taken by exactly one digest, before anything is handed over.
 * N2. Each line is looked at again when its digest is made; what no longer holds is suppressed.
 * N3. The digest's event and its lines change together, after the channels answered.
 *     A crash before that sends the same digest again under the same id.
 * N4. A channel that fails is tried again until `giveUpAfterMs` past the slot; then the failure is
 *     recorded and the line counts as told by the channels that took it.
 */
import { sql, type Transaction } from 'kysely';
import { msOf } from '../domain/calendar/instant.js';
import type { Instant } from '../domain/calendar/messages.js';
import type { DigestEvent, NoticeLine, Recipient } from '../domain/notice/messages.js';
import { stillHolds } from '../domain/notice/notice.js';
import { foldTask } from '../domain/task/decider.js';
import type { TaskEvent, TaskId } from '../domain/task/messages.js';
import type { TaskState } from '../domain/task/state.js';
import type { Database } from '../store/database.js';
import { chainStart } from '../store/hash.js';
import { append, databaseNow, isConflict, readStreams } from '../store/log.js';
import type { Schema } from '../store/schema.js';
import type { Digest, DigestPort } from './digest.js';

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

const digestId = ({ unit, office }: Recipient, slotAt: Instant): string =>
  `digest/${unit}/${office}/${compact(slotAt)}`;

/** Names a digest for every recipient with waiting lines and takes those lines for it (N1). */
const takeLines = async (database: Database, selection: Selection): Promise<string[]> =>
  database.transaction().execute(async (transaction) => {
    const now = await databaseNow(transaction);
    let waiting = transaction
      .selectFrom('notice')
      .select(['id', 'unit', 'office', 'slot_at', 'digest'])
      .where('state', '=', 'pending')
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
    const rows = await waiting.execute();
    const left = new Set(rows.flatMap(({ digest }) => (digest === null ? [] : [digest])));
    const groups = new Map<string, number[]>();
    for (const { id, unit, office, slot_at, digest } of rows) {
      if (digest !== null) continue;
      // One digest per recipient and slot; lines run ahead of their slot share this instant.
      const name = digestId({ unit, office }, everything ? now : slot_at);
      groups.set(name, [...(groups.get(name) ?? []), id]);
    }
    const taken = everything ? groups : await merge(transaction, groups, now);
    for (const [name, ids] of taken) {
      await transaction
        .updateTable('notice')
        .set({ digest: name })
        .where(sql<boolean>`id = any(${sql.val(ids)})`)
        .execute();
    }
    return [...left, ...taken.keys()];
  });

/** Lines of several past slots go into one digest, that of the newest; a sent one is not reopened. */
const merge = async (
  transaction: Transaction<Schema>,
  groups: ReadonlyMap<string, number[]>,
  now: Instant,
): Promise<Map<string, number[]>> => {
  const newest = new Map<string, { name: string; ids: number[] }>();
  for (const [name, ids] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const office = name.slice(0, name.lastIndexOf('/'));
    newest.set(office, { name, ids: [...(newest.get(office)?.ids ?? []), ...ids] });
  }
  const merged = new Map<string, number[]>();
  for (const [office, { name, ids }] of newest) {
    const sent = await transaction
      .selectFrom('decision')
      .select('stream')
      .where('stream', '=', name)
      .executeTakeFirst();
    merged.set(sent === undefined ? name : `${office}/${compact(now)}`, ids);
  }
  return merged;
};

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

type Prepared = { holding: NoticeLine[]; suppressed: NoticeLine[]; now: Instant };

/** N2, and one line per task and kind: of several reminders the newest speaks. */
const prepare = async (database: Database, id: string): Promise<Prepared> => {
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
  const prepared: Prepared = { holding: [], suppressed: [], now };
  for (const [index, line] of taken.entries()) {
    const state = states.get(line.task);
    if (state === undefined) continue;
    const newer = taken
      .slice(index + 1)
      .some(
        ({ task, kind, level }) => task === line.task && kind === line.kind && level === line.level,
      );
    const holds = !newer && stillHolds(line.kind, state, now);
    (holds ? prepared.holding : prepared.suppressed).push(lineOf(line, state));
  }
  return prepared;
};

const record = async (
  database: Database,
  digest: Digest,
  { suppressed, now }: Prepared,
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
  const gone = suppressed.map(({ task, version, kind }) => `${task}@${version}/${kind}`);
  await database.transaction().execute(async (transaction) => {
    await sql`
      update notice set state =
        case when task || '@' || version || '/' || kind = any(${sql.val(gone)})
          then 'suppressed' else 'sent' end
      where digest = ${digest.id} and state = 'pending'`.execute(transaction);
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

const giveUpAfterMs = 12 * 3_600_000;

const sendOne = async (
  database: Database,
  channels: readonly DigestPort[],
  id: string,
): Promise<Sent> => {
  const prepared = await prepare(database, id);
  const { holding: lines, suppressed, now } = prepared;
  const nothing: Sent = { digests: 0, lines: 0, suppressed: 0, failed: 0 };
  if (lines.length + suppressed.length === 0) return nothing;
  const digest: Digest = { id, ...recipientIn(id), lines };
  const results: { channel: string; outcome: 'sent' | 'failed'; detail: string }[] = [];
  for (const port of lines.length === 0 ? [] : channels) {
    results.push({ channel: port.channel, ...(await port.send(digest)) });
  }
  const failed = results.some(({ outcome }) => outcome === 'failed');
  if (failed && msOf(now) - msOf(digest.slotAt) < giveUpAfterMs) return { ...nothing, failed: 1 };
  try {
    await record(database, digest, prepared, results);
  } catch (fault) {
    // Another notifier recorded the same digest first: it is told once all the same.
    if (!isConflict(fault)) throw fault;
  }
  return {
    digests: lines.length === 0 ? 0 : 1,
    lines: lines.length,
    suppressed: suppressed.length,
    failed: failed ? 1 : 0,
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
