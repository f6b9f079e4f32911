/** A mandate to a whole group keeps its denominator: it is answered when every member has answered. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import { answerableUnits, claimedAt } from '../../../domain/task/state.js';
import {
  assigned,
  coordinator,
  date,
  extendRequest,
  from,
  overdue,
  provinceCodes,
  provinces,
  returned,
  submitRequest,
  submittedBy,
  unit,
  utc,
} from '../../support/builders.js';
import { live, specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const group = assigned({ parts: [provinces] });
const submissions = provinceCodes.map((code, index) =>
  from(unit(code), `2022-09-06T0${index % 10}:00:00.000Z`, submitRequest),
);

describe('a task of sixty-three provinces', () => {
  test('asks each for a result', () => {
    const units = answerableUnits(foldTask([group]));
    expect(units).toHaveLength(63);
    expect(units[0]).toBe('H01');
    expect(units[62]).toBe('H63');
  });

  test('is claimed by the sixty-third result, at the latest receipt of all', () => {
    const all = live(task, [group], submissions);
    expect(all.refusals.every((refusal) => refusal === null)).toBe(true);
    // The tenth of every ten reports at 09:00, the last of all at 02:00.
    expect(claimedAt(all.state)).toBe('2022-09-06T09:00:00.000Z');
    expect(claimedAt(live(task, [group], submissions.slice(0, 62)).state)).toBeNull();
    expect(claimedAt(live(task, [group], submissions.slice(1)).state)).toBeNull();
  });

  test('serves all of them at one instant, and none twice', () => {
    const atOnce = provinceCodes.map((code) =>
      from(unit(code), '2022-09-06T02:00:00.000Z', submitRequest),
    );
    const { refusals, state } = live(task, [group], [...atOnce, ...atOnce]);
    expect(refusals.slice(0, 63).every((refusal) => refusal === null)).toBe(true);
    expect(refusals.slice(63).every((refusal) => refusal === 'already-submitted')).toBe(true);
    expect(claimedAt(state)).toBe('2022-09-06T02:00:00.000Z');
  });

  test('cannot be confirmed while one is silent', () =>
    given(
      group,
      ...provinceCodes.slice(1).map((code) => submittedBy(code, '2022-09-06T02:00:00.000Z', false)),
    )
      .when(from(coordinator, '2022-09-07T02:00:00.000Z', { type: 'ConfirmCompletion', note: '' }))
      .thenRefused('nothing-submitted'));

  test('is late as a whole when one is, and the one in time is still marked in time', () => {
    const inTime = submittedBy('H01', '2022-09-15T16:59:59.999Z', false);
    given(group, overdue('2022-09-15T17:00:00.000Z'))
      .when(from(unit('H01'), '2022-09-15T16:59:59.999Z', submitRequest))
      .thenEvents(inTime);
    given(group, overdue('2022-09-15T17:00:00.000Z'), inTime)
      .when(from(unit('H02'), '2022-09-15T17:00:00.000Z', submitRequest))
      .thenEvents(submittedBy('H02', '2022-09-15T17:00:00.000Z', true));
  });

  test('is not answered by the group in its own name', () =>
    given(group)
      .when(from(unit('X-63-tinh'), '2022-08-15T02:00:00.000Z', submitRequest))
      .thenRefused('not-the-lead'));

  test('lets each member ask for more time, and none contribute to itself', () => {
    given(group)
      .when(from(unit('H17'), '2022-08-15T02:00:00.000Z', extendRequest('2022-09-30')))
      .thenEvents({
        type: 'ExtensionRequested',
        at: utc('2022-08-15T02:00:00.000Z'),
        unit: 'H17',
        verified: true,
        until: date('2022-09-30'),
        reason: 'Chờ ý kiến thẩm định',
      });
    given(group)
      .when(from(unit('H17'), '2022-08-15T02:00:00.000Z', { type: 'Contribute', text: 'Dữ liệu' }))
      .thenRefused('not-a-coordinating-unit');
  });

  test('may be returned before all have answered', () =>
    given(group, submittedBy('H01', '2022-08-15T02:00:00.000Z', false))
      .when(
        from(coordinator, '2022-08-16T02:00:00.000Z', {
          type: 'ReturnResult',
          reason: 'Thiếu phụ lục',
        }),
      )
      .thenEvents(returned('2022-08-16T02:00:00.000Z')));
});

describe('a group nobody can enumerate', () => {
  test('answers as one unit', () => {
    const open = assigned({
      parts: [{ unit: 'X-cac-bo-nganh', name: 'Các bộ, ngành', role: 'lead', members: null }],
    });
    given(open)
      .when(from(unit('X-cac-bo-nganh'), '2022-08-15T02:00:00.000Z', submitRequest))
      .thenEvents(submittedBy('X-cac-bo-nganh', '2022-08-15T02:00:00.000Z', false));
  });
});

test('nobody answers for a task that has no lead', () => {
  const leaderless = assigned({ parts: [{ ...provinces, role: 'coordinating' }] });
  expect(answerableUnits(foldTask([leaderless]))).toStrictEqual([]);
  expect(claimedAt(foldTask([leaderless]))).toBeNull();
  given(leaderless)
    .when(from(unit('H01'), '2022-08-15T02:00:00.000Z', submitRequest))
    .thenRefused('not-the-lead');
});
