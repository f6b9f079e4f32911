/** Recipients and events that the tests of notices share. */
import type { Recipient } from '../../../domain/notice/messages.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import { assigned, date, extended, utc } from '../../support/builders.js';

export const focal = (unit: string): Recipient => ({ unit, office: 'focal-point' });
export const everyParty = [focal('G15'), focal('G01'), focal('G14')];
export const standingAgency: Recipient = { unit: 'G22', office: 'standing-agency' };
export const workingGroup: Recipient = { unit: 'X-to-cong-tac', office: 'working-group' };
export const by = { at: utc('2022-08-15T02:00:00.000Z'), unit: 'G15', verified: true } as const;
export const requested: TaskEvent = {
  type: 'ExtensionRequested',
  ...by,
  until: date('2022-09-30'),
  reason: 'Chờ',
};
export const refusal: TaskEvent = { type: 'ExtensionRefused', at: by.at, reason: 'Muộn' };
export const newDate = extended(by.at, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z');
export const state = foldTask([assigned()]);
