/** A channel that keeps what it was handed, and does what a test wants before it answers. */
import type { Delivery, Digest, DigestPort } from '../../delivery/digest.js';
import { inboxChannel } from '../../delivery/inbox.js';
import { type Selection, type Sent, sendWaiting } from '../../delivery/notifier.js';
import type { DigestEvent } from '../../domain/notice/messages.js';
import type { Database } from '../../store/database.js';
import { readAfter } from '../../store/log.js';

export type Listening = DigestPort & {
  readonly digests: Digest[];
  /** Ids handed over, in order. */
  ids(): string[];
};

const sent: Delivery = { outcome: 'sent', detail: 'heard' };

export const listening = (
  answer: (digest: Digest) => Delivery | Promise<Delivery> = () => sent,
): Listening => {
  const digests: Digest[] = [];
  return {
    channel: 'listening',
    digests,
    ids: () => digests.map(({ id }) => id),
    async send(digest) {
      digests.push(digest);
      return answer(digest);
    },
  };
};

/** One run of the notifier, through a channel and the inbox. */
export const notify = (
  database: Database,
  channel: DigestPort = listening(),
  selection: Selection = { kind: 'slot' },
): Promise<Sent> =>
  sendWaiting(database, [channel, inboxChannel(database)], selection, () => undefined);

/** The lines of digests as `recipient: task kind`, without the parts tests do not look at. */
export const spoken = (digests: readonly Digest[]): string[] =>
  digests.flatMap(({ recipient, lines }) =>
    lines.map(({ task, kind }) => `${recipient.unit}/${recipient.office}: ${task} ${kind}`),
  );

/** What the log has of digests, in order. */
export const digestEvents = async (database: Database): Promise<DigestEvent[]> =>
  (await readAfter(database, 0, 10_000))
    .map(({ event }) => event)
    .filter((event): event is DigestEvent => event.type === 'DigestSent');

/** Every line by what became of it: `unit/office task@version kind state`. */
export const lineStates = async (database: Database): Promise<string[]> => {
  const rows = await database
    .selectFrom('notice')
    .select(['unit', 'office', 'task', 'version', 'kind', 'state'])
    .orderBy('id')
    .execute();
  return rows.map(
    ({ unit, office, task, version, kind, state }) =>
      `${unit}/${office} ${task}@${version} ${kind} ${state}`,
  );
};

/** What the log says of each line, in the same words. The two must agree, and no line stand twice. */
export const toldByLog = async (database: Database): Promise<string[]> =>
  (await digestEvents(database)).flatMap(({ recipient: { unit, office }, lines, suppressed }) => [
    ...lines.map(({ task, version, kind }) => `${unit}/${office} ${task}@${version} ${kind} sent`),
    ...suppressed.map(
      ({ task, version, kind }) => `${unit}/${office} ${task}@${version} ${kind} suppressed`,
    ),
  ]);
