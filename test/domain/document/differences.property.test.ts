/** Annexes of every kind, corrected in every way: what was changed is found, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssignedRow } from '../../../domain/document/assignment.js';
import { rowsToAssign, taskOrders } from '../../../domain/document/correction.js';
import { compareRows, type Decisions, noDecisions } from '../../../domain/document/differences.js';
import type { TaskId } from '../../../domain/task/messages.js';
import {
  annexKey,
  annexRow,
  assignRows,
  carryOut,
  type Running,
  standingRows,
} from '../../support/annexes.js';
import { dayDeadline, informatics, justice, police, undated } from '../../support/builders.js';
import { runs } from '../../support/task-lives.js';

/** Half of the rows of an annex begin alike, as they do in the real ones. */
const openings = ['Kết nối, chia sẻ dữ liệu với cơ sở dữ liệu', 'Ban hành Nghị định về', 'Rà soát'];
const subjects = [
  'hộ tịch điện tử toàn quốc',
  'giấy phép lái xe và đăng kiểm phương tiện',
  'sổ sức khỏe của người dân',
  'quy hoạch đất đai cấp huyện',
  'học phí các trường phổ thông',
  'thuê bao di động trả trước',
  'nông nghiệp và phát triển nông thôn',
  'phạm nhân đang chấp hành án',
  'tàu cá và thuyền viên',
  'hộ nghèo, hộ cận nghèo',
  'chữ ký số cá nhân',
  'khiếu nại, tố cáo',
];
const additions = [
  'xây dựng trung tâm dự phòng thảm họa',
  'khen thưởng tập thể xuất sắc',
  'thí điểm ki ốt tự phục vụ tại bến xe',
];

const anyDeadline = fc.constantFrom(
  dayDeadline('2022-09-15'),
  dayDeadline('2022-12-31'),
  undated('standing', 'Thường xuyên'),
  undated('roadmap', 'Theo lộ trình'),
);
const anyParts = fc.constantFrom(
  [justice, police],
  [justice],
  [{ ...police, role: 'lead' as const }, informatics],
);

const numbered = (rows: readonly AssignedRow[]): AssignedRow[] =>
  rows.map((row, at) => ({ ...row, number: String(at + 1), rowKey: `I-${at + 1}` }));

/** Rows of which no two are about the same. */
const anyAnnex: fc.Arbitrary<AssignedRow[]> = fc
  .shuffledSubarray(subjects, { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((subject) =>
        fc
          .tuple(fc.constantFrom(...openings), anyDeadline, anyParts)
          .map(([opening, deadline, parts]) =>
            annexRow('', { title: `${opening} ${subject}`, deadline, parts }),
          ),
      ),
    ),
  )
  .map(numbered);

/** Rows among which some say the same, word for word. */
const anyRepetitiveAnnex = anyAnnex.chain((rows) =>
  fc
    .array(fc.nat(rows.length - 1), { maxLength: 4 })
    .map((again) => numbered([...rows, ...again.flatMap((at) => rows[at] ?? [])])),
);

type Edit = 'leave' | 'drop' | 'reword' | 'deadline' | 'units' | 'remark';
const edited = (row: AssignedRow, edit: Edit): AssignedRow[] => {
  switch (edit) {
    case 'leave':
      return [row];
    case 'drop':
      return [];
    case 'reword':
      return [{ ...row, title: `${row.title}, bảo đảm đúng tiến độ` }];
    case 'deadline':
      return [{ ...row, deadline: dayDeadline('2023-03-31') }];
    case 'units':
      return [{ ...row, parts: [justice, police, informatics] }];
    case 'remark':
      return [{ ...row, note: 'Đã điều chỉnh' }];
  }
};

type Corrected = {
  readonly before: readonly AssignedRow[];
  readonly after: readonly AssignedRow[];
  /** The truth: title of a row after, and the number it had before, or null for a row that is new. */
  readonly origin: ReadonlyMap<string, string | null>;
};

const anyEdit = fc.constantFrom<Edit>(
  ...(['leave', 'leave', 'drop', 'reword', 'deadline', 'units', 'remark'] as const),
);

/** An annex with some rows edited, dropped, added, and all numbered again. */
const anyCorrection: fc.Arbitrary<Corrected> = anyAnnex.chain((before) =>
  fc
    .tuple(
      fc.array(anyEdit, { minLength: before.length, maxLength: before.length }),
      fc.subarray(additions),
      fc.nat(before.length),
    )
    .map(([edits, added, place]) => {
      const kept = before.flatMap((row, at) =>
        edited(row, edits[at] ?? 'leave').map((now) => ({ now, was: row.number })),
      );
      const fresh = added.map((title) => ({ now: annexRow('', { title }), was: null }));
      const all = [...kept.slice(0, place), ...fresh, ...kept.slice(place)];
      return {
        before,
        after: numbered(all.map(({ now }) => now)),
        origin: new Map(all.map(({ now, was }) => [now.title, was])),
      };
    }),
);

const numberOf = (task: TaskId): string => task.split('/')[2]?.slice('I-'.length) ?? '';
const terms = {
  document: annexKey,
  name: 'Quyết định số 06/QĐ-TTg',
  signedOn: null,
  basis: 'Đính chính',
};

/** What a person who knows the truth says about every doubt. */
const decided = ({ before, after, origin }: Corrected): Decisions => {
  const { doubts } = compareRows(annexKey, standingRows(assignRows(before)), after);
  const rows: Record<string, TaskId | 'new'> = {};
  for (const doubt of doubts) {
    if (doubt.kind !== 'which') continue;
    const was = origin.get(doubt.row.title) ?? null;
    rows[doubt.row.rowKey] = was === null ? 'new' : `task/${annexKey}/I-${was}`;
  }
  return { rows, gone: {} };
};

const corrected = (tasks: Running, after: readonly AssignedRow[], decisions: Decisions) => {
  const comparison = compareRows(annexKey, standingRows(tasks), after, decisions);
  const ordered = carryOut(taskOrders(comparison.differences, terms), tasks);
  return { comparison, tasks: assignRows(rowsToAssign(comparison.differences), ordered) };
};

const said = ({ title, number, deadline, parts, note }: AssignedRow) => ({
  ...{ title, number, note, due: deadline.due, phrase: deadline.due ?? deadline.phrase },
  units: parts.map(({ unit, role }) => `${role} ${unit}`),
});

describe('an annex', () => {
  test('beside itself differs in nothing, in whatever order its rows come', () =>
    fc.assert(
      fc.property(anyRepetitiveAnnex, fc.nat(), (rows, turn) => {
        const standing = standingRows(assignRows(rows));
        const shuffled = rows.map((_, at) => rows[(at + turn) % rows.length] ?? rows[0]);
        for (const incoming of [rows, [...rows].reverse(), shuffled]) {
          const { differences, doubts } = compareRows(
            annexKey,
            standing,
            incoming.flatMap((row) => row ?? []),
          );
          expect(doubts).toEqual([]);
          expect(differences.map(({ kind }) => kind)).toEqual(rows.map(() => 'unchanged'));
        }
      }),
      runs,
    ));
});

describe('a corrected annex', () => {
  test('is never told apart wrongly: a pair is the true one, or a person is asked', () =>
    fc.assert(
      fc.property(anyCorrection, (correction) => {
        const { before, after, origin } = correction;
        const standing = standingRows(assignRows(before));
        const { differences, doubts } = compareRows(annexKey, standing, after);
        for (const difference of differences) {
          if (difference.kind === 'withdrawn') {
            expect([...origin.values()]).not.toContain(numberOf(difference.task));
          } else {
            const was = origin.get(difference.row.title) ?? null;
            expect(difference.kind === 'new' ? null : numberOf(difference.task)).toBe(was);
          }
        }
        for (const doubt of doubts) {
          const was = doubt.kind === 'which' ? (origin.get(doubt.row.title) ?? null) : null;
          if (doubt.kind === 'which' && was !== null) {
            expect(doubt.candidates.map(({ standing: { task } }) => numberOf(task))).toContain(was);
          }
        }
      }),
      runs,
    ));

  test('is told apart the same in whatever order its rows come', () =>
    fc.assert(
      fc.property(anyCorrection, ({ before, after }) => {
        const standing = standingRows(assignRows(before));
        const told = (rows: readonly AssignedRow[]) => {
          const { differences, doubts } = compareRows(annexKey, standing, rows);
          return [
            ...differences.map(({ task, kind }) => `${kind} ${task}`),
            ...doubts.map((doubt) => JSON.stringify(doubt)),
          ].sort();
        };
        expect(told([...after].reverse())).toEqual(told(after));
      }),
      runs,
    ));

  test('names every row once and no task twice', () =>
    fc.assert(
      fc.property(anyCorrection, ({ before, after }) => {
        const standing = standingRows(assignRows(before));
        const { differences, doubts } = compareRows(annexKey, standing, after);
        const rows = [
          ...differences.flatMap((one) => (one.kind === 'withdrawn' ? [] : [one.row.number])),
          ...doubts.flatMap((one) => (one.kind === 'which' ? [one.row.number] : [])),
        ];
        expect(rows.sort()).toEqual(after.map(({ number }) => number).sort());
        const tasks = differences.map(({ task }) => task);
        expect(new Set(tasks).size).toBe(tasks.length);
      }),
      runs,
    ));

  test('carried out gives the new annex, without a task too many or too few', () =>
    fc.assert(
      fc.property(anyCorrection, (correction) => {
        const { before, after } = correction;
        const { tasks } = corrected(assignRows(before), after, decided(correction));
        const open = standingRows(tasks).filter(({ end }) => end === null);
        const inOrder = (rows: readonly AssignedRow[]) =>
          rows.map(said).sort((a, b) => Number(a.number) - Number(b.number));
        expect(inOrder(open)).toEqual(inOrder(after));
        // Once it is carried out, the same annex changes nothing more.
        const again = compareRows(annexKey, standingRows(tasks), after);
        expect(again.doubts).toEqual([]);
        expect(new Set(again.differences.map(({ kind }) => kind))).toEqual(
          new Set(after.length === 0 ? [] : ['unchanged']),
        );
      }),
      runs,
    ));

  test('may be corrected again, and again every row has one task', () =>
    fc.assert(
      fc.property(anyCorrection, fc.subarray(additions), (correction, more) => {
        const { before, after } = correction;
        const { tasks } = corrected(assignRows(before), after, decided(correction));
        const last = numbered([
          ...after.filter(({ title }) => !more.includes(title)),
          ...more.map((title) => annexRow('', { title, parts: [police] })),
        ]);
        const { comparison, tasks: finally_ } = corrected(tasks, last, noDecisions);
        const waiting = comparison.doubts.length;
        const open = standingRows(finally_).filter(({ end }) => end === null);
        const candidates = comparison.doubts.flatMap((doubt) =>
          doubt.kind === 'which' ? doubt.candidates.map(({ standing }) => standing.task) : [],
        );
        const asked = new Set(candidates.filter((task) => open.some((row) => row.task === task)));
        expect(open.length).toBe(last.length - waiting + asked.size);
      }),
      runs,
    ));
});
