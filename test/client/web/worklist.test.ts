import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { countWaiting, unitsWithTasks } from '../../../client/web/waiting.js';
import { worklistFor } from '../../../client/web/worklist.js';
import { commitImport, idOf } from '../../../dispatch/import.js';
import type { Directive } from '../../../domain/document/assignment.js';
import type { Actor, TaskRequest } from '../../../domain/task/messages.js';
import { decideTask } from '../../../store/decision.js';
import { coordinator, unit } from '../../support/builders.js';
import { coordinating, dated, directive, lead, row, standing } from '../../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../../support/stage.js';
import { readerIn } from './reader-fixture.js';

type Person = Exclude<Actor, { kind: 'system' }>;
const asCoordinator = readerIn('vi').session;
const as = (code: string) => readerIn('vi', unit(code) as Person).session;

let store: MigratedDatabase;
let given: Directive;

beforeAll(async () => {
  given = directive({
    rows: [
      row('1', { parts: [lead('G15'), coordinating('G01')], deadline: dated('2090-01-31') }),
      row('2', { parts: [lead('X-63-tinh', ['H01', 'H02'])], deadline: dated('2020-01-31') }),
      row('3', { parts: [lead('G15')], deadline: standing }),
    ],
  });
});
beforeEach(async () => {
  store = await migratedDatabase();
  await commitImport(store, given, coordinator as Person, 'import');
});
afterEach(async () => {
  await store.database.destroy();
  await store.owner.destroy();
});

const give = async (rowKey: string, actor: Actor, request: TaskRequest): Promise<void> => {
  const { outcome } = await decideTask(store.database, {
    stream: idOf(given.key, rowKey),
    commandId: randomUUID(),
    actor: { kind: actor.kind, channel: 'http' },
    command: (at) => ({ ...request, at, actor }),
  });
  expect(outcome).toBe('accepted');
};

const sectionsOf = async (session = asCoordinator) =>
  (await worklistFor(store.database, session)).sections.map(
    ({ kind, items }) => `${kind}: ${items.map(({ task }) => task.rowKey).join(' ')}`,
  );

const result = { documentNumber: '1/BC', signedOn: null, note: '', evidenceDigest: null };
const until = '2090-06-30' as never;

test('a coordinator is to confirm results and to answer requests, until they are answered', async () => {
  expect(await sectionsOf()).toEqual(['overdue: 2']);
  expect(await countWaiting(store.database, asCoordinator)).toBe(0);
  await give('3', unit('G15'), { type: 'SubmitResult', result });
  await give('1', unit('G15'), { type: 'RequestExtension', until, reason: 'Chờ' });
  expect(await sectionsOf()).toEqual(['confirm: 3', 'extensions: 1', 'overdue: 2']);
  expect(await countWaiting(store.database, asCoordinator)).toBe(2);
  const { sections } = await worklistFor(store.database, asCoordinator);
  expect(sections[1]?.items[0]?.until).toBe('2090-06-30');
  await give('3', coordinator, { type: 'ReturnResult', reason: 'Thiếu phụ lục' });
  await give('1', coordinator, { type: 'RefuseExtension', reason: 'Không có căn cứ' });
  expect(await sectionsOf()).toEqual(['overdue: 2']);
  expect(await countWaiting(store.database, asCoordinator)).toBe(0);
});

test('a deadline set by the coordinator answers what was asked of the old one; other words do not', async () => {
  await give('1', unit('G15'), { type: 'RequestExtension', until, reason: 'Chờ' });
  const instrument = {
    document: null,
    name: 'Chỉ thị 04',
    section: '',
    number: '',
    signedOn: null,
  };
  const remandate = { type: 'Remandate', instrument, basis: 'Mục III' } as const;
  await give('1', coordinator, { ...remandate, changes: { title: 'Tên khác' } });
  expect(await sectionsOf()).toEqual(['extensions: 1', 'overdue: 2']);
  await give('1', coordinator, { ...remandate, changes: { deadline: dated('2091-01-31') } });
  expect(await sectionsOf()).toEqual(['overdue: 2']);
  await give('1', unit('G15'), {
    type: 'RequestExtension',
    until: '2092-06-30' as never,
    reason: 'x',
  });
  expect(await sectionsOf()).toEqual(['extensions: 1', 'overdue: 2']);
  const deadline = dated('2091-06-30');
  await give('1', coordinator, { type: 'MoveDeadline', deadline, document: null, basis: 'x' });
  expect(await sectionsOf()).toEqual(['overdue: 2']);
  expect(await countWaiting(store.database, asCoordinator)).toBe(0);
});

test('a group that leads by a later mandate answers as well, and one that was relieved no more', async () => {
  const instrument = {
    document: null,
    name: 'Chỉ thị 04',
    section: '',
    number: '',
    signedOn: null,
  };
  const parts = [lead('X-cac-tinh', ['H02', 'H03'])];
  const request: TaskRequest = { type: 'Remandate', instrument, basis: 'x', changes: { parts } };
  await give('2', coordinator, request);
  expect(await sectionsOf(as('H03'))).toEqual(['acknowledge: 2', 'overdue: 2']);
  expect(await sectionsOf(as('H01'))).toEqual([]);
});

test('a unit is to acknowledge every open task it has a part in, once', async () => {
  expect(await sectionsOf(as('G01'))).toEqual(['acknowledge: 1']);
  expect(await sectionsOf(as('G15'))).toEqual(['acknowledge: 1 3']);
  await give('1', unit('G15'), { type: 'Acknowledge' });
  expect(await sectionsOf(as('G15'))).toEqual(['acknowledge: 3']);
  expect(await sectionsOf(as('G01'))).toEqual(['acknowledge: 1']);
  expect(await countWaiting(store.database, as('G15'))).toBe(1);
  await give('3', coordinator, { type: 'Withdraw', legalBasis: 'Quyết định số 10' });
  expect(await sectionsOf(as('G15'))).toEqual([]);
  expect(await countWaiting(store.database, as('G15'))).toBe(0);
});

test('a member of a group that leads answers for the task, and for its own acknowledgement', async () => {
  await give('2', unit('H01'), { type: 'Acknowledge' });
  expect(await sectionsOf(as('H02'))).toEqual(['acknowledge: 2', 'overdue: 2']);
  expect(await sectionsOf(as('H01'))).toEqual(['overdue: 2']);
});

test('the units to act for are those with a part in some task, by name', async () => {
  expect(await unitsWithTasks(store.database)).toEqual([
    { code: 'G01', name: 'Bộ Công an' },
    { code: 'G15', name: 'Đơn vị G15' },
    { code: 'X-63-tinh', name: 'Đơn vị X-63-tinh' },
    { code: 'H01', name: 'UBND tỉnh An Giang' },
    { code: 'H02', name: 'UBND tỉnh Bắc Giang' },
  ]);
});
