/**
 * Every task asleep was started by some older build and will be replayed by this one. The captured
 * histories stand for them: replay must be possible, and do again what the log says was done.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, readFixtures } from './replay/fixture.js';
import { type Disagreement, disagreements, eventsOf } from './replay/judging.js';
import { lives } from './replay/lives.js';
import { bundleObserved, type Replayed, replayAll } from './replay/replaying.js';

const fixtures = readFixtures();
const nothing: Replayed = {
  asked: [],
  fellBack: [],
  sleptMs: [],
  answers: {},
  shown: null,
  errors: ['was not replayed'],
};

let bundle: { code: string };
let replayed: Map<string, Replayed>;
beforeAll(async () => {
  bundle = await bundleObserved();
  replayed = await replayAll(fixtures, bundle);
});

test('there is a history of every kind of life to replay', () => {
  const expected = ['continued', ...Object.keys(lives)];
  expect(fixtures.map(({ name }) => name).sort()).toEqual(expected.sort());
  for (const { name, histories } of fixtures) {
    expect(histories.length, name).toBeGreaterThan(name === 'continued' ? 1 : 0);
  }
});

describe('a captured life is replayed by the code of today, and the log says the same', () => {
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (name, fixture) => {
    const replay = replayed.get(name) ?? nothing;
    expect(replay.errors).toEqual([]);
    expect(disagreements(fixture, replay)).toEqual([]);
  });
});

/** Ways to change a workflow that the check of a replay alone may pass over. */
const bends: readonly [string, Fixture['name'], string, string, Disagreement][] = [
  ['sleeps longer', 'whole', 'Math.max(1, sleepMs)', 'Math.max(1, sleepMs + 1)', 'timers'],
  [
    'answers something else',
    'whole',
    'entry.answer(handled.answer)',
    'entry.answer({ ...handled.answer, version: 1 })',
    'answers',
  ],
  ['shows another status', 'foreign', 'value: next.status', "value: 'pending'", 'shown'],
  [
    'asks for other work',
    'whole',
    'milestoneAt: wake.milestoneAt',
    'milestoneAt: wake.milestoneAt.slice(0, 10)',
    'work',
  ],
  [
    'leaves a command without its turn',
    'group',
    'queue.waiting() ? queue.take()',
    'queue.waiting() ? (queue.take(), queue.take())',
    'not-replayable',
  ],
];

describe('the gate stops a workflow that', () => {
  test.each(bends)('%s', async (_, name, from, to, disagreement) => {
    expect(bundle.code.split(from), from).toHaveLength(2);
    const fixture = fixtures.filter((candidate) => candidate.name === name);
    const bent = await replayAll(fixture, { code: bundle.code.replace(from, to) });
    expect(
      fixture.flatMap((life) => disagreements(life, bent.get(life.name) ?? nothing)),
    ).toContain(disagreement);
  });
});

test('what the database was away for was handed to a durable activity', () => {
  const { fellBack, asked } = replayed.get('away') ?? nothing;
  expect(fellBack.length).toBeGreaterThan(0);
  expect(asked).toEqual(expect.arrayContaining(fellBack));
  const away = fixtures.find(({ name }) => name === 'away');
  const events = away === undefined ? [] : eventsOf(away);
  const scheduled = 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED';
  expect(events.filter(({ eventType }) => eventType === scheduled)).toHaveLength(fellBack.length);
});
