/**
 * Focal points of units, beside the log: they may be changed and taken out, and then nothing of them
 * is left here. Who changed one last is a unit, never a person.
 */
import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { ToldUnit } from '../domain/document/contacts-needed.js';
import type { Part } from '../domain/task/messages.js';
import type { Contact } from '../domain/unit/contact.js';
import type { UnitCode } from '../domain/unit/messages.js';
import { unitByCode } from '../domain/unit/register.js';
import type { Database } from './database.js';
import { type Connection, databaseNow } from './log.js';

export type KeptContact = Contact & {
  readonly changedAt: Instant;
  readonly changedBy: UnitCode;
};

/** Of one unit, or of all (null). */
export const listContacts = async (
  db: Connection,
  unit: UnitCode | null,
): Promise<KeptContact[]> => {
  let query = db.selectFrom('contact').selectAll().orderBy('unit');
  if (unit !== null) query = query.where('unit', '=', unit);
  const rows = await query.execute();
  return rows.map(({ changed_at, changed_by, ...contact }) => ({
    ...contact,
    changedAt: changed_at,
    changedBy: changed_by,
  }));
};

export const findContact = async (db: Connection, unit: UnitCode): Promise<KeptContact | null> =>
  (await listContacts(db, unit))[0] ?? null;

/** The units that have one: all that a plan needs to know. */
export const contactUnits = async (db: Connection): Promise<ReadonlySet<UnitCode>> =>
  new Set((await db.selectFrom('contact').select('unit').execute()).map(({ unit }) => unit));

export type KeptCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
};

/** All of them or none. What is the same already keeps who changed it last, and when. */
export const keepContacts = async (
  database: Database,
  contacts: readonly Contact[],
  changedBy: UnitCode,
): Promise<KeptCounts> => {
  if (contacts.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  return database.transaction().execute(async (transaction) => {
    const changed_at = await databaseNow(transaction);
    const known = await contactUnits(transaction);
    const written = await transaction
      .insertInto('contact')
      .values(
        contacts.map(({ unit, name, mail, phone, note }) => ({
          ...{ unit, name, mail, phone, note, changed_at, changed_by: changedBy },
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column('unit')
          .doUpdateSet(({ ref }) => ({
            name: ref('excluded.name'),
            mail: ref('excluded.mail'),
            phone: ref('excluded.phone'),
            note: ref('excluded.note'),
            changed_at: ref('excluded.changed_at'),
            changed_by: ref('excluded.changed_by'),
          }))
          .where(
            sql<boolean>`(contact.name, contact.mail, contact.phone, contact.note)
              is distinct from (excluded.name, excluded.mail, excluded.phone, excluded.note)`,
          ),
      )
      .returning('unit')
      .execute();
    const changed = written.filter(({ unit }) => known.has(unit)).length;
    const added = written.length - changed;
    return { added, changed, unchanged: contacts.length - written.length };
  });
};

/** False when there was none. */
export const removeContact = async (db: Connection, unit: UnitCode): Promise<boolean> => {
  const removed = await db
    .deleteFrom('contact')
    .where('unit', '=', unit)
    .returning('unit')
    .execute();
  return removed.length > 0;
};

/** What the register does not know of a unit, a task said when it was assigned: its name, and members. */
const partsGiven = async (
  db: Connection,
  tasks: readonly string[],
): Promise<ReadonlyMap<string, Part>> => {
  if (tasks.length === 0) return new Map();
  const { rows } = await sql<{ parts: readonly Part[] }>`
    select payload -> 'parts' as parts from event
    where version = 1 and stream = any(${sql.val([...tasks])})`.execute(db);
  return new Map(rows.flatMap(({ parts }) => parts.map((part) => [part.unit, part] as const)));
};

/**
 * Every unit that has a part in an open task, most tasks first. Like its notices, the part of a group is
 * that of each member, and not one of the group.
 */
export const unitsWithOpenTasks = async (db: Connection): Promise<ToldUnit[]> => {
  const { rows } = await sql<{ unit: UnitCode; tasks: number; task: string }>`
    select unit, count(distinct id) as tasks, min(id) as task
    from task cross join unnest(units) as unit
    where not closed group by unit order by tasks desc, unit`.execute(db);
  const unknown = rows.filter(({ unit }) => unitByCode(unit) === null);
  const given = await partsGiven(
    db,
    unknown.map(({ task }) => task),
  );
  return rows.flatMap(({ unit, tasks }) => {
    const part = given.get(unit);
    const known = unitByCode(unit);
    if ((known?.members ?? part?.members ?? null) !== null) return [];
    return [{ unit, tasks, name: known?.name ?? part?.name ?? unit }];
  });
};
