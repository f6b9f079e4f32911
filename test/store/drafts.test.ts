import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAliases } from '../../store/aliases.js';
import { type Database, openDatabase } from '../../store/database.js';
import { foldDraft } from '../../store/draft-log.js';
import { findDraft, listDrafts, openDraft, readDraftFile } from '../../store/drafts.js';
import { readStream } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import { undated } from '../support/builders.js';
import { birds, birdsDoubt, proposed, prose, readingOf } from '../support/drafts.js';
import { createDatabase } from '../support/servers.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { binh, newDraft, opened, sign, tellDraft } from './kept-drafts.js';

let kept: MigratedDatabase;
let database: Database;
let again: Database;

beforeAll(async () => {
  const urls = await createDatabase();
  kept = await migratedDatabase(urls);
  database = kept.database;
  // Another process: nothing folded is kept there.
  again = openDatabase(urls.appUrl, 2);
});
afterAll(async () => {
  await again.destroy();
  await database.destroy();
  await kept.owner.destroy();
});

const reading = readingOf(
  [
    proposed('1'),
    proposed('2', { leads: [birds], review: [birdsDoubt] }),
    proposed('3', { deadline: undated('none', ''), review: ['deadline-blank'] }),
  ],
  { proposals: [prose('p1', proposed('V'))] },
);

describe('a draft', () => {
  test('is listed with what stands in it; its file and its reading are kept', async () => {
    const made = newDraft(reading, { bytes: Buffer.from('TT\tNhiệm vụ') });
    const id = await opened(database, made);
    expect(id).toBe(made.digest.slice(0, 8));
    expect(await findDraft(database, id)).toMatchObject({
      ...{ id, fileName: 'phu-luc.tsv', bytes: Buffer.byteLength('TT\tNhiệm vụ') },
      ...{ name: 'Chỉ thị thử', state: 'open', document: null, version: 1 },
      counts: { rows: 3, doubtful: 2, accepted: 0, edited: 0, dropped: 0, proposals: 1 },
    });
    const bytes = await readDraftFile(database, made.digest);
    expect(Buffer.from(bytes ?? []).toString()).toBe('TT\tNhiệm vụ');
    const { state } = await foldDraft(again, id);
    expect(state.rows.map(({ task }) => task)).toEqual(reading.rows.map(({ task }) => task));
  });

  test('of a file that is under review already is that review', async () => {
    const made = newDraft(reading);
    const id = await opened(database, made);
    expect(await openDraft(database, made)).toEqual({ outcome: 'known', id });
    await tellDraft(database, id, { type: 'Discard', reason: '' });
    // Discarded: the file may come again, as another draft.
    expect(await openDraft(database, made)).toEqual({ outcome: 'opened', id: `${id}-2` });
  });

  test('of one file, uploaded by three people at once, is one', async () => {
    const made = newDraft(reading);
    const all = await Promise.all([1, 2, 3].map(() => openDraft(database, made)));
    expect(all.map(({ outcome }) => outcome).sort()).toEqual(['known', 'known', 'opened']);
  });

  test('of a file that was imported says under which key', async () => {
    const made = newDraft(readingOf([proposed('1')]));
    const signed = await sign(database, await opened(database, made));
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    expect(await openDraft(database, made)).toEqual({ outcome: 'imported', key: signed.key });
  });

  test('keeps a reading whose text the database could not', async () => {
    const odd = readingOf([proposed('1', { title: 'a\0b\ud83d' })]);
    const id = await opened(database, newDraft(odd));
    expect((await foldDraft(again, id)).state.rows[0]?.task.title).toBe('a\ufffdb\ufffd');
  });

  test('is in the list, those under review first', async () => {
    const first = await opened(database, newDraft(reading));
    const second = await opened(database, newDraft(reading));
    await tellDraft(database, second, { type: 'Discard', reason: '' });
    const ids = (await listDrafts(database)).items.map(({ id }) => id);
    expect(ids.indexOf(first)).toBeLessThan(ids.indexOf(second));
    const [open, gone] = await Promise.all([
      listDrafts(database, { state: 'open', limit: 1 }),
      listDrafts(database, { state: 'discarded', limit: 1 }),
    ]);
    expect([open.items[0]?.id, gone.items[0]?.id]).toEqual([first, second]);
    const { items, total } = await listDrafts(database, { offset: 1, limit: 1 });
    expect([items.map(({ id }) => id), total]).toEqual([[ids[1]], ids.length]);
    expect(await findDraft(database, 'nothing')).toBeNull();
  });
});

describe('a command', () => {
  test('is recorded with who gave it; its row in the list follows', async () => {
    const id = await opened(database, newDraft(reading));
    const decided = await tellDraft(
      database,
      id,
      { type: 'AcceptRow', row: '2', version: 1 },
      { by: binh, commandId: 'accept-2' },
    );
    expect(decided).toMatchObject({ outcome: 'accepted', action: 2 });
    expect(await findDraft(database, id)).toMatchObject({
      version: 2,
      counts: { doubtful: 1, accepted: 1 },
    });
    const [, accepted] = await readStream(database, `draft/${id}`);
    expect(accepted).toMatchObject({
      version: 2,
      commandId: 'accept-2',
      actor: { kind: 'coordinator', channel: 'http' },
      event: { type: 'RowAccepted', row: '2', reasons: [birdsDoubt], by: binh, action: 2 },
    });
  });

  test('sent again with its id is not done again, and answers the same', async () => {
    const id = await opened(database, newDraft(reading));
    const request = { type: 'DropRow', row: '1', version: 1, reason: 'Trùng' } as const;
    const first = await tellDraft(database, id, request, { commandId: 'once' });
    const second = await tellDraft(database, id, request, { commandId: 'once' });
    expect(first).toMatchObject({ outcome: 'accepted', action: 2 });
    expect(second).toMatchObject({ outcome: 'accepted', action: 2 });
    expect(await readStream(database, `draft/${id}`)).toHaveLength(2);
  });

  test('with an id that stood for another is refused', async () => {
    const id = await opened(database, newDraft(reading));
    const accept = (row: string) => ({ type: 'AcceptRow', row, version: 1 }) as const;
    await tellDraft(database, id, accept('1'), { commandId: 'once' });
    const later = { ...accept('1'), version: 2 };
    for (const request of [accept('2'), later, { type: 'Undo' } as const]) {
      expect(await tellDraft(database, id, request, { commandId: 'once' })).toMatchObject({
        outcome: 'refused',
        reason: 'command-id-reused',
      });
    }
  });

  test('with an id that stood for other words about the same row is refused', async () => {
    const id = await opened(database, newDraft(reading));
    const title = (text: string) =>
      tellDraft(
        database,
        id,
        { type: 'EditRow', row: '1', version: 1, fields: { title: text } },
        { commandId: 'once' },
      );
    expect(await title('Một')).toMatchObject({ outcome: 'accepted', action: 2 });
    expect(await title('Hai')).toMatchObject({ outcome: 'refused', reason: 'command-id-reused' });
    expect(await title('Một')).toMatchObject({ outcome: 'accepted', action: 2 });
  });

  test('that is refused writes nothing', async () => {
    const id = await opened(database, newDraft(reading));
    const decided = await tellDraft(database, id, { type: 'AcceptRow', row: '2', version: 7 });
    expect(decided).toMatchObject({ outcome: 'refused', reason: 'row-changed' });
    expect(await readStream(database, `draft/${id}`)).toHaveLength(1);
  });

  test('to a draft that is not there is refused', async () => {
    expect(await tellDraft(database, 'nothing', { type: 'Undo' })).toMatchObject({
      outcome: 'refused',
      reason: 'unknown-draft',
    });
  });

  test('that maps columns begins from a reading of its own', async () => {
    const id = await opened(database, newDraft(reading));
    const columns = [{ sheet: null, table: 1, column: 2, role: 'task' }];
    const anew = readingOf([proposed('7')]);
    await tellDraft(database, id, { type: 'MapColumns', columns }, { reading: anew });
    for (const db of [database, again]) {
      const { state } = await foldDraft(db, id);
      expect(state.rows.map((row) => row.id)).toEqual(['7']);
      expect(state.columns).toEqual(columns);
    }
  });
});

describe('two people at once', () => {
  test('on different rows both get through; on one row the second is told', async () => {
    const id = await opened(database, newDraft(reading));
    const accept = (row: string) => ({ type: 'AcceptRow', row, version: 1 }) as const;
    const both = await Promise.all([
      tellDraft(database, id, accept('2')),
      tellDraft(again, id, accept('3'), { by: binh }),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    const edit = (title: string) =>
      ({ type: 'EditRow', row: '1', version: 1, fields: { title } }) as const;
    const same = await Promise.all([
      tellDraft(database, id, edit('của An')),
      tellDraft(again, id, edit('của Bình'), { by: binh }),
    ]);
    expect(same.map((one) => ('reason' in one ? one.reason : one.outcome)).sort()).toEqual([
      'accepted',
      'row-changed',
    ]);
  });

  test('twenty at once on twenty rows all get through, in one order that everybody sees', async () => {
    const many = readingOf(
      Array.from({ length: 20 }, (_, index) =>
        proposed(String(index + 1), { review: ['lead-missing'] }),
      ),
    );
    const id = await opened(database, newDraft(many));
    const told = many.rows.map(async ({ task: { rowKey: row } }, index) => {
      const db = index % 2 === 0 ? database : again;
      return (await tellDraft(db, id, { type: 'AcceptRow', row, version: 1 })).outcome;
    });
    expect(new Set(await Promise.all(told))).toEqual(new Set(['accepted']));
    const [one, other] = await Promise.all([foldDraft(database, id), foldDraft(again, id)]);
    expect(one.state).toEqual(other.state);
    expect(one.state.rows.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect(await findDraft(database, id)).toMatchObject({ version: 21, counts: { doubtful: 0 } });
  });
});

describe('an alias', () => {
  const keep = { type: 'KeepAlias', spelling: 'Hội Chơi Chim', unit: 'G18' } as const;
  const known = async () =>
    (await readAliases(database)).find(({ spelling }) => spelling === 'Hội Chơi Chim')?.code ??
    null;

  test('counts for the next document, and its unit’s stream says who kept it', async () => {
    const id = await opened(database, newDraft(reading));
    await tellDraft(database, id, keep, { commandId: randomUUID() });
    expect(await known()).toBe('G18');
    const stream = await readStream(database, 'unit/G18');
    expect(stream.at(-1)?.event).toMatchObject({
      type: 'AliasKept',
      spelling: 'Hội Chơi Chim',
      draft: id,
    });
  });

  test('moved to another unit is withdrawn from the first; undone, it counts for nobody', async () => {
    const id = await opened(database, newDraft(reading));
    await tellDraft(database, id, { ...keep, unit: 'G15' });
    expect(await known()).toBe('G15');
    expect((await readStream(database, 'unit/G18')).at(-1)?.event.type).toBe('AliasWithdrawn');
    await tellDraft(database, id, { type: 'Undo' });
    expect(await known()).toBeNull();
    expect((await readStream(database, 'unit/G15')).map(({ event }) => event.type)).toEqual([
      'AliasKept',
      'AliasWithdrawn',
    ]);
    const [row] = (await foldDraft(again, id)).state.rows.slice(1);
    expect(row?.task.review).toEqual([birdsDoubt]);
  });

  test('is used for what is typed later', async () => {
    const first = await opened(database, newDraft(reading));
    await tellDraft(database, first, keep);
    const second = await opened(database, newDraft(readingOf([proposed('1')])));
    const fields = { leads: 'Hội chơi chim' };
    await tellDraft(database, second, { type: 'EditRow', row: '1', version: 1, fields });
    const { state } = await foldDraft(database, second);
    expect(state.rows[0]?.task).toMatchObject({ leads: [{ code: 'G18' }], review: [] });
  });
});

test('the application can neither lose a draft nor change what was read', async () => {
  for (const statement of [
    'delete from draft',
    'delete from draft_file',
    `update draft_reading set content = '{}'`,
    'delete from draft_reading',
  ]) {
    await expect(sql.raw(statement).execute(database)).rejects.toMatchObject({ code: '42501' });
  }
});

test('the log is whole with drafts in it', async () => {
  expect(await verifyLog(database)).toMatchObject({ outcome: 'whole' });
});
