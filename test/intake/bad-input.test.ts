import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDirective } from '../../intake/directive.js';
import { readDirectiveFile } from '../../intake/file.js';
import { cpuSince } from '../support/cpu-time.js';
import { bytesOf, header, messageOf, nowhere, refusal, row } from './refused.js';

test('the well-formed twin of the files below is read', async () => {
  const result = await readDirective(bytesOf(header + row), 'annex.tsv');
  expect(result.outcome === 'read' && result.tasks.length).toBe(1);
});

describe('nothing to read', () => {
  test('an empty file, blank lines, or only a byte order mark', async () => {
    expect(await refusal('')).toEqual({ reason: 'empty', ...nowhere });
    expect(await refusal(' \r\n\n\t ')).toEqual({ reason: 'empty', ...nowhere });
    expect(await refusal(new Uint8Array([0xef, 0xbb, 0xbf]))).toEqual({
      reason: 'empty',
      ...nowhere,
    });
  });

  test('prose without a table, a table without rows', async () => {
    expect(await refusal('Kính gửi các bộ, ngành\n')).toEqual({ reason: 'no-table', ...nowhere });
    expect(await refusal(header)).toEqual({ reason: 'no-tasks', ...nowhere });
  });
});

describe('tables that do not hold together', () => {
  test('a header without a column for the task', async () => {
    expect(
      await refusal('Mở đầu\nTT\tCơ quan chủ trì\tThời hạn\n1\tBộ Y tế\tTháng 3/2022\n'),
    ).toEqual({
      reason: 'no-task-column',
      line: 2,
      cell: 1,
    });
  });

  test('a ragged row is named by line and cell, and nothing of the file is taken', async () => {
    expect(await refusal(`${header}${row}\n2\tHai\tBộ Y tế\n`)).toEqual({
      reason: 'ragged-row',
      line: 4,
      cell: 4,
    });
    expect(await refusal(`${header}${row}2\tHai\tBộ Y tế\t\tthừa\n`)).toEqual({
      reason: 'ragged-row',
      line: 3,
      cell: 5,
    });
  });

  test('lines are counted through cells of several lines', async () => {
    expect(await refusal(`${header}1\t"Nối\ndữ liệu"\tBộ Công an\t\n2\tHai\n`)).toEqual({
      reason: 'ragged-row',
      line: 4,
      cell: 3,
    });
  });

  test('quotation marks within a cell are only words', async () => {
    const cell = '"nơi thừa, nơi thiếu" và 5" ống';
    const result = await readDirective(bytesOf(`${header}1\t${cell}\tBộ Công an\t\n`), 'annex.tsv');
    expect(result.outcome === 'read' && result.tasks[0]?.title).toBe(cell);
  });

  test('a quotation mark nobody closed is named where it stands', async () => {
    expect(await refusal(`${header}${row}2\t"Nối dữ liệu\tBộ Y tế\t\n3\tBa\tBộ Y tế\t\n`)).toEqual({
      reason: 'broken-quote',
      line: 3,
      cell: null,
    });
  });

  test('a quotation mark closed rows later would swallow tasks, and is refused', async () => {
    const swallowing = `${header}1\t"Một\tBộ Y tế\t\n2\tHai"\tBộ Công an\t\n3\tBa\tBộ Y tế\t\n`;
    expect(await refusal(swallowing)).toEqual({ reason: 'broken-quote', line: 2, cell: 2 });
  });

  test('a continuation with nothing to continue', async () => {
    expect(await refusal(`${header}\tmồ côi\t\t\n`)).toEqual({
      reason: 'row-without-number',
      line: 2,
      cell: 1,
    });
  });
});

describe('sizes', () => {
  test('a row of a million cells is refused at once', async () => {
    const file = bytesOf(`${header}${'a\t'.repeat(1_000_000)}\n`);
    const spent = cpuSince();
    expect(await refusal(file)).toEqual({ reason: 'too-many-cells', line: 2, cell: 101 });
    expect(spent()).toBeLessThan(1000);
  });

  test('a cell beyond 20,000 characters is refused', async () => {
    const text = 'a'.repeat(20_001);
    expect(await refusal(`${header}1\t${text}\tBộ Y tế\t\n`)).toEqual({
      reason: 'cell-too-long',
      line: 2,
      cell: 2,
    });
  });

  test('more than 200,000 lines are refused at once, blank or not', async () => {
    for (const line of ['\n', 'a\n']) {
      const file = bytesOf(header + line.repeat(5_000_000));
      const spent = cpuSince();
      expect(await refusal(file)).toEqual({ reason: 'too-many-lines', line: 200_001, cell: null });
      expect(spent()).toBeLessThan(2000);
    }
  });

  test('bytes beyond 20 MB are refused with both sizes', async () => {
    const message = await messageOf(new Uint8Array(20 * 1024 * 1024 + 1).fill(65));
    expect(message?.en).toBe(
      'annex.tsv: The file has 20.0 MB; the limit is 20.0 MB. Split the annex into smaller files.',
    );
  });

  test('cells made to be slow to match are read, or refused, within a second', async () => {
    const slow = ['('.repeat(19_000), '. '.repeat(9_000), '*'.repeat(19_000), 'a, '.repeat(6_000)];
    for (const cell of [...slow, `<p ${' '.repeat(19_000)}`, `${'- '.repeat(9_000)}x`]) {
      const file = bytesOf(`${header}1\t${cell}x\t${cell}\t${cell}x\n`);
      const spent = cpuSince();
      await readDirective(file, 'annex.tsv');
      expect(spent()).toBeLessThan(1000);
    }
  });
});

describe('files on disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-intake-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('100 MB are refused without being read', async () => {
    const path = join(folder, 'large.tsv');
    await writeFile(path, header);
    await truncate(path, 100 * 1024 * 1024);
    const result = await readDirectiveFile(path);
    expect(result.outcome === 'unreadable' && result.reason).toBe('too-large');
    expect(result.outcome === 'unreadable' && result.message.en).toContain('100.0 MB');
    // Reading this one would fail in another way: it is larger than a buffer can be.
    await truncate(path, 5 * 1024 ** 3);
    const huge = await readDirectiveFile(path);
    expect(huge.outcome === 'unreadable' && huge.reason).toBe('too-large');
  });

  test('a file that is not there, or is a folder, is said to be so', async () => {
    const missing = await readDirectiveFile(join(folder, 'none.tsv'));
    expect(missing.outcome === 'unreadable' && missing.reason).toBe('not-found');
    const directory = await readDirectiveFile(folder);
    expect(directory.outcome === 'unreadable' && directory.reason).toBe('not-a-file');
    const impossible = await readDirectiveFile('a\0b');
    expect(impossible.outcome === 'unreadable' && impossible.reason).toBe('not-a-file');
  });

  test('a good file is read under its own name', async () => {
    const path = join(folder, 'good.tsv');
    await writeFile(path, header + row);
    const result = await readDirectiveFile(path, { issuer: 'Bộ Thời tiết', name: 'Kế hoạch thử' });
    expect(result.outcome === 'read' && result.document).toMatchObject({
      name: 'Kế hoạch thử',
      issuer: 'X-bo-thoi-tiet',
      issuerName: 'Bộ Thời tiết',
    });
  });
});

test('no bytes make the reader throw', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc
          .array(
            fc.constantFrom(
              '\t',
              '\n',
              '"',
              'TT',
              'Nhiệm vụ',
              'Thời hạn',
              '1',
              'I',
              'Bộ Y tế',
              '\r',
              '|',
              '\n|\n',
              '|---|---|',
              '  ',
            ),
          )
          .map((parts) => bytesOf(parts.join(''))),
      ),
      async (bytes) => {
        const result = await readDirective(bytes, 'annex.tsv');
        if (result.outcome === 'read') expect(result.tasks.length).toBeGreaterThan(0);
        else expect(result.message.vi.startsWith('annex.tsv')).toBe(true);
      },
    ),
  ));
