/** A digest as a message for the unit it is meant for. */
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { NoticeLine, Recipient } from '../domain/notice/messages.js';
import { publishOnce } from './publishing.js';
import { type BusNames, noticeSubject, streamNames } from './subjects.js';

export type NoticeMessage = {
  readonly id: string;
  readonly recipient: Recipient;
  readonly slotAt: string;
  readonly lines: readonly NoticeLine[];
};

/** Publishes a digest once, however often it is asked to. */
export const publishDigest = (
  client: JetStreamClient,
  manager: JetStreamManager,
  names: BusNames,
  source: string,
  { id, recipient, slotAt, lines }: NoticeMessage,
): Promise<void> =>
  publishOnce(client, manager, streamNames(names).notices, {
    id,
    subject: noticeSubject(names, recipient.unit, 'digest'),
    position: null,
    body: {
      specversion: '1.0',
      id,
      source,
      type: 'vn.dondoc.notice.digest.v1',
      subject: id,
      time: slotAt,
      datacontenttype: 'application/json',
      data: { recipient, slotAt, lines },
    },
  });
