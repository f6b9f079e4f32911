/** Servers that are not ours, say nothing or break off; and the program as a process of its own. */
import { spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { temporaryFolder, writeHome } from './server-of-a-test.js';
import { json, say } from './streams-of-a-test.js';

const folder = temporaryFolder();
const around = { environment: { DONDOC_HOME: folder.path } };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});
afterAll(() => folder.remove());

const serving = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  writeHome(folder.path, url);
  return url;
};

const ack = ['ack', 'KH-1/1', '--as', 'G15', '--command-id', 'once', '--json'];

describe('a command whose line breaks', () => {
  test('after it was sent ends with 4 and says the id it may be sent again with', async () => {
    await serving((request) => request.socket.destroy());
    const said = await say(ack, around);
    expect(said.code).toBe(4);
    expect(json(said)).toMatchObject({
      reason: 'outcome-unknown',
      commandId: 'once',
      task: 'task/KH-1/1',
      next: ['Safe to send again with the same id: --command-id once'],
    });
  });

  test('before it could be sent ends with 3: nothing happened', async () => {
    const url = await serving(() => undefined);
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    const said = await say(ack, around);
    expect(said.code).toBe(3);
    expect(json(said)).toMatchObject({ reason: 'unreachable' });
    expect(json<{ message: string }>(said).message).toContain(url);
  });

  test('by a fault of the server is of unknown outcome, not refused', async () => {
    await serving((_, response) => {
      response.writeHead(503, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ reason: 'unavailable', title: 'away', status: 503 }));
    });
    expect((await say(ack, around)).code).toBe(4);
    expect((await say(['tasks'], around)).code).toBe(3);
  });
});

test('each request carries who asks, for whom, in which language, and by which program', async () => {
  const seen: unknown[] = [];
  await serving((request, response) => {
    const { authorization, 'x-dondoc-as': as, 'accept-language': language } = request.headers;
    seen.push([request.url, authorization, as, language, request.headers['user-agent']]);
    response.end('{"items":[],"total":0}');
  });
  await say(['tasks', '--as', 'Bộ Tư pháp', '--search', 'a&b'], around);
  expect(seen).toEqual([
    ['/api/tasks?search=a%26b', 'Bearer token-of-the-coordinator', 'G15', 'en', 'dondoc-cli/0.1.0'],
  ]);
});

test('what answers but is not Dondoc is told apart', async () => {
  await serving((_, response) => response.end('<html>hello</html>'));
  const said = await say(['tasks', '--json'], around);
  expect(said.code).toBe(3);
  expect(json(said)).toMatchObject({ reason: 'foreign-answer' });
});

test('status of an installation whose API is silent ends with 3 and names the API', async () => {
  await serving((request) => request.socket.destroy());
  const said = await say(['status', '--json'], around);
  expect(said.code).toBe(3);
  expect(json(said)).toMatchObject({ ready: false, running: true, missing: ['api'] });
});

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const program = fileURLToPath(new URL('../../../bin/dondoc.mjs', import.meta.url));

const run = (args: readonly string[], folderOfCall: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folderOfCall,
      env: { PATH: process.env['PATH'] ?? '', LANG: 'vi_VN.UTF-8', DONDOC_HOME: folder.path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

describe('the program as it is called', () => {
  test('from any folder, with that folder as its own; exit code and streams pass through', async () => {
    const missing = await run(['read', 'gone.tsv'], folder.path);
    expect(missing.code).toBe(2);
    expect(missing.out).toBe('');
    expect(missing.err).toContain('Không tìm thấy tệp.');
    expect(await run(['version'], folder.path)).toEqual({
      code: 0,
      out: 'dondoc 0.1.0\n',
      err: '',
    });
  });

  test('ends by itself after talking to a server', async () => {
    await serving((_, response) => response.end('{"items":[],"total":0}'));
    const ended = await run(['tasks', '--json'], folder.path);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ended.out)).toEqual({ items: [], total: 0 });
  });

  test('tells where nothing runs, with 3', async () => {
    const ended = await run(['status', '--home', '/nowhere/at/all'], folder.path);
    expect(ended.code).toBe(3);
    expect(ended.err).toContain('npm start');
  });
});
