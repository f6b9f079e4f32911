/** A corrected version from the file to every task, through a crash between the two. */
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcileTasks } from '../../activities/reconcile.js';
import {
  type CorrectedVersion,
  commitCorrection,
  compareCorrection,
  needsAcceptance,
} from '../../dispatch/correction.js';
import { commitImport, idOf, startTasks } from '../../dispatch/import.js';
import { deliverOrders, type Order } from '../../dispatch/orders.js';
import type { AssignedRow } from '../../domain/document/assignment.js';
import { noDecisions } from '../../domain/document/differences.js';
import type { TaskEvent, TaskId } from '../../domain/task/messages.js';
import { ordersOfFile } from '../../store/documents.js';
import { readStream } from '../../store/log.js';
import { findTask, listTasks } from '../../store/queries.js';
import { verifyLog } from '../../store/verify.js';
import { leadUnitAttribute } from '../../workflows/attributes.js';
import { coordinator } from '../store/told-tasks.js';
import { coordinating, dated, directive, lead, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { uniqueName } from '../support/servers.js';
import { createStage, type Stage } from '../support/stage.js';

let stage: Stage;
let lost: Connection;
beforeAll(async () => {
  stage = await createStage();
  lost = Connection.lazy({ address: '127.0.0.1:1' });
});
afterAll(async () => {
  await lost.close();
  await stage.close();
});

const titles = [
  'Ban hành Thông tư về danh mục sản phẩm khai thác dữ liệu',
  'Nâng cấp hạ tầng tại trung tâm dữ liệu quốc gia',
  'Kết nối với cơ sở dữ liệu bảo hiểm xã hội',
  'Tổ chức tập huấn kỹ năng số cho cán bộ cấp xã',
  'Số hóa sổ hộ tịch tại ủy ban nhân dân cấp xã',
];
const annex = titles.map((title, at) =>
  row(String(at + 1), { title, parts: [lead('G01'), coordinating('G22')] }),
);
/** 1 as it was, 2 moved, 3 to other units, 4 gone, 5 in other words, 6 new. */
const corrected: readonly AssignedRow[] = annex.flatMap((given): AssignedRow[] => {
  switch (given.number) {
    case '2':
      return [{ ...given, deadline: dated('2031-06-30') }];
    case '3':
      return [{ ...given, parts: [lead('G07'), coordinating('G01')] }];
    case '4':
      return [];
    case '5':
      return [{ ...given, title: `${given.title} và cấp huyện` }];
    default:
      return [given];
  }
});
const added = row('6', { title: 'Thí điểm ki ốt tự phục vụ tại bệnh viện' });

const eventsOf = async (id: TaskId): Promise<TaskEvent[]> =>
  (await readStream<TaskEvent>(stage.database, id)).map(({ event }) => event);
const typesOf = async (id: TaskId) => (await eventsOf(id)).map(({ type }) => type);

const commit = async (
  version: CorrectedVersion,
): Promise<{ readonly orders: readonly Order[]; readonly tasks: readonly TaskId[] }> => {
  const seen = await compareCorrection(stage.database, version);
  if (seen.outcome !== 'compared') throw new Error(seen.outcome);
  const accepted = seen.comparison.differences.filter(needsAcceptance).map(({ task }) => task);
  const signature = { accepted, seal: seen.seal, basis: 'CV 12/VPCP', signedOn: null, terms: {} };
  const done = await commitCorrection(stage.database, version, signature, coordinator, 'cli');
  if (done.outcome !== 'corrected') throw new Error(done.outcome);
  return { orders: done.orders, tasks: done.event.tasks };
};

/** Receipts look as if they had been kept a while ago, so that the reconciler takes them up. */
const letTimePass = () =>
  sql`update receipt set received_at = received_at - interval '1 minute'
    where handled_at is null`.execute(stage.database);

describe('a corrected version whose server died before anything was delivered', () => {
  const made = directive({ rows: annex });
  const version: CorrectedVersion = {
    key: made.key,
    digest: uniqueName('digest'),
    fileName: 'corrected.tsv',
    rows: [...corrected, added],
    decisions: noDecisions,
  };
  const id = (number: string) => idOf(made.key, number);

  beforeAll(async () => {
    await commitImport(stage, made, coordinator, 'import');
    await startTasks(
      stage.dispatcher,
      annex.map(({ rowKey }) => id(rowKey)),
      5,
      () => undefined,
    );
    await stage.startWorker();
    await commit(version);
  });

  test('leaves the tasks as they were, and loses nothing', async () => {
    for (const number of ['1', '2', '3', '4', '5', '6']) {
      expect(await typesOf(id(number))).toEqual(['TaskAssigned']);
    }
    expect(await ordersOfFile(stage.database, version.digest)).toEqual(
      ['2', '3', '4', '5'].map((number) => ({ task: id(number), outcome: null, reason: null })),
    );
  });

  test('is carried out by the reconciler, each change once', async () => {
    await letTimePass();
    const report = await reconcileTasks(stage.dispatcher, () => undefined);
    expect(report.delivered).toBe(4);
    await reconcileTasks(stage.dispatcher, () => undefined);
    expect(await typesOf(id('1'))).toEqual(['TaskAssigned']);
    expect(await typesOf(id('2'))).toEqual(['TaskAssigned', 'DeadlineMoved']);
    expect(await typesOf(id('3'))).toEqual(['TaskAssigned', 'TaskRemandated']);
    expect(await typesOf(id('4'))).toEqual(['TaskAssigned', 'TaskWithdrawn']);
    expect(await typesOf(id('5'))).toEqual(['TaskAssigned', 'TaskRemandated']);
    expect(await ordersOfFile(stage.database, version.digest)).toEqual(
      ['2', '3', '4', '5'].map((number) => ({
        task: id(number),
        outcome: 'accepted',
        reason: null,
      })),
    );
  });

  test('shows both dates, the new lead, and whom it told', async () => {
    const [moved, given] = await Promise.all([
      findTask(stage.database, id('2')),
      findTask(stage.database, id('3')),
    ]);
    expect(moved?.item).toMatchObject({ due: '2031-06-30', originalDue: '2030-12-31' });
    expect(given?.item).toMatchObject({ leadUnit: 'G07', mandates: [made.key] });
    expect(
      given?.notices.filter(({ version: at }) => at === 2).map(({ kind, unit }) => [kind, unit]),
    ).toEqual([
      ['assigned', 'G07'],
      ['changed', 'G01'],
      ['relieved', 'G22'],
    ]);
    expect((await listTasks(stage.database, { document: made.key, unit: 'G07' })).total).toBe(1);
  });

  test('starts the new task and lets the withdrawn one end', async () => {
    const handle = stage.temporal.workflow.getHandle(id('6'));
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await eventually(async () => {
      const gone = await stage.temporal.workflow.getHandle(id('4')).describe();
      expect(gone.status.name).toBe('COMPLETED');
    });
  });

  test('tells Temporal the new lead', async () => {
    await eventually(async () => {
      const { typedSearchAttributes } = await stage.temporal.workflow.getHandle(id('3')).describe();
      expect(typedSearchAttributes.get(leadUnitAttribute)).toBe('G07');
    });
  });

  test('differs in nothing when the same rows come in another file', async () => {
    const again = { ...version, digest: uniqueName('digest') };
    const seen = await compareCorrection(stage.database, again);
    expect(
      seen.outcome === 'compared' && [
        seen.comparison.differences.map(({ kind }) => kind),
        seen.comparison.doubts,
      ],
    ).toEqual([['unchanged', 'unchanged', 'unchanged', 'unchanged', 'unchanged'], []]);
    expect(await verifyLog(stage.database)).toMatchObject({ outcome: 'whole' });
  });
});

describe('a corrected version that is delivered at once', () => {
  const made = directive({ rows: annex });
  const version: CorrectedVersion = {
    key: made.key,
    digest: uniqueName('digest'),
    fileName: 'corrected.tsv',
    rows: corrected,
    decisions: noDecisions,
  };

  test('says what was taken; what could not be asked waits', async () => {
    await commitImport(stage, made, coordinator, 'import');
    const { orders } = await commit(version);
    const away = {
      ...stage.dispatcher,
      temporal: new Client({ connection: lost }),
      answerWithinMs: 300,
    };
    expect(await deliverOrders(away, orders, 4)).toEqual({ accepted: 0, refused: [], waiting: 4 });
    expect(await deliverOrders(stage.dispatcher, orders, 4)).toEqual({
      accepted: 4,
      refused: [],
      waiting: 0,
    });
    // Asked again, each says what it said.
    expect(await deliverOrders(stage.dispatcher, orders, 4)).toMatchObject({ accepted: 4 });
    expect(await typesOf(idOf(made.key, '2'))).toEqual(['TaskAssigned', 'DeadlineMoved']);
  });
});

describe('a directive that mandates a running duty again', () => {
  test('reaches it as a command: one task, two mandates', async () => {
    const first = directive({ rows: annex });
    await commitImport(stage, first, coordinator, 'import');
    const task = idOf(first.key, '3');
    const rows = [
      { ...row('7'), title: titles[2] ?? '', deadline: dated('2032-01-31'), remandates: task },
    ];
    const second = directive({ name: 'Chỉ thị số 04/CT-TTg', rows });
    const committed = await commitImport(stage, second, coordinator, 'import');
    if (committed.outcome !== 'imported') throw new Error(committed.outcome);
    expect(await deliverOrders(stage.dispatcher, committed.orders, 2)).toMatchObject({
      accepted: 1,
    });
    const detail = await findTask(stage.database, task);
    expect(detail?.item).toMatchObject({
      due: '2032-01-31',
      originalDue: '2030-12-31',
      mandates: [first.key, second.key],
    });
    expect(detail?.state.mandates.map(({ name, number }) => [name, number])).toEqual([
      [first.name, '3'],
      ['Chỉ thị số 04/CT-TTg', '7'],
    ]);
    const listed = await listTasks(stage.database, { remandatedBy: second.key });
    expect(listed.items.map(({ id: found }) => found)).toEqual([task]);
    // A corrected version of the second finds the task that its row is, and begins no other.
    const seen = await compareCorrection(stage.database, {
      key: second.key,
      digest: uniqueName('digest'),
      fileName: 'corrected.tsv',
      rows: [row('7', { title: titles[2] ?? '', deadline: dated('2032-06-30') })],
      decisions: noDecisions,
    });
    expect(seen.outcome === 'compared' && seen.comparison.differences).toMatchObject([
      { kind: 'changed', task, what: ['deadline-moved'] },
    ]);
  });
});
