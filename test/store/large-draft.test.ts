/** Ten thousand rows: the largest annex a coordinator may meet. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDraft } from '../../client/http/draft-reading.js';
import { directiveOf } from '../../domain/document/draft/directive.js';
import { countsOf } from '../../domain/document/draft/state.js';
import { planImport } from '../../domain/document/plan.js';
import { foldDraft } from '../../store/draft-log.js';
import { findDraft } from '../../store/drafts.js';
import { databaseNow, readStream } from '../../store/log.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { newDraft, opened, sign, tellDraft } from './kept-drafts.js';

const rows = 10_000;
/** Every fourth row names a unit nobody knows. */
const doubtful = rows / 4;

let kept: MigratedDatabase;
beforeAll(async () => {
  kept = await migratedDatabase();
});
afterAll(async () => {
  await kept.database.destroy();
  await kept.owner.destroy();
});

const annex = (): Buffer => {
  const line = (no: number): string => {
    const lead = no % 4 === 0 ? 'Hội Chơi Chim' : 'Bộ Tư pháp';
    const title = `Nhiệm vụ ${no}: hoàn thiện hệ thống thông tin giải quyết thủ tục hành chính, kết nối với Cơ sở dữ liệu quốc gia về dân cư`;
    return `${no}\t${title}\t${lead}\tBộ Công an, Văn phòng Chính phủ\tTháng ${(no % 12) + 1}/2030`;
  };
  const header = 'TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện';
  return Buffer.from([header, ...Array.from({ length: rows }, (_, at) => line(at + 1))].join('\n'));
};

test('a draft of ten thousand rows is read, corrected, undone, planned and signed', async () => {
  const { database } = kept;
  const took: string[] = [];
  const timed = async <Result>(what: string, work: () => Promise<Result> | Result) => {
    const begun = performance.now();
    const result = await work();
    took.push(`${what} ${Math.round(performance.now() - begun)} ms`);
    return result;
  };
  const bytes = annex();
  const given = { issuer: 'TTg', number: '1/QĐ-TTg', signed: '2029-01-05' as never };
  const said = { facts: given, columns: [], aliases: [] };
  const read = await timed('reading', () => readDraft(bytes, 'lớn.tsv', said));
  if (read.outcome !== 'reading') throw new Error(read.reason);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const made = newDraft(read.reading, { bytes, digest });
  const id = await timed('opening', () => opened(database, made));
  await timed('first look', () => foldDraft(database, id));
  await timed('one row', () =>
    tellDraft(database, id, { type: 'AcceptRow', row: '4', version: 1 }),
  );
  const bulk = { type: 'AcceptReason', reason: 'unknown-unit', count: doubtful - 1 } as const;
  await timed('bulk', () => tellDraft(database, id, bulk));
  expect(await findDraft(database, id)).toMatchObject({ counts: { doubtful: 0 } });
  await timed('undo', () => tellDraft(database, id, { type: 'Undo' }));
  expect(countsOf((await foldDraft(database, id)).state)).toMatchObject({ doubtful: doubtful - 1 });
  await tellDraft(database, id, bulk);
  const { state } = await foldDraft(database, id);
  const { facts } = state;
  if (facts === null) throw new Error('no facts');
  const now = await databaseNow(database);
  const directive = directiveOf(id, state, facts);
  const plan = await timed('plan', () => planImport(directive, directive.rows, now));
  expect(plan).toMatchObject({ tasks: rows, unreached: [{ name: 'Hội Chơi Chim' }] });
  const signed = await timed('signing', () => sign(database, id));
  if (signed.outcome !== 'signed') throw new Error(signed.outcome);
  const tasks = await database
    .selectFrom('task')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  expect(tasks?.count).toBe(rows);
  const events = await readStream(database, `draft/${id}`);
  for (const { event } of events) {
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(64 * 1024);
  }
  console.log(`${rows} rows: ${took.join(', ')}`);
}, 180_000);
