import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureCredentials, readCredentials } from '../../embedded/credentials.js';
import { anyFreePort, choosePorts } from '../../embedded/ports.js';

const newFolder = () => mkdtempSync(join(tmpdir(), 'dondoc-ports-'));

test('ports used before are used again, and another is found for one that is taken', async () => {
  const file = join(newFolder(), 'ports.json');
  const [http, nats] = [await anyFreePort(), await anyFreePort()];
  writeFileSync(file, JSON.stringify({ http, nats }));
  const intruder = createServer();
  await new Promise<void>((resolve) => intruder.listen(nats, '127.0.0.1', resolve));
  const ports = await choosePorts(file);
  intruder.close();
  expect(ports.http).toBe(http);
  expect(ports.nats).not.toBe(nats);
  expect(new Set(Object.values(ports)).size).toBe(6);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(ports);
});

test.each(['', '[]', '{"http":"7206"}', '{"http":-1}', '{"http":70000}', 'null'])(
  'a file of ports that says %j is passed over',
  async (text) => {
    const file = join(newFolder(), 'ports.json');
    writeFileSync(file, text);
    const ports = await choosePorts(file);
    expect(ports.http).toBeGreaterThanOrEqual(7206);
    expect(ports.http).toBeLessThan(65_536);
  },
);

test('credentials are kept for ever, and new units get theirs', () => {
  const home = newFolder();
  const first = ensureCredentials(home, ['G01']);
  const second = ensureCredentials(home, ['G01', 'G02']);
  expect(second.tokens.coordinator).toBe(first.tokens.coordinator);
  expect(second.nats.units['G01']).toEqual(first.nats.units['G01']);
  expect(Object.keys(second.tokens.units)).toEqual(['G01', 'G02']);
  expect(second.tokens.units['G02']).not.toBe(second.tokens.units['G01']);
  expect(readCredentials(home)).toEqual(second);
});
