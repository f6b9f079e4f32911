/**
 * Sign-ins of browsers. Only the hash of a secret is kept, so that a copy of the database signs
 * nobody in; the database's clock says when a row has expired.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { UnitCode } from '../../domain/unit/messages.js';
import type { Database } from '../../store/database.js';
import type { Language } from '../words/language.js';

/** Who holds a link or a session: the coordinator, or one unit. */
export type Holder = {
  readonly who: 'coordinator' | UnitCode;
  /** The unit a coordinator acts for at the moment. */
  readonly actsAs: UnitCode | null;
  /** Null until the person chooses: the browser's own wish counts. */
  readonly language: Language | null;
};

export const linkMinutes = 15;
const sessionMinutes = 12 * 60;
export const sessionSeconds = sessionMinutes * 60;

export const idOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

type Kind = 'link' | 'session';

const issue = async (db: Database, kind: Kind, holder: Holder): Promise<string> => {
  const secret = randomBytes(24).toString('base64url');
  const minutes = kind === 'link' ? linkMinutes : sessionMinutes;
  await sql`
    insert into session (id, kind, actor, expires_at)
    values (${idOfSecret(secret)}, ${kind}, ${JSON.stringify(holder)}::jsonb,
      clock_timestamp() + ${minutes} * interval '1 minute')`.execute(db);
  return secret;
};

/** The secret of a new one-time link. What has expired is cleared away on the occasion. */
export const issueLink = async (db: Database, who: Holder['who']): Promise<string> => {
  await sql`delete from session where expires_at <= clock_timestamp()`.execute(db);
  return issue(db, 'link', { who, actsAs: null, language: null });
};

/** Takes a link, which nobody can then take again, and opens a session; null when it is not valid. */
export const spendLink = async (db: Database, secret: string): Promise<string | null> => {
  const { rows } = await sql<{ actor: Holder }>`
    delete from session
    where id = ${idOfSecret(secret)} and kind = 'link' and expires_at > clock_timestamp()
    returning actor`.execute(db);
  const holder = rows[0]?.actor;
  return holder === undefined ? null : issue(db, 'session', holder);
};

export const findSession = async (db: Database, id: string): Promise<Holder | null> => {
  const { rows } = await sql<{ actor: Holder }>`
    select actor from session
    where id = ${id} and kind = 'session' and expires_at > clock_timestamp()`.execute(db);
  return rows[0]?.actor ?? null;
};

export const changeSession = async (
  db: Database,
  id: string,
  change: Partial<Pick<Holder, 'actsAs' | 'language'>>,
): Promise<void> => {
  await sql`update session set actor = actor || ${JSON.stringify(change)}::jsonb
    where id = ${id} and kind = 'session'`.execute(db);
};

export const closeSession = async (db: Database, id: string): Promise<void> => {
  await db.deleteFrom('session').where('id', '=', id).execute();
};
