import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitImport, idOf } from '../../dispatch/import.js';
import type { Directive } from '../../domain/document/assignment.js';
import type { Database } from '../../store/database.js';
import type { DocumentEvent } from '../../store/documents.js';
import { readStream } from '../../store/log.js';
import { rebuildReadModel } from '../../store/rebuild.js';
import { findReceipt } from '../../store/receipts.js';
import { dated, directive, lead, row } from '../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { annex, importInto, sizeOf } from './annex-of-four.js';
import { coordinator, tell } from './told-tasks.js';

let opened: MigratedDatabase;
let database: Database;
beforeAll(async () => {
  opened = await migratedDatabase();
  database = opened.database;
});
afterAll(async () => {
  await database.destroy();
  await opened.owner.destroy();
});

const imported = (given?: Partial<Directive>) => importInto(database, given);

const size = () => sizeOf(database);

describe('a row that mandates a running task anew', () => {
  test('begins no task of its own: the running one gets a command with what it says otherwise', async () => {
    const made = await imported();
    const task = idOf(made.key, '2');
    const later = directive({
      name: 'Chỉ thị số 04/CT-TTg',
      number: '04/CT-TTg',
      signedOn: '2030-02-11' as never,
      rows: [
        row('1'),
        row('2', { ...annex()[1], rowKey: '2', deadline: dated('2031-03-31'), remandates: task }),
      ],
    });
    expect(await commitImport({ database }, later, coordinator, 'cli')).toMatchObject({
      outcome: 'imported',
      orders: [{ stream: task }],
    });
    const [logged] = await readStream<DocumentEvent>(database, `document/${later.key}`);
    expect(logged?.event).toMatchObject({ tasks: [idOf(later.key, '1')], remandated: [task] });
    expect(await readStream(database, idOf(later.key, '2'))).toEqual([]);
    const receipt = await findReceipt(database, task, `document/${later.digest}/terms`);
    expect(receipt?.request).toEqual({
      type: 'Remandate',
      instrument: {
        document: later.key,
        name: later.name,
        section: '',
        number: '2',
        signedOn: '2030-02-11',
      },
      basis: '04/CT-TTg',
      changes: { deadline: dated('2031-03-31') },
    });
  });

  test.each([
    ['that is not there', (key: string) => [idOf(key, '99')]],
    ['that two rows name', (key: string) => [idOf(key, '1'), idOf(key, '1')]],
  ])('%s is said so, and nothing is imported', async (_, named) => {
    const made = await imported();
    const tasks = named(made.key);
    const rows = tasks.map((remandates, at) => row(String(at + 1), { remandates }));
    const later = directive({ rows });
    const before = await size();
    expect(await commitImport({ database }, later, coordinator, 'cli')).toEqual({
      outcome: 'not-running',
      tasks: [tasks[0]],
    });
    expect(await size()).toEqual(before);
  });

  test('that is closed is said so', async () => {
    const made = await imported();
    const task = idOf(made.key, '1');
    await tell(database, task, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
    const later = directive({ rows: [row('1', { remandates: task })] });
    expect(await commitImport({ database }, later, coordinator, 'cli')).toEqual({
      outcome: 'not-running',
      tasks: [task],
    });
  });
});

test('the read model made again from the log is the one that was written', async () => {
  const made = await imported();
  const instrument = {
    document: made.key,
    name: made.name,
    section: '',
    number: '2',
    signedOn: null,
  };
  const task = idOf(made.key, '2');
  await tell(database, task, coordinator, {
    type: 'Remandate',
    instrument,
    basis: 'x',
    changes: { parts: [lead('G07')], deadline: dated('2031-01-31') },
  });
  const changed = await database
    .selectFrom('task')
    .select(['due', 'original_due', 'lead_unit', 'leads', 'units', 'mandates'])
    .where('id', '=', task)
    .executeTakeFirst();
  expect(changed).toEqual({
    due: '2031-01-31',
    original_due: '2030-12-31',
    lead_unit: 'G07',
    leads: ['G07'],
    units: ['G07'],
    mandates: [made.key],
  });
  expect((await rebuildReadModel(database)).differences).toEqual([]);
});
