/** A digest as a message for the unit it is meant for. */
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { NoticeLine, Recipient } from '../domain/notice/messages.js';
import { bytesOf, largestDataBytes, publishOnce } from './publishing.js';
import { type BusNames, noticeSubject, streamNames } from './subjects.js';

export type NoticeMessage = {
  readonly id: string;
  readonly recipient: Recipient;
  readonly slotAt: string;
  readonly lines: readonly NoticeLine[];
};

/** Lines in as many messages as they need: a server takes no message over a megabyte. */
const inParts = (lines: readonly NoticeLine[]): NoticeLine[][] => {
  const parts: NoticeLine[][] = [[]];
  let bytes = 0;
  for (const line of lines) {
    const lineBytes = bytesOf(line) + 1;
    if (bytes > 0 && bytes + lineBytes > largestDataBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(line);
    bytes += lineBytes;
  }
  return parts;
};

/** Publishes a digest once, however often it is asked to. */
export const publishDigest = async (
  client: JetStreamClient,
  manager: JetStreamManager,
  names: BusNames,
  source: string,
  { id, recipient, slotAt, lines }: NoticeMessage,
): Promise<void> => {
  const parts = inParts(lines);
  for (const [index, part] of parts.entries()) {
    const messageId = index === 0 ? id : `${id}/${index + 1}`;
    await publishOnce(client, manager, streamNames(names).notices, {
      id: messageId,
      subject: noticeSubject(names, recipient.unit, 'digest'),
      position: null,
      body: {
        specversion: '1.0',
        id: messageId,
        source,
        type: 'vn.dondoc.notice.digest.v1',
        subject: id,
        time: slotAt,
        datacontenttype: 'application/json',
        data: { recipient, slotAt, part: index + 1, parts: parts.length, lines: part },
      },
    });
  }
};
