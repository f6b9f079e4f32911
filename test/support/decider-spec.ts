/** Given a history, when a command comes, then exactly these events in this order, or this refusal. */
import { expect } from 'vitest';
import { accepted, type Decider, fold, refused } from '../../domain/decision.js';

export type Outcome<Event, Reason extends string> = {
  thenEvents(...events: readonly [Event, ...Event[]]): void;
  thenRefused(reason: Reason): void;
  thenNothing(): void;
};

type Given<Command, Event, Reason extends string> = (...history: readonly Event[]) => {
  when(command: Command): Outcome<Event, Reason>;
};

export const specFor =
  <State, Command, Event, Reason extends string>(
    decider: Decider<State, Command, Event, Reason>,
  ): Given<Command, Event, Reason> =>
  (...history) => ({
    when(command) {
      const decision = decider.decide(fold(decider, history), command);
      return {
        thenEvents: (...events) => expect(decision).toStrictEqual(accepted(...events)),
        thenRefused: (reason) => expect(decision).toStrictEqual(refused(reason)),
        thenNothing: () => expect(decision).toStrictEqual(accepted()),
      };
    },
  });

export type Life<State, Event, Reason extends string> = {
  readonly state: State;
  readonly events: readonly Event[];
  /** What became of each command: a reason, or null for an accepted one. */
  readonly refusals: readonly (Reason | null)[];
};

/** Takes commands one after another, as the log would, in the order given. */
export const live = <State, Command, Event, Reason extends string>(
  decider: Decider<State, Command, Event, Reason>,
  history: readonly Event[],
  commands: readonly Command[],
): Life<State, Event, Reason> => {
  const events = [...history];
  const refusals: (Reason | null)[] = [];
  let state = fold(decider, history);
  for (const command of commands) {
    const decision = decider.decide(state, command);
    refusals.push(decision.outcome === 'refused' ? decision.reason : null);
    if (decision.outcome === 'refused') continue;
    events.push(...decision.events);
    state = decision.events.reduce((before, event) => decider.evolve(before, event), state);
  }
  return { state, events, refusals };
};
