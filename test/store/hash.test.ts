import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '../../domain/calendar/messages.js';
import { hashOf, type Linked } from '../../store/hash.js';
import { readAfter } from '../../store/log.js';
import { row } from '../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { assign, tell, unit } from './told-tasks.js';

const link: Linked = {
  stream: 'task/KH-1/PL-I-2',
  version: 3,
  position: 7,
  type: 'ProgressReported',
  schema: 1,
  effectiveAt: '2022-09-14T02:00:00.000Z' as Instant,
  recordedAt: '2022-09-14T02:00:00.250Z' as Instant,
  commandId: 'c-1',
  actor: { kind: 'unit', unit: 'G15', verified: true, channel: 'cli' },
  payload: { unit: 'G15', verified: true, percent: 40, text: 'đã "nối"' },
  prevHash: '0'.repeat(64),
};

/** Written out by hand and put through `sha256sum`:
 * {"actor":{"channel":"cli","kind":"unit","unit":"G15","verified":true},"commandId":"c-1",
 * "effectiveAt":"2022-09-14T02:00:00.000Z","payload":{"percent":40,"text":"đã \"nối\"","unit":"G15",
 * "verified":true},"position":7,"prevHash":"000…000","recordedAt":"2022-09-14T02:00:00.250Z",
 * "schema":1,"stream":"task/KH-1/PL-I-2","type":"ProgressReported","version":3}, on one line.
 */
const byHand = 'b44f017dfd94d3484746e5d01977523a10712fb393148400dee05aa928eff3b8';

test('a link is the SHA-256 of its canonical form', () => {
  expect(hashOf(link)).toBe(byHand);
});

test('the order in which fields were written does not matter, anything they say does', () => {
  const turned = Object.fromEntries(Object.entries(link).reverse()) as unknown as Linked;
  expect(hashOf(turned)).toBe(byHand);
  const changed: Linked[] = [
    { ...link, stream: 'task/KH-1/PL-I-3' },
    { ...link, version: 4 },
    { ...link, position: 8 },
    { ...link, type: 'ObstacleReported' },
    { ...link, schema: 2 },
    { ...link, effectiveAt: '2022-09-14T02:00:00.001Z' as Instant },
    { ...link, recordedAt: '2022-09-14T02:00:00.251Z' as Instant },
    { ...link, commandId: 'c-2' },
    { ...link, actor: { ...link.actor, verified: false } },
    { ...link, payload: { ...link.payload, percent: 41 } },
    { ...link, prevHash: `${'0'.repeat(63)}1` },
  ];
  expect(new Set([byHand, ...changed.map(hashOf)]).size).toBe(changed.length + 1);
});

let opened: MigratedDatabase;
beforeAll(async () => {
  opened = await migratedDatabase();
});
afterAll(async () => {
  await opened.database.destroy();
  await opened.owner.destroy();
});

/** RFC 8785 for what the log holds, written anew: members by name, no space. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};

test('whoever has the rows can recompute the chain without our code', async () => {
  const ids = await assign(opened.database, { rows: [row('1'), row('2')] });
  for (const id of ids) {
    await tell(opened.database, id, unit('G01'), { type: 'Acknowledge' });
    await tell(opened.database, id, unit('G01'), { type: 'ReportObstacle', text: 'Thiếu “số”' });
  }
  // Straight from the database's own JSON, with its own reading of the instants.
  const { rows } = await sql<{ link: Record<string, unknown>; hash: string }>`
    select hash, json_build_object('stream', stream, 'version', version, 'position', position,
      'type', type, 'schema', schema, 'commandId', command_id, 'actor', actor,
      'payload', payload, 'prevHash', prev_hash,
      'effectiveAt', to_char(effective_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'recordedAt', to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    ) as link from event order by position`.execute(opened.database);
  expect(rows).toHaveLength(7);
  const tips = new Map<unknown, string>();
  for (const { link: stored, hash } of rows) {
    expect(stored['prevHash']).toBe(tips.get(stored['stream']) ?? '0'.repeat(64));
    expect(createHash('sha256').update(canonical(stored)).digest('hex')).toBe(hash);
    tips.set(stored['stream'], hash);
  }
  expect((await readAfter(opened.database, 0, 10)).map(({ hash }) => hash)).toEqual(
    rows.map(({ hash }) => hash),
  );
});
