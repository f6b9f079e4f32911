/** Of whoever will be told, those whom nobody can call. */

import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/messages.js';
import type { AssignedRow, DirectiveTerms } from '../../../domain/document/assignment.js';
import { mayHaveContact, withoutContact } from '../../../domain/document/contacts-needed.js';
import { planImport } from '../../../domain/document/plan.js';
import { standardPolicy } from '../../../domain/policy/shipped.js';
import type { UnitCode } from '../../../domain/unit/messages.js';
import { coordinating, dated, lead, row, standing } from '../../support/directives.js';

/** Monday 3 September 2029, 09:00 in Việt Nam. */
const now = '2029-09-03T02:00:00.000Z' as Instant;

const facts: DirectiveTerms = {
  key: 'KH-1',
  name: 'Kế hoạch',
  issuer: 'H26',
  standingAgency: 'H26',
  workingGroup: 'X-to-cong-tac',
  policy: standardPolicy,
};

const toldBy = (rows: readonly AssignedRow[], terms: Partial<DirectiveTerms> = {}) =>
  planImport({ ...facts, ...terms }, rows, now).told;

test('an issuer that the register lacks is called as the document calls it', () => {
  const terms = {
    ...facts,
    issuer: 'X-ban-mau' as UnitCode,
    standingAgency: 'X-ban-mau' as UnitCode,
  };
  const issuer = { code: 'X-ban-mau' as UnitCode, name: 'Ban mẫu' };
  const rows = [row('1', { parts: [lead('G15')], deadline: dated('2029-12-28') })];
  const { told, unreached } = planImport(terms, rows, now, issuer);
  expect(told.find(({ unit }) => unit === issuer.code)?.name).toBe('Ban mẫu');
  expect(unreached.map(({ name }) => name)).toContain('Ban mẫu');
});

const counts = (told: ReturnType<typeof toldBy>) =>
  Object.fromEntries(told.map(({ unit, tasks }) => [unit, tasks]));

describe('units that a plan tells something', () => {
  test('are its leads and coordinating units, each with the tasks it is told of', () => {
    const told = toldBy([
      row('1', { parts: [lead('G15'), coordinating('G01')], deadline: standing }),
      row('2', { parts: [lead('G01')], deadline: standing }),
      row('3', { parts: [lead('G01'), coordinating('G22')], deadline: standing }),
    ]);
    expect(told).toEqual([
      { unit: 'G01', name: 'Đơn vị G01', tasks: 3 },
      { unit: 'G15', name: 'Đơn vị G15', tasks: 1 },
      { unit: 'G22', name: 'Đơn vị G22', tasks: 1 },
    ]);
  });

  test('count a task once, however many lines it has; offices that escalations go to are among them', () => {
    // Reminders, lateness and two levels of escalation: the first to the standing agency, the second to
    // the working group.
    expect(
      counts(toldBy([row('1', { parts: [lead('G15')], deadline: dated('2029-12-28') })])),
    ).toEqual({ G15: 1, H26: 1, 'X-to-cong-tac': 1 });
  });

  test('are the members of a group one by one, as its notices are', () =>
    expect(
      counts(
        toldBy([
          row('1', { parts: [lead('X-nhom', ['H01', 'H02'])], deadline: standing }),
          row('2', { parts: [lead('H02')], deadline: standing }),
        ]),
      ),
    ).toEqual({ H02: 2, H01: 1 }));
});

describe('a contact is missing', () => {
  const named = (unit: string) => ({ ...lead(unit), name: unit });
  const lacking = (units: readonly string[], contacts: readonly string[], terms = {}) =>
    withoutContact(
      toldBy(
        units.map((unit, at) => row(`${at}`, { parts: [named(unit)], deadline: standing })),
        terms,
      ),
      new Set(contacts),
    ).map(({ unit }) => unit);

  test('where a unit is told and has none, also one the register lacks', () =>
    expect(lacking(['G15', 'G01', 'X-hoi-choi-chim'], ['G15'])).toEqual([
      'G01',
      'X-hoi-choi-chim',
    ]));

  test('neither for a group nobody can enumerate, nor where nobody is named', () =>
    expect(lacking(['X-cac-bo-nganh', 'X-chua-xac-dinh', 'G01'], [])).toEqual(['G01']));

  test('not for whoever presses', () => {
    const late = [row('1', { parts: [lead('G15')], deadline: dated('2029-12-28') })];
    const told = toldBy(late, { standingAgency: 'X-dondoc-dieu-phoi' });
    expect(counts(told)).toHaveProperty('X-dondoc-dieu-phoi', 1);
    expect(withoutContact(told, new Set()).map(({ unit }) => unit)).toEqual([
      'G15',
      'X-to-cong-tac',
    ]);
  });

  // G14, the ministry of information, went into G13, the ministry of science, on 1 March 2025.
  test('though its successor has one: nothing is inherited, as no notice is', () =>
    expect(lacking(['G14'], ['G13'])).toEqual(['G14']));
});

test.each([
  ['G15', true],
  ['X-hoi-choi-chim', true],
  ['X-cac-bo-nganh', false],
  ['X-ubnd-cac-tinh-thanh-pho', false],
  ['X-chua-xac-dinh', false],
])('%s may have a contact: %s', (unit, may) => expect(mayHaveContact(unit)).toBe(may));

test('members of a group are called as they are called on the day', () => {
  const parts = [lead('X-ubnd-cac-tinh-thanh-pho', ['H57'])];
  const rows = [row('1', { parts, deadline: dated('2029-12-28') })];
  const named = (at: string) =>
    planImport(facts, rows, at as typeof now).told.find(({ unit }) => unit === 'H57')?.name;
  expect(named('2024-06-01T02:00:00.000Z')).toBe('UBND tỉnh Thừa Thiên Huế');
  expect(named('2026-06-01T02:00:00.000Z')).toBe('UBND thành phố Huế');
});
