/** Running tasks that a later document takes up again, by the command line: in an annex or by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findTask } from '../../../store/queries.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { annexFiles, type Line, stated } from './annexes-of-a-test.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
});
afterAll(() => served.close());

const { ofLines, imported, typesOf } = annexFiles(() => served);

describe('an annex with a duty that runs already', () => {
  test('is shown with it, and mandates it anew when that is said', async () => {
    const { key } = await imported();
    const lines: readonly Line[] = [
      ['Nâng cấp hạ tầng trung tâm dữ liệu', 'Bộ Công an', 'Tháng 3/2030'],
      ['Xây dựng sổ tay hướng dẫn', 'Bộ Y tế', 'Tháng 3/2030'],
    ];
    const path = ofLines(lines);
    const args = ['import', path, ...stated(uniqueName('04'), '1/2/2028')];
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
