/**
 * Names of people, kept beside the log. An event carries a reference only, so that a name can be put
 * right or taken out without touching what the log proves.
 */
import type { Connection } from './log.js';

export type Person = { readonly id: string; readonly name: string };

export const keepPerson = async (db: Connection, person: Person): Promise<void> => {
  await db.insertInto('person').values(person).execute();
};

/** Null when nobody is known under the reference, or the name was taken out. */
export const personName = async (db: Connection, id: string): Promise<string | null> => {
  const row = await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
};
