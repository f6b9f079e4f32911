/** An installation from before mandates were kept: brought up to date, its rows are what the log says. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../store/migrations.js';
import { listDocuments } from '../../store/overviews.js';
import { rebuildReadModel } from '../../store/rebuild.js';
import { coordinating, dated, directive, lead, row, standing } from '../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { assign, coordinator, tell, unit } from './told-tasks.js';

let store: MigratedDatabase;
beforeAll(async () => {
  store = await migratedDatabase();
});
afterAll(async () => {
  await store.database.destroy();
  await store.owner.destroy();
});

/** The schema as it was one step earlier. */
const stepBack = async (): Promise<void> => {
  for (const table of ['task', 'rebuilt']) {
    await sql`alter table ${sql.table(table)} drop column mandates, drop column leads,
      drop column original_due_at`.execute(store.owner);
  }
  await sql`drop table document_file`.execute(store.owner);
  await sql`drop index receipt_of_file`.execute(store.owner);
  await sql`delete from migration where name = '9-mandates'`.execute(store.owner);
};

test('the new columns are filled from the log, and every file is known again', async () => {
  const joint = { ...lead('G05'), role: 'joint-lead' } as const;
  const given = directive({
    fileName: 'annex.tsv',
    rows: [
      row('1', { parts: [coordinating('G22'), lead('G01'), joint] }),
      row('2', { deadline: standing }),
    ],
  });
  const [first] = await assign(store.database, given);
  if (first === undefined) throw new Error('nothing was assigned');
  const until = dated('2031-06-30').due;
  if (until === null) throw new Error('no date');
  await tell(store.database, first, unit('G01'), {
    type: 'RequestExtension',
    until,
    reason: 'Chờ',
  });
  await tell(store.database, first, coordinator, { type: 'GrantExtension', until, basis: 'CV 5' });
  await stepBack();
  expect(await migrate(store.owner)).toEqual(['9-mandates']);
  const kept = await store.database
    .selectFrom('task')
    .select(['due', 'original_due_at', 'mandates', 'leads'])
    .where('id', '=', first)
    .executeTakeFirst();
  expect(kept).toEqual({
    due: '2031-06-30',
    original_due_at: '2030-12-31T17:00:00.000Z',
    mandates: [given.key],
    leads: ['G01', 'G05'],
  });
  expect((await rebuildReadModel(store.database)).differences).toEqual([]);
  expect((await listDocuments(store.database))[0]?.files).toMatchObject([
    { fileName: 'annex.tsv', digest: given.digest },
  ]);
});
