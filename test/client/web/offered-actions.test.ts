import { describe, expect, test } from 'vitest';
import { offeredActions } from '../../../client/web/offered-actions.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  confirmed,
  coordinator,
  submitted,
  undated,
  unit,
  utc,
} from '../../support/builders.js';
import { monday } from './reader-fixture.js';

const offered = (actor: Parameters<typeof offeredActions>[1], ...events: TaskEvent[]) =>
  offeredActions(foldTask([assigned(), ...events]), actor, monday);

const acknowledged: TaskEvent = {
  type: 'TaskAcknowledged',
  at: utc('2022-08-02T02:00:00.000Z'),
  unit: 'G15',
  verified: true,
};
const asked: TaskEvent = {
  type: 'ExtensionRequested',
  at: utc('2022-09-01T02:00:00.000Z'),
  unit: 'G15',
  verified: true,
  until: '2022-10-31' as never,
  reason: 'Chờ thẩm định',
};

describe('what the board offers first', () => {
  test('to a lead that was just given a task is to acknowledge it, then to submit', () =>
    expect(offered(unit('G15')).primary).toEqual(['Acknowledge', 'SubmitResult']));

  test('to a lead at work is to submit or to report', () =>
    expect(offered(unit('G15'), acknowledged).primary).toEqual(['SubmitResult', 'ReportProgress']));

  test('to a coordinating unit is its contribution, never the result', () => {
    const { primary, more } = offered(unit('G14'));
    expect(primary).toEqual(['Acknowledge', 'Contribute']);
    expect(more).not.toContain('SubmitResult');
  });

  test('to the coordinator is to answer what waits', () => {
    expect(offered(coordinator).primary).toEqual([]);
    expect(offered(coordinator, submitted('2022-09-09T02:00:00.000Z', false)).primary).toEqual([
      'ConfirmCompletion',
      'ReturnResult',
    ]);
    expect(offered(coordinator, asked).primary).toEqual(['GrantExtension', 'RefuseExtension']);
  });

  test('to the coordinator of a task whose deadline is open is to set it', () => {
    const open = (kind: 'roadmap' | 'none' | 'standing') =>
      offeredActions(
        foldTask([assigned({ deadline: undated(kind, 'Theo lộ trình') })]),
        coordinator,
        monday,
      );
    expect(open('roadmap').primary).toEqual(['MoveDeadline']);
    expect(open('none').primary).toEqual(['MoveDeadline']);
    expect(open('standing').primary).toEqual([]);
    expect(open('standing').more).toEqual(['MoveDeadline', 'Remandate', 'Withdraw']);
  });

  test('never holds what the rules would refuse', () => {
    expect(offered(unit('G02'))).toEqual({ primary: [], more: [] });
    expect(
      offered(
        coordinator,
        submitted('2022-09-09T02:00:00.000Z', false),
        confirmed('2022-09-10T02:00:00.000Z', '2022-09-09T02:00:00.000Z', false),
      ),
    ).toEqual({ primary: [], more: [] });
    expect(offered(unit('G15'), asked).more).not.toContain('RequestExtension');
  });
});
