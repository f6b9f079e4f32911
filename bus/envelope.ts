/** Events of the log as CloudEvents 1.0, structured JSON: one string of bytes to hash or to keep. */
import type { LoggedEvent } from '../store/log.js';
import { bytesOf, largestDataBytes } from './publishing.js';

export type CloudEvent = {
  readonly specversion: '1.0';
  readonly id: string;
  /** The installation's own address. */
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When it holds in the world; when the log learned it is in the data. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
};

const kebab = (type: string): string => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** `TaskOverdue` of a task is `vn.dondoc.task.overdue.v1`, `ReminderDue` `vn.dondoc.task.reminder-due.v1`. */
export const cloudEventType = (stream: string, type: string): string => {
  const concept = stream.split('/')[0] ?? 'log';
  const name = kebab(type);
  const bare = name.startsWith(`${concept}-`) ? name.slice(concept.length + 1) : name;
  return `vn.dondoc.${concept}.${bare}.v1`;
};

export const eventId = ({ stream, version }: Pick<LoggedEvent, 'stream' | 'version'>): string =>
  `${stream}@${version}`;

/** A member larger than this is what makes an event too large, and is left out of it. */
const largestMemberBytes = 8 * 1024;

/**
 * One event that no message can hold would stop the relay for ever. It goes out without its large
 * members, which are named; the log has them, under the same id and hash.
 */
const fitting = (payload: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  if (bytesOf(payload) <= largestDataBytes) return payload;
  const members = Object.entries(payload);
  const large = members.filter(([, value]) => bytesOf(value) > largestMemberBytes);
  const omitted = large.map(([name]) => name);
  return {
    ...Object.fromEntries(members.filter(([name]) => !omitted.includes(name))),
    omitted,
  };
};

export const toCloudEvent = (source: string, logged: LoggedEvent): CloudEvent => {
  const { type, at, ...payload } = logged.event;
  return {
    specversion: '1.0',
    id: eventId(logged),
    source,
    type: cloudEventType(logged.stream, type),
    subject: logged.stream,
    time: at,
    datacontenttype: 'application/json',
    data: {
      ...fitting(payload),
      version: logged.version,
      position: logged.position,
      recordedAt: logged.recordedAt,
      commandId: logged.commandId,
      actor: logged.actor,
      hash: logged.hash,
    },
  };
};
