/** The results as a table for people and as data, with the machine they were measured on. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../embedded/home.js';
import { pins } from '../embedded/versions.js';
import { median } from './measuring.js';

export type Line = {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What was set as the aim, and whether it was reached; null where nothing was set. */
  readonly aim: string | null;
  readonly reached: boolean | null;
  readonly runs: readonly number[];
};

export type Aim = { readonly text: string; readonly holds: (value: number) => boolean };

export const atLeast = (bound: number): Aim => ({
  text: `≥ ${bound}`,
  holds: (value) => value >= bound,
});
export const atMost = (bound: number): Aim => ({
  text: `≤ ${bound}`,
  holds: (value) => value <= bound,
});

export const lineOf = (
  id: string,
  what: string,
  unit: string,
  runs: readonly number[],
  aim?: Aim,
): Line => {
  const value = median(runs);
  const reached = aim === undefined ? null : aim.holds(value);
  return { id, what, value, unit, aim: aim?.text ?? null, reached, runs };
};

export const ratios = (above: readonly number[], below: readonly number[]): number[] =>
  above.map((value, index) => value / (below[index] ?? Number.NaN));

export type Results = {
  readonly machine: Record<string, unknown>;
  readonly lines: readonly Line[];
};

const commit = (): string => {
  try {
    const options = { cwd: projectFolder, encoding: 'utf8' } as const;
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], options).trim();
  } catch {
    return 'unknown';
  }
};

export const machineFacts = (): Record<string, unknown> => ({
  measuredAt: new Date().toISOString(),
  commit: commit(),
  processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  memoryGib: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release()}`,
  node: process.version,
  servers: Object.fromEntries(Object.values(pins).map(({ tool, version }) => [tool, version])),
  loadBefore: loadavg().map((load) => Math.round(load * 100) / 100),
});

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);

export const tableOf = ({ machine, lines }: Results): string => {
  const mark = { true: 'yes', false: 'no', null: '' };
  return [
    '| | what | median | aim | reached | runs |',
    '|---|---|---:|---|---|---|',
    ...lines.map(
      ({ id, what, value, unit, aim, reached, runs }) =>
        `| ${id} | ${what} | ${shown(value)} ${unit} | ${aim ?? ''} | ${mark[`${reached}`]} | ${runs.map(shown).join(' · ')} |`,
    ),
    '',
    ...Object.entries(machine).map(
      ([name, value]) => `- ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
    '',
  ].join('\n');
};

/** Also under the name `latest`, which documents may point to. */
export const writeResults = (results: Results): string => {
  const folder = join(projectFolder, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(folder, 'latest.md'), `# Benchmarks\n\n${tableOf(results)}`);
  return folder;
};
