import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Corrected,
  type CorrectedVersion,
  commitCorrection,
  compareCorrection,
  needsAcceptance,
  type Signature,
} from '../../dispatch/correction.js';
import { commitImport, idOf } from '../../dispatch/import.js';
import type { AssignedRow, Directive } from '../../domain/document/assignment.js';
import { noDecisions } from '../../domain/document/differences.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';
import { type DocumentEvent, ordersOfFile } from '../../store/documents.js';
import { readStream } from '../../store/log.js';
import { listDocuments } from '../../store/overviews.js';
import { findReceipt, markHandled } from '../../store/receipts.js';
import { verifyLog } from '../../store/verify.js';
import { dated, directive, lead, row, standing } from '../support/directives.js';
import { uniqueName } from '../support/servers.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { annex, importInto, sizeOf } from './annex-of-four.js';
import { coordinator, plainPolicy, tell, unit } from './told-tasks.js';

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

const version = (
  { key }: Directive,
  rows: readonly AssignedRow[],
  digest = uniqueName('digest'),
): CorrectedVersion => ({
  key,
  digest,
  fileName: 'corrected.tsv',
  rows,
  decisions: noDecisions,
});

/** Looks, accepts everything, and signs. */
const correct = async (
  corrected: CorrectedVersion,
  given: Partial<Signature> = {},
): Promise<Corrected> => {
  const seen = await compareCorrection(database, corrected);
  const [seal, all] =
    seen.outcome === 'compared'
      ? [seen.seal, seen.comparison.differences.filter(needsAcceptance)]
      : ['', []];
  const signature: Signature = {
    accepted: all.map(({ task }) => task),
    seal,
    basis: 'Công văn 12/VPCP',
    signedOn: null,
    terms: {},
    ...given,
  };
  return commitCorrection(database, corrected, signature, coordinator, 'cli');
};

const eventsOf = async ({ key }: Directive) =>
  (await readStream<DocumentEvent>(database, `document/${key}`)).map(({ event }) => event);

const size = () => sizeOf(database);

/** One of each kind: row 1 as it was, 2 moved, 3 to another unit, 4 gone, 5 new. */
const oneOfEach = (): AssignedRow[] => {
  const [first, second, third] = annex();
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('no rows');
  return [
    first,
    { ...second, deadline: dated('2031-06-30') },
    { ...third, parts: [lead('G07')] },
    row('5', { title: 'Thí điểm ki ốt tự phục vụ tại bệnh viện', deadline: standing }),
  ];
};

describe('a corrected version', () => {
  test('commits its event, new tasks and a receipt for every change, and no task stream besides', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    const id = (number: string): TaskId => idOf(made.key, number);
    expect(await correct(corrected)).toMatchObject({ outcome: 'corrected' });
    const [, event] = await eventsOf(made);
    expect(event).toEqual({
      type: 'DocumentCorrected',
      at: event?.at,
      key: made.key,
      digest: corrected.digest,
      fileName: 'corrected.tsv',
      basis: 'Công văn 12/VPCP',
      signedOn: null,
      changes: [
        { task: id('2'), kind: 'changed', what: ['deadline-moved'] },
        { task: id('3'), kind: 'changed', what: ['units-changed'] },
        { task: id('5'), kind: 'new', what: [] },
        { task: id('4'), kind: 'withdrawn', what: [] },
      ],
      left: [],
      tasks: [id('5')],
      amnesty: [],
    });
    for (const [number, type] of [
      ['2', 'MoveDeadline'],
      ['3', 'Remandate'],
      ['4', 'Withdraw'],
    ] as const) {
      const receipt = await findReceipt(database, id(number), `document/${corrected.digest}/terms`);
      expect(receipt).toMatchObject({
        request: { type },
        actor: coordinator,
        channel: 'import',
        handledAt: null,
        receivedAt: event?.at,
      });
      expect(await readStream(database, id(number))).toHaveLength(1);
    }
    expect(await readStream(database, id('5'))).toMatchObject([
      {
        commandId: `correction/${corrected.digest}`,
        event: {
          type: 'TaskAssigned',
          documentName: made.name,
          standingAgency: made.standingAgency,
          policy: { name: plainPolicy.name },
        },
      },
    ]);
    expect(await verifyLog(database)).toMatchObject({ outcome: 'whole' });
  });

  test('is kept beside the files before it, and its tasks are counted', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    await correct(corrected);
    const item = (await listDocuments(database)).find(({ key }) => key === made.key);
    expect(item).toMatchObject({
      tasks: 5,
      fileName: made.fileName,
      files: [
        { digest: made.digest, fileName: made.fileName },
        { digest: corrected.digest, fileName: 'corrected.tsv' },
      ],
    });
  });

  test('again, or under another key, changes nothing and says so', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    await correct(corrected);
    const before = await size();
    const unchanged = { outcome: 'unchanged', key: made.key };
    expect(await correct(corrected)).toEqual(unchanged);
    expect(await correct({ ...corrected, fileName: 'copy.tsv' })).toEqual(unchanged);
    const other = directive({ digest: corrected.digest });
    expect(await commitImport({ database }, other, coordinator, 'cli')).toEqual(unchanged);
    expect(await size()).toEqual(before);
  });

  test('started several times at one instant happens once', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    const before = await size();
    const outcomes = await Promise.all(
      [corrected, corrected, corrected].map((one) => correct(one)),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'corrected',
      'unchanged',
      'unchanged',
    ]);
    expect((await size())?.['events']).toBe((before?.['events'] ?? 0) + 2);
  });

  test('of two at one instant, the second is shown again first', async () => {
    const made = await imported();
    const [first, second] = [version(made, oneOfEach()), version(made, annex().slice(1))];
    const outcomes = (await Promise.all([correct(first), correct(second)])).map(
      ({ outcome }) => outcome,
    );
    expect(outcomes).toContain('corrected');
    expect(['orders-waiting', 'differences-changed']).toContain(
      outcomes.find((outcome) => outcome !== 'corrected'),
    );
  });

  test('of the same rows in another file is recorded, and orders nothing', async () => {
    const made = await imported();
    const before = await size();
    expect(await correct(version(made, annex()))).toMatchObject({
      outcome: 'corrected',
      event: { changes: [], tasks: [] },
      orders: [],
    });
    const after = await size();
    expect(after).toMatchObject({
      events: (before?.['events'] ?? 0) + 1,
      receipts: before?.['receipts'],
    });
  });
});

describe('what was not seen and signed', () => {
  test('is not carried out: the differences are others by now', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    const seen = await compareCorrection(database, corrected);
    if (seen.outcome !== 'compared') throw new Error(seen.outcome);
    const withdraw = { type: 'Withdraw', legalBasis: 'Công văn 5' } as const;
    await tell(database, idOf(made.key, '2'), coordinator, withdraw);
    const before = await size();
    const late = { seal: seen.seal, accepted: [idOf(made.key, '2')] };
    expect(await correct(corrected, late)).toEqual({ outcome: 'differences-changed' });
    expect(await size()).toEqual(before);
  });

  test('is carried out all the same when only a unit said something meanwhile', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    const seen = await compareCorrection(database, corrected);
    if (seen.outcome !== 'compared') throw new Error(seen.outcome);
    await tell(database, idOf(made.key, '2'), unit('G01'), { type: 'Acknowledge' });
    expect(await correct(corrected, { seal: seen.seal })).toMatchObject({ outcome: 'corrected' });
  });

  test('is left as it is, and recorded as left', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    const kept = idOf(made.key, '2');
    expect(await correct(corrected, { accepted: [kept] })).toMatchObject({
      event: {
        changes: [{ task: kept }],
        left: [idOf(made.key, '3'), idOf(made.key, '5'), idOf(made.key, '4')],
        tasks: [],
      },
    });
    expect(await readStream(database, idOf(made.key, '5'))).toEqual([]);
    expect(await ordersOfFile(database, corrected.digest)).toEqual([
      { task: kept, outcome: null, reason: null },
    ]);
  });

  test('is never a doubt', async () => {
    const made = await imported();
    const other = { ...oneOfEach()[0], title: 'Khen thưởng tập thể xuất sắc' } as AssignedRow;
    const doubtful = version(made, [other, ...annex().slice(1)]);
    const before = await size();
    expect(await correct(doubtful)).toEqual({ outcome: 'doubts-left', doubts: 1 });
    expect(await size()).toEqual(before);
    const decided = { ...doubtful, decisions: { rows: { '1': 'new' as const }, gone: {} } };
    expect(await correct(decided)).toMatchObject({
      outcome: 'corrected',
      event: { tasks: [idOf(made.key, '1-2')] },
    });
  });

  test('waits until what was ordered last time has its answer', async () => {
    const made = await imported();
    const corrected = version(made, oneOfEach());
    await correct(corrected);
    const next = version(made, annex());
    expect(await compareCorrection(database, next)).toEqual({
      outcome: 'orders-waiting',
      waiting: 3,
    });
    for (const { task } of await ordersOfFile(database, corrected.digest)) {
      const refused = { outcome: 'refused', reason: 'task-closed' };
      await markHandled(database, task, `document/${corrected.digest}/terms`, refused);
    }
    expect(await compareCorrection(database, next)).toMatchObject({ outcome: 'compared' });
  });
});
