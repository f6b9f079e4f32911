import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StopRequested } from '../../embedded/kept-service.js';
import { identify } from '../../embedded/process-identity.js';
import { type Service, saysReady } from '../../embedded/service.js';
import { createSupervisor, type Supervisor } from '../../embedded/supervisor.js';
import { until } from '../support/until.js';

let home = '';
let supervisor: Supervisor;
let lines: string[] = [];
let history: string[] = [];

const alive = 'setInterval(() => {}, 1000);';
const sayReady = (name: string) => `console.log('dondoc-ready ${name}');`;

const service = (name: string, script: string): Service => ({
  name,
  title: name,
  port: null,
  command: process.execPath,
  args: ['-e', script],
  env: process.env,
  stopSignal: 'SIGTERM',
  graceMs: 300,
  readyWithinMs: 5000,
  isReady: saysReady(name),
});

const pidOf = (name: string) =>
  supervisor.reports().find((report) => report.name === name)?.pid ?? 0;
const stateOf = (name: string) =>
  supervisor.reports().find((report) => report.name === name)?.state;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dondoc-supervisor-'));
  lines = [];
  history = [];
  supervisor = createSupervisor({
    home,
    say: ({ en }) => lines.push(en),
    onChange: (services) => {
      const now = services.map((entry) => `${entry.name} ${entry.state}`);
      history.push(...now.filter((entry) => !history.includes(entry)));
    },
    backoffMs: 20,
    longestBackoffMs: 80,
  });
});

afterEach(() => supervisor.stop([]));

describe('a service', () => {
  test('is started once it says that it is ready, not before', async () => {
    const begun = Date.now();
    const script = `setTimeout(() => { ${sayReady('slow')} }, 400); ${alive}`;
    await supervisor.start(service('slow', script));
    expect(Date.now() - begun).toBeGreaterThanOrEqual(400);
    expect(stateOf('slow')).toBe('ready');
  });

  test('is not taken for ready by a log line that merely speaks of it', async () => {
    const script = `console.log('{"msg":"dondoc-ready sly"}'); ${alive}`;
    const sly = { ...service('sly', script), readyWithinMs: 200 };
    await expect(supervisor.start(sly)).rejects.toThrow(/could not be started/);
  });

  test('that cannot start is given up after a few tries, with the place of its log', async () => {
    await expect(supervisor.start(service('broken', 'process.exit(3)'))).rejects.toThrow(
      join(home, 'logs', 'broken.log'),
    );
    expect(stateOf('broken')).toBe('stopped');
  });

  test('that dies again and again is restarted ever more slowly', async () => {
    const script = `${sayReady('frail')} setTimeout(() => process.exit(7), 100)`;
    await supervisor.start(service('frail', script));
    await until(() => lines.filter((line) => line.startsWith('frail ended')).length >= 4);
    expect(lines.filter((line) => line.startsWith('frail ended')).slice(0, 4)).toEqual([
      'frail ended (exit 7); restarting in 0.02 s',
      'frail ended (exit 7); restarting in 0.04 s',
      'frail ended (exit 7); restarting in 0.08 s',
      'frail ended (exit 7); restarting in 0.08 s',
    ]);
  });

  test('is not restarted once stopped', async () => {
    await supervisor.start(service('calm', `${sayReady('calm')} ${alive}`));
    const pid = pidOf('calm');
    await supervisor.stop([]);
    expect(identify(pid)).toBeNull();
    expect(stateOf('calm')).toBe('stopped');
    expect(lines).toEqual([]);
    const late = supervisor.start(service('late', alive));
    await expect(late).rejects.toBeInstanceOf(StopRequested);
  });

  test('that ignores the wish to stop is killed, with the processes it started itself', async () => {
    const script = `
      process.on('SIGTERM', () => {});
      const { spawn } = require('node:child_process');
      const helper = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); ${alive}"]);
      console.log('helper ' + helper.pid);
      ${sayReady('stubborn')} ${alive}`;
    await supervisor.start(service('stubborn', script));
    const log = readFileSync(join(home, 'logs', 'stubborn.log'), 'utf8');
    const helper = Number(/helper (\d+)/.exec(log)?.[1]);
    expect(identify(helper)).not.toBeNull();
    await supervisor.stop([]);
    expect(lines).toEqual(['stubborn was killed']);
    await until(() => identify(helper) === null, 1000);
  });
});

test('services stop one after another, in the order asked for', async () => {
  const slow = (name: string) =>
    service(
      name,
      `process.on('SIGTERM', () => setTimeout(() => process.exit(), 60)); ${sayReady(name)} ${alive}`,
    );
  await Promise.all(['database', 'worker', 'door'].map((name) => supervisor.start(slow(name))));
  history.length = 0;
  await supervisor.stop(['door', 'worker', 'database']);
  expect(history.filter((entry) => /stopp/.test(entry))).toEqual([
    'door stopping',
    'door stopped',
    'worker stopping',
    'worker stopped',
    'database stopping',
    'database stopped',
  ]);
});

test('a one-shot process ends well or takes the start down with its last words', async () => {
  await supervisor.runOnce(service('good', 'console.log("done")'));
  const bad = service('bad', 'console.log("no such schema"); process.exit(1)');
  await expect(supervisor.runOnce(bad)).rejects.toThrow(/exit 1\s+no such schema/);
  expect(supervisor.reports()).toEqual([]);
});

test('a stop overtakes a start that is still waiting', async () => {
  const never = supervisor.start(service('never', alive));
  await until(() => pidOf('never') !== 0);
  const pid = pidOf('never');
  const [outcome] = await Promise.allSettled([never, supervisor.stop([])]);
  expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(StopRequested);
  expect(identify(pid)).toBeNull();
});
