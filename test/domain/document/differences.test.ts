/** A corrected annex beside the tasks of the one before, row by row. */
import { describe, expect, test } from 'vitest';
import { rowsToAssign } from '../../../domain/document/correction.js';
import { noDecisions } from '../../../domain/document/differences.js';
import { annexKey, annexRow, assignRows } from '../../support/annexes.js';
import {
  dayDeadline,
  extended,
  informatics,
  justice,
  moved,
  police,
  provinces,
  remandated,
  undated,
  withdrawn,
} from '../../support/builders.js';
import {
  annex,
  at,
  changed,
  compare,
  numbered,
  rowAt,
  tasksAfter,
  titles,
  told,
} from './small-annex.js';

describe('nothing differs', () => {
  test('in the same annex', () => {
    expect(told(annex)).toEqual([]);
    expect(compare(annex).doubts).toEqual([]);
    expect(compare(annex).differences).toHaveLength(5);
  });

  test('by the order of the rows', () => expect(told([...annex].reverse())).toEqual([]));

  test('by spaces, punctuation, case, and a full stop behind the number', () =>
    expect(
      told(
        annex.map((row) => ({
          ...row,
          number: `${row.number}.`,
          title: ` ${row.title.replace(',', ' ,').toUpperCase()}.`,
        })),
      ),
    ).toEqual([]));

  test('by other words for the same date', () => {
    const reworded = { ...dayDeadline('2022-09-15'), phrase: 'trước ngày 16/9/2022', rule: 'x' };
    expect(told(changed(1, { deadline: reworded }))).toEqual([]);
  });

  test('by the members of a group, which are those of the day', () => {
    const group = assignRows([annexRow('1', { parts: [provinces] })]);
    const fewer = { ...provinces, members: ['H01', 'H02'] };
    expect(told([annexRow('1', { parts: [fewer] })], noDecisions, group)).toEqual([]);
  });

  test('from what the annex said, however the task was extended or set elsewhere', () => {
    const until = extended(at, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z');
    expect(told(annex, noDecisions, tasksAfter(2, until))).toEqual([]);
    const found = moved(at, '2022-09-15', dayDeadline('2022-10-14'));
    expect(told(annex, noDecisions, tasksAfter(2, found))).toEqual([]);
  });
});

describe('a row', () => {
  test('that is worded otherwise', () => {
    const title = 'Nâng cấp hạ tầng công nghệ thông tin và bảo mật tại trung tâm dữ liệu quốc gia';
    expect(told(changed(2, { title }))).toEqual(['I-2: changed reworded']);
    expect(told(changed(2, { deliverable: 'Báo cáo' }))).toEqual(['I-2: changed reworded']);
  });

  test('whose deadline moved, also to words without a date', () => {
    expect(told(changed(3, { deadline: dayDeadline('2022-10-31') }))).toEqual([
      'I-3: changed deadline-moved',
    ]);
    const roadmap = undated('roadmap', 'Theo lộ trình tại Nghị định số 63');
    expect(told(changed(3, { deadline: roadmap }))).toEqual(['I-3: changed deadline-moved']);
    const open = assignRows([annexRow('1', { deadline: roadmap })]);
    const other = { ...roadmap, phrase: 'Theo lộ trình tại Nghị định số 42' };
    expect(told([annexRow('1', { deadline: other })], noDecisions, open)).toEqual([
      'I-1: changed deadline-moved',
    ]);
  });

  test('of other units, or of the same in other parts', () => {
    expect(told(changed(4, { parts: [justice, police, informatics] }))).toEqual([
      'I-4: changed units-changed',
    ]);
    const swapped = [
      { ...police, role: 'lead' as const },
      { ...justice, role: 'joint-lead' as const },
    ];
    expect(told(changed(4, { parts: swapped }))).toEqual(['I-4: changed units-changed']);
    expect(told(changed(4, { parts: [police, justice] }))).toEqual([]);
  });

  test('that is more urgent, or remarked upon', () => {
    expect(told(changed(1, { urgency: 'express' }))).toEqual(['I-1: changed urgency-changed']);
    expect(told(changed(1, { note: 'Chuyển từ 2022' }))).toEqual(['I-1: changed remarked']);
    expect(told(changed(1, { statedStatus: 'Chưa xong' }))).toEqual(['I-1: changed remarked']);
  });

  test('that is gone ends its task; the rows behind it are only numbered anew', () =>
    expect(told(numbered(annex.filter((row) => row !== rowAt(2))))).toEqual([
      'I-3: changed renumbered',
      'I-4: changed renumbered',
      'I-5: changed renumbered',
      'I-2: withdrawn',
    ]));

  test('that comes in between is new, under a key that no task has', () => {
    const added = annexRow('', { title: 'Xây dựng đề án sổ sức khỏe điện tử toàn dân' });
    const incoming = numbered([...annex.slice(0, 2), added, ...annex.slice(2)]);
    expect(told(incoming)).toEqual([
      'I-3-2: new',
      'I-3: changed renumbered',
      'I-4: changed renumbered',
      'I-5: changed renumbered',
    ]);
    expect(rowsToAssign(compare(incoming).differences)).toMatchObject([
      { rowKey: 'I-3-2', number: '3', title: added.title },
    ]);
  });

  test('behind the last is new under its own key', () =>
    expect(
      told([...annex, annexRow('6', { title: 'Thí điểm ki ốt tự động tại bệnh viện' })]),
    ).toEqual(['I-6: new']));

  test('that is taken for a task of another document is none of this one', () => {
    const remandates = 'task/TTg-9-2021/3';
    const incoming = changed(2, { remandates });
    expect(told(incoming)).toEqual(['I-2-2: new', 'I-2: withdrawn']);
    expect(rowsToAssign(compare(incoming).differences)).toMatchObject([{ remandates }]);
    expect(told(changed(2, { remandates: `task/${annexKey}/I-2` }))).toEqual([]);
  });

  test('may change in everything but its place', () => {
    const title = 'Nâng cấp hạ tầng công nghệ thông tin tại trung tâm dữ liệu vùng và quốc gia';
    const given = { title, parts: [justice], deadline: dayDeadline('2022-12-31'), note: 'Mới' };
    expect(told(changed(2, given))).toEqual([
      'I-2: changed reworded deadline-moved units-changed remarked',
    ]);
  });
});

describe('a person is asked', () => {
  test('what a row is that says something else at the place of another', () => {
    const incoming = changed(5, { title: 'Thí điểm ki ốt tự động tại bệnh viện' });
    expect(told(incoming)).toEqual([]);
    expect(compare(incoming).doubts).toMatchObject([
      {
        kind: 'which',
        row: { number: '5' },
        candidates: [{ standing: { number: '5' }, evidence: { samePlace: true, sameLead: true } }],
      },
    ]);
    const task = `task/${annexKey}/I-5` as const;
    expect(told(incoming, { rows: { 'I-5': task }, gone: {} })).toEqual(['I-5: changed reworded']);
    expect(told(incoming, { rows: { 'I-5': 'new' }, gone: {} })).toEqual([
      'I-5-2: new',
      'I-5: withdrawn',
    ]);
  });

  test('whether a row much like one that is gone, elsewhere and under another lead, is it', () => {
    const title = 'Kết nối, chia sẻ dữ liệu với cơ sở dữ liệu về bảo hiểm y tế và bảo hiểm xã hội';
    const parts = [{ ...police, role: 'lead' as const }];
    const incoming = [...annex.filter((row) => row !== rowAt(3)), annexRow('9', { title, parts })];
    expect(told(incoming)).toEqual([]);
    expect(compare(incoming).doubts).toMatchObject([
      {
        row: { number: '9' },
        candidates: [
          { standing: { number: '3' }, evidence: { samePlace: false, sameLead: false } },
        ],
      },
    ]);
  });

  test('which of two rows in the same words was dropped', () => {
    const twice = [...annex.slice(0, 4), annexRow('5', { title: titles[1] ?? '' })];
    const tasks = assignRows(twice);
    const incoming = numbered(twice.filter((_, place) => place !== 1));
    const { doubts } = compare(incoming, noDecisions, tasks);
    // It stands at neither place any more, so nothing tells which of the two it was.
    expect(doubts).toHaveLength(1);
    expect(doubts[0]).toMatchObject({
      row: { number: '4' },
      candidates: [{ standing: { number: '2' } }, { standing: { number: '5' } }],
    });
    const fifth = `task/${annexKey}/I-5` as const;
    expect(told(incoming, { rows: { 'I-4': fifth }, gone: {} }, tasks)).toEqual([
      'I-3: changed renumbered',
      'I-4: changed renumbered',
      'I-5: changed renumbered',
      'I-2: withdrawn',
    ]);
  });

  test('about a row that is gone, when another document mandates its task too', () => {
    const tasks = tasksAfter(2, remandated(at, {}, {}));
    const incoming = annex.filter((row) => row !== rowAt(2));
    expect(told(incoming, noDecisions, tasks)).toEqual([]);
    expect(compare(incoming, noDecisions, tasks).doubts).toMatchObject([
      { kind: 'gone', standing: { number: '2', others: ['TTg-04-CT-TTg-2024'] } },
    ]);
    const task = `task/${annexKey}/I-2` as const;
    expect(told(incoming, { rows: {}, gone: { [task]: 'withdrawn' } }, tasks)).toEqual([
      'I-2: withdrawn',
    ]);
    expect(told(incoming, { rows: {}, gone: { [task]: 'kept' } }, tasks)).toEqual([]);
  });
});

test('a task given to two rows by mistake is one of them, never both', () => {
  const incoming = changed(5, { title: 'Thí điểm ki ốt tự động tại bệnh viện' });
  const fifth = `task/${annexKey}/I-5` as const;
  expect(told(incoming, { rows: { 'I-4': fifth, 'I-5': fifth }, gone: {} })).toEqual([
    'I-5: changed reworded renumbered',
    'I-5-2: new',
    'I-4: withdrawn',
  ]);
});

describe('a task that has ended', () => {
  test('takes no change, whatever its row says now, and is said to be closed', () => {
    const tasks = tasksAfter(3, withdrawn(at));
    expect(told(annex, noDecisions, tasks)).toEqual(['I-3: closed']);
    expect(told(changed(3, { deadline: dayDeadline('2022-12-31') }), noDecisions, tasks)).toEqual([
      'I-3: closed',
    ]);
  });

  test('needs nothing when its row is gone', () =>
    expect(
      told(
        annex.filter((row) => row !== rowAt(3)),
        noDecisions,
        tasksAfter(3, withdrawn(at)),
      ),
    ).toEqual([]));

  test('is begun anew under another key when a person says so', () =>
    expect(told(annex, { rows: { 'I-3': 'new' }, gone: {} }, tasksAfter(3, withdrawn(at)))).toEqual(
      ['I-3-2: new'],
    ));
});
