/** From signed-off rows to running workflows: one transaction for the log, then the starts. */

import type { Instant } from '../domain/calendar/messages.js';
import type { Deadline } from '../domain/deadline/messages.js';
import type { Policy } from '../domain/policy/messages.js';
import {
  type Actor,
  type Part,
  type TaskAssigned,
  type TaskId,
  taskId,
} from '../domain/task/messages.js';
import type { UnitCode } from '../domain/unit/messages.js';
import { lookAtAll } from '../store/decision.js';
import { type Imported, importDocument } from '../store/documents.js';
import type { Channel } from '../store/schema.js';
import { type DispatcherDependencies, startTask } from './dispatcher.js';

/** One row as signed off. */
export type AssignedRow = {
  readonly rowKey: string;
  readonly section: string;
  readonly number: string;
  readonly title: string;
  readonly deliverable: string;
  readonly note: string;
  readonly statedStatus: string;
  readonly parts: readonly Part[];
  readonly deadline: Deadline;
  readonly urgency: TaskAssigned['urgency'];
};

export type Directive = {
  readonly key: string;
  readonly name: string;
  readonly issuer: UnitCode;
  readonly standingAgency: UnitCode;
  readonly workingGroup: UnitCode;
  readonly number: string;
  readonly signedOn: string | null;
  readonly digest: string;
  readonly fileName: string;
  readonly policy: Policy;
  readonly rows: readonly AssignedRow[];
};

export const idOf = (key: string, rowKey: string): TaskId => taskId.parse(`task/${key}/${rowKey}`);

/** Whether a row is late already at the moment of import. */
export const isAmnesty = (deadline: Deadline, now: Instant): boolean =>
  deadline.dueAt !== null && deadline.dueAt <= now;

const assign = (directive: Directive, row: AssignedRow, now: Instant): TaskAssigned => ({
  type: 'TaskAssigned',
  at: now,
  documentKey: directive.key,
  documentName: directive.name,
  section: row.section,
  number: row.number,
  title: row.title,
  deliverable: row.deliverable,
  note: row.note,
  statedStatus: row.statedStatus,
  parts: row.parts,
  issuer: directive.issuer,
  standingAgency: directive.standingAgency,
  workingGroup: directive.workingGroup,
  deadline: row.deadline,
  policy: directive.policy,
  urgency: row.urgency,
  amnesty: isAmnesty(row.deadline, now),
});

/** Commits document and tasks together. Nothing is started here, so nothing can be half done. */
export const commitImport = (
  { database }: Pick<DispatcherDependencies, 'database'>,
  directive: Directive,
  signer: Exclude<Actor, { kind: 'system' }>,
  channel: Channel,
): Promise<Imported> =>
  importDocument(database, (now) => {
    const tasks = directive.rows.map((row) => ({
      id: idOf(directive.key, row.rowKey),
      assigned: assign(directive, row, now),
    }));
    return {
      document: {
        type: 'DocumentImported',
        at: now,
        key: directive.key,
        name: directive.name,
        issuer: directive.issuer,
        number: directive.number,
        signedOn: directive.signedOn,
        digest: directive.digest,
        fileName: directive.fileName,
        tasks: tasks.map(({ id }) => id),
        amnesty: tasks.filter(({ assigned }) => assigned.amnesty).map(({ id }) => id),
      },
      tasks,
      commandId: `import/${directive.digest}`,
      actor: { ...signer, channel },
    };
  });

/** Looked at together, which costs less; few enough that a wake reckoned for them is not old at the start. */
const lookedAtOnce = 50;

/** Starts every open task given, some at a time. A failure leaves the rest to the reconciler. */
export const startTasks = async (
  dependencies: DispatcherDependencies,
  ids: readonly TaskId[],
  atOnce: number,
  onStarted: (done: number) => void,
): Promise<{ readonly started: number; readonly failed: number }> => {
  let started = 0;
  let failed = 0;
  for (let from = 0; from < ids.length; from += lookedAtOnce) {
    const waiting = ids.slice(from, from + lookedAtOnce);
    const looked = await lookAtAll(dependencies.database, waiting);
    const lane = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        try {
          if (await startTask(dependencies, id, looked.get(id))) started += 1;
        } catch {
          failed += 1;
        }
        onStarted(started + failed);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }
  return { started, failed };
};
