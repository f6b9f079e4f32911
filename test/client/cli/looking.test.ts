/** Reading by the command line, and the coordinator's other tools, against the real door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitImport, idOf, startTasks } from '../../../dispatch/import.js';
import { coordinating, dated, directive, lead, row, standing } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { type Served, serve, writeHome } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;
const key = uniqueName('KH');
const signer = { kind: 'coordinator', unit: 'X-dondoc-dieu-phoi', verified: true } as const;

beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
  const one = directive({
    key,
    rows: [
      row('1', { title: 'Ban hành nghị định', parts: [lead('G15'), coordinating('G01')] }),
      row('2', { title: 'Lập kho dữ liệu', parts: [lead('G01')], deadline: standing }),
      row('3', { title: 'Khảo sát hộ nghèo', parts: [lead('G15')], deadline: dated('2022-03-31') }),
    ],
  });
  await commitImport(served.stage, one, signer, 'import');
  const ids = one.rows.map(({ rowKey }) => idOf(key, rowKey));
  await startTasks(served.stage.dispatcher, ids, 5, () => undefined);
});

afterAll(() => served.close());

type List = { readonly items: readonly { id: string }[]; readonly total: number };
const rowsIn = (list: List) => list.items.map(({ id }) => id.split('/')[2]);

describe('the list of tasks', () => {
  test.each([
    [[], ['1', '2', '3']],
    [['--status', 'overdue'], ['3']],
    [['--status', 'standing'], ['2']],
    [['--quadrant', 'open-late'], ['3']],
    [
      ['--lead', 'Bộ Tư pháp'],
      ['1', '3'],
    ],
    [
      ['--unit', 'G01'],
      ['1', '2'],
    ],
    [['--search', 'kho du lieu'], ['2']],
    [
      ['--sort', 'due'],
      ['3', '1', '2'],
    ],
    [['--document', 'KH-khac'], []],
    [
      ['--as', 'G01'],
      ['1', '2'],
    ],
  ])('with %j has the rows %j', async (args, expected) => {
    const said = await served.dondoc(['tasks', ...args, '--json']);
    expect(said.code).toBe(0);
    expect(rowsIn(json<List>(said))).toEqual(expected);
  });

  test('can be read page by page, and says the whole number', async () => {
    const said = await served.dondoc(['tasks', '--limit', '1', '--offset', '1', '--json']);
    const list = json<List>(said);
    expect(rowsIn(list)).toEqual(['2']);
    expect(list.total).toBe(3);
  });

  test('for a person says each status in a word, with what it counts', async () => {
    const { out } = await served.dondoc(['tasks']);
    expect(out).toContain('! Overdue');
    expect(out).toContain('3 tasks · Overdue 1 · On track 1 · Standing 1');
    expect((await served.dondoc(['tasks', '--search', 'zzz'])).out).toBe('There are no tasks.\n');
  });

  test('has colours on a terminal, none elsewhere, none where NO_COLOR says so', async () => {
    const controlSign = String.fromCharCode(27);
    expect((await served.dondoc(['tasks'], { terminal: true })).out).toContain(controlSign);
    expect((await served.dondoc(['tasks'])).out).not.toContain(controlSign);
    const environment = { NO_COLOR: '1' };
    const plain = await served.dondoc(['tasks'], { terminal: true, environment });
    expect(plain.out).not.toContain(controlSign);
  });
});

describe('one task', () => {
  test('shows its words, its parts, and every event with who and through what', async () => {
    const { code, out } = await served.dondoc(['task', '3', '--lang', 'vi']);
    expect(code).toBe(0);
    expect(out).toContain('Khảo sát hộ nghèo');
    expect(out).toContain('“trước ngày 2022-03-31” · Có ngày đến hạn (on-date)');
    expect(out).toContain('Đơn vị G15 (G15)');
    expect(out).toContain('Giao nhiệm vụ');
    expect(out).toContain('đã quá hạn từ trước khi nhập');
  });

  test('is planned by the core: a standing one has nothing ahead', async () => {
    expect((await served.dondoc(['plan', '2'])).out).toContain('Time brings nothing more');
    const said = await served.dondoc(['plan', '1', '--most', '4', '--json']);
    const { steps } = json<{ steps: { event: { type: string } }[] }>(said);
    expect(steps.map(({ event }) => event.type)).toEqual([
      'ReminderDue',
      'ReminderDue',
      'ReminderDue',
      'TaskOverdue',
    ]);
    expect((await served.dondoc(['plan', '1'])).out).toContain('Working group X-to-cong-tac');
  });

  test('has its raw log', async () => {
    const said = await served.dondoc(['log', 'show', '2', '--json']);
    expect(json(said)).toMatchObject({
      total: 1,
      items: [{ version: 1, event: { type: 'TaskAssigned' } }],
    });
    expect((await served.dondoc(['log', 'show', '2'])).out).toContain(`task/${key}/2`);
  });

  test('is shown to a unit only when it has a part in it', async () => {
    expect((await served.dondoc(['task', `${key}/2`, '--as', 'G15'])).code).toBe(1);
    expect((await served.dondoc(['task', `${key}/1`, '--as', 'G15'])).code).toBe(0);
  });
});

describe('the log', () => {
  test('is whole: document, and one event for each task', async () => {
    const said = await served.dondoc(['log', 'verify', '--json']);
    expect(said.code).toBe(0);
    expect(json(said)).toMatchObject({ outcome: 'whole' });
    expect((await served.dondoc(['log', 'verify'])).out).toContain('The log is whole');
  });

  test('proves itself to the coordinator alone', async () => {
    const said = await served.dondoc(['log', 'verify', '--as', 'G15']);
    expect(said.code).toBe(1);
    expect(said.err).toContain('Leave --as out');
  });
});

test('workflows and read model are made again from the log', async () => {
  const workflows = await served.dondoc(['rebuild', '--json']);
  expect(json(workflows)).toEqual({ open: 3, started: 3, failed: 0 });
  const rows = await served.dondoc(['rebuild', '--read-model', '--json']);
  expect(json(rows)).toMatchObject({ tasks: 3, differences: [] });
});

test('a digest goes out only when that is said, and is then in the inbox', async () => {
  expect((await served.dondoc(['inbox'])).out).toBe('There are no digests yet.\n');
  const unsaid = await served.dondoc(['digest']);
  expect(unsaid.code).toBe(2);
  expect(unsaid.err).toContain('dondoc digest --now');
  const sent = await served.dondoc(['digest', '--now', '--json']);
  expect(sent.code).toBe(0);
  // Assigned: row 1 to G15 and G01, row 2 to G01, row 3 to G15.
  expect(json(sent)).toMatchObject({ digests: 2, lines: 4, failed: 0 });
  const inbox = await served.dondoc(['inbox', '--as', 'G15', '--json']);
  expect(json(inbox)).toMatchObject({ total: 1, items: [{ unit: 'G15', office: 'focal-point' }] });
  expect((await served.dondoc(['inbox', '--as', 'G15'])).out).toContain('Focal point Bộ Tư pháp');
});

test('documents are listed with their numbers', async () => {
  const said = await served.dondoc(['documents', '--json']);
  expect(json(said)).toMatchObject({ total: 1, items: [{ key, tasks: 3, amnesty: 1 }] });
});

test('one document is shown whole', async () => {
  const said = await served.dondoc(['documents', key]);
  expect(said.code).toBe(0);
  expect(said.out).toMatch(new RegExp(`${key}\\n`));
  expect(said.out).toMatch(/Tasks\s+3\n\s*Late at import\s+1\n/);
  expect(json(await served.dondoc(['documents', key, '--json']))).toMatchObject({
    ...{ document: { key }, signatures: [] },
  });
  expect((await served.dondoc(['documents', 'KHONG-CO'])).code).not.toBe(0);
});

test('a sign-in link is for one use and is alone on standard output', async () => {
  const said = await served.dondoc(['login']);
  expect(said.out).toMatch(/^http:\/\/127\.0\.0\.1:7206\/login\/\S+\n$/);
  expect(said.err).toContain('15 minutes');
  expect((await served.dondoc(['login', '--as', 'G15'])).code).toBe(0);
});

describe('status', () => {
  test('ends with 0 when every part is ready, and gives every address', async () => {
    await eventually(async () => {
      const said = await served.dondoc(['status', '--json']);
      expect(said.code).toBe(0);
      expect(json(said)).toMatchObject({
        ready: true,
        missing: [],
        addresses: {
          temporalUi: 'http://127.0.0.1:8233',
          temporal: '127.0.0.1:7233',
          nats: 'nats://127.0.0.1:4222',
          postgres: 'postgres://127.0.0.1:54329/dondoc',
          openapi: 'http://127.0.0.1:7206/api/openapi.json',
        },
        api: { log: { openTasks: 3 } },
      });
    });
    expect((await served.dondoc(['status'])).out).toContain('all of it is ready');
  });

  test('ends with 3 while a part is not, and names it', async () => {
    writeHome(served.home, served.url, 'starting');
    const said = await served.dondoc(['status', '--json']);
    writeHome(served.home, served.url);
    expect(said.code).toBe(3);
    expect(json(said)).toMatchObject({ ready: false, running: true });
    expect(json<{ missing: string[] }>(said).missing).toContain('relay');
  });

  test('of a server elsewhere needs an address and a token, no folder', async () => {
    const environment = { DONDOC_TOKEN: 'token-of-g15' };
    const said = await served.dondoc(['status', '--url', served.url, '--json'], { environment });
    expect(said.code).toBe(0);
    expect(json(said)).toMatchObject({ ready: true, home: null, services: [] });
    const wrong = { DONDOC_TOKEN: 'guessed' };
    const refused = await served.dondoc(['tasks'], { environment: wrong });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('The token is not valid.');
  });
});
