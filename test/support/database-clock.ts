/**
 * A database whose clock the test sets, as the application sees it. PostgreSQL looks names up along
 * the role's search path, so a function of our own stands before its `clock_timestamp`.
 */
import pg from 'pg';
import type { Database } from './server-rig.js';
import { createDatabase } from './servers.js';

export type ClockedDatabase = {
  readonly urls: Database;
  /** From now on the clock shows the real time plus this. */
  setOffset(ms: number): Promise<void>;
  close(): Promise<void>;
};

export const createClockedDatabase = async (): Promise<ClockedDatabase> => {
  const urls = await createDatabase();
  const superuser = new pg.Pool({ connectionString: urls.superuserUrl, max: 1 });
  await superuser.query(`
    create schema clock;
    create table clock.ahead (ms bigint not null);
    insert into clock.ahead values (0);
    create function clock.clock_timestamp() returns timestamptz volatile language sql as $$
      select pg_catalog.clock_timestamp() + ms * interval '1 ms' from clock.ahead
    $$;
    grant usage on schema clock to dondoc_app;
    grant select on clock.ahead to dondoc_app;
    alter role dondoc_app in database ${urls.name} set search_path = clock, pg_catalog, public;
  `);
  return {
    urls,
    async setOffset(ms) {
      await superuser.query('update clock.ahead set ms = $1', [Math.round(ms)]);
    },
    close: () => superuser.end(),
  };
};
