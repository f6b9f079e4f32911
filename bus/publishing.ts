/** Publishing that leaves nothing in a stream twice, also when the dedupe window is long over. */
import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';

/** Below the megabyte a server takes, with room for envelope and headers. */
export const largestDataBytes = 768 * 1024;

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

export const positionHeader = 'Dondoc-Position';
const messageIdHeader = 'Nats-Msg-Id';

export type Message = {
  readonly id: string;
  readonly subject: string;
  readonly body: unknown;
  readonly position: number | null;
};

export type LastMessage = {
  readonly sequence: number;
  readonly id: string | null;
  readonly position: number | null;
};

/** The newest message of a subject, from the stream's leader; null when there is none. */
export const lastMessage = async (
  manager: JetStreamManager,
  stream: string,
  subject: string,
): Promise<LastMessage | null> => {
  try {
    const found = await manager.streams.getMessage(stream, { last_by_subj: subject });
    if (found === null) return null;
    const position = found.header.get(positionHeader);
    return {
      sequence: found.seq,
      id: found.header.get(messageIdHeader) || null,
      position: position === '' ? null : Number(position),
    };
  } catch (fault) {
    if (fault instanceof JetStreamApiError && fault.code === JetStreamApiCodes.NoMessageFound) {
      return null;
    }
    throw fault;
  }
};

/** A server that was killed never answers what it was asked; asking again is safe and soon better. */
const publishWithinMs = 2000;

export const publish = async (client: JetStreamClient, message: Message): Promise<void> => {
  const header = headers();
  header.set('Content-Type', 'application/cloudevents+json; charset=utf-8');
  if (message.position !== null) header.set(positionHeader, String(message.position));
  await client.publish(message.subject, JSON.stringify(message.body), {
    msgID: message.id,
    headers: header,
    timeout: publishWithinMs,
  });
};

/** Publishes unless the subject's newest message is this very one. */
export const publishOnce = async (
  client: JetStreamClient,
  manager: JetStreamManager,
  stream: string,
  message: Message,
): Promise<void> => {
  const last = await lastMessage(manager, stream, message.subject);
  if (last?.id !== message.id) await publish(client, message);
};
