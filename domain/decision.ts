/** The shape every concept of the core shares: state, commands in, events or a refusal out. */

export type Accepted<Event> = { readonly outcome: 'accepted'; readonly events: readonly Event[] };
export type Refused<Reason extends string> = {
  readonly outcome: 'refused';
  readonly reason: Reason;
};
export type Decision<Event, Reason extends string> = Accepted<Event> | Refused<Reason>;

/** `decide` never throws for a command that merely may not be; `evolve` never throws at all. */
export type Decider<State, Command, Event, Reason extends string> = {
  readonly initial: State;
  decide(state: State, command: Command): Decision<Event, Reason>;
  evolve(state: State, event: Event): State;
};

export const accepted = <Event>(...events: readonly Event[]): Accepted<Event> => ({
  outcome: 'accepted',
  events,
});

export const refused = <Reason extends string>(reason: Reason): Refused<Reason> => ({
  outcome: 'refused',
  reason,
});

export const fold = <State, Event>(
  decider: { initial: State; evolve(state: State, event: Event): State },
  events: readonly Event[],
): State => events.reduce((state, event) => decider.evolve(state, event), decider.initial);
