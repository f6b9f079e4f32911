/** The numbers a coordinator signs, counted by hand. */
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/messages.js';
import type { AssignedRow, DirectiveTerms } from '../../../domain/document/assignment.js';
import { planImport } from '../../../domain/document/plan.js';
import { standardPolicy } from '../../../domain/policy/shipped.js';
import { coordinating, dated, lead, row, standing } from '../../support/directives.js';

/** Monday 3 September 2029, 09:00 in Việt Nam: a day after the national holiday's weekend. */
const now = '2029-09-03T02:00:00.000Z' as Instant;

const facts: DirectiveTerms = {
  key: 'KH-1',
  name: 'Kế hoạch',
  issuer: 'H26',
  standingAgency: 'H26',
  workingGroup: 'X-to-cong-tac',
  policy: standardPolicy,
};

const planOf = (...rows: AssignedRow[]) => planImport(facts, rows, now);

describe('rows that mandate running tasks anew', () => {
  const dueLate = dated('2029-08-31');
  const again = row('2', { deadline: dueLate, remandates: 'task/TTg-05-CT-TTg-2028/A-1' });

  test('are counted apart: no task, no notice and nobody late comes of them', () => {
    const alone = planOf(row('1', { parts: [lead('G15')], deadline: standing }));
    const both = planOf(row('1', { parts: [lead('G15')], deadline: standing }), again);
    expect(both).toEqual({
      ...alone,
      remandating: [
        ...[{ rowKey: '2', title: 'Nhiệm vụ số 2', due: '2029-08-31', task: again.remandates }],
      ],
    });
    expect(both.tasks).toBe(1);
  });

  test('may be all there is', () =>
    expect(planOf(again)).toMatchObject({ tasks: 0, byLead: [], late: [], unreached: [] }));
});

describe('the notices of a plan', () => {
  test('of a task with a date: told to both units when assigned, reminded three times, then late', () => {
    const { notices } = planOf(
      row('1', { parts: [lead('G15'), coordinating('G01')], deadline: dated('2029-12-28') }),
    );
    // Two focal points: assigned 2, three reminders 6, overdue 2. Level 1 tells the head of the lead
    // and the standing agency, level 2 the working group: 3.
    expect(Object.fromEntries(notices.byKind.map(({ kind, lines }) => [kind, lines]))).toEqual({
      assigned: 2,
      reminder: 6,
      overdue: 2,
      escalation: 3,
    });
    // Focal points of G15 and G01, head of G15, standing agency, working group.
    expect(notices.recipients).toBe(5);
    expect(notices.repeating).toBe(0);
  });

  test('of a standing task: assigned, and nothing more', () => {
    const { notices } = planOf(row('1', { parts: [lead('G15')], deadline: standing }));
    expect(notices.byKind).toEqual([{ kind: 'assigned', lines: 1 }]);
    expect(notices.first).toBe(notices.last);
  });

  test('of a task late already: assigned once; the repetitions are said, not counted', () => {
    const late = row('1', { parts: [lead('G15')], deadline: dated('2029-08-31') });
    const { notices, late: listed } = planOf(late);
    expect(notices.byKind).toEqual([{ kind: 'assigned', lines: 1 }]);
    expect(notices.repeating).toBe(1);
    expect(listed).toEqual([{ rowKey: '1', title: 'Nhiệm vụ số 1', due: '2029-08-31' }]);
  });

  test('under a policy that rolls over: a deadline moved past today is not late', () => {
    const rolling = { ...standardPolicy, rollOver: 'next-working-day' } as const;
    // Sunday 2 September 2029 is a holiday and a day of rest; Monday the 3rd is worked.
    const onSunday = row('1', { parts: [lead('G15')], deadline: dated('2029-09-02') });
    expect(planOf(onSunday).late).toMatchObject([{ rowKey: '1', due: '2029-09-02' }]);
    const { late } = planImport({ ...facts, policy: rolling }, [onSunday], now);
    expect(late).toEqual([]);
  });

  test('of a group that can be enumerated: one line for each member', () => {
    const { notices } = planOf(
      row('1', { parts: [lead('X-nhom', ['H01', 'H02', 'H03'])], deadline: standing }),
    );
    expect(notices.byKind).toEqual([{ kind: 'assigned', lines: 3 }]);
    expect(notices.recipients).toBe(3);
  });
});

test('a task due today is not late yet', () => {
  expect(planOf(row('1', { deadline: dated('2029-09-03') })).late).toEqual([]);
  expect(planOf(row('1', { deadline: dated('2029-09-02') })).late).toHaveLength(1);
});

test('leads and kinds of deadline are counted, most first', () => {
  const plan = planOf(
    row('1', { parts: [lead('G01')], deadline: standing }),
    row('2', { parts: [lead('G15'), coordinating('G01')] }),
    row('3', { parts: [lead('G15')] }),
  );
  expect(plan.tasks).toBe(3);
  expect(plan.byLead).toEqual([
    { name: 'Đơn vị G15', tasks: 2 },
    { name: 'Đơn vị G01', tasks: 1 },
  ]);
  expect(plan.byKind).toEqual([
    { kind: 'date', tasks: 2 },
    { kind: 'standing', tasks: 1 },
  ]);
});

describe('units that no line reaches', () => {
  test('are those the register lacks, open groups, and rows that name nobody', () => {
    const named = (unit: string, name: string) => ({ ...lead(unit), name });
    const { unreached } = planOf(
      row('1', { parts: [named('X-hoi-choi-chim', 'Hội Chơi Chim')], deadline: standing }),
      row('2', { parts: [named('X-cac-bo-nganh', 'Các bộ, ngành')], deadline: standing }),
      row('3', {
        parts: [named('X-chua-xac-dinh', 'Chưa xác định đơn vị chủ trì')],
        deadline: standing,
      }),
      row('4', { parts: [lead('G15'), coordinating('X-hoi-choi-chim')], deadline: standing }),
    );
    expect(unreached).toEqual([
      { unit: 'X-hoi-choi-chim', name: 'Hội Chơi Chim', why: 'unknown-unit', lines: 2 },
      { unit: 'X-cac-bo-nganh', name: 'Các bộ, ngành', why: 'open-group', lines: 1 },
      {
        unit: 'X-chua-xac-dinh',
        name: 'Chưa xác định đơn vị chủ trì',
        why: 'nobody',
        lines: 1,
      },
    ]);
  });

  test('do not include the members of a group that can be enumerated', () =>
    expect(
      planOf(row('1', { parts: [lead('X-nhom', ['H01', 'H02'])], deadline: standing })).unreached,
    ).toEqual([]));
});
