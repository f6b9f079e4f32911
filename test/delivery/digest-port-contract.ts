/** What every channel owes the notifier, run against each of them with what is really behind it. */
import { describe, expect, test } from 'vitest';
import type { Digest, DigestPort } from '../../delivery/digest.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { NoticeLine } from '../../domain/notice/messages.js';
import type { TaskId } from '../../domain/task/messages.js';
import { uniqueName } from '../support/servers.js';

export type Arrived = Pick<Digest, 'id' | 'recipient' | 'slotAt' | 'lines'>;

export type ChannelUnderTest = {
  readonly port: DigestPort;
  /** What a reader behind the channel finds, oldest first. */
  arrived(): Promise<readonly Arrived[]>;
  /** The same channel with nothing behind it any more. */
  readonly away: DigestPort;
};

const line = (title: string): NoticeLine => ({
  task: 'task/KH-01/PL-I-1' as TaskId,
  version: 2,
  kind: 'overdue',
  title,
  lead: 'Bộ Tư pháp',
  due: null,
  level: null,
});

const slotAt = '2026-03-03T01:00:00.000Z' as Instant;

/** A digest of a unit of its own, so that tests do not meet in one stream or table. */
const digest = (
  given: { unit?: string; office?: 'focal-point' | 'head'; lines?: NoticeLine[] } = {},
): Digest => {
  const {
    unit = uniqueName('G'),
    office = 'focal-point',
    lines = [line('Đôn đốc “63” tỉnh')],
  } = given;
  return {
    id: `digest/${unit}/${office}/20260303T010000000Z`,
    recipient: { unit, office },
    slotAt,
    lines,
  };
};

export const digestPortContract = (name: string, open: () => ChannelUnderTest): void => {
  describe(`the ${name} channel`, () => {
    const of = async ({ recipient: { unit } }: Digest) =>
      (await open().arrived()).filter(({ recipient }) => recipient.unit === unit);

    test('is named as the log will name it', () => {
      expect(open().port.channel).toBe(name);
    });

    test('hands a digest over whole, and says under which id', async () => {
      const whole = digest({ lines: [line('Một'), line('Hai'), line('Ba')] });
      expect(await open().port.send(whole)).toEqual({ outcome: 'sent', detail: whole.id });
      expect(await of(whole)).toEqual([whole]);
    });

    test('given the same digest twice leaves it there once', async () => {
      const twice = digest();
      await open().port.send(twice);
      expect(await open().port.send(twice)).toMatchObject({ outcome: 'sent' });
      expect(await of(twice)).toHaveLength(1);
    });

    test('given the same digest ten times at one instant leaves it there once', async () => {
      const often = digest();
      await Promise.all(Array.from({ length: 10 }, () => open().port.send(often)));
      expect(await of(often)).toHaveLength(1);
    });

    test('given it again after another digest of the unit leaves each there once', async () => {
      const toPoint = digest();
      const toHead = digest({ unit: toPoint.recipient.unit, office: 'head' });
      for (const each of [toPoint, toHead, toPoint, toHead]) await open().port.send(each);
      expect((await of(toPoint)).map(({ id }) => id)).toEqual([toPoint.id, toHead.id]);
    });

    test('loses no line of a digest of many megabytes', async () => {
      const titles = Array.from({ length: 120 }, (_, index) => `${index} ${'ố'.repeat(9000)}`);
      const huge = digest({ lines: titles.map(line) });
      expect(await open().port.send(huge)).toMatchObject({ outcome: 'sent' });
      await open().port.send(huge);
      const told = (await of(huge)).flatMap(({ lines }) => lines.map(({ title }) => title));
      expect(told).toEqual(titles);
    });

    test('never says that it sent what it could not', async () => {
      const said = await open()
        .away.send(digest())
        .catch(() => ({ outcome: 'failed' }));
      expect(said.outcome).toBe('failed');
    });
  });
};
