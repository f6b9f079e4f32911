import { describe, expect, test } from 'vitest';
import { accepted, type Decider, refused } from '../../domain/decision.js';
import { live, specFor } from '../support/decider-spec.js';

type Turned = { readonly type: 'Turned'; readonly to: 'on' | 'off' };

/** A lamp that also reports its own state before it turns: two events, in order. */
const lamp: Decider<'on' | 'off', 'on' | 'off', Turned, 'already-so'> = {
  initial: 'off',
  decide: (state, command) =>
    state === command
      ? refused('already-so')
      : accepted<Turned>({ type: 'Turned', to: state }, { type: 'Turned', to: command }),
  evolve: (_state, event) => event.to,
};

const given = specFor(lamp);
const on: Turned = { type: 'Turned', to: 'on' };
const off: Turned = { type: 'Turned', to: 'off' };

describe('a specification passes', () => {
  test('when the events are exactly these', () => given().when('on').thenEvents(off, on));
  test('when the refusal is exactly this', () => given(on).when('on').thenRefused('already-so'));
});

describe('a specification fails', () => {
  const fails = (check: () => void) => expect(check).toThrow();

  test('when an event is missing', () => fails(() => given().when('on').thenEvents(off)));
  test('when there is an event too many', () =>
    fails(() => given().when('on').thenEvents(off, on, on)));
  test('when the order is another', () => fails(() => given().when('on').thenEvents(on, off)));
  test('when nothing was expected', () => fails(() => given().when('on').thenNothing()));
  test('when a refusal was expected', () =>
    fails(() => given().when('on').thenRefused('already-so')));
  test('when events were expected of a refused command', () =>
    fails(() => given(on).when('on').thenEvents(on, on)));
  test('when a refused command should have been accepted without events', () =>
    fails(() => given(on).when('on').thenNothing()));
  test('when an event carries a field more', () =>
    fails(() =>
      given()
        .when('on')
        .thenEvents(off, { ...on, colour: undefined } as Turned),
    ));
});

test('a life keeps what each command came to, and refused commands leave no event', () =>
  expect(live(lamp, [on], ['on', 'off'])).toStrictEqual({
    state: 'off',
    events: [on, on, off],
    refusals: ['already-so', null],
  }));
