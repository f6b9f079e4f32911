/** A review at a terminal: what is shown, which keys there are, and what they come to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentImported } from '../../../store/documents.js';
import { foldDraft } from '../../../store/draft-log.js';
import { readStream } from '../../../store/log.js';
import { listDocuments } from '../../../store/overviews.js';
import { annex } from '../http/draft-calls.js';
import { annexFiles, stated } from './annexes-of-a-test.js';
import { type Served, serve } from './server-of-a-test.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
});
afterAll(() => served.close());

const { inDoubt, write } = annexFiles(() => served);
const idIn = (out: string): string => /draft ([0-9a-f]{8}(?:-\d+)?)/.exec(out)?.[1] ?? '';
const stateOf = async (out: string) => (await foldDraft(served.stage.database, idIn(out))).state;
const keys = 'aesmdAkunpq';

describe('a review', () => {
  test('shows one doubt at a time, with the words of the file beside what was understood', async () => {
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers: ['q'] });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('Opened the draft');
    expect(said.out).toMatch(/2\s+The unit is not in the register\s+unknown-unit/);
    expect(said.out).toMatch(/1\s+No deadline is given\s+deadline-blank/);
    expect(said.out).toContain('Row 2 · Line 3 of the file · doubt 1 of 3');
    expect(said.out).toContain('! The unit is not in the register: Hội Chơi Chim');
    expect(said.out).toMatch(/! Lead\s+Hội Chơi Chim\s+Hội Chơi Chim \(X-hoi-choi-chim\)/);
    expect(said.out).toMatch(/\nDeadline\s+Thường xuyên\s+Standing/);
    expect(said.out).toContain('[A] accept all 2 of this reason');
    expect(said.out).toContain(`Go on: dondoc review ${idIn(said.out)}`);
    expect(said.asked).toEqual([keys]);
  });

  test('goes to the end: accept all of a reason, correct a row, and sign', async () => {
    const answers = ['A', 'e', '4', 'Tháng 3/2022', 'enter', true, 'Nguyễn Văn A'];
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.asked).toEqual([
      ...[keys, 'aesmdunpq', '123456789enter', 'Deadline: ', '123456789enter'],
      'Sign off and start 4 tasks?',
      'Your name, as the signer',
    ]);
    expect(said.out).toContain('✓ Accepted the reason');
    expect(said.out).toContain('✓ Edited');
    expect(said.out).toContain('No row is in doubt any more.');
    expect(said.out).toContain('2 rows in doubt accepted, 0 dropped');
    expect(said.out).toContain('Late already: 1');
    expect(said.out).toMatch(/Nobody known to send to\n\s+Hội Chơi Chim\s+2 lines · not in the/);
    expect(said.out).toMatch(/Imported 4 tasks under the key TTg-05-\S+-2022/);
    expect(said.out).toContain('4 workflows are running');
    const { document } = await stateOf(said.out);
    const shown = await served.dondoc(['documents', document ?? '']);
    expect(shown.out).toContain('Nguyễn Văn A');
    const [first] = await readStream<DocumentImported>(
      served.stage.database,
      `document/${document}`,
    );
    expect(first?.event.doubts?.map(({ row }) => row)).toEqual(['2', '4']);
  });

  test('not signed imports nothing, and the draft is kept', async () => {
    const before = (await listDocuments(served.stage.database)).length;
    const path = inDoubt();
    // Rows like those signed above may run already, and are passed over.
    const answers = ['A', 'a', 's', false];
    const said = await served.dondoc(['review', path, ...stated()], { answers });
    expect(said.code).toBe(1);
    expect(said.err).toContain(`the draft ${idIn(said.out)} is kept`);
    expect(await listDocuments(served.stage.database)).toHaveLength(before);
    // Taken up again by the file or by its id, there is nothing left but to sign.
    const again = await served.dondoc(['review', path], { answers: ['s', false] });
    expect(again.out).toContain('under review already');
    expect(again.asked.at(-1)).toBe('Sign off and start 4 tasks?');
    const byId = await served.dondoc(['review', idIn(said.out)], { answers: ['s', false] });
    expect(byId.asked).toEqual(again.asked);
  });

  test('leaving a question changes nothing', async () => {
    const answers = ['d', null, 'k', null, 's', null, 'e', null, 'q'];
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers });
    expect(said.code).toBe(0);
    expect((await stateOf(said.out)).action).toBe(1);
  });

  test('goes forth and back between doubts, around the end', async () => {
    const answers = ['n', 'n', 'n', 'p', 'q'];
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers });
    const seen = [...said.out.matchAll(/Row (\d) · Line \d of the file · doubt (\d) of 3/g)];
    expect(seen.map(([, row]) => row)).toEqual(['2', '3', '4', '2', '4']);
  });

  test('drops with a reason, takes back, merges with the next', async () => {
    const answers = ['d', 'Không phải nhiệm vụ', 'u', 'm', 'q'];
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers });
    expect(said.out).toContain('✓ Dropped');
    expect(said.out).toContain('✓ Undone');
    expect(said.out).toContain('+ 3 Khảo sát');
    expect(said.out).toContain('✓ Merged');
    const { rows } = await stateOf(said.out);
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['1', 'open'],
      ['2', 'edited'],
      ['3', 'dropped'],
      ['4', 'open'],
    ]);
    expect(rows[1]?.task.title).toBe('Lập kho dữ liệu Khảo sát');
  });

  test('splits a row into the tasks a person types', async () => {
    const answers = [
      ...['s', 'Lập kho', 'Bộ Y tế', 'Thường xuyên'],
      ...['Dùng kho', 'Bộ Công an', 'Tháng 9/2026', '', 'q'],
    ];
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers });
    expect(said.asked.slice(1, 8)).toEqual([
      'Task 1: Lập kho dữ liệu',
      'Lead of task 1: Hội Chơi Chim',
      'Deadline of task 1: Thường xuyên',
      'Task 2: ',
      'Lead of task 2: Hội Chơi Chim',
      'Deadline of task 2: Thường xuyên',
      'Task 3 (leave blank when there are no more): ',
    ]);
    const { rows } = await stateOf(said.out);
    expect(rows.map(({ id, task }) => [id, task.title, task.leads[0]?.code])).toEqual([
      ['1', expect.any(String), 'G15'],
      ['2', 'Lập kho', 'G18'],
      ['2-2', 'Dùng kho', 'G01'],
      ['3', 'Khảo sát', 'G01'],
      ['4', 'Nuôi chim', 'X-hoi-choi-chim'],
    ]);
  });

  test('keeps a name for later documents, and every row that has it is settled', async () => {
    const answers = ['k', 'Bộ Y tế', 'q'];
    const said = await served.dondoc(['review', inDoubt(), ...stated()], { answers });
    expect(said.out).toContain('“Hội Chơi Chim” is read as Bộ Y tế');
    expect(said.out).toContain('doubt 1 of 1');
    const next = await served.dondoc(['review', inDoubt(), ...stated()], { answers: ['q'] });
    expect(next.out).not.toContain('unknown-unit');
    await served.dondoc(['review', idIn(said.out), '--undo']);
  });

  test('takes a suggestion by its digit, for this row only or for good', async () => {
    const text = annex()
      .replaceAll('Hội Chơi Chim', 'Bộ Tư pháp VN')
      .replace('Khảo sát\tBộ Công an\t\t', 'Khảo sát\tBộ Công an\t\t9/2029 12/2029');
    const answers = ['1', false, '1', 'p', '1', true];
    const said = await served.dondoc(['review', write(text), ...stated()], { answers });
    expect(said.out).toContain('[1] “Bộ Tư pháp VN” is Bộ Tư pháp (shares a part of the name)');
    expect(said.out).toContain('[1] Due 31/12/2029 (Another date that the cell gives)');
    const { rows, history } = await stateOf(said.out);
    expect(rows.map(({ task }) => [task.leads[0]?.code, task.leads[0]?.asWritten])).toEqual([
      ['G15', 'Bộ Tư pháp'],
      ['G15', 'Bộ Tư pháp'],
      ['G01', 'Bộ Công an'],
      ['G15', 'Bộ Tư pháp VN'],
    ]);
    expect(rows[2]?.task.deadline).toMatchObject({ phrase: '9/2029 12/2029', due: '2029-12-31' });
    expect(history.at(-1)?.alias).toEqual({ spelling: 'Bộ Tư pháp VN', unit: 'G15' });
    await served.dondoc(['review', idIn(said.out), '--undo']);
  });

  test('asks for what the file lacks; blank means that the document has none', async () => {
    const answers = ['A', 'a', 's', 'Thủ tướng Chính phủ', '', '23/02/2022', true, 'Nguyễn Văn A'];
    const said = await served.dondoc(['review', inDoubt()], { answers });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('Blank means that the document has none.');
    const { facts } = await stateOf(said.out);
    expect(facts).toMatchObject({ number: null, absent: ['number'], signedOn: '2022-02-23' });
    expect(said.out).toMatch(/under the key x-[0-9a-f]{8}/);
  });

  test('asks of every row that may run already, once: that task, none, or later', async () => {
    const path = inDoubt();
    // Rows 1 to 4 are like those signed above; row 3 is passed over, and so is what is left.
    const answers = ['A', 'a', '1', 'o', 'n', 's', false];
    const said = await served.dondoc(['review', path, ...stated()], { answers });
    expect(said.out).toMatch(/Row 1 · may run already, 1 of 4/);
    expect(said.out).toContain('[o] a duty of its own');
    expect(said.out).toContain('1 running task is mandated anew');
    expect(said.asked.at(-1)).toBe('Sign off and start 3 tasks?');
    const { rows } = await stateOf(said.out);
    expect(rows.map(({ remandates, ownDuty }) => [remandates !== null, ownDuty])).toEqual([
      ...[
        [true, false],
        [false, true],
        [false, false],
        [false, false],
      ],
    ]);
    // Taken up again, what was passed over is asked again.
    const again = await served.dondoc(['review', path], { answers: ['u', 'q'] });
    expect(again.out).toMatch(/Row 3 · may run already, 1 of 2/);
  });

  test('tells a person whose row somebody else has changed, and goes on', async () => {
    const path = inDoubt();
    const opened = await served.dondoc(['review', path, ...stated()], { answers: ['q'] });
    const id = idIn(opened.out);
    // While the reason for dropping is typed, row 2 is accepted at another desk.
    const said = await served.dondoc(['review', id], {
      answers: ['d', 'Trùng', 'q'],
      meanwhile: async (question) => {
        if (!question.startsWith('Why is this row')) return;
        await served.dondoc(['review', id, '--accept', '2']);
      },
    });
    expect(said.code).toBe(0);
    expect(said.err).toContain('Somebody else has just changed this row');
    expect(said.out).toContain('Row 3');
  });

  test('speaks Vietnamese', async () => {
    const said = await served.dondoc(['review', inDoubt(), ...stated(), '--lang', 'vi'], {
      answers: ['q'],
    });
    expect(said.out).toContain('Đã mở bản rà soát');
    expect(said.out).toContain('! Cơ quan chưa có trong danh bạ: Hội Chơi Chim');
    expect(said.out).toContain('[A] chấp nhận cả 2 dòng cùng lý do');
  });
});

describe('dondoc import', () => {
  test('offers the review when rows are in doubt, and signs there', async () => {
    const answers = [true, 'A', 'a', 's', true, 'Nguyễn Văn A'];
    const said = await served.dondoc(['import', inDoubt(), ...stated(), '--policy', 'demo'], {
      answers,
    });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.asked[0]).toBe('3 rows are in doubt. Review them before signing?');
    expect(said.out).toMatch(/Reminder policy\s+demo/);
    expect(said.out).toContain('Imported 4 tasks');
    expect((await stateOf(said.out)).status).toBe('signed');
  });

  test('signed without a review accepts what is in doubt, says so and records it', async () => {
    const path = inDoubt();
    const said = await served.dondoc(['import', path, ...stated(), '--yes']);
    expect(said.out).toContain('3 rows in doubt accepted as read; the log says so.');
    const key = /under the key (\S+)/.exec(said.out)?.[1] ?? '';
    const [first] = await readStream<DocumentImported>(served.stage.database, `document/${key}`);
    expect(first?.event.doubts).toEqual([
      { row: '2', reasons: ['unknown-unit: Hội Chơi Chim'] },
      { row: '3', reasons: ['deadline-blank'] },
      { row: '4', reasons: ['unknown-unit: Hội Chơi Chim'] },
    ]);
    const review = await served.dondoc(['review', path], { answers: [] });
    expect(review.out).toContain(`was imported before, key ${key}`);
  });
});
