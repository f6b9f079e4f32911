import { expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/messages.js';
import { assignTask, type DirectiveTerms } from '../../../domain/document/assignment.js';
import { standardPolicy } from '../../../domain/policy/shipped.js';
import { dated, row } from '../../support/directives.js';

const terms: DirectiveTerms = {
  key: 'KH-1',
  name: 'Kế hoạch',
  issuer: 'H26',
  standingAgency: 'H26',
  workingGroup: 'X-to-cong-tac',
  policy: standardPolicy,
};
const rolling = { ...terms, policy: { ...standardPolicy, rollOver: 'next-working-day' } } as const;
/** Saturday 31 December 2022; Tuesday 3 January 2023 was the next working day. */
const onSaturday = row('1', { deadline: dated('2022-12-31') });

test('a task is assigned with the deadline as it was signed', () => {
  const { deadline } = assignTask(terms, onSaturday, '2022-08-15T02:00:00.000Z' as Instant);
  expect(deadline).toBe(onSaturday.deadline);
});

test('under a policy that rolls over, it is assigned with the deadline moved', () => {
  const { deadline } = assignTask(rolling, onSaturday, '2022-08-15T02:00:00.000Z' as Instant);
  expect(deadline).toMatchObject({ due: '2023-01-03', rolledFrom: '2022-12-31' });
});

test('and is late already only when the moved deadline has passed', () => {
  const onMonday = '2023-01-02T02:00:00.000Z' as Instant;
  expect(assignTask(terms, onSaturday, onMonday).amnesty).toBe(true);
  expect(assignTask(rolling, onSaturday, onMonday).amnesty).toBe(false);
  const after = '2023-01-03T17:00:00.000Z' as Instant;
  expect(assignTask(rolling, onSaturday, after).amnesty).toBe(true);
});
