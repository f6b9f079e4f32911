/**
 * `npm test`: every check in turn, ended by the first that fails. With arguments
 * (`npm test -- test/store`) only the tests they name are run. The last line counts the tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

const tool = (path, ...args) => [join(root, 'node_modules', path), ...args];

/** A cruise that reads no module finds no violation: seen with a compiler it does not know. */
const leastModules = 50;

const sources = [
  'domain',
  'intake',
  'store',
  'bus',
  'delivery',
  'workflows',
  'activities',
  'dispatch',
  'worker',
  'client',
  'embedded',
  'test',
  'bench',
  'examples',
];

const steps = [
  { name: 'biome', args: tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings') },
  { name: 'tsc', args: tool('typescript/bin/tsc', '-p', '.') },
  {
    name: 'dependency-cruiser',
    args: tool('dependency-cruiser/bin/dependency-cruiser.mjs', ...sources),
    accept: (output) => {
      const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
      return modules >= leastModules ? null : `only ${modules} modules were read`;
    },
  },
  { name: 'knip', args: tool('knip/bin/knip.js') },
  { name: 'provision', args: ['--import', 'tsx', 'worker/provision-main.ts'] },
];

const write = (line) => process.stdout.write(`${line}\n`);

/** Runs one step; `accept` sees what it printed, all others print as they go. */
function run(step) {
  write(`\n── ${step.name}`);
  const begun = Date.now();
  const result = spawnSync(process.execPath, step.args, {
    cwd: root,
    stdio: ['ignore', step.accept ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, ...step.env },
  });
  if (step.accept) process.stdout.write(result.stdout);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const objection = result.status === 0 ? (step.accept?.(result.stdout) ?? null) : 'failed';
  write(`── ${step.name}: ${objection ?? 'ok'} (${seconds} s)`);
  return objection === null;
}

/** Runs the tests and answers their counts; null when vitest could not say. */
function runTests(filters) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-check-'));
  const report = join(folder, 'vitest.json');
  const coverage = filters.length === 0 ? ['--coverage'] : [];
  const passed = run({
    name: 'vitest',
    args: tool(
      'vitest/vitest.mjs',
      'run',
      ...coverage,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ),
  });
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    const skipped = counts.numPendingTests + counts.numTodoTests;
    return { passed, good: counts.numPassedTests, bad: counts.numFailedTests, skipped };
  } catch {
    return { passed: false, good: 0, bad: 0, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const filters = process.argv.slice(2);
const failed = filters.length === 0 ? steps.find((step) => !run(step)) : undefined;
if (failed === undefined) {
  const { passed, good, bad, skipped } = runTests(filters);
  write('');
  write(`${good} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = passed && good > 0 ? 0 : 1;
} else {
  write(`\nDừng ở bước / Stopped at: ${failed.name}`);
  process.exitCode = 1;
}
