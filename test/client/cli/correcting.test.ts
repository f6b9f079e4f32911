/** A corrected version of an annex by the command line: shown row by row, signed, carried out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findTask, listTasks } from '../../../store/queries.js';
import { annexAndCorrection } from '../../support/corrected-files.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
});
afterAll(() => served.close());

type Line = readonly [title: string, lead: string, deadline: string];
const first: readonly Line[] = [
  ['Ban hành Thông tư về sản phẩm dữ liệu', 'Bộ Tư pháp', 'Tháng 6/2029'],
  ['Nâng cấp hạ tầng trung tâm dữ liệu', 'Bộ Công an', 'Tháng 9/2029'],
  ['Tập huấn kỹ năng số cho cán bộ cấp xã', 'Bộ Nội vụ', 'Theo lộ trình của Đề án'],
];

const write = (name: string, lines: readonly Line[]): string => {
  const path = join(served.home, name);
  const rows = lines.map((line, at) => [String(at + 1), ...line].join('\t'));
  const header = 'TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện';
  // The same bytes are the same file, whatever it is called.
  writeFileSync(path, [`Bản ${uniqueName('b')}`, header, ...rows, ''].join('\n'));
  return path;
};

/** Imports the first version under a key of its own and answers the key. */
const imported = async (): Promise<{ key: string; stated: string[] }> => {
  const number = uniqueName('05');
  const stated = ['--issuer', 'TTg', '--number', number, '--signed', '23/02/2026'];
  const said = await served.dondoc(['import', write('first.tsv', first), ...stated, '--yes']);
  expect(said).toMatchObject({ code: 0, err: '' });
  return { key: `TTg-${number}-2026`, stated };
};

/** 1 moved, 2 gone, 3 as it was, 4 new; each under the number it stands at. */
const second: readonly Line[] = [
  ['Ban hành Thông tư về sản phẩm dữ liệu', 'Bộ Tư pháp', 'Tháng 12/2029'],
  ['Tập huấn kỹ năng số cho cán bộ cấp xã', 'Bộ Nội vụ', 'Theo lộ trình của Đề án'],
  ['Thí điểm ki ốt tự phục vụ tại bệnh viện', 'Bộ Y tế', 'Tháng 3/2030'],
];

const typesOf = async (key: string, row: string) =>
  (await findTask(served.stage.database, `task/${key}/${row}`))?.events.map(
    ({ event }) => event.type,
  );

describe('a file that corrects a directive', () => {
  test('is shown row by row, signed with its basis, and carried out', async () => {
    const { key } = await imported();
    const path = write(`${uniqueName('b')}.tsv`, second);
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
    const path = write(`${uniqueName('b')}.tsv`, second);
    const said = await served.dondoc(['import', path, ...stated], { answers: ['CV 12', false] });
    expect(said.code).toBe(1);
    expect(said.out).toContain(`Corrected version of ${key}`);
    expect(await typesOf(key, '1')).toEqual(['TaskAssigned']);
  });

  test('is not taken for one by a script that does not say so', async () => {
    const { key, stated } = await imported();
    const path = write(`${uniqueName('b')}.tsv`, second);
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
    const path = write(`${uniqueName('b')}.tsv`, second);
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
    ...first.slice(1),
  ];

  test('is asked about, and the rest follows from the answer', async () => {
    const { key } = await imported();
    const path = write(`${uniqueName('b')}.tsv`, doubtful);
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
    const path = write(`${uniqueName('b')}.tsv`, doubtful);
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

describe('an annex with a duty that runs already', () => {
  test('is shown with it, and mandates it anew when that is said', async () => {
    const { key } = await imported();
    const lines: readonly Line[] = [
      ['Nâng cấp hạ tầng trung tâm dữ liệu', 'Bộ Công an', 'Tháng 3/2030'],
      ['Xây dựng sổ tay hướng dẫn', 'Bộ Y tế', 'Tháng 3/2030'],
    ];
    const path = write(`${uniqueName('c')}.tsv`, lines);
    const args = [
      'import',
      path,
      '--issuer',
      'TTg',
      '--number',
      uniqueName('04'),
      '--signed',
      '1/2/2028',
    ];
    const seen = await served.dondoc(args, { answers: [false] });
    expect(seen.out).toContain('May be running already: 1 row');
    expect(seen.out).toMatch(
      /1 +[^ ]+\/2: Nâng cấp hạ tầng.*30\/09\/2029 → 31\/03\/2030 +100% alike/,
    );
    const wrong = await served.dondoc([...args, '--remandate', `7=${key}/2`, '--yes']);
    expect(wrong.code).toBe(2);
    const said = await served.dondoc([...args, '--remandate', `1=${key}/2`, '--yes', '--json']);
    expect(json(said)).toMatchObject({
      outcome: 'imported',
      tasks: 1,
      remandated: [`task/${key}/2`],
    });
    await eventually(async () => {
      expect(await typesOf(key, '2')).toEqual(['TaskAssigned', 'TaskRemandated']);
    });
    expect((await findTask(served.stage.database, `task/${key}/2`))?.item).toMatchObject({
      due: '2030-03-31',
      originalDue: '2029-09-30',
    });
  });
});

describe('by hand', () => {
  test('a deadline left open is set in the words of a document, and moved again', async () => {
    const { key } = await imported();
    const words = ['--to', 'Quý III/2030', '--basis', 'Quyết định 22/QĐ-TTg'];
    const said = await served.dondoc(['deadline', `${key}/3`, ...words]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('Deadline set anew');
    expect((await findTask(served.stage.database, `task/${key}/3`))?.item).toMatchObject({
      due: '2030-09-30',
      originalDue: null,
      status: 'on-track',
    });
    const unread = await served.dondoc(['deadline', `${key}/3`, '--to', 'sớm', '--basis', 'x']);
    expect(unread.code).toBe(2);
    const shown = await served.dondoc(['task', `${key}/3`]);
    expect(shown.out).toContain('until 30/09/2030: Quyết định 22/QĐ-TTg');
  });

  test('a duty is mandated anew: another lead, both dates shown', async () => {
    const { key } = await imported();
    const args = ['--document', 'Chỉ thị 04/CT-TTg', '--basis', 'Mục III', '--to', 'Tháng 3/2030'];
    const said = await served.dondoc(['remandate', `${key}/1`, ...args, '--lead', 'Bộ Nội vụ']);
    expect(said).toMatchObject({ code: 0, err: '' });
    const shown = await served.dondoc(['task', `${key}/1`]);
    expect(shown.out).toContain('Bộ Nội vụ (G09)');
    expect(shown.out).toContain('originally 30/06/2029');
    expect(shown.out).toMatch(/Mandated again by +Chỉ thị 04\/CT-TTg/);
  });
});

describe('the review of a corrected version', () => {
  /** A directive that runs and a file under its number: 3 is in doubt, 4 is gone. */
  const running = async () => {
    const { annex, corrected } = annexAndCorrection();
    const stated = ['--issuer', 'TTg', '--number', uniqueName('05'), '--signed', '23/02/2022'];
    const file = (text: string): string => {
      const path = join(served.home, `${uniqueName('b')}.tsv`);
      writeFileSync(path, text);
      return path;
    };
    const said = await served.dondoc(['import', file(annex), ...stated, '--yes']);
    expect(said).toMatchObject({ code: 0, err: '' });
    return { key: `TTg-${stated[3]}-2022`, path: file(corrected), stated };
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
