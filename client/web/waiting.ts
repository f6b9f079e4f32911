/** Small questions to the read model and the log that every page or every second may ask. */
import { sql } from 'kysely';
import type { TaskId } from '../../domain/task/messages.js';
import { statusFromFacts, type TaskStatus } from '../../domain/task/status.js';
import { unitByCode } from '../../domain/unit/register.js';
import type { Database } from '../../store/database.js';
import { databaseNow } from '../../store/log.js';
import type { Session } from '../http/context.js';

/** Open tasks with a request for an extension that nothing has answered. */
export const extensionRequests = async (database: Database): Promise<TaskId[]> => {
  const rows = await database
    .selectFrom('event as asked')
    .innerJoin('task', 'task.id', 'asked.stream')
    .select('task.id')
    .distinct()
    .where('task.closed', '=', false)
    .where('asked.type', '=', 'ExtensionRequested')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event as answered')
            .select('answered.version')
            .whereRef('answered.stream', '=', 'asked.stream')
            .whereRef('answered.version', '>', 'asked.version')
            .where(({ or, eb }) =>
              or([
                eb('answered.type', 'in', [
                  'ExtensionGranted',
                  'ExtensionRefused',
                  'DeadlineMoved',
                ]),
                // A mandate that gives another deadline answers what was asked of the old one.
                sql<boolean>`answered.payload -> 'changes' ? 'deadline'`,
              ]),
            ),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
};

/** Tasks to which a unit has said yes or no. */
export const answeredBy = async (
  database: Database,
  unit: string,
): Promise<ReadonlySet<string>> => {
  const rows = await database
    .selectFrom('event')
    .select('stream')
    .where('type', 'in', ['TaskAcknowledged', 'TaskDeclined'])
    .where((expression) => expression(expression.ref('payload', '->>').key('unit'), '=', unit))
    .execute();
  return new Set(rows.map(({ stream }) => stream));
};

const openTasksOf = async (database: Database, unit: string): Promise<TaskId[]> => {
  const rows = await database
    .selectFrom('task')
    .select('id')
    .where('closed', '=', false)
    .where((expression) => expression('units', '@>', expression.val([unit])))
    .execute();
  return rows.map(({ id }) => id);
};

/** The number beside "to do": cheap enough for every page. */
export const countWaiting = async (database: Database, session: Session): Promise<number> => {
  const { actor } = session;
  if (actor.kind === 'unit') {
    const [open, answered] = await Promise.all([
      openTasksOf(database, actor.unit),
      answeredBy(database, actor.unit),
    ]);
    return open.filter((id) => !answered.has(id)).length;
  }
  const [claimed, asked] = await Promise.all([
    database
      .selectFrom('task')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('closed', '=', false)
      .where((expression) =>
        expression(expression.ref('facts', '->>').key('claimedAt'), 'is not', null),
      )
      .executeTakeFirst(),
    extensionRequests(database),
  ]);
  return Number(claimed?.count ?? 0) + asked.length;
};

export type UnitOption = { readonly code: string; readonly name: string };

/** Units that have a part in some task, for filters and for the switch of roles. */
export const unitsWithTasks = async (database: Database): Promise<UnitOption[]> => {
  const rows = await database
    .selectFrom('task')
    .select(['units', 'lead_unit', 'lead_name'])
    .groupBy(['units', 'lead_unit', 'lead_name'])
    .execute();
  const names = new Map<string, string>();
  for (const { units } of rows) {
    for (const code of units) names.set(code, unitByCode(code)?.name ?? names.get(code) ?? code);
  }
  for (const { lead_unit, lead_name } of rows) names.set(lead_unit, lead_name);
  return [...names]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
};

/** A short fingerprint of what a task page shows: it changes when the page should. */
export const fingerprint = (version: number, status: TaskStatus): string => `${version}.${status}`;

/** The fingerprint of now, for a page that asks every second; null for a task it may not see. */
export const currentFingerprint = async (
  database: Database,
  { actor }: Session,
  id: string,
): Promise<string | null> => {
  const row = await database
    .selectFrom('task')
    .select(['version', 'facts', 'units'])
    .where('id', '=', id as TaskId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (actor.kind === 'unit' && !row.units.includes(actor.unit)) return null;
  return fingerprint(row.version, statusFromFacts(row.facts, await databaseNow(database)));
};
