/** Compares what replayed code did with the histories it came from and with the log beside them. */
import canonicalize from 'canonicalize';
import type { Work } from '../../../workflows/contract.js';
import type { Beside, Fixture } from './fixture.js';
import type { Replayed } from './replaying.js';

export type Disagreement =
  /** The code of today does other things than the history holds. */
  | 'not-replayable'
  | 'timers'
  /** Other work, or in another order, than the log's decisions. */
  | 'work'
  /** A caller would be told something else now. */
  | 'answers'
  /** An answer is not what stands in the log under its command. */
  | 'answers-against-log'
  /** Temporal's lists would show another state than the log's. */
  | 'shown'
  | 'end';

/** As JSON: values from the sandbox have prototypes of their own. */
const same = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

type JsonEvent = {
  readonly eventType: string;
  readonly timerStartedEventAttributes?: { readonly startToFireTimeout: string };
};

export const eventsOf = ({ histories }: Fixture): JsonEvent[] =>
  histories.flatMap((history) => (history as { events: JsonEvent[] }).events);

/** The id under which the log knows a piece of work; a look leaves nothing there. */
const commandIdOf = (work: Work): string | null => {
  switch (work.kind) {
    case 'look':
      return null;
    case 'wake':
      return `wake/${work.milestoneAt}`;
    case 'command':
      return work.commandId;
    case 'signal':
      return work.signal?.commandId ?? null;
  }
};

const sleptMsIn = (fixture: Fixture): number[] =>
  eventsOf(fixture).flatMap(({ timerStartedEventAttributes: started }) =>
    started === undefined ? [] : [Math.round(Number.parseFloat(started.startToFireTimeout) * 1000)],
  );

const sameWork = ({ log }: Beside, { asked }: Replayed): boolean => {
  const decided = [...new Set(log.slice(1).map(({ commandId }) => commandId))];
  const ids = [...new Set(asked.map(commandIdOf))];
  return same(
    ids.filter((id) => id !== null && decided.includes(id)),
    decided,
  );
};

const answersStandInLog = ({ log }: Beside, { answers }: Replayed): boolean =>
  Object.entries(answers).every(([commandId, answer]) => {
    const recorded = log.filter((entry) => entry.commandId === commandId);
    if (answer.outcome === 'refused') return recorded.length === 0;
    const events = recorded.map(({ type, at }) => ({ type, at }));
    return same(answer.events, events) && answer.version === recorded.at(-1)?.version;
  });

const againstLog = (beside: Beside, replayed: Replayed): Disagreement[] => {
  const closes = beside.closed || beside.log.length === 0;
  return [
    ...(sameWork(beside, replayed) ? [] : ['work' as const]),
    ...(same(replayed.answers, beside.answers) ? [] : ['answers' as const]),
    ...(answersStandInLog(beside, replayed) ? [] : ['answers-against-log' as const]),
    ...(closes || same(replayed.shown, beside.shown) ? [] : ['shown' as const]),
  ];
};

const endsAsLogged = (fixture: Fixture): boolean => {
  const completed =
    eventsOf(fixture).at(-1)?.eventType === 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED';
  const { beside } = fixture;
  return completed === (beside === null || beside.closed || beside.log.length === 0);
};

/** Empty: the code of today does again what was done, and the log says the same. */
export const disagreements = (fixture: Fixture, replayed: Replayed): Disagreement[] => [
  ...(replayed.errors.length === 0 ? [] : ['not-replayable' as const]),
  ...(same(replayed.sleptMs, sleptMsIn(fixture)) ? [] : ['timers' as const]),
  ...(fixture.beside === null ? [] : againstLog(fixture.beside, replayed)),
  ...(endsAsLogged(fixture) ? [] : ['end' as const]),
];
