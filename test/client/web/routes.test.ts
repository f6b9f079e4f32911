/** The board's routes behind the real door, without a browser. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetPath } from '../../../client/web/assets.js';
import type { TaskId } from '../../../domain/task/messages.js';
import { readStream } from '../../../store/log.js';
import { directive, lead, row } from '../../support/directives.js';
import {
  type Browser,
  boardThrough,
  createDoor,
  type DoorRig,
  signInBrowser,
} from '../http/door-rig.js';

let rig: DoorRig;
let unit: Browser;
let coordinator: Browser;

beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
  unit = await signInBrowser(rig, { unit: 'G15' });
  coordinator = await signInBrowser(rig);
});
afterAll(() => rig?.close());

const newTask = async (leadCode = 'G15'): Promise<{ id: TaskId; address: string }> => {
  const [id] = await rig.add(directive({ rows: [row('1', { parts: [lead(leadCode)] })] }), true);
  if (id === undefined) throw new Error('nothing was imported');
  return { id, address: `/tasks/${id.slice('task/'.length)}` };
};

const { get, post } = boardThrough(() => rig);

const typesOf = async (id: string) =>
  (await readStream(rig.stage.database, id)).map(({ event }) => event.type);

const receiptsOf = (id: string) =>
  rig.stage.database.selectFrom('receipt').select('channel').where('stream', '=', id).execute();

describe('a form', () => {
  test('is one command however often it is sent, and comes in by the door "board"', async () => {
    const { id, address } = await newTask();
    const fields = { type: 'ReportProgress', text: 'Đang làm', commandId: randomUUID() };
    const answers = [
      await post(`${address}/commands`, unit, fields),
      await post(`${address}/commands`, unit, fields),
    ];
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [303, `${address}?did=ReportProgress`],
      [303, `${address}?did=ReportProgress`],
    ]);
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'ProgressReported']);
    expect(await receiptsOf(id)).toEqual([{ channel: 'board' }]);
  });

  test('without the token of its session is refused, and nothing is received', async () => {
    const { id, address } = await newTask();
    const fields = { type: 'Acknowledge', commandId: randomUUID() };
    const answer = await post(`${address}/commands`, { ...unit, csrf: 'forged' }, fields);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('<h1>Not allowed</h1>');
    expect(await receiptsOf(id)).toEqual([]);
  });

  test('with mistakes is no command yet', async () => {
    const { id, address } = await newTask();
    const fields = { type: 'Decline', reason: ' ', commandId: randomUUID() };
    const answer = await post(`${address}/commands`, unit, fields);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(`name="commandId" value="${fields.commandId}"`);
    expect(await receiptsOf(id)).toEqual([]);
  });

  test('that the rules refuse comes back as a conflict, to be sent again as another command', async () => {
    const { address } = await newTask();
    const first = { type: 'SubmitResult', documentNumber: '1/BC', commandId: randomUUID() };
    const second = { ...first, commandId: randomUUID() };
    await post(`${address}/commands`, unit, first);
    const answer = await post(`${address}/commands`, unit, second);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Not done.');
    expect(answer.body).not.toContain(second.commandId);
  });

  test.each([
    [{ type: 'Explode', commandId: 'command-1' }],
    [{ type: 'Acknowledge', commandId: 'wake/2022' }],
    [{ type: 'Acknowledge' }],
  ])('that names no command is not understood: %j', async (fields) => {
    const { address } = await newTask();
    const answer = await post(`${address}/commands`, unit, fields as Record<string, string>);
    expect(answer.statusCode).toBe(400);
  });

  test('to send digests is for the coordinator alone', async () => {
    expect((await post('/digest-now', unit, {})).statusCode).toBe(403);
    const answer = await post('/digest-now', coordinator, {});
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(/^\/inbox\?sent=yes&digests=\d+&lines=\d+&failed=0/);
  });
});

describe('a unit', () => {
  test('sees its own tasks and nobody else’s, on the page and in what the page asks for', async () => {
    const foreign = await newTask('G01');
    expect((await get(foreign.address, unit)).statusCode).toBe(403);
    expect((await get(`${foreign.address}/live?seen=1.on-track`, unit)).statusCode).toBe(403);
    expect((await get('/tasks?unit=G01', unit)).body).not.toContain(foreign.address);
    expect((await get(foreign.address, coordinator)).statusCode).toBe(200);
  });
});

describe('a page', () => {
  test('asked for news answers with nothing until there is some', async () => {
    const { address } = await newTask();
    const [seen = ''] = /live\?seen=[\d]+\.[a-z-]+/.exec((await get(address, unit)).body) ?? [];
    expect((await get(`${address}/${seen}`, unit)).statusCode).toBe(204);
    await post(`${address}/commands`, unit, { type: 'Acknowledge', commandId: randomUUID() });
    const news = await get(`${address}/${seen}`, unit);
    expect(news.statusCode).toBe(200);
    expect(news.body).toContain('entry-fresh');
  });

  test('of a task or directive that is not there says so', async () => {
    for (const address of ['/tasks/KH/none', '/tasks/a%20b/1', '/documents/none', '/nowhere']) {
      const answer = await get(address, coordinator);
      expect(answer.statusCode, address).toBe(404);
      expect(answer.body, address).toContain('<h1>Page not found</h1>');
    }
  });

  test('takes any filter, known or not', async () => {
    const odd = '/tasks?status=nonsense&sort=x&page=-3&search=%00&unit=%27&document=%2F&page=2';
    expect((await get(odd, coordinator)).statusCode).toBe(200);
  });

  test('is never kept by a browser, and travels compressed', async () => {
    const answer = await get('/', coordinator, { 'accept-encoding': 'br' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-encoding']).toBe('br');
  });
});

describe('an asset', () => {
  test('is open to everybody, kept for ever, and compressed', async () => {
    const url = assetPath('board.css');
    expect(url).toMatch(/^\/assets\/board\.[0-9a-f]{12}\.css$/);
    const answer = await rig.call({
      method: 'GET',
      url,
      token: '',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.rawPayload.length).toBeLessThan(20_000);
    const again = await rig.call({
      method: 'GET',
      url,
      token: '',
      headers: { 'if-none-match': String(answer.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });
});
