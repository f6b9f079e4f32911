/** A draft with a row that runs already: the command for its task is signed with everything else. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareCorrection } from '../../dispatch/correction.js';
import { commitImport, idOf } from '../../dispatch/import.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';
import type { DocumentImported } from '../../store/documents.js';
import { foldDraft } from '../../store/draft-log.js';
import { readStream } from '../../store/log.js';
import { findReceipt, markHandled } from '../../store/receipts.js';
import { runningDuties } from '../../store/running-duties.js';
import { unassignedRows } from '../../store/unassigned.js';
import { date, undated } from '../support/builders.js';
import { dated, directive, lead, row, standing } from '../support/directives.js';
import { policeMention, proposed, readingOf } from '../support/drafts.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { newDraft, opened, sign, tellDraft } from './kept-drafts.js';
import { coordinator, plainPolicy, tell } from './told-tasks.js';

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

const title = 'Nâng cấp hạ tầng tại trung tâm dữ liệu quốc gia';

/** A task that runs: due at the end of 2030, led by G01. */
const running = async (worded = title): Promise<TaskId> => {
  const rows = [row('7', { title: worded, parts: [lead('G01')] })];
  const made = directive({ rows, policy: plainPolicy });
  await commitImport({ database }, made, coordinator, 'cli');
  return idOf(made.key, '7');
};

const due = { ...undated('date', 'Tháng 3/2031'), ...dated('2031-03-31'), phrase: 'Tháng 3/2031' };
/** Row 1 is new, row 2 the duty that runs, with a later date. */
const reading = readingOf([
  proposed('1'),
  proposed('2', { title, leads: [policeMention], deadline: due }),
]);

const draftWith = async (task: TaskId): Promise<string> => {
  const id = await opened(database, newDraft(reading));
  const told = await tellDraft(database, id, { type: 'RemandateRow', row: '2', version: 1, task });
  expect(told.outcome).toBe('accepted');
  return id;
};

const size = async () => {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from event) as events, (select count(*) from task) as tasks,
    (select count(*) from receipt) as receipts, (select count(*) from document_file) as files
  `.execute(database);
  return rows[0];
};

describe('signing a draft whose row mandates a running task anew', () => {
  test('commits the command with the document; the row begins no task', async () => {
    const task = await running();
    const id = await draftWith(task);
    const once = { commandId: 'sign', version: 2 };
    const signed = await sign(database, id, once);
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    const { key, orders } = signed;
    expect(orders).toMatchObject([{ stream: task }]);
    const [logged] = await readStream<DocumentImported>(database, `document/${key}`);
    expect(logged?.event).toMatchObject({ tasks: [idOf(key, '1')], remandated: [task] });
    expect(await readStream(database, idOf(key, '2'))).toEqual([]);
    const receipt = await findReceipt(database, task, orders[0]?.commandId ?? '');
    expect(receipt?.request).toMatchObject({
      type: 'Remandate',
      instrument: { document: key, number: '2', signedOn: date('2022-03-10') },
      changes: { deadline: { due: '2031-03-31' } },
    });
    // Asked again by the same id, it was signed; the command is committed once.
    expect(await sign(database, id, once)).toEqual({
      ...{ outcome: 'signed', key, known: true, orders: [] },
    });
  });

  test('is refused when the task has closed meanwhile, and nothing is written', async () => {
    const task = await running();
    const id = await draftWith(task);
    await tell(database, task, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
    const before = await size();
    expect(await sign(database, id)).toEqual({
      outcome: 'not-running',
      rows: [{ row: '2', task }],
    });
    expect(await size()).toEqual(before);
    expect((await foldDraft(database, id)).state.status).toBe('open');
    // Taken back, the row is a duty of its own, and the draft can be signed.
    const own = { type: 'RemandateRow', row: '2', version: 2, task: null } as const;
    await tellDraft(database, id, own);
    expect(await sign(database, id)).toMatchObject({ outcome: 'signed', orders: [] });
  });

  test('of a task that never was is refused like one that has closed', async () => {
    const id = await draftWith('task/KH-0/1');
    expect(await sign(database, id)).toMatchObject({
      ...{ outcome: 'not-running', rows: [{ row: '2', task: 'task/KH-0/1' }] },
    });
  });
});

test('a row whose task closes before the command reaches it is told, until it has a task', async () => {
  const task = await running();
  const signed = await sign(database, await draftWith(task));
  if (signed.outcome !== 'signed') throw new Error(signed.outcome);
  const { key, orders } = signed;
  expect(await unassignedRows(database, key)).toEqual([]);
  // The command's turn came after the task had closed.
  await tell(database, task, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
  const refusal = { outcome: 'refused', reason: 'task-closed' };
  await markHandled(database, task, orders[0]?.commandId ?? '', refusal);
  expect(await unassignedRows(database, key)).toEqual([
    { task, title, section: '', number: '2', reason: 'task-closed' },
  ]);
  expect(await unassignedRows(database, 'KH-0')).toEqual([]);
  // A corrected version finds the row without a task, and gives it one.
  const rows = [
    row('1', { title: 'Nhiệm vụ 1', parts: [lead('G15')], deadline: standing }),
    row('2', { title, parts: [lead('G01')], deadline: due }),
  ];
  const version = { key, digest: 'e'.repeat(64), fileName: 'x', rows };
  const compared = await compareCorrection(database, {
    ...version,
    decisions: { rows: {}, gone: {} },
  });
  if (compared.outcome !== 'compared') throw new Error(compared.outcome);
  const { differences, doubts } = compared.comparison;
  expect(doubts).toEqual([]);
  expect(differences.map(({ kind, task: id }) => [kind, id])).toContainEqual([
    ...['new', idOf(key, '2')],
  ]);
});

describe('the duties that run', () => {
  const duty = { title, leads: ['G01'] };
  const candidates = async (document: string | null = null) =>
    (await runningDuties(database)).candidatesFor(duty, document).map(({ task }) => task);

  test('are kept as they are as long as events bring no other', async () => {
    const task = await running();
    const first = await runningDuties(database);
    expect(await runningDuties(database)).toBe(first);
    expect(first.leadsOf(task)).toEqual(['G01']);
    // An event that changes no duty: what was made ready stays.
    await tell(
      database,
      task,
      { kind: 'unit', unit: 'G01', verified: true },
      { type: 'Acknowledge' },
    );
    expect(await runningDuties(database)).toBe(first);
  });

  test('lack a task as soon as it has closed, and have a new one at once', async () => {
    const others = await candidates();
    const task = await running();
    expect((await candidates()).length).toBeGreaterThan(0);
    for (const one of new Set([...others, ...(await candidates()), task])) {
      await tell(database, one, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
    }
    const again = await running();
    expect(await candidates()).toContain(again);
    expect(await candidates()).not.toContain(task);
  });

  test('of a document are not offered to its own rows, nor others where its own is as like', async () => {
    const documentOf = (task: TaskId) => task.split('/')[1] ?? '';
    const [other, same] = [await running(), await running()];
    const near = await running(`${title} và các địa phương`);
    expect(await candidates()).toContain(other);
    expect(await candidates(documentOf(same))).toEqual([]);
    const found = await candidates(documentOf(near));
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(near);
  });

  test('are made ready once for two who ask at once', async () => {
    await running();
    const [one, other] = await Promise.all([runningDuties(database), runningDuties(database)]);
    expect(one).toBe(other);
  });
});
