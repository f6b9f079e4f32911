/** Where things stand on the bus. Tests put their own names in front; an installation uses `dondoc`. */
import { type TaskId, type TaskRequestType, taskId } from '../domain/task/messages.js';
import { type UnitCode, unitCode } from '../domain/unit/messages.js';
import { type CommandName, commandName } from '../workflows/contract.js';

export type BusNames = {
  /** First token of every subject. */
  readonly subject: string;
  /** First part of every stream's name. */
  readonly stream: string;
};

export const installationNames: BusNames = { subject: 'dondoc', stream: 'DONDOC' };

export const streamNames = ({ stream }: BusNames) => ({
  events: `${stream}_EVENTS`,
  notices: `${stream}_NOTICES`,
  commands: `${stream}_COMMANDS`,
  answers: `${stream}_ANSWERS`,
});

/** A draft is nobody's business before it is signed, and a subject for each would cost memory. */
export const isPublished = (stream: string): boolean => !stream.startsWith('draft/');

/** The subject of a log stream: its identity, never its type, for every subject costs memory. */
export const eventSubject = ({ subject }: BusNames, stream: string): string => {
  const [concept = '', ...rest] = stream.split('/');
  const tokens = concept === 'task' ? rest : [...rest, concept];
  if (concept === 'digest') return `${subject}.event.digest.${rest.slice(0, 2).join('.')}`;
  return `${subject}.event.${tokens.join('.')}`;
};

export const noticeSubject = ({ subject }: BusNames, unit: UnitCode, kind: string): string =>
  `${subject}.notice.${unit}.${kind}`;

export const answerSubject = ({ subject }: BusNames, unit: UnitCode, commandId: string): string =>
  `${subject}.answer.${unit}.${commandId}`;

/** An id that can stand in a subject: one token, no wildcard. */
export const isCommandId = (id: unknown): id is string =>
  typeof id === 'string' && /^[A-Za-z0-9_-]{1,100}$/.test(id);

export type CommandAddress = {
  readonly unit: UnitCode;
  readonly stream: TaskId;
  readonly type: TaskRequestType;
};

const typeOf = (name: string): TaskRequestType | null => {
  const entries = Object.entries(commandName) as [TaskRequestType, CommandName][];
  return entries.find(([, command]) => command === name)?.[0] ?? null;
};

/** `<subject>.command.<unit>.<document>.<row>.<command>` taken apart; null when it is not one. */
export const parseCommandSubject = (names: BusNames, subject: string): CommandAddress | null => {
  const prefix = `${names.subject}.command.`;
  if (!subject.startsWith(prefix)) return null;
  const [unit = '', documentKey = '', rowKey = '', name = '', ...more] = subject
    .slice(prefix.length)
    .split('.');
  const type = typeOf(name);
  const stream = taskId.safeParse(`task/${documentKey}/${rowKey}`);
  if (more.length > 0 || type === null || !stream.success || !unitCode.safeParse(unit).success) {
    return null;
  }
  return { unit, stream: stream.data, type };
};
