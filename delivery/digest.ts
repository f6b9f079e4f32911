/** What goes out to one recipient at one slot, and the port it goes out through. */
import type { Instant } from '../domain/calendar/messages.js';
import type { NoticeLine, Recipient } from '../domain/notice/messages.js';

export type Digest = {
  /** `digest/<unit>/<office>/<slot>`: stream, message id and address of a digest at once. */
  readonly id: string;
  readonly recipient: Recipient;
  readonly slotAt: Instant;
  readonly lines: readonly NoticeLine[];
};

export type Delivery = { readonly outcome: 'sent' | 'failed'; readonly detail: string };

/** A way to reach an office. Handing over the same digest twice must be harmless. */
export type DigestPort = {
  readonly channel: string;
  send(digest: Digest): Promise<Delivery>;
};
