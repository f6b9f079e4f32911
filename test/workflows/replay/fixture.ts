/** A captured life: the histories of its runs, and beside them what the log and the callers were told. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandAnswer } from '../../../workflows/contract.js';
import type { Shown } from './observer.js';

export const historiesFolder = fileURLToPath(new URL('../../histories/', import.meta.url));

export type Logged = {
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly commandId: string;
};

/** What stands beside the histories, written from the log and from the callers' side alone. */
export type Beside = {
  readonly workflowId: string;
  readonly log: readonly Logged[];
  readonly answers: Readonly<Record<string, CommandAnswer>>;
  readonly shown: Shown;
  readonly closed: boolean;
};

export type Fixture = {
  readonly name: string;
  /** One for each run, in their order. */
  readonly histories: readonly unknown[];
  /** Null for the histories of schedules, which have no log of their own. */
  readonly beside: Beside | null;
};

const besideEnding = '.log.json';

const runsIn = (names: readonly string[], name: string): string[] =>
  names.filter((file) => new RegExp(`^${name}\\.\\d\\.json$`).test(file)).sort();

export const readFixtures = (): Fixture[] => {
  const names = readdirSync(historiesFolder).sort();
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(historiesFolder, name), 'utf8'));
  const lives = [...new Set(names.flatMap((file) => /^(.+)\.\d\.json$/.exec(file)?.[1] ?? []))];
  return lives.map((name) => {
    const file = `${name}${besideEnding}`;
    return {
      name,
      histories: runsIn(names, name).map(read),
      beside: names.includes(file) ? (read(file) as Beside) : null,
    };
  });
};

export const writeFixture = ({ name, histories, beside }: Fixture): void => {
  const write = (file: string, value: unknown): void =>
    writeFileSync(join(historiesFolder, file), `${JSON.stringify(value, null, 1)}\n`);
  histories.forEach((history, index) => {
    write(`${name}.${index + 1}.json`, history);
  });
  if (beside !== null) write(`${name}${besideEnding}`, beside);
};
