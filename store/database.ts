/** The connection: kysely over pg, with every time and number as text the core understands. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { instantFromMs } from '../domain/calendar/instant.js';
import type { Schema } from './schema.js';

const timestamptz = 1184;
const date = 1082;
const bigint = 20;

const asIs = (text: string): string => text;
/** `infinity` and dates before our era are no instants; the log's walk must be able to name them. */
const toInstant = (text: string): string => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : instantFromMs(ms);
};
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  // pg would make a date local midnight and an instant a Date of the host's zone.
  [timestamptz, toInstant],
  [date, asIs],
  [bigint, Number],
]);

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};

export type Database = Kysely<Schema>;

export const openDatabase = (url: string, connections = 10): Database =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({
        connectionString: url,
        max: connections,
        connectionTimeoutMillis: 5000,
        // Times travel as text; without this a server's own zone would shape them.
        options: '-c timezone=UTC',
        types: types as unknown as pg.CustomTypesConfig,
      })
        .on('error', () => {
          // An idle connection that breaks is replaced at the next query, which reports the fault.
        })
        .on('connect', (client) => {
          // One that breaks in use rejects its query; unheard, the event would end the process.
          client.on('error', () => undefined);
        }),
    }),
  });
