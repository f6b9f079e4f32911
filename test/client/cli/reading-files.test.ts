/** `dondoc read`: no server, no folder, only the file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentPath, skipDocuments } from '../../support/documents.js';
import { temporaryFolder } from './server-of-a-test.js';
import { json, type Said, say } from './streams-of-a-test.js';

const folder = temporaryFolder();
const path = join(folder.path, 'annex.tsv');

beforeAll(() =>
  writeFileSync(
    path,
    [
      'TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\tSản phẩm',
      '1\tBan hành nghị định\tBộ Tư pháp\tBộ Công an\tTrước ngày 01/7/2029\tNghị định',
      '2\tKhảo sát\tHội Chơi Chim\t\tThường xuyên\t',
      '',
    ].join('\n'),
  ),
);
afterAll(() => folder.remove());

const lines = ({ out }: Said): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const keys = [
  'document',
  'section',
  'no',
  'title',
  'leads',
  'coordinating',
  'deadline',
  'status',
  'note',
  'deliverable',
  'review',
  'source',
  'confidence',
];

describe('JSON lines', () => {
  test('have exactly the public keys, one task a line, and nothing else on standard output', async () => {
    const said = await say(['read', path, '--format', 'jsonl']);
    expect(said).toMatchObject({ code: 0, err: '' });
    const [first, second, ...rest] = lines(said);
    expect(rest).toEqual([]);
    expect(Object.keys(first ?? {})).toEqual(keys);
    expect(first).toMatchObject({
      no: '1',
      leads: ['Bộ Tư pháp'],
      coordinating: ['Bộ Công an'],
      deliverable: 'Nghị định',
      deadline: { phrase: 'Trước ngày 01/7/2029', kind: 'date', due: '2029-06-30' },
      review: [],
    });
    expect(second).toMatchObject({
      deadline: { kind: 'standing', due: null },
      review: ['unknown-unit: Hội Chơi Chim'],
    });
  });

  test.skipIf(skipDocuments).each([
    ['000', 55],
    ['001', 77],
    ['002', 44],
    ['003', 72],
    ['004', 27],
  ])('of document %s are %i', async (number, tasks) => {
    const said = await say(['read', documentPath(number), '--format', 'jsonl']);
    expect(lines(said)).toHaveLength(tasks);
    for (const line of lines(said)) expect(Object.keys(line)).toEqual(keys);
  });
});

test('--json is a list like every other', async () => {
  const said = await say(['read', path, '--json']);
  expect(json(said)).toMatchObject({
    total: 2,
    items: [{ no: '1' }, { no: '2' }],
    missing: ['issuer', 'number', 'signed'],
  });
});

test('the table shows rows, units, how each deadline was read, and every doubt in words', async () => {
  const { out } = await say(['read', path]);
  expect(out).toContain('Bộ Tư pháp');
  expect(out).toContain('+ Bộ Công an');
  expect(out).toContain('“Trước ngày 01/7/2029” → 30/06/2029');
  expect(out).toContain('“Thường xuyên” → Standing');
  expect(out).toContain('! The unit is not in the register: Hội Chơi Chim');
  expect(out).toContain('2 tasks, 1 row wants a look');
});

test('what each column was taken for is shown, and a person can say otherwise', async () => {
  const { out } = await say(['read', path]);
  expect(out).toContain('table 1, line 2: 1 “TT” → number · 2 “Nhiệm vụ” → task');
  const moved = await say([
    'read',
    path,
    '--format',
    'jsonl',
    '--columns',
    '1:3=coordinating,1:4=lead',
  ]);
  expect(lines(moved)[0]).toMatchObject({ leads: ['Bộ Công an'], coordinating: ['Bộ Tư pháp'] });
});

test('a column that cannot be meant is refused with the form and the roles there are', async () => {
  for (const wrong of ['1:3', '1:3=chief', 'a:b=lead']) {
    const said = await say(['read', path, '--columns', wrong]);
    expect(said.code).toBe(2);
    expect(said.err).toContain('table:column=role');
    expect(said.err).toContain('coordinating');
  }
});

test('what was understood beyond the words is said under the task', async () => {
  const shared = join(folder.path, 'shared.tsv');
  writeFileSync(
    shared,
    [
      'STT\tĐơn vị chủ trì\tĐơn vị phối hợp\tNhiệm vụ từng bộ, ngành\tNhiệm vụ\tThời hạn',
      '1\tBộ Y tế\tBộ Công an\tXây dựng phần mềm\tLiên thông khai sinh\tTháng 3/2029',
      '2\t\tBộ Tư pháp\tBổ sung chức năng\t\tTháng 3/2029',
    ].join('\n'),
  );
  const { out } = await say(['read', shared]);
  expect(out).toContain('Liên thông khai sinh – Bổ sung');
  expect(out).toContain('· The lead is that of row: 1');
});

test('facts stated outrank the file and make the key', async () => {
  const stated = ['--issuer', 'Bộ Tư pháp', '--number', '7/KH', '--signed', '05/01/2029'];
  const said = await say(['read', path, '--json', ...stated]);
  expect(json(said)).toMatchObject({
    document: { key: 'G15-7-KH-2029', issuer: 'G15', number: '7/KH', signedOn: '2029-01-05' },
    missing: [],
  });
});

test('a file that is not there ends with 2, in the language asked for', async () => {
  const said = await say(['read', join(folder.path, 'gone.tsv'), '--lang', 'vi']);
  expect(said.code).toBe(2);
  expect(said.err).toContain('Không tìm thấy tệp.');
  expect(said.out).toBe('');
});

describe('--output', () => {
  const target = (name: string) => join(folder.path, name);

  test('takes the tasks as a workbook, in the language of the person', async () => {
    const said = await say(['read', path, '--format', 'xlsx', '--output', target('out.xlsx')]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toBe(`2 tasks written to ${target('out.xlsx')}.\n`);
    const { sheets } = await readXlsx(readFileSync(target('out.xlsx')));
    const [tasks] = sheets;
    expect(tasks?.name).toBe('Tasks');
    expect(tasks?.rows.map((row) => row.slice(1, 4))).toEqual([
      ['No.', 'Task', 'Lead'],
      ['1', 'Ban hành nghị định', 'Bộ Tư pháp'],
      ['2', 'Khảo sát', 'Hội Chơi Chim'],
    ]);
    const vietnamese = ['read', path, '--format', 'xlsx', '--output', target('vi.xlsx')];
    expect((await say([...vietnamese, '--lang', 'vi'])).out).toContain('Đã ghi 2 nhiệm vụ');
    expect((await readXlsx(readFileSync(target('vi.xlsx')))).sheets[0]?.name).toBe('Nhiệm vụ');
  });

  test('takes JSON lines too, the same as on the screen', async () => {
    const shown = await say(['read', path, '--format', 'jsonl']);
    const command = ['read', path, '--format', 'jsonl', '--output', target('out.jsonl'), '--json'];
    expect(json(await say(command))).toMatchObject({ path: target('out.jsonl'), total: 2 });
    expect(readFileSync(target('out.jsonl'), 'utf8')).toBe(shown.out);
  });

  test('is wanted by a workbook, takes no table, and never the file that is read', async () => {
    const wrong = [
      ['--format', 'xlsx'],
      ['--output', target('out.txt')],
      ['--format', 'jsonl', '--output', path],
    ];
    const before = readFileSync(path, 'utf8');
    for (const options of wrong) {
      const said = await say(['read', path, '--json', ...options]);
      expect(json(said)).toMatchObject({ reason: 'wrong-usage', exitCode: 2 });
    }
    expect(readFileSync(path, 'utf8')).toBe(before);
    const nowhere = ['--format', 'xlsx', '--output', join(folder.path, 'none', 'out.xlsx')];
    expect(json(await say(['read', path, '--json', ...nowhere]))).toMatchObject({
      reason: 'cannot-write',
    });
  });
});

test('duties that the text gives are listed beside the table, and are no tasks', async () => {
  const text = join(folder.path, 'directive.txt');
  writeFileSync(text, 'CHỈ THỊ\n1. Bộ Y tế rà soát thủ tục trước ngày 30/6/2024.\n');
  const said = await say(['read', text, '--lang', 'en']);
  expect(said.code).toBe(0);
  expect(said.out).toContain('0 tasks');
  expect(said.out).toMatch(/one more duty with a time.*\n.*\n2 +Bộ Y tế rà soát.*29\/06\/2024/);
  expect(said.out).toContain(`dondoc review ${text}`);
  expect((await say(['read', text, '--format', 'jsonl'])).out).toBe('');
  const whole = json(await say(['read', text, '--json']));
  expect(whole).toMatchObject({ total: 0, items: [], offered: [{ leads: ['Bộ Y tế'] }] });
});
