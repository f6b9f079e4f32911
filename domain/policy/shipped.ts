/** The policies that come with Dondoc. Others are files of the same form. */
import type { Offset, Policy } from './messages.js';

const days = (amount: number): Offset => ({ amount, unit: 'calendar-day' });
const workingDays = (amount: number): Offset => ({ amount, unit: 'working-day' });
const hours = (amount: number): Offset => ({ amount, unit: 'hour' });
const seconds = (amount: number): Offset => ({ amount, unit: 'second' });

/** For the tasks of a national programme: deadlines of months, levels of weeks. */
export const standardPolicy: Policy = {
  name: 'standard',
  version: 1,
  reminders: [days(15), workingDays(5), workingDays(1)],
  escalations: [
    { level: 1, after: workingDays(3), recipients: ['head-of-unit', 'standing-agency'] },
    { level: 2, after: workingDays(10), recipients: ['working-group'] },
  ],
  repeatWhileLate: days(7),
  slots: ['08:00'],
  spreadMinutes: 360,
  dueSoon: days(7),
  express: {
    reminders: [hours(24), hours(2)],
    escalations: [
      { level: 1, after: hours(1), recipients: ['head-of-unit', 'standing-agency'] },
      { level: 2, after: hours(4), recipients: ['working-group'] },
    ],
    repeatWhileLate: hours(24),
  },
};

/** Shows the whole loop in minutes: an express task is reminded, overdue and raised twice. */
export const demoPolicy: Policy = {
  ...standardPolicy,
  name: 'demo',
  express: {
    reminders: [seconds(30)],
    escalations: [
      { level: 1, after: seconds(15), recipients: ['head-of-unit', 'standing-agency'] },
      { level: 2, after: seconds(30), recipients: ['working-group'] },
    ],
    repeatWhileLate: hours(24),
  },
};

export const shippedPolicies: readonly Policy[] = [standardPolicy, demoPolicy];
