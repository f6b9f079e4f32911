import { describe, test } from 'vitest';
import { task } from '../../../domain/task/decider.js';
import {
  assigned,
  confirmed,
  coordinator,
  from,
  submitRequest,
  submitted,
  unit,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const signal = { ...submitted('2022-09-01T03:00:00.000Z', false), verified: false } as const;

describe('a result that came by signal', () => {
  test('makes way for the one the unit itself submits, and for that time of receipt', () =>
    given(assigned(), signal)
      .when(from(unit('G15'), '2022-09-02T03:00:00.000Z', submitRequest))
      .thenEvents(submitted('2022-09-02T03:00:00.000Z', false)));

  test('is not repeated', () =>
    given(assigned(), signal)
      .when(from(unit('G15', false), '2022-09-02T03:00:00.000Z', submitRequest))
      .thenRefused('already-submitted'));

  test('never takes the place of what the unit itself submitted', () =>
    given(assigned(), submitted('2022-09-02T03:00:00.000Z', false))
      .when(from(unit('G15', false), '2022-09-01T03:00:00.000Z', submitRequest))
      .thenRefused('already-submitted'));

  test('does not reopen a task confirmed as late, however early it claims to be', () =>
    given(
      assigned(),
      submitted('2022-10-05T03:00:00.000Z', true),
      confirmed('2022-10-06T03:00:00.000Z', '2022-10-05T03:00:00.000Z', true),
    )
      .when(from(unit('G15', false), '2022-09-01T03:00:00.000Z', submitRequest))
      .thenRefused('task-closed'));

  test('is confirmed by the coordinator like any other', () =>
    given(assigned(), signal)
      .when(from(coordinator, '2022-09-03T03:00:00.000Z', { type: 'ConfirmCompletion', note: '' }))
      .thenEvents(confirmed('2022-09-03T03:00:00.000Z', '2022-09-01T03:00:00.000Z', false)));
});
