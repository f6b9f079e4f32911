/** What is offered where a row is in doubt, and what taking it does. */
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../../../domain/deadline/phrase.js';
import { otherReadings } from '../../../../domain/document/draft/other-readings.js';
import { type DraftState, openReasons } from '../../../../domain/document/draft/state.js';
import { mayBecomeAlias, unitChoices } from '../../../../domain/document/draft/unit-choices.js';
import type { ProposedTask } from '../../../../domain/document/proposal.js';
import { date, utc } from '../../../support/builders.js';
import { live } from '../../../support/decider-spec.js';
import { ask, draftOver, openedWith, proposed, readingOf } from '../../../support/drafts.js';

/** The day and year of the drafts of these tests. */
const context = { assignedOn: date('2022-03-10'), documentYear: 2022 };

const withPhrase = (no: string, phrase: string, more: Partial<ProposedTask> = {}) => {
  const { deadline, review } = resolveDeadline(phrase, context);
  return proposed(no, { deadline, review, ...more });
};

const dues = (task: ProposedTask) => otherReadings(task, context).map(({ due, why }) => [due, why]);

describe('other readings of a deadline', () => {
  test('are those of its words', () => {
    expect(dues(withPhrase('1', 'Trước ngày 01/7/2024'))).toEqual([
      ['2024-07-01', 'alternative-before-includes'],
    ]);
    expect(dues(withPhrase('1', 'Tháng 1'))).toEqual([['2023-01-31', 'alternative-next-year']]);
    expect(dues(withPhrase('1', 'Tháng 9'))).toEqual([]);
  });

  test('are what the text of the task says, where it says something else', () => {
    const blank = withPhrase('1', '', { review: ['deadline-in-text: hoàn thành tháng 6/2022'] });
    expect(dues(blank)).toEqual([['2022-06-30', 'alternative-in-text']]);
    const other = withPhrase('1', 'Tháng 5/2022', {
      review: ['deadline-contradicts-text: trước ngày 01/7/2022'],
    });
    expect(dues(other)[0]).toEqual(['2022-06-30', 'alternative-in-text']);
  });

  test('never are the one that the row has', () =>
    expect(
      dues(withPhrase('1', 'Tháng 5/2022', { review: ['deadline-in-text: 31/5/2022'] })),
    ).toEqual([]));
});

const row = (state: DraftState, id = '1') => {
  const found = state.rows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
};

const outcome = (
  tasks: readonly ProposedTask[],
  ...commands: readonly Parameters<typeof ask>[0][]
) => {
  const reading = readingOf(tasks);
  return live(
    draftOver(reading),
    [openedWith(reading)],
    commands.map((command) => ask(command)),
  );
};

describe('taking another reading', () => {
  const two = withPhrase('1', '9/2024 12/2024');
  const take = (alternative: string) => ({
    ...{ type: 'EditRow' as const, row: '1', version: 1 },
    fields: { alternative: date(alternative) },
  });

  test('gives the row its day, its interval and its rule; the words stay as they are', () => {
    const { state } = outcome([two], take('2024-12-31'));
    expect(row(state).task.deadline).toEqual({
      phrase: '9/2024 12/2024',
      kind: 'date',
      due: '2024-12-31',
      dueAt: utc('2024-12-31T17:00:00.000Z'),
      earliest: '2024-12-01',
      latest: '2024-12-31',
      rule: 'month',
      stages: [],
    });
    expect(openReasons(row(state))).toEqual([]);
  });

  test('is refused for a day that no reading has', () => {
    const { state, refusals } = outcome([two], take('2024-10-31'));
    expect(refusals).toEqual(['unknown-reading']);
    expect(row(state).task).toEqual(two);
  });

  test('stands when the date of the document changes', () => {
    const january = withPhrase('1', 'Tháng 1');
    const { state } = outcome([january], take('2023-01-31'), {
      ...{ type: 'StateFacts', facts: { signed: date('2021-12-01') } },
    });
    expect(row(state).task.deadline.due).toBe('2023-01-31');
  });

  test('is possible in each part of a split', () => {
    const parts = [{ title: 'A', alternative: date('2024-12-31') }, { title: 'B' }];
    const { state } = outcome([two], { type: 'SplitRow', row: '1', version: 1, into: parts });
    expect([row(state), row(state, '1-2')].map(({ task }) => task.deadline.due)).toEqual([
      '2024-12-31',
      '2024-09-30',
    ]);
    const none = [{ alternative: date('2024-12-30') }, {}];
    const { refusals } = outcome([two], { type: 'SplitRow', row: '1', version: 1, into: none });
    expect(refusals).toEqual(['unknown-reading']);
  });
});

describe('merging rows of which some have a day that a person chose', () => {
  const chose = (no: string, due: string) => ({
    ...{ type: 'EditRow' as const, row: no, version: 1 },
    fields: { due: date(due) },
  });
  const merged = (...chosen: readonly ReturnType<typeof chose>[]) => {
    const tasks = [withPhrase('1', 'Tháng 5/2022'), withPhrase('2', 'Tháng 6/2022')];
    const version = (no: string) =>
      chosen.findIndex(({ row: id }) => id === no) === -1
        ? 1
        : chosen.findIndex(({ row: id }) => id === no) + 2;
    const rows = ['1', '2'].map((no) => ({ row: no, version: version(no) }));
    const { state, refusals } = outcome(tasks, ...chosen, { type: 'MergeRows', rows });
    expect(refusals.every((refusal) => refusal === null)).toBe(true);
    return row(state);
  };

  test('keeps the only one, beside the words of both', () => {
    const { task } = merged(chose('2', '2022-06-15'));
    expect(task.deadline).toMatchObject({
      ...{ phrase: 'Tháng 5/2022 Tháng 6/2022', due: '2022-06-15', rule: 'chosen' },
    });
    expect(task.review).toEqual([]);
  });

  test('keeps it where both chose the same', () => {
    const { task } = merged(chose('1', '2022-06-15'), chose('2', '2022-06-15'));
    expect([task.deadline.due, task.review]).toEqual(['2022-06-15', []]);
  });

  test('asks where they differ, and offers both', () => {
    const row = merged(chose('1', '2022-05-15'), chose('2', '2022-06-15'));
    expect(openReasons(row)).toContain('deadline-chosen-twice: 15/05/2022; 15/06/2022');
    expect(dues(row.task)).toEqual(
      expect.arrayContaining([
        ['2022-05-15', 'alternative-chosen'],
        ['2022-06-15', 'alternative-chosen'],
      ]),
    );
  });

  test('reads the words of both where nobody chose', () =>
    expect(openReasons(merged())).toEqual(['deadline-two-readings']));

  test('keeps a reading that was taken as it keeps a day', () => {
    const tasks = [withPhrase('1', '9/2024 12/2024'), proposed('2')];
    const { state } = outcome(
      tasks,
      { type: 'EditRow', row: '1', version: 1, fields: { alternative: date('2024-12-31') } },
      {
        type: 'MergeRows',
        rows: [
          { row: '1', version: 2 },
          { row: '2', version: 1 },
        ],
      },
    );
    expect(row(state).task.deadline).toMatchObject({ due: '2024-12-31', rule: 'month' });
  });
});

describe('units that a spelling in doubt may mean', () => {
  const early = { asOf: date('2022-03-10'), aliases: [] };

  test('come with why they are offered, by the name of that day', () => {
    expect(unitChoices('unknown-unit: Bộ Tư pháp VN', early)[0]).toEqual({
      ...{ code: 'G15', name: 'Bộ Tư pháp', why: 'part-of-name' },
    });
    const late = { asOf: date('2025-06-02'), aliases: [] };
    const names = (asOf: typeof early) =>
      unitChoices('unknown-unit: Ủy ban Dân tôc', asOf).map(({ name }) => name);
    expect(names(early)).toContain('Ủy ban Dân tộc');
    expect(names(late)).toContain('Bộ Dân tộc và Tôn giáo');
  });

  test('are those who took over, where the unit had ended', () => {
    const late = { asOf: date('2025-06-02'), aliases: [] };
    expect(unitChoices('unit-ended: Bộ Giao thông vận tải', late)).toEqual([
      {
        ...{ code: 'G17', name: 'Bộ Xây dựng', why: 'successor', from: '2025-03-01' },
        act: expect.stringContaining('176/2025'),
      },
    ]);
  });

  test('are none for a doubt about something else', () =>
    expect(unitChoices('deadline-in-text: Bộ Tư pháp', early)).toEqual([]));

  test('may stand for the spelling in other documents only where it names no other unit', () => {
    expect(mayBecomeAlias('unknown-unit: Hội Lạ')).toBe(true);
    expect(mayBecomeAlias('unit-ended: Bộ Giao thông vận tải')).toBe(false);
    expect(mayBecomeAlias('deadline-blank')).toBe(false);
  });
});
