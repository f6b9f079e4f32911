/** A corrected version of an annex by the command line: shown row by row, signed, carried out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTasks } from '../../../store/queries.js';
import { annexAndCorrection } from '../../support/corrected-files.js';
import { annexFiles, firstVersion, type Line } from './annexes-of-a-test.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
});
afterAll(() => served.close());

const { write, ofLines, imported, typesOf } = annexFiles(() => served);

/** 1 moved, 2 gone, 3 as it was, 4 new; each under the number it stands at. */
const second: readonly Line[] = [
  ['Ban hành Thông tư về sản phẩm dữ liệu', 'Bộ Tư pháp', 'Tháng 12/2029'],
  ['Tập huấn kỹ năng số cho cán bộ cấp xã', 'Bộ Nội vụ', 'Theo lộ trình của Đề án'],
  ['Thí điểm ki ốt tự phục vụ tại bệnh viện', 'Bộ Y tế', 'Tháng 3/2030'],
];

describe('a file that corrects a directive', () => {
  test('is shown row by row, signed with its basis, and carried out', async () => {
    const { key } = await imported();
    const path = ofLines(second);
    const answers = ['Công văn 12/VPCP', true];
    const said = await served.dondoc(['import', path, '--corrects', key], { answers });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.asked).toEqual([
      'By what it was corrected, like “Công văn 12/VPCP-KSTT”',
      'Sign off 4 changes?',
    ]);
    expect(said.out).toMatch(/1 +deadline moved +Ban hành Thông tư/);
    expect(said.out).toContain('30/06/2029 → 31/12/2029');
    expect(said.out).toMatch(/3-2 +new +Thí điểm ki ốt/);
    expect(said.out).toMatch(/2 +withdrawn +Nâng cấp hạ tầng/);
    expect(said.out).toContain('Only numbers or remarks changed: 1 rows');
    expect(said.out).toContain(`Recorded 3 changes and 1 new task of ${key}`);
    expect(said.out).toContain('3 of the changes reached their tasks');
    expect(await typesOf(key, '1')).toEqual(['TaskAssigned', 'DeadlineMoved']);
    expect(await typesOf(key, '2')).toEqual(['TaskAssigned', 'TaskWithdrawn']);
    expect(await typesOf(key, '3')).toEqual(['TaskAssigned', 'TaskRemandated']);
    expect(await typesOf(key, '3-2')).toEqual(['TaskAssigned']);
    const again = await served.dondoc(['import', path, '--corrects', key, '--yes']);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('nothing changed');
  });

  test('is recognised by its key; a no leaves everything as it was', async () => {
    const { key, stated } = await imported();
    const path = ofLines(second);
    const said = await served.dondoc(['import', path, ...stated], { answers: ['CV 12', false] });
    expect(said.code).toBe(1);
    expect(said.out).toContain(`Corrected version of ${key}`);
    expect(await typesOf(key, '1')).toEqual(['TaskAssigned']);
  });

  test('is not taken for one by a script that does not say so', async () => {
    const { key, stated } = await imported();
    const path = ofLines(second);
    const said = await served.dondoc(['import', path, ...stated, '--yes']);
    expect(said.code).toBe(1);
    expect(said.err).toContain(`--corrects ${key} --yes --basis`);
    const without = await served.dondoc(['import', path, '--corrects', key, '--yes']);
    expect(without.code).toBe(2);
    expect(without.err).toContain('--basis');
    const nowhere = await served.dondoc([
      'import',
      path,
      '--corrects',
      'KH-none',
      '--yes',
      '--basis',
      'x',
    ]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toContain('was not imported');
    expect(await typesOf(key, '1')).toEqual(['TaskAssigned']);
  });

  test('answers a program with what it did; what is to be left is left', async () => {
    const { key } = await imported();
    const path = ofLines(second);
    const args = ['import', path, '--corrects', key, '--basis', 'CV 12', '--yes', '--json'];
    const wrong = await served.dondoc([...args, '--leave', '77']);
    expect(wrong.code).toBe(2);
    const said = await served.dondoc([...args, '--leave', '1,3-2']);
    expect(said.code).toBe(0);
    expect(json(said)).toMatchObject({
      outcome: 'corrected',
      key,
      tasks: [],
      left: [`task/${key}/1`, `task/${key}/3-2`],
      orders: { accepted: 2, waiting: 0, refused: [] },
    });
    expect(await typesOf(key, '1')).toEqual(['TaskAssigned']);
  });
});

describe('a row that could be two tasks', () => {
  const doubtful: readonly Line[] = [
    ['Khen thưởng tập thể xuất sắc', 'Bộ Tư pháp', 'Tháng 6/2029'],
    ...firstVersion.slice(1),
  ];

  test('is asked about, and the rest follows from the answer', async () => {
    const { key } = await imported();
    const path = ofLines(doubtful);
    const answers = ['0', 'CV 12', true];
    const said = await served.dondoc(['import', path, '--corrects', key], { answers });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.asked[0]).toBe('Row 1 is: a number of the list above, or 0 if it is new');
    expect(said.out).toContain('In doubt: 1 rows');
    expect(await typesOf(key, '1')).toEqual(['TaskAssigned', 'TaskWithdrawn']);
    expect(await typesOf(key, '1-2')).toEqual(['TaskAssigned']);
  });

  test('is not decided for a script, which may decide beforehand', async () => {
    const { key } = await imported();
    const path = ofLines(doubtful);
    const args = ['import', path, '--corrects', key, '--basis', 'CV 12', '--yes', '--json'];
    const said = await served.dondoc(args);
    expect(said.code).toBe(1);
    expect(json(said)).toMatchObject({ reason: 'doubts-left', doubts: [{ kind: 'which' }] });
    expect((await served.dondoc([...args, '--decide', '1=2=3'])).code).toBe(2);
    const decided = await served.dondoc([...args, '--decide', '1=1']);
    expect(json(decided)).toMatchObject({
      outcome: 'corrected',
      changes: [{ task: `task/${key}/1`, kind: 'changed', what: ['reworded'] }],
    });
    expect((await listTasks(served.stage.database, { document: key })).total).toBe(3);
  });
});

describe('the review of a corrected version', () => {
  /** A directive that runs and a file under its number: 3 is in doubt, 4 is gone. */
  const running = async () => {
    const { annex, corrected } = annexAndCorrection();
    return { ...(await imported(write(annex))), path: write(corrected) };
  };

  test('at a terminal asks whether it is one, which task a row is, and by what', async () => {
    const { key, path, stated } = await running();
    const answers = [true, '0', 'Công văn 12/VPCP', true, 'Nguyễn Văn A'];
    const said = await served.dondoc(['review', path, ...stated], { answers });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.asked).toEqual([
      `Dondoc already runs ${key}. Is this its corrected version?`,
      'Row 3 is: a number of the list above, or 0 if it is new',
      'By what it was corrected, like “Công văn 12/VPCP-KSTT”: ',
      'Sign off 5 changes?',
      'Your name, as the signer',
    ]);
    expect(said.out).toContain('31/12/2029 → 31/03/2030');
    expect(said.out).toContain(`Recorded 3 changes and 2 new tasks of ${key}`);
    expect(said.out).toContain('3 of the changes reached their tasks');
    expect(await typesOf(key, '2')).toEqual(['TaskAssigned', 'DeadlineMoved']);
    expect(await typesOf(key, '3')).toEqual(['TaskAssigned', 'TaskWithdrawn']);
    expect(await typesOf(key, '3-2')).toEqual(['TaskAssigned']);
  });

  test('by options decides, leaves and signs; what is missing is said', async () => {
    const { key, path, stated } = await running();
    const shown = await served.dondoc(['review', path, ...stated, '--corrects', key, '--json']);
    const { draft, differences } = json<{
      draft: { id: string; corrects: string };
      differences: { doubts: readonly { id: string }[] };
    }>(shown);
    expect([draft.corrects, differences.doubts.map(({ id }) => id)]).toEqual([key, ['3']]);
    const review = (...options: string[]) => served.dondoc(['review', draft.id, ...options]);
    const undecided = await review('--sign', '--basis', 'CV 12');
    expect(undecided.code).toBe(1);
    expect(undecided.err).toContain('It is not settled which tasks 1 rows are.');
    expect((await review('--decide', '3=')).code).toBe(2);
    const deeds = ['--decide', '3=3', '--leave-task', '4', '5'];
    const groundless = await review(...deeds, '--sign');
    expect(groundless.code).toBe(2);
    expect(groundless.err).toContain('--basis');
    const said = await review('--take-task', '5', '--sign', '--basis', 'CV 12', '--json');
    expect(said.code).toBe(0);
    expect(json(said)).toMatchObject({
      ...{ outcome: 'corrected', key, tasks: [`task/${key}/5`], left: [`task/${key}/4`] },
      changes: [
        { task: `task/${key}/2`, what: ['deadline-moved'] },
        { task: `task/${key}/3`, what: ['reworded'] },
        { task: `task/${key}/5`, kind: 'new' },
      ],
      orders: { accepted: 2, waiting: 0, refused: [] },
    });
  });
});
