/** The schema, step by step. A step once shipped is never edited; a change is a new step. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import { documentSteps } from './schema-steps/document-steps.js';
import { logSteps } from './schema-steps/log-steps.js';
import type { Step } from './schema-steps/step.js';

const steps: readonly Step[] = [...logSteps, ...documentSteps];

const apply = async (db: Kysely<unknown>, step: Step): Promise<void> => {
  for (const statement of step.statements) await sql.raw(statement).execute(db);
  await sql`insert into migration (name) values (${step.name})`.execute(db);
};

/** Brings the schema up to date, as the owner. Two migrations at once wait for each other. */
export const migrate = async (owner: Database): Promise<readonly string[]> =>
  owner.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(7206001)`.execute(transaction);
    await sql`create table if not exists migration (
      name text primary key, applied_at timestamptz not null default now())`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(transaction);
    const known = new Set(rows.map(({ name }) => name));
    const missing = steps.filter(({ name }) => !known.has(name));
    for (const step of missing) await apply(transaction as unknown as Kysely<unknown>, step);
    return missing.map(({ name }) => name);
  });
