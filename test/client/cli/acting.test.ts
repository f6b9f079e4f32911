/** Commands to a task, against the real door, database, Temporal and worker. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitImport, idOf, startTasks } from '../../../dispatch/import.js';
import { findTask } from '../../../store/queries.js';
import { coordinating, dated, directive, lead, row } from '../../support/directives.js';
import { uniqueName } from '../../support/servers.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;

/** Workflows are named by directive and row, and one Temporal serves every test. */
const first = uniqueName('KH');
const second = uniqueName('KH');

const signer = { kind: 'coordinator', unit: 'X-dondoc-dieu-phoi', verified: true } as const;

const rows = ['1', '2', '3', '4', '5', '6', '7', '8'].map((key) =>
  row(key, { parts: [lead('G15'), coordinating('G01')], deadline: dated('2029-12-31') }),
);

const add = async (key: string, keys: readonly string[]): Promise<void> => {
  const wanted = rows.filter(({ rowKey }) => keys.includes(rowKey));
  await commitImport(served.stage, directive({ key, rows: wanted }), signer, 'import');
  const ids = wanted.map(({ rowKey }) => idOf(key, rowKey));
  await startTasks(served.stage.dispatcher, ids, 5, () => undefined);
};

const eventsOf = async (id: string) => {
  const task = await findTask(served.stage.database, id);
  return (task?.events ?? []).map(({ event }) => event);
};

beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
  await add(first, ['1', '2', '3', '4', '5', '6', '7']);
  await add(second, ['7', '8']);
});

afterAll(() => served.close());

describe('a task named', () => {
  test('by its row alone is found when one directive has it', async () => {
    const said = await served.dondoc(['task', '1', '--json']);
    expect(said.code).toBe(0);
    expect(json<{ item: { id: string } }>(said).item.id).toBe(`task/${first}/1`);
  });

  test('by a row of two directives is not guessed: the candidates are listed', async () => {
    const said = await served.dondoc(['ack', '7', '--as', 'G15']);
    expect(said.code).toBe(2);
    expect(said.err).toContain('2 directives have a row “7”');
    expect(said.err).toContain(`${first}/7`);
    expect(said.err).toContain(`${second}/7`);
    const asJson = await served.dondoc(['ack', '7', '--as', 'G15', '--json']);
    expect(json(asJson)).toMatchObject({
      reason: 'ambiguous-task',
      candidates: [`task/${first}/7`, `task/${second}/7`],
    });
  });

  test.each(['99', `${first}/99`, 'task/KH-9/1'])(
    'that is not there, %s, ends with 1',
    async (typed) => {
      const said = await served.dondoc(['task', typed]);
      expect(said.code).toBe(1);
      expect(said.err).toContain('There is no');
      expect(said.err).toContain('dondoc tasks');
    },
  );
});

describe('a life by the command line', () => {
  test('acknowledged, reported, submitted and confirmed; each step is in the log, by this door', async () => {
    const evidence = join(served.home, 'evidence.txt');
    writeFileSync(evidence, 'abc');
    const steps = [
      ['ack', '2', '--as', 'Bộ Tư pháp'],
      ['progress', '2', 'Đã trình', '--percent', '60', '--as', 'G15'],
      ['obstacle', '2', 'Thiếu kinh phí', '--as', 'G15'],
      ['contribute', '2', 'Đã góp ý', '--as', 'G01'],
      [
        'submit',
        '2',
        '--number',
        '12/BC',
        '--signed',
        '20/11/2026',
        '--note',
        'n',
        '--evidence',
        evidence,
        '--as',
        'G15',
      ],
      ['return', '2', '--reason', 'Thiếu phụ lục'],
      ['submit', '2', '--number', '13/BC', '--as', 'G15'],
      ['confirm', '2', '--note', 'Đủ'],
    ];
    for (const step of steps) {
      const said = await served.dondoc(step);
      expect(said, step.join(' ')).toMatchObject({ code: 0, err: '' });
    }
    const events = await eventsOf(`task/${first}/2`);
    expect(events).toMatchObject([
      { type: 'TaskAssigned' },
      { type: 'TaskAcknowledged', unit: 'G15', verified: true },
      { type: 'ProgressReported', percent: 60, text: 'Đã trình' },
      { type: 'ObstacleReported', text: 'Thiếu kinh phí' },
      { type: 'ContributionMade', unit: 'G01', text: 'Đã góp ý' },
      {
        type: 'ResultSubmitted',
        result: {
          documentNumber: '12/BC',
          signedOn: '2026-11-20',
          note: 'n',
          // SHA-256 of "abc", from FIPS 180-2.
          evidenceDigest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        },
      },
      { type: 'ResultReturned', reason: 'Thiếu phụ lục' },
      { type: 'ResultSubmitted', result: { documentNumber: '13/BC', signedOn: null, note: '' } },
      { type: 'CompletionConfirmed', late: false, note: 'Đủ' },
    ]);
    const task = await findTask(served.stage.database, `task/${first}/2`);
    expect(task?.events.slice(1).map(({ actor }) => actor.channel)).toEqual(Array(8).fill('cli'));
    const { out } = await served.dondoc(['task', '2']);
    for (const detail of ['60%: Đã trình', '12/BC', 'Thiếu phụ lục', 'G15 · cli', 'Done on time']) {
      expect(out).toContain(detail);
    }
  });

  test('an extension is asked for, granted as asked, asked again and refused', async () => {
    const ask = (until: string) =>
      served.dondoc(['extend', 'request', '3', '--until', until, '--reason', 'chờ', '--as', 'G15']);
    expect((await ask('15/01/2030')).code).toBe(0);
    expect((await served.dondoc(['extend', 'grant', '3', '--basis', 'CV 1'])).code).toBe(0);
    expect((await ask('15/02/2030')).code).toBe(0);
    expect((await served.dondoc(['extend', 'refuse', '3', '--reason', 'đủ rồi'])).code).toBe(0);
    expect(await eventsOf(`task/${first}/3`)).toMatchObject([
      { type: 'TaskAssigned' },
      { type: 'ExtensionRequested', until: '2030-01-15' },
      { type: 'ExtensionGranted', previousDue: '2029-12-31', due: '2030-01-15', basis: 'CV 1' },
      { type: 'ExtensionRequested', until: '2030-02-15' },
      { type: 'ExtensionRefused', reason: 'đủ rồi' },
    ]);
  });

  test('the same command id is the same command, also after the task has closed', async () => {
    const withdraw = ['withdraw', '4', '--basis', 'QĐ 1', '--command-id', 'once', '--json'];
    const once = await served.dondoc(withdraw);
    const twice = await served.dondoc(withdraw);
    expect(once).toMatchObject({ code: 0 });
    expect(json(twice)).toEqual(json(once));
    expect(await eventsOf(`task/${first}/4`)).toHaveLength(2);
    const other = await served.dondoc(['withdraw', '4', '--basis', 'QĐ 1', '--json']);
    expect(other.code).toBe(1);
    expect(json(other)).toMatchObject({ reason: 'task-closed', task: `task/${first}/4` });
  });
});

describe('a refusal ends with 1, in words, and says what to do', () => {
  test('the coordinator who does a unit’s part is told which units there are', async () => {
    const { code, err } = await served.dondoc(['ack', '5']);
    expect(code).toBe(1);
    expect(err).toContain('This unit has no part in the task.');
    expect(err).toContain('--as G15');
    expect(err).toContain('--as G01');
  });

  test('a unit without a part is told where to look', async () => {
    const { code, err } = await served.dondoc(['ack', '5', '--as', 'G12']);
    expect(code).toBe(1);
    expect(err).toContain(`dondoc task ${first}/5`);
  });

  test('nothing was written by any of them', async () =>
    expect(await eventsOf(`task/${first}/5`)).toHaveLength(1));
});

test('what cannot be an answer of the door is sent back as wrong usage, naming the field', async () => {
  const said = await served.dondoc(['ack', '6', '--as', 'G15', '--command-id', 'a/b']);
  expect(said.code).toBe(2);
  expect(said.err).toContain('commandId');
  const long = await served.dondoc(['obstacle', '6', 'x'.repeat(20_001), '--as', 'G15']);
  expect(long.code).toBe(2);
  expect(long.err).toContain('text');
  expect(await eventsOf(`task/${first}/6`)).toHaveLength(1);
});

test('with no worker a command is received, ends with 4, and its id gets the answer later', async () => {
  await served.stage.stopWorkers();
  const command = ['ack', `${second}/8`, '--as', 'G15', '--command-id', 'later'];
  const received = await served.dondoc(command);
  expect(received.code).toBe(4);
  expect(received.out).toContain('--command-id later');
  await served.stage.startWorker();
  const answered = await served.dondoc([...command, '--json']);
  expect(answered.code).toBe(0);
  expect(json(answered)).toMatchObject({ outcome: 'accepted', commandId: 'later', version: 2 });
});
