/** Contacts by the command line, against the real door. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commitImport } from '../../../dispatch/import.js';
import { directive, lead, row } from '../../support/directives.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());
beforeEach(async () => {
  await served.stage.database.deleteFrom('contact').execute();
});

const file = (name: string, ...lines: string[]): string => {
  const path = join(served.home, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};

type Kept = { readonly unit: string; readonly name: string; readonly phone: string | null };
const kept = async (): Promise<readonly Kept[]> =>
  json<{ items: readonly Kept[] }>(await served.dondoc(['contacts', '--json'])).items;

const phone = '024 6273 9718';
const set = (...more: string[]) => served.dondoc(['contacts', 'set', 'Bộ Tư pháp', ...more]);

describe('a contact', () => {
  test('is kept, shown, changed in one part, and deleted', async () => {
    expect((await served.dondoc(['contacts'])).out).toContain('No contacts yet.');
    const first = await set('--name', 'Trần Thị Bình', '--phone', phone);
    expect([first.code, first.out]).toEqual([
      0,
      `✓ Kept the contact of Bộ Tư pháp\n  Contact    Trần Thị Bình\n  Telephone  ${phone}\n`,
    ]);
    expect((await set('--mail', 'binh@moj.gov.vn')).code).toBe(0);
    const listed = await served.dondoc(['contacts']);
    expect(listed.out).toMatch(
      /Bộ Tư pháp \(G15\) +Trần Thị Bình +024 6273 9718 +binh@moj\.gov\.vn +Coordination office/,
    );
    expect((await set('--phone', '')).code).toBe(0);
    expect(await kept()).toMatchObject([{ unit: 'G15', name: 'Trần Thị Bình', phone: null }]);
    const gone = await served.dondoc(['contacts', 'remove', 'G15']);
    expect([gone.code, gone.out]).toEqual([0, '✓ Deleted the contact of Bộ Tư pháp\n']);
    const again = await served.dondoc(['contacts', 'remove', 'G15']);
    expect([again.code, again.err]).toEqual([1, '✗ This unit has no contact.\n']);
  });

  test('that is not right is refused before anything is sent, in either language', async () => {
    const wrong = await set(
      '--name',
      'Bình',
      '--phone',
      '912345678',
      '--mail',
      'x',
      '--lang',
      'vi',
    );
    expect([wrong.code, wrong.err]).toEqual([
      2,
      '✗ --mail “x”: không phải một địa chỉ thư điện tử, như dau.moi@moj.gov.vn\n' +
        '  --phone “912345678”: thiếu số 0 ở đầu (bảng tính thường làm mất; hãy định dạng cột là văn bản)\n',
    ]);
    expect((await set('--name', 'Bình')).err).toBe(
      '✗ --phone: a telephone number or a mail address is needed\n',
    );
    expect((await served.dondoc(['contacts', 'set', 'G99', '--name', 'Bình'])).code).toBe(2);
    expect(
      await served.dondoc(['contacts', 'set', 'Các bộ, ngành', '--name', 'An', '--phone', phone]),
    ).toMatchObject({ code: 1 });
    expect(await kept()).toEqual([]);
  });

  test('of a unit is its own business', async () => {
    await set('--name', 'Trần Thị Bình', '--phone', phone);
    const own = await served.dondoc(
      ['contacts', 'set', 'G01', '--name', 'Lê Văn An', '--phone', phone, '--as', 'G01'],
      {},
    );
    expect(own.code).toBe(0);
    const other = await served.dondoc(['contacts', 'remove', 'G15', '--as', 'G01']);
    expect([other.code, (await kept()).length]).toEqual([1, 2]);
    expect((await served.dondoc(['contacts', '--as', 'G01'])).out).not.toContain('Bình');
  });
});

test('units with open tasks and no contact are listed, most tasks first', async () => {
  const signer = { kind: 'coordinator', unit: 'X-dondoc-dieu-phoi', verified: true } as const;
  const rows = [row('1', { parts: [lead('G15')] }), row('2', { parts: [lead('G22')] })];
  const more = row('3', { parts: [lead('G22')] });
  await commitImport(served.stage, directive({ rows: [...rows, more] }), signer, 'import');
  const said = await served.dondoc(['contacts', '--missing']);
  expect(said.out.split('\n').slice(1, 3)).toEqual([
    expect.stringMatching(/^ *2 +.+ +G22$/),
    expect.stringMatching(/^ *1 +Bộ Tư pháp +G15$/),
  ]);
  await set('--name', 'Trần Thị Bình', '--phone', phone);
  expect(json(await served.dondoc(['contacts', '--missing', '--json']))).toMatchObject({
    total: 1,
    items: [{ unit: 'G22', tasks: 2 }],
  });
  const listed = await served.dondoc(['contacts']);
  expect(listed.out).toContain('! 1 unit has open tasks and no contact');
});

describe('a list from a file', () => {
  test('is kept whole; what it does not name stays', async () => {
    await served.dondoc(['contacts', 'set', 'G22', '--name', 'Phạm Hoa', '--phone', phone]);
    await set('--name', 'Bình', '--phone', phone);
    const path = file(
      'dau-moi.csv',
      'TT;Đơn vị;Họ và tên;Điện thoại;Thư điện tử',
      `1;Bộ Tư pháp;Trần Thị Bình;${phone};`,
      '2;BCA;Lê Văn An;;an@mps.gov.vn',
    );
    const said = await served.dondoc(['contacts', 'import', path]);
    expect([said.code, said.out]).toEqual([
      0,
      '✓ Kept contacts: 1 new, 1 changed, 0 as they were.\n  Columns left out: TT\n',
    ]);
    expect((await kept()).map(({ unit, name }) => [unit, name])).toEqual([
      ['G01', 'Lê Văn An'],
      ['G15', 'Trần Thị Bình'],
      ['G22', 'Phạm Hoa'],
    ]);
  });

  test('with bad lines keeps nobody, and names file, line and cell of each', async () => {
    const path = file(
      'hong.csv',
      'Đơn vị,Họ và tên,Điện thoại,Thư điện tử',
      `Bộ Tư pháp,Trần Thị Bình,${phone},`,
      'Bộ Chim,Lê Văn An,912345678,',
      '',
      'G15,Phạm Hoa,,hoa@',
    );
    const said = await served.dondoc(['contacts', 'import', path]);
    expect([said.code, said.err]).toEqual([
      2,
      [
        '✗ hong.csv: 3 places are not right; nothing was kept.',
        '  hong.csv, line 3, cell 1 “Bộ Chim”: neither code nor name of a unit in the register',
        '  hong.csv, line 3, cell 3 “912345678”: the 0 at the beginning is missing (spreadsheets drop it; make the column text)',
        '  hong.csv, line 5, cell 4 “hoa@”: not one mail address, like focal.point@moj.gov.vn',
        '',
      ].join('\n'),
    ]);
    const missing = file('cot.csv', 'Đơn vị,Điện thoại', 'G15,1');
    expect((await served.dondoc(['contacts', 'import', missing, '--lang', 'vi'])).err).toContain(
      'cot.csv, dòng 1, ô 1 “Họ và tên”: thiếu cột',
    );
    expect((await served.dondoc(['contacts', 'import', '/nowhere.csv'])).code).toBe(2);
    expect(await kept()).toEqual([]);
  });

  test('can be one that was exported, in either language', async () => {
    await set('--name', 'Trần Thị Bình', '--phone', '+84 24 6273 9718', '--note', 'Sáng, chiều');
    for (const language of ['vi', 'en']) {
      const path = join(served.home, `${language}.csv`);
      const args = ['contacts', 'export', '--output', path, '--lang', language];
      expect((await served.dondoc(args)).code).toBe(0);
      const screen = await served.dondoc(['contacts', 'export', '--lang', language]);
      expect(readFileSync(path, 'utf8')).toBe(screen.out);
      const before = await kept();
      expect((await served.dondoc(['contacts', 'import', path])).out).toContain('1 as they were.');
      expect(await kept()).toEqual(before);
    }
  });
});

test('the plan of an import names units that nobody can call, and does not hinder the signature', async () => {
  await set('--name', 'Trần Thị Bình', '--phone', phone);
  const path = file(
    'phu-luc.tsv',
    'TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện',
    '1\tBan hành nghị định\tBộ Tư pháp\tThường xuyên',
    '2\tLập kho dữ liệu\tBộ Công an\tThường xuyên',
    '3\tKhảo sát\tBộ Công an\tThường xuyên',
    '',
  );
  const facts = ['--issuer', 'TTg', '--number', `9-${process.pid}`, '--signed', '2022-02-23'];
  const said = await served.dondoc(['import', path, ...facts, '--yes']);
  expect(said.out).toMatch(/No contact: 1\n {2}Bộ Công an {2}2 tasks\n/);
  expect(said.out).toContain('Imported 3 tasks');
});
