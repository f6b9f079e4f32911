/** A review where there is no terminal: every step by an option, every answer as JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldDraft } from '../../../store/draft-log.js';
import { annexFiles, stated } from './annexes-of-a-test.js';
import { type Served, serve } from './server-of-a-test.js';
import { json } from './streams-of-a-test.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.stage.startWorker();
});
afterAll(() => served.close());

const { inDoubt } = annexFiles(() => served);

type Detail = {
  readonly draft: { readonly id: string; readonly version: number };
  readonly facts: Record<string, unknown>;
  readonly doubtful: { readonly total: number; readonly items: readonly { id: string }[] };
};
const opened = async (...options: string[]): Promise<string> => {
  const said = await served.dondoc(['review', inDoubt(), ...options, '--json']);
  return json<Detail>(said).draft.id;
};
const stateOf = async (id: string) => (await foldDraft(served.stage.database, id)).state;

describe('looking', () => {
  test('answers with the draft and a page of its doubts', async () => {
    const id = await opened(...stated());
    const said = await served.dondoc(['review', id, '--json', '--limit', '1', '--offset', '1']);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(json<Detail>(said)).toMatchObject({
      draft: { id, state: 'open', version: 1 },
      reasons: [{ reason: 'unknown-unit', rows: 2 }, { reason: 'deadline-blank' }],
      doubtful: { total: 3, items: [{ id: '3', version: 1 }] },
    });
  });

  test('without a terminal shows the doubts as text', async () => {
    const id = await opened(...stated());
    const said = await served.dondoc(['review', id]);
    expect(said.out).toContain('Row 2 · Line 3 of the file · doubt 1 of 3');
    expect(said.out).toContain('Row 4 · Line 5 of the file · doubt 3 of 3');
  });

  test('lists the drafts', async () => {
    const id = await opened();
    const listed = json<{ items: { id: string }[] }>(await served.dondoc(['review', '--json']));
    expect(listed.items.map((item) => item.id)).toContain(id);
    const said = await served.dondoc(['review']);
    expect(said.out).toMatch(new RegExp(`${id}\\s+phu-luc-\\d+\\.tsv`));
    expect(said.out).toContain('under review');
  });
});

describe('doing', () => {
  test('several things in one line, and signing at the end', async () => {
    const id = await opened(...stated());
    const line = [
      ...['review', id, '--edit', '3', 'deadline=Tháng 5/2029', 'title=Khảo sát lại'],
      ...['--drop', '4', '--reason', 'Trùng', '--accept', '2', '--sign', '--json'],
    ];
    const said = await served.dondoc(line);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(json(said)).toMatchObject({ outcome: 'imported', tasks: 3, amnesty: [], running: 3 });
    const { rows, status } = await stateOf(id);
    expect(status).toBe('signed');
    expect(rows.map(({ state }) => state)).toEqual(['open', 'accepted', 'edited', 'dropped']);
    expect(rows[2]?.task).toMatchObject({
      title: 'Khảo sát lại',
      deadline: { due: '2029-05-31' },
    });
  });

  test('says what was done, one line each', async () => {
    const id = await opened();
    const said = await served.dondoc([
      ...['review', id, '--number', '7/KH', '--absent', 'issuer', 'signed'],
      ...['--merge', '2', '3', '--accept-reason', 'unknown-unit'],
    ]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out.trim().split('\n')).toEqual(['✓ Stated', '✓ Merged', '✓ Accepted the reason']);
    expect((await stateOf(id)).facts).toMatchObject({
      number: '7/KH',
      absent: ['issuer', 'signed'],
    });
    const undone = await served.dondoc(['review', id, '--undo', '--json']);
    expect(json<Detail>(undone).doubtful.total).toBe(2);
  });

  test('says which rows are running tasks, and which are not', async () => {
    const id = await opened(...stated());
    await served.dondoc(['review', id, '--accept', '2', '3', '4', '--sign']);
    const { document } = await stateOf(id);
    const later = await opened(...stated());
    const looked = await served.dondoc(['review', later]);
    expect(looked.out).toContain('May be running already: 4 rows');
    expect(looked.out).toMatch(
      new RegExp(`2\\s+${document}/2: Lập kho dữ liệu \\(Hội Chơi Chim\\)`),
    );
    expect(looked.out).toContain('--remandate ROW=DIRECTIVE/ROW');
    const done = await served.dondoc([
      ...['review', later, '--remandate', `2=${document}/2`, '3=own'],
    ]);
    expect(done).toMatchObject({ code: 0, err: '' });
    const { rows } = await stateOf(later);
    expect(rows.map(({ remandates, ownDuty }) => [remandates, ownDuty])).toEqual([
      ...[
        [null, false],
        [`task/${document}/2`, false],
        [null, true],
        [null, false],
      ],
    ]);
    const twice = await served.dondoc([
      'review',
      later,
      '--remandate',
      `4=${document}/2`,
      '--json',
    ]);
    expect(json(twice)).toMatchObject({ reason: 'task-named-twice' });
    const signed = await served.dondoc(['review', later, '--accept', '2', '3', '4', '--sign']);
    expect(signed.out).toContain('With your signature 3 tasks start');
    expect(signed.out.match(/1 running task is mandated anew/g)).toHaveLength(2);
    for (const wrong of ['2', '2=', '2=KH 1/2', '=own', `2=${document}/2=own`]) {
      const said = await served.dondoc(['review', later, '--remandate', wrong, '--json']);
      expect([said.code, json<{ reason: string }>(said).reason]).toEqual([2, 'wrong-usage']);
    }
  });

  test('with a row for a task that does not run is not signed, and says which', async () => {
    const id = await opened(...stated());
    const line = ['--remandate', '2=KH-0/1', '--accept', '2', '3', '4', '--sign'];
    const said = await served.dondoc(['review', id, ...line]);
    expect(said.code).toBe(1);
    expect(said.err).toContain('row 2');
    expect(said.err).toContain('--remandate 2=own');
  });

  test('keeps a name, restores a row, discards the draft', async () => {
    const id = await opened();
    await served.dondoc(['review', id, '--alias', 'Hội Chơi Chim=Bộ Y tế']);
    expect((await stateOf(id)).rows[1]?.task.leads[0]?.code).toBe('G18');
    await served.dondoc(['review', id, '--undo']);
    await served.dondoc(['review', id, '--accept', '2']);
    await served.dondoc(['review', id, '--restore', '2']);
    expect((await stateOf(id)).rows[1]?.state).toBe('open');
    await served.dondoc(['review', id, '--discard', '--reason', 'Nhầm tệp']);
    expect((await stateOf(id)).status).toBe('discarded');
  });

  test('only if the row still has the version that was seen', async () => {
    const id = await opened();
    expect((await served.dondoc(['review', id, '--accept', '2@1'])).code).toBe(0);
    const said = await served.dondoc(['review', id, '--drop', '2@1', '--reason', 'x', '--json']);
    expect(said.code).toBe(1);
    expect(json(said)).toMatchObject({ reason: 'row-changed', done: 0 });
  });

  test('stops at the first refusal, and says how far it came', async () => {
    const id = await opened();
    const said = await served.dondoc(['review', id, '--accept', '2', '9', '3', '--json']);
    expect(said.code).toBe(1);
    expect(json(said)).toMatchObject({ reason: 'unknown-row', done: 1 });
    const { rows } = await stateOf(id);
    expect(rows.map(({ state }) => state)).toEqual(['open', 'accepted', 'open', 'open']);
  });

  test('stating again what is known is no failure', async () => {
    const facts = stated();
    const id = await opened(...facts);
    expect((await served.dondoc(['review', id, ...facts])).code).toBe(0);
  });

  test('does not sign what is not settled, and says what is missing', async () => {
    const id = await opened();
    const said = await served.dondoc(['review', id, '--sign']);
    expect(said.code).toBe(1);
    expect(said.err).toContain('3 rows are in doubt; not known: issuer, number, date of signing');
    const clear = ['--accept-reason', 'unknown-unit', 'deadline-blank'];
    const json_ = json(await served.dondoc(['review', id, ...clear, '--sign', '--json']));
    expect(json_).toMatchObject({ reason: 'facts-missing' });
  });
});

describe('a line that is not right sends nothing', () => {
  test.each([
    [['--edit', '2', 'lead=Bộ Y tế'], 'is not field=value'],
    [['--edit', '2'], 'is not field=value'],
    [['--edit', '2', 'urgency=asap'], 'is not field=value'],
    [['--alias', 'Hội Chơi Chim'], 'is not "name in the document=unit"'],
    [['--alias', 'Hội Chơi Chim=G99'], '“G99” is neither'],
    [['--drop', '2'], '--reason'],
    [['--signed', '31/02/2026'], 'is not a date'],
    [['--policy', 'gentle'], 'standard, demo'],
  ])('%j', async (options, message) => {
    const id = await opened();
    const said = await served.dondoc(['review', id, '--accept', '3', ...options]);
    expect(said.code).toBe(2);
    expect(said.err).toContain(message);
    expect((await stateOf(id)).action).toBe(1);
  });

  test('nor does a word that is neither a file nor a draft', async () => {
    const said = await served.dondoc(['review', 'Không Có.tsv']);
    expect(said.code).toBe(2);
    expect(said.err).toContain('neither a file nor the id of a draft');
    const unknown = await served.dondoc(['review', 'abcdef01', '--json']);
    expect(unknown.code).toBe(1);
    expect(json(unknown)).toMatchObject({ reason: 'unknown-draft' });
  });

  test('a file that nobody can read names the place', async () => {
    const path = join(served.home, 'hong.tsv');
    writeFileSync(path, 'TT\tNhiệm vụ\tChủ trì\n1\tx\n');
    const said = await served.dondoc(['review', path]);
    expect(said.code).toBe(2);
    expect(said.err).toContain('hong.tsv, line 2, cell 3');
  });
});
