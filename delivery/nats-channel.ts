/** NATS as a channel; the bus knows how to publish, this knows what a failure means. */
import type { Digest, DigestPort } from './digest.js';

export const natsChannel = (publish: (digest: Digest) => Promise<void>): DigestPort => ({
  channel: 'nats',
  async send(digest) {
    try {
      await publish(digest);
      return { outcome: 'sent', detail: digest.id };
    } catch (fault) {
      return { outcome: 'failed', detail: fault instanceof Error ? fault.name : 'unknown' };
    }
  },
});
