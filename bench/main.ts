/**
 * `npm run bench`: what an installation does, as ratios to what the same server does at best. Floors
 * and measurements take turns in one run, so that a slow minute of the machine slows both.
 */
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../store/database.js';
import { defaultTaskQueue, namespace } from '../workflows/contract.js';
import { floorsOn } from './floors.js';
import { importLines } from './importing.js';
import { pause, quantile } from './measuring.js';
import { commandMs, importsPerSecond, type LifeCost, lifeCost } from './ours.js';
import {
  type Installation,
  memoryMib,
  newHome,
  removeHome,
  startFloorWorker,
  startInstallation,
} from './processes.js';
import { readingLines } from './reading.js';
import {
  atLeast,
  atMost,
  type Line,
  lineOf,
  machineFacts,
  ratios,
  tableOf,
  writeResults,
} from './report.js';

const rounds = 5;
const starts = { count: 300, atOnce: 50 };
const updates = { count: 100, workflows: 10 };
const warmStarts = 3;
const floorQueue = 'bench-floors';

const machine = machineFacts();
const lines: Line[] = [];
const add = (...line: Parameters<typeof lineOf>): void => {
  lines.push(lineOf(...line));
};

const measureStarts = async (home: string): Promise<Installation> => {
  console.log('starting: once cold, then warm');
  const cold = await startInstallation(home);
  await cold.stop();
  const warm: number[] = [];
  let installation = cold;
  for (let run = 1; run <= warmStarts; run += 1) {
    if (run > 1) await installation.stop();
    installation = await startInstallation(home);
    warm.push(installation.startMs / 1000);
  }
  add('d', 'first start, empty folder', 's', [cold.startMs / 1000]);
  add('d', 'warm start', 's', warm, atMost(15));
  return installation;
};

const measureMemory = (when: string, { status }: Installation): void => {
  const memory = Object.entries(memoryMib(status)).flatMap(([name, mib]) =>
    mib === null ? [] : [[name, mib] as const],
  );
  for (const [name, mib] of memory) add('d', `memory of ${name}, ${when}`, 'MiB', [mib]);
  const sum = memory.reduce((total, [, mib]) => total + mib, 0);
  if (memory.length > 0) add('d', `memory of all, ${when}`, 'MiB', [sum]);
};

const measureWork = async ({ status, databaseUrl }: Installation): Promise<void> => {
  const { temporal: address } = status.addresses;
  const connection = await Connection.connect({ address });
  const temporal = new Client({ connection, namespace });
  const database = openDatabase(databaseUrl, 20);
  const dispatcher = { database, temporal, taskQueue: defaultTaskQueue, answerWithinMs: 10_000 };
  const floorWorker = await startFloorWorker(address, namespace, floorQueue);
  const floors = floorsOn(temporal, floorQueue);
  const seen = {
    rawStarts: [] as number[],
    imports: [] as number[],
    rawP50: [] as number[],
    rawP99: [] as number[],
    ourP50: [] as number[],
    ourP99: [] as number[],
  };
  // Round 0 warms every part up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    console.log(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    const rawStarts = await floors.startsPerSecond(starts.count, starts.atOnce);
    const imports = await importsPerSecond(dispatcher, starts.count, starts.atOnce);
    await pause(1000);
    const raw = await floors.updateMs(updates.count, updates.workflows);
    const ours = await commandMs(dispatcher, updates.count, updates.workflows);
    if (round === 0) continue;
    seen.rawStarts.push(rawStarts);
    seen.imports.push(imports);
    seen.rawP50.push(quantile(raw, 0.5));
    seen.rawP99.push(quantile(raw, 0.99));
    seen.ourP50.push(quantile(ours, 0.5));
    seen.ourP99.push(quantile(ours, 0.99));
  }
  console.log('lives');
  const lives: LifeCost[] = [];
  for (let attempt = 0; lives.length < 3 && attempt < 9; attempt += 1) {
    const life = await lifeCost(dispatcher);
    if (life !== null) lives.push(life);
  }
  await floorWorker.stop();
  await database.destroy();
  await connection.close();

  const { rawStarts, imports, rawP50, rawP99, ourP50, ourP99 } = seen;
  add(
    'a',
    'tasks imported and started ÷ no-op starts',
    '',
    ratios(imports, rawStarts),
    atLeast(0.8),
  );
  add('a', 'tasks imported and started', '/s', imports);
  add('a', 'floor: no-op workflow.start', '/s', rawStarts);
  const events = lives.map((life) => life.events);
  const transitions = lives.map((life) => life.transitions);
  add('b', 'history events of a whole life', '', events, atMost(66));
  add('b', 'state transitions of a whole life', '', transitions, atMost(30));
  add(
    'c',
    'command ÷ raw update with a local activity, p50',
    '',
    ratios(ourP50, rawP50),
    atMost(1.5),
  );
  add('c', 'command ÷ raw update with a local activity, p99', '', ratios(ourP99, rawP99));
  add('c', 'command, p50', 'ms', ourP50);
  add('c', 'command, p99', 'ms', ourP99);
  add('c', 'floor: raw update with a local activity, p50', 'ms', rawP50);
  add('c', 'floor: raw update with a local activity, p99', 'ms', rawP99);
};

/** `npm run bench -- reading` and `npm run bench -- importing` measure that alone. */
const only = process.argv[2];

const measureInstallation = async (): Promise<void> => {
  const home = newHome();
  let installation: Installation | null = null;
  try {
    installation = await (only === 'importing' ? startInstallation(home) : measureStarts(home));
    if (only === undefined) {
      measureMemory('after the start', installation);
      await measureWork(installation);
      measureMemory('after the work', installation);
    }
    // Last, for the installation then has so many tasks to start.
    console.log('importing');
    lines.push(...(await importLines(installation)));
  } finally {
    await installation?.stop();
    removeHome(home);
  }
};

if (only !== 'reading') await measureInstallation();
if (only !== 'importing') lines.push(...(await readingLines()));
lines.sort((a, b) => a.id.localeCompare(b.id));
const results = { machine, lines };
console.log(`\n${tableOf(results)}`);
if (only === undefined) console.log(`written to ${writeResults(results)}`);
