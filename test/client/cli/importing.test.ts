/** From a file to running workflows by the command line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDocuments } from '../../../store/overviews.js';
import { listTasks } from '../../../store/queries.js';
import { documentPath, skipDocuments } from '../../support/documents.js';
import { uniqueName } from '../../support/servers.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;

/** Workflows are named by directive and row, and one Temporal serves every test. */
const number = uniqueName('05');

beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
});

afterAll(() => served.close());

type Imported = {
  readonly outcome: string;
  readonly key: string;
  readonly tasks: number;
  readonly running: number;
  readonly amnesty: readonly string[];
};

/** Three rows under a heading that names nobody: issuer, number and date are missing. */
const annex = (name: string, firstTitle: string): string => {
  const path = join(served.home, name);
  writeFileSync(
    path,
    [
      'TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện',
      `1\t${firstTitle}\tBộ Tư pháp\tBộ Công an\tTháng 6/2029`,
      '2\tLập kho dữ liệu\tBộ Công an\t\tThường xuyên',
      '3\tKhảo sát\tHội Chơi Chim\t\tTháng 3/2022',
      '',
    ].join('\n'),
  );
  return path;
};

const documentCount = async () => (await listDocuments(served.stage.database)).length;

describe.skipIf(skipDocuments)('the real annexes', () => {
  test.each([
    ['001', 77],
    ['004', 27],
  ])(
    '%s becomes %i tasks, each with its workflow; again, it changes nothing',
    async (name, tasks) => {
      const path = documentPath(name);
      const first = await served.dondoc(['import', path, '--yes', '--json']);
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(json<Imported>(first)).toMatchObject({ outcome: 'imported', tasks, running: tasks });
      const before = await listTasks(served.stage.database, {});
      const again = await served.dondoc(['import', path, '--yes']);
      expect(again).toMatchObject({ code: 0, err: '' });
      expect(again.out).toContain('nothing changed');
      expect((await listTasks(served.stage.database, {})).total).toBe(before.total);
    },
    120_000,
  );
});

describe('the signature', () => {
  test('is asked for after the plan was shown; no means that nothing is imported', async () => {
    const before = await documentCount();
    const path = annex('no.tsv', 'Ban hành nghị định');
    const said = await served.dondoc(['import', path], { answers: ['', '', '', false, false] });
    expect(said.code).toBe(1);
    expect(said.asked).toHaveLength(5);
    expect(said.asked[3]).toBe('1 row is in doubt. Review them before signing?');
    expect(said.asked[4]).toBe('Sign off and start 3 tasks?');
    expect(said.err).toContain('nothing was imported');
    expect(said.out).toContain('With your signature 3 tasks start');
    expect(said.out).toContain('Late already: 1');
    expect(said.out).toContain('The unit is not in the register: Hội Chơi Chim');
    expect(await documentCount()).toBe(before);
  });

  test('cannot be given where nobody can be asked, nor blindly with --json', async () => {
    const path = annex('no.tsv', 'Ban hành nghị định');
    const nobody = await served.dondoc(['import', path]);
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain('--yes');
    const blind = await served.dondoc(['import', path, '--json'], { answers: [true] });
    expect(blind.code).toBe(2);
    expect(json(blind)).toMatchObject({ reason: 'not-signed' });
  });

  test('leaving a question imports nothing', async () => {
    const before = await documentCount();
    const path = annex('no.tsv', 'Ban hành nghị định');
    expect((await served.dondoc(['import', path], { answers: [null] })).code).toBe(1);
    expect(await documentCount()).toBe(before);
  });
});

describe('what the file lacks', () => {
  test('is asked for, and makes the key of the directive', async () => {
    const path = annex('asked.tsv', 'Ban hành thông tư');
    const answers = ['Thủ tướng Chính phủ', number, '23/02/2023', false, true];
    const said = await served.dondoc(['import', path], { answers });
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain(`Imported 3 tasks under the key TTg-${number}-2023`);
    expect(said.out).toContain('3 workflows are running');
    const documents = await listDocuments(served.stage.database);
    expect(documents.find(({ key }) => key === `TTg-${number}-2023`)).toMatchObject({
      issuer: 'TTg',
      number,
      signedOn: '2023-02-23',
      fileName: 'asked.tsv',
      tasks: 3,
      amnesty: 1,
    });
  });

  test('may be stated; only the rest is asked', async () => {
    const path = annex('stated.tsv', 'Ban hành quy chế');
    const args = ['import', path, '--issuer', 'G15', '--signed', '01/02/2026'];
    const said = await served.dondoc(args, { answers: [`${number}/KH`, false, true] });
    expect(said.asked).toHaveLength(3);
    expect(said.out).toContain(`under the key G15-${number}-KH-2026`);
  });

  test('stays open with --yes: the key is made of the content, and that is said', async () => {
    const path = annex('open.tsv', 'Ban hành kế hoạch');
    const said = await served.dondoc(['import', path, '--yes']);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/the key x-[0-9a-f]{8} stands in/);
  });

  test('a key that other bytes have is refused to a script that does not say what it corrects', async () => {
    const path = annex('other.tsv', 'Một nội dung khác');
    const stated = ['--issuer', 'TTg', '--number', number, '--signed', '23/02/2023'];
    const said = await served.dondoc(['import', path, ...stated, '--yes']);
    expect(said.code).toBe(1);
    expect(said.asked).toEqual([]);
    expect(said.err).toContain('--number');
  });
});

describe('refused before anything is sent', () => {
  test.each([
    [['--policy', 'strict'], 'standard, demo'],
    [['--policy', 'none.yaml'], 'none.yaml'],
    [['--issuer', 'G99'], '“G99” is neither'],
    [['--signed', '31/02/2023'], '“31/02/2023” is not a date'],
    [['--standing-agency', 'Hội Chơi Chim'], '“Hội Chơi Chim” is neither'],
  ])('%j', async (args, message) => {
    const before = await documentCount();
    const path = annex('refused.tsv', 'Ban hành đề án');
    const said = await served.dondoc(['import', path, '--yes', ...args]);
    expect(said.code).toBe(2);
    expect(said.err).toContain(message);
    expect(await documentCount()).toBe(before);
  });

  test('a file that cannot be read names the place', async () => {
    const path = join(served.home, 'ragged.tsv');
    writeFileSync(path, 'không có bảng nào\n');
    const said = await served.dondoc(['import', path, '--yes', '--json']);
    expect(said.code).toBe(2);
    expect(json(said)).toMatchObject({ reason: 'no-table', place: { file: 'ragged.tsv' } });
  });

  test('a directive without an annex is reviewed, not imported: its duties are only offered', async () => {
    const path = join(served.home, 'chi-thi.txt');
    writeFileSync(path, 'CHỈ THỊ\n1. Bộ Y tế rà soát thủ tục trước ngày 30/6/2024.\n');
    const said = await served.dondoc(['import', path, '--yes', '--json']);
    expect(said.code).toBe(2);
    expect(json(said)).toMatchObject({ reason: 'no-rows', next: [`dondoc review ${path}`] });
  });
});
