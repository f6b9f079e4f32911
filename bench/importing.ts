/** A large annex from the file on disk to the committed log, against bare inserts of the same rows. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { commitImport, type Signer } from '../dispatch/import.js';
import { assignedRow, type Directive } from '../domain/document/assignment.js';
import { directiveTerms } from '../domain/document/terms.js';
import { standardPolicy } from '../domain/policy/shipped.js';
import { readDirectiveFile } from '../intake/file.js';
import { type Database, openDatabase } from '../store/database.js';
import { timed } from './measuring.js';
import type { Installation } from './processes.js';
import { atMost, type Line, lineOf, ratios } from './report.js';
import { largeWorkbook } from './workbook.js';

const rows = 10_000;
const rounds = 3;
const rowsPerStatement = 500;

const signer: Signer = { kind: 'coordinator', unit: 'X-dieu-phoi', verified: true };

/** What `dondoc import` does between the file and the answer, under a key of its own each time. */
const directiveIn = async (path: string): Promise<Directive> => {
  const read = await readDirectiveFile(path);
  if (read.outcome === 'unreadable') throw new Error(read.message.en);
  if (read.tasks.length !== rows) throw new Error(`${read.tasks.length} rows of ${rows} were read`);
  const known = { key: `bench-${randomUUID().slice(0, 8)}`, name: 'Bench', issuer: null };
  return {
    ...directiveTerms(known, { standingAgency: null, workingGroup: null }, standardPolicy),
    ...{ number: '', signedOn: null, fileName: 'bench.xlsx', digest: randomUUID() },
    rows: read.tasks.map((task) => assignedRow(task, null)),
  };
};

/** The same payloads into a table without index, chain or overview. */
const insertBare = async (database: Database, payloads: readonly string[]): Promise<void> => {
  await database.transaction().execute(async (transaction) => {
    await sql`create table bare (payload jsonb)`.execute(transaction);
    for (let from = 0; from < payloads.length; from += rowsPerStatement) {
      const some = payloads.slice(from, from + rowsPerStatement);
      const values = sql.join(some.map((payload) => sql`(${payload}::jsonb)`));
      await sql`insert into bare values ${values}`.execute(transaction);
    }
  });
  await sql`drop table bare`.execute(database);
};

/** One import, in milliseconds by its parts, and the bare inserts behind it. */
const measured = async (database: Database, owner: Database, path: string) => {
  const begun = performance.now();
  const directive = await directiveIn(path);
  const read = performance.now();
  const committed = await commitImport({ database }, directive, signer, 'import');
  const done = performance.now();
  if (committed.outcome !== 'imported') throw new Error(`the import was ${committed.outcome}`);
  const payloads = directive.rows.map((row) => JSON.stringify(row));
  const bareMs = await timed(() => insertBare(owner, payloads));
  return { wholeMs: done - begun, commitMs: done - read, bareMs };
};

export const importLines = async ({
  databaseUrl,
  ownerUrl,
}: Pick<Installation, 'databaseUrl' | 'ownerUrl'>): Promise<Line[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-annex-'));
  const path = join(folder, 'annex.xlsx');
  writeFileSync(path, await largeWorkbook(rows));
  const database = openDatabase(databaseUrl, 2);
  const owner = openDatabase(ownerUrl, 1);
  const runs: Awaited<ReturnType<typeof measured>>[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1)
      runs.push(await measured(database, owner, path));
  } finally {
    await Promise.all([database.destroy(), owner.destroy()]);
    rmSync(folder, { recursive: true, force: true });
  }
  const commits = runs.map(({ commitMs }) => commitMs);
  const floors = runs.map(({ bareMs }) => bareMs);
  const whole = runs.map(({ wholeMs }) => wholeMs / 1000);
  return [
    lineOf(
      'f',
      `import of ${rows} rows, from the file to the committed log`,
      's',
      whole,
      atMost(10),
    ),
    lineOf('f', 'its commit ÷ bare inserts of the same rows', '', ratios(commits, floors)),
    lineOf('f', 'its commit', 'ms', commits),
    lineOf('f', 'floor: bare inserts', 'ms', floors),
  ];
};
