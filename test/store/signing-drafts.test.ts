/** From a reviewed draft to tasks in the log, or to nothing at all. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitImport } from '../../dispatch/import.js';
import type { Database } from '../../store/database.js';
import type { DocumentImported } from '../../store/documents.js';
import { foldDraft } from '../../store/draft-log.js';
import { findDraft } from '../../store/drafts.js';
import { readAfter, readStream } from '../../store/log.js';
import { openTasks } from '../../store/overviews.js';
import { rebuildReadModel } from '../../store/rebuild.js';
import { verifyLog } from '../../store/verify.js';
import { directive } from '../support/directives.js';
import { birds, birdsDoubt, proposed, readingOf } from '../support/drafts.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { newDraft, opened, sign, tellDraft } from './kept-drafts.js';
import { coordinator } from './told-tasks.js';

let kept: MigratedDatabase;
let database: Database;

beforeAll(async () => {
  kept = await migratedDatabase();
  database = kept.database;
});
afterAll(async () => {
  await database.destroy();
  await kept.owner.destroy();
});

const reading = readingOf([
  proposed('1'),
  proposed('2', { leads: [birds], review: [birdsDoubt] }),
  proposed('3'),
]);
const position = async () => {
  const head = await database.selectFrom('head').select('position').executeTakeFirstOrThrow();
  return head.position;
};

describe('signing a draft', () => {
  test('records document, tasks and signature at once, under the signer', async () => {
    const made = newDraft(reading);
    const id = await opened(database, made);
    await tellDraft(database, id, { type: 'AcceptRow', row: '2', version: 1 });
    await tellDraft(database, id, { type: 'DropRow', row: '3', version: 1, reason: 'Trùng' });
    const before = await position();
    const signed = await sign(database, id, { commandId: 'sign-it' });
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    const { key } = signed;
    const log = await readAfter(database, before, 100);
    expect(log.map(({ stream, event }) => [stream, event.type])).toEqual([
      [`document/${key}`, 'DocumentImported'],
      [`task/${key}/1`, 'TaskAssigned'],
      [`task/${key}/2`, 'TaskAssigned'],
      [`draft/${id}`, 'DraftSigned'],
    ]);
    expect(new Set(log.map(({ recordedAt }) => recordedAt)).size).toBe(1);
    expect(log.map(({ actor }) => actor.unit)).toEqual(log.map(() => coordinator.unit));
    expect(log.at(-1)).toMatchObject({
      commandId: 'sign-it',
      event: { document: key, rows: 2, dropped: 1, accepted: 1 },
    });
    const [document] = await readStream<DocumentImported>(database, `document/${key}`);
    expect(document?.event).toMatchObject({
      ...{ digest: made.digest, fileName: made.fileName, draft: id },
      doubts: [{ row: '2', reasons: [birdsDoubt] }],
    });
    expect(await findDraft(database, id)).toMatchObject({ state: 'signed', document: key });
    expect(await openTasks(database)).toEqual(
      expect.arrayContaining([`task/${key}/1`, `task/${key}/2`]),
    );
  });

  test('again with the same id answers the same; with another it is closed', async () => {
    const id = await opened(database, newDraft(readingOf([proposed('1')])));
    const once = { commandId: 'once', version: 1 };
    const first = await sign(database, id, once);
    expect(first).toMatchObject({ outcome: 'signed', known: false });
    expect(await sign(database, id, once)).toEqual({ ...first, known: true });
    expect(await sign(database, id, { ...once, version: 2 })).toEqual({
      ...{ outcome: 'refused', reason: 'command-id-reused' },
    });
    expect(await sign(database, id)).toEqual({ outcome: 'refused', reason: 'draft-closed' });
  });

  test('pressed twice at one instant is signed once, and both presses are told so', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await opened(database, newDraft(readingOf([proposed('1')])));
      const once = { commandId: 'once', version: 1 };
      const both = await Promise.all([sign(database, id, once), sign(database, id, once)]);
      expect(both.map(({ outcome }) => outcome)).toEqual(['signed', 'signed']);
      expect(await readStream(database, `draft/${id}`)).toHaveLength(2);
    }
  });

  test('by two people at once happens once', async () => {
    const id = await opened(database, newDraft(readingOf([proposed('1')])));
    const both = await Promise.all([sign(database, id), sign(database, id)]);
    expect(both.map(({ outcome }) => outcome).sort()).not.toEqual(['signed', 'signed']);
    expect(both.filter(({ outcome }) => outcome === 'signed')).toHaveLength(1);
    expect(await readStream(database, `draft/${id}`)).toHaveLength(2);
  });

  test('against a version that is no longer there writes nothing', async () => {
    const id = await opened(database, newDraft(readingOf([proposed('1')])));
    await tellDraft(database, id, { type: 'AcceptRow', row: '1', version: 1 });
    const before = await position();
    expect(await sign(database, id, { version: 1 })).toEqual({
      outcome: 'refused',
      reason: 'draft-changed',
    });
    expect(await position()).toBe(before);
  });

  test('of bytes that were imported beside the review writes nothing, and names the key', async () => {
    const made = newDraft(readingOf([proposed('1')]));
    const id = await opened(database, made);
    const other = directive({ digest: made.digest });
    await commitImport({ database }, other, coordinator, 'cli');
    const before = await position();
    expect(await sign(database, id)).toEqual({ outcome: 'imported', key: other.key });
    expect(await position()).toBe(before);
    expect(await findDraft(database, id)).toMatchObject({ state: 'open' });
  });

  test('under a key that another file has writes nothing', async () => {
    const first = newDraft(readingOf([proposed('1')]));
    const signed = await sign(database, await opened(database, first));
    const id = await opened(database, newDraft(readingOf([proposed('1')]), { facts: first.facts }));
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    expect(await sign(database, id)).toEqual({ outcome: 'taken', key: signed.key });
    expect((await foldDraft(database, id)).state.status).toBe('open');
  });

  test('that breaks in the middle leaves draft and log as they were', async () => {
    const id = await opened(database, newDraft(readingOf([proposed('1')])));
    const before = await position();
    // The last thing the transaction does is refused.
    await sql`alter table event add constraint no_signature check (type <> 'DraftSigned') not valid`.execute(
      kept.owner,
    );
    await expect(sign(database, id)).rejects.toMatchObject({ code: '23514' });
    await sql`alter table event drop constraint no_signature`.execute(kept.owner);
    expect(await position()).toBe(before);
    expect(await findDraft(database, id)).toMatchObject({ state: 'open', version: 1 });
    expect(await sign(database, id)).toMatchObject({ outcome: 'signed' });
  });
});

test('log and read model agree afterwards', async () => {
  expect(await verifyLog(database)).toMatchObject({ outcome: 'whole' });
  expect(await rebuildReadModel(database)).toMatchObject({ differences: [], notices: 0 });
});
