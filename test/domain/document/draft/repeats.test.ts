/** The prose of a directive that says its annex again. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { DraftReading } from '../../../../domain/document/draft/reading.js';
import { type Repeat, repeatsIn } from '../../../../domain/document/draft/repeats.js';
import { readDirective } from '../../../../intake/directive.js';
import { date, undated } from '../../../support/builders.js';
import { live } from '../../../support/decider-spec.js';
import { documentBytes, skipDocuments } from '../../../support/documents.js';
import {
  ask,
  draftOver,
  justiceMention,
  openedWith,
  policeMention,
  proposed,
  prose,
  readingOf,
} from '../../../support/drafts.js';

const due = (day: string) => ({ ...undated('date', day), due: date(day) });
const birthRecords = 'Cấp bản sao giấy khai sinh điện tử cho trẻ em dưới sáu tuổi';
const rows = [
  proposed('1', { title: birthRecords, deadline: due('2022-06-30') }),
  proposed('2', { title: 'Nâng cấp trung tâm dữ liệu dự phòng', leads: [policeMention] }),
  proposed('3', { title: `${birthRecords} ở nước ngoài`, deadline: due('2022-09-30') }),
];

const rowsRepeated = (
  sentences: DraftReading['proposals'],
  ...commands: Parameters<typeof ask>[0][]
): Record<string, string> => {
  const reading = readingOf(rows, { proposals: sentences });
  const { state } = live(
    draftOver(reading),
    [openedWith(reading)],
    commands.map((command) => ask(command)),
  );
  return Object.fromEntries(
    [...repeatsIn(state)].map(([id, { row }]: [string, Repeat]) => [id, row.id]),
  );
};
const sentence = (id: string, title: string, deadline = due('2022-06-30')) =>
  prose(id, proposed(id, { title, leads: [justiceMention], deadline }));

describe('a sentence', () => {
  test('that says a row again is known by its words and its lead', () =>
    expect(rowsRepeated([sentence('p1', `Khẩn trương ${birthRecords.toLowerCase()}`)])).toEqual({
      p1: '1',
    }));

  test('as like two rows is the one with its date', () =>
    expect(
      rowsRepeated([
        sentence('p1', `${birthRecords}, trước hết ở trong nước`, due('2022-06-30')),
        sentence('p2', `${birthRecords}, trước hết ở trong nước`, due('2022-09-30')),
      ]),
    ).toEqual({ p1: '1', p2: '3' }));

  test('about something else repeats nothing', () =>
    expect(rowsRepeated([sentence('p1', 'Tổ chức hội nghị sơ kết')])).toEqual({}));

  test('that was decided about, or whose row is dropped, is not spoken of', () => {
    const repeating = [sentence('p1', rows[1]?.title ?? '')];
    expect(rowsRepeated(repeating)).toEqual({ p1: '2' });
    expect(rowsRepeated(repeating, { type: 'DropProposal', proposal: 'p1' })).toEqual({});
    expect(
      rowsRepeated(repeating, { type: 'DropRow', row: '2', version: 1, reason: 'Trùng' }),
    ).toEqual({});
  });
});

describe.skipIf(skipDocuments)('the body of document 003', () => {
  let repeated: Record<string, string | null>;

  beforeAll(async () => {
    const read = await readDirective(documentBytes('003'), '003.txt', {}, []);
    if (read.outcome === 'unreadable') throw new Error(read.outcome);
    const reading = readingOf(read.tasks, {
      proposals: read.offered.map((task) => prose(task.rowKey, task)),
    });
    const { state } = live(draftOver(reading), [openedWith(reading)], []);
    const repeats = repeatsIn(state);
    repeated = Object.fromEntries(
      state.proposals.map(({ id, task }) => [
        `${task.line} ${task.deadline.due ?? ''}`.trim(),
        repeats.get(id)?.row.id ?? null,
      ]),
    );
  });

  // Line of the sentence in the file and its date, and the row that a reader finds to be the same.
  test.each([
    ['71 2023-03-31', 'A-1'],
    ['89 2023-03-31', 'A-3'],
    ['95 2023-09-30', 'A-4'],
    // One sentence, two duties: the 53 essential services have a row and a date of their own.
    ['95 2023-06-30', 'A-5'],
    ['148 2023-03-31', 'A-15'],
    ['179 2023-04-30', 'B-1'],
    ['182', 'B-2'],
    ['191 2023-03-31', 'B-3'],
    ['251 2023-09-30', 'B-13'],
    ['255 2023-06-30', 'B-14'],
    ['322 2023-02-28', 'B-27'],
    // Hardly a word in common but what the money is for.
    ['358 2023-02-28', 'B-35'],
    // Led by another order of the same two offices.
    ['391', 'B-46'],
    ['420 2023-03-31', 'C-5'],
    // The communes' own campaign, not that of the ministry in B-30.
    ['424', 'C-8'],
    ['444 2023-02-28', 'B-45'],
  ])('line %s says row %s again', (line, row) => expect(repeated[line]).toBe(row));

  test('says of the sentence that only calls for zeal no row', () =>
    // Line 82: that the programme is a central task, at every level and without pause.
    expect(repeated['82']).toBeNull());
});
