/** The report is only worth something if it can say "wrong": every verdict is tried here. */
import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { type ProposedTask, taskFields } from '../../../domain/document/proposal.js';
import { unitCodeFor } from '../../../domain/unit/register.js';
import { date } from '../../support/builders.js';
import { type ComparedField, cellFits, compare, titleFits } from './compare.js';
import { compareProse } from './compare-prose.js';
import type { Fixture } from './fixtures.js';

const mention = (name: string) => ({ code: unitCodeFor(name), name, asWritten: name });

const due = (day: CivilDate): ProposedTask['deadline'] => ({
  ...{ phrase: '', kind: 'date', rule: 'month', due: day, dueAt: null },
  ...{ earliest: day, latest: day, stages: [] },
});

const everyField = <Value>(value: Value) =>
  Object.fromEntries(taskFields.map((field) => [field, value])) as Record<
    (typeof taskFields)[number],
    Value
  >;

const proposed = (facts: Partial<ProposedTask> = {}): ProposedTask => ({
  ...{ document: 'x', section: 'A', no: '1', title: 'Kết nối dữ liệu dân cư.' },
  leads: [mention('Bộ Công an')],
  coordinating: [mention('Bộ Y tế')],
  deadline: due(date('2022-03-31')),
  ...{ status: '', note: '', deliverable: 'Báo cáo kết quả', urgency: 'normal' },
  ...{ review: [], marks: [], places: everyField(null), confidence: everyField(1) },
  ...{ rowKey: 'A-1', line: 1 },
  ...facts,
});

const fixture: Fixture = {
  document: '999',
  rows: [
    ['A', '1', ['Bộ Công an'], ['Bộ Y tế'], 'date', '2022-03-31'],
    ['A', '2', ['Bộ Công an'], ['Bộ Y tế'], 'date', '2022-03-31'],
  ],
  titles: { 'A-1': ['Kết nối', 'dân cư'], 'A-2': ['Kết nối', 'dân cư'] },
  doubts: { 'A-2': 'two tasks in one row' },
  statuses: { 'A-1': '' },
  deliverables: { 'A-1': 'Báo cáo' },
  prose: null,
};

const second = proposed({ no: '2', review: ['anything'] });
const compareFirst = (facts: Partial<ProposedTask>) => compare(fixture, [proposed(facts), second]);

describe('a document compared with what a person read', () => {
  test('is right in every field when it is read as typed', () => {
    const { tallies, differences, missing, extra, inReview, unasked } = compareFirst({});
    expect(differences).toEqual([]);
    expect(tallies).toEqual({
      'section and number': { right: 2, reviewed: 0, wrong: 0 },
      title: { right: 2, reviewed: 0, wrong: 0 },
      leads: { right: 2, reviewed: 0, wrong: 0 },
      coordinating: { right: 2, reviewed: 0, wrong: 0 },
      'deadline kind': { right: 2, reviewed: 0, wrong: 0 },
      due: { right: 2, reviewed: 0, wrong: 0 },
      'state of play': { right: 1, reviewed: 0, wrong: 0 },
      deliverable: { right: 1, reviewed: 0, wrong: 0 },
    });
    expect({ missing, extra, inReview, unasked }).toEqual({
      ...{ missing: [], extra: [], inReview: 1, unasked: [] },
    });
  });

  const misreadings: readonly (readonly [ComparedField, Partial<ProposedTask>])[] = [
    ['section and number', { section: '' }],
    ['title', { title: 'Kết nối dữ liệu' }],
    ['leads', { leads: [mention('Bộ Y tế'), mention('Bộ Công an')] }],
    ['coordinating', { coordinating: [] }],
    ['deadline kind', { deadline: { ...due(date('2022-03-31')), kind: 'standing' } }],
    ['due', { deadline: due(date('2022-03-30')) }],
    ['state of play', { status: 'Chưa hoàn thành' }],
    ['deliverable', { deliverable: '' }],
  ];

  test.each(misreadings)('is wrong where %s differs, and only there', (field, facts) => {
    const { tallies, differences } = compareFirst(facts);
    expect(differences).toMatchObject([{ row: 'A-1', field, verdict: 'wrong' }]);
    expect(tallies[field].wrong).toBe(1);
  });

  test('is reviewed where the program asks about the row that differs', () => {
    const { tallies } = compareFirst({ title: 'Khác', review: ['shifted'] });
    expect(tallies.title).toEqual({ right: 1, reviewed: 1, wrong: 0 });
  });

  test('is wrong in every field of a row that is missing, and tells the row that is too many', () => {
    const lost = compare(fixture, [second]);
    expect(lost.missing).toEqual(['A-1']);
    expect(lost.differences).toHaveLength(8);
    const doubled = compare(fixture, [proposed(), second, proposed({ no: '2' })]);
    expect(doubled).toMatchObject({ missing: [], extra: ['A-2'], differences: [] });
  });

  test('tells a doubtful row the program is sure of', () => {
    expect(compare(fixture, [proposed(), proposed({ no: '2' })]).unasked).toEqual(['A-2']);
  });
});

test('a title fits by both its ends, whatever stop or dash stands around it', () => {
  expect(titleFits('- Kết nối dữ liệu”.', ['Kết nối', 'dữ liệu'])).toBe(true);
  expect(titleFits('Kết nối dữ liệu dân cư', ['Kết nối', 'dữ liệu'])).toBe(false);
  expect(titleFits('Việc kết nối dữ liệu', ['Kết nối', 'dữ liệu'])).toBe(false);
});

test('a cell given as empty must be empty', () => {
  expect(cellFits('', '')).toBe(true);
  expect(cellFits('Chưa hoàn thành', '')).toBe(false);
});

describe('duties in prose', () => {
  const prose = {
    duties: [
      [10, ['Bộ Công an'], 'date', '2022-03-31', 'kết nối'],
      [20, ['Bộ Y tế'], 'date', '2022-03-31', 'làm sạch'],
    ],
    allowed: [[30, ['Bộ Y tế'], 'standing', null, 'thường xuyên']],
    untimed: [15],
  } as const;
  const standing = { ...due(date('2022-03-31')), kind: 'standing', due: null } as const;

  test('are found anywhere within their item, with or without the right units', () => {
    const offered = [proposed({ line: 12 }), proposed({ line: 20 })];
    expect(compareProse(prose, offered)).toEqual({
      ...{ expected: 2, found: 2, withUnits: 1, missed: [], unfounded: [] },
    });
  });

  test('are missed when nothing with their deadline comes from their item', () => {
    const offered = [proposed({ line: 16 }), proposed({ line: 30, deadline: standing })];
    expect(compareProse(prose, offered)).toEqual({
      ...{ expected: 2, found: 0, withUnits: 0 },
      missed: ['10: kết nối', '20: làm sạch'],
      unfounded: [16],
    });
  });

  test('do not answer twice for one proposal', () => {
    const offered = [proposed({ line: 10 }), proposed({ line: 11 }), proposed({ line: 3 })];
    expect(compareProse(prose, offered)).toMatchObject({ found: 1, unfounded: [11, 3] });
  });
});
