import { describe, expect, test } from 'vitest';
import { readDirective } from '../../intake/directive.js';
import { bytesOf, header, messageOf, nowhere, refusal, row } from './refused.js';

describe('encodings', () => {
  test('UTF-8 with a byte order mark and Windows line ends is read', async () => {
    const text = `\ufeff${header}${row}`.replaceAll('\n', '\r\n');
    const result = await readDirective(bytesOf(text), 'annex.tsv');
    expect(result.outcome === 'read' && result.tasks[0]?.leads[0]?.code).toBe('G01');
  });

  test('decomposed letters are read like composed ones', async () => {
    const result = await readDirective(bytesOf((header + row).normalize('NFD')), 'annex.tsv');
    expect(result.outcome === 'read' && result.tasks[0]?.title).toBe('Nối dữ liệu');
  });

  test('UTF-16 with a byte order mark is read, in both byte orders', async () => {
    const little = Buffer.from(`\ufeff${header}${row}`, 'utf16le');
    for (const file of [little, Buffer.from(little).swap16()]) {
      const result = await readDirective(file, 'annex.tsv');
      expect(result.outcome === 'read' && result.tasks[0]?.title).toBe('Nối dữ liệu');
    }
  });

  test('UTF-16 that does not say so, is torn or binary, is named and refused', async () => {
    const little = Buffer.from(header + row, 'utf16le');
    const mark = Buffer.from([0xff, 0xfe]);
    const files = [
      little,
      Buffer.from(little).swap16(),
      Buffer.concat([mark, little, Buffer.from([0x41])]),
      Buffer.concat([mark, little, Buffer.from([0x00, 0xd8])]), // half a surrogate pair
      Buffer.concat([mark, little, Buffer.from([0x01, 0x00])]),
    ];
    for (const file of files) expect(await refusal(file)).toEqual({ reason: 'utf-16', ...nowhere });
    expect((await messageOf(little))?.en).toContain('Save the file as text in UTF-8');
    expect((await messageOf(little))?.vi).toContain('mã UTF-8');
    expect(await refusal(mark)).toEqual({ reason: 'empty', ...nowhere });
  });

  test('Windows-1258 is refused at the line of its first foreign byte', async () => {
    // "Bộ" in Windows-1258: B, ô (0xF4), dot below (0xF2).
    const cell = Uint8Array.from([0x42, 0xf4, 0xf2]);
    const file = Buffer.concat([bytesOf('TT\tNhiem vu\n1\t'), cell, bytesOf('\n')]);
    expect(await refusal(file)).toEqual({ reason: 'not-utf-8', line: 2, cell: null });
    expect((await messageOf(file))?.vi).toContain('Windows-1258');
    expect((await messageOf(file))?.vi).toContain('0xF4');
  });

  test('a character cut off at the end of the file is refused', async () => {
    const whole = bytesOf(`${header}${row}ộ`);
    expect(await refusal(whole.subarray(0, whole.length - 1))).toEqual({
      reason: 'not-utf-8',
      line: 3,
      cell: null,
    });
  });

  test('every sequence UTF-8 forbids is refused at its own line', async () => {
    const forbidden = [
      [0xc0, 0x80], // an overlong form
      [0xe0, 0x80, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0xed, 0xa0, 0x80], // half a surrogate pair
      [0xf4, 0x90, 0x80, 0x80], // beyond the last character
      [0xf5, 0x80, 0x80, 0x80],
      [0x80],
      [0xe1, 0xba, 0x41],
    ];
    for (const sequence of forbidden) {
      const file = Buffer.concat([bytesOf('một 𝄞 hai\nba\n'), Uint8Array.from(sequence)]);
      expect(await refusal(file)).toEqual({ reason: 'not-utf-8', line: 3, cell: null });
    }
  });

  test('NUL bytes are named with their line', async () => {
    expect(await refusal(`${header}1\tNối\0dữ liệu\tBộ Công an\t\n`)).toEqual({
      reason: 'nul-bytes',
      line: 2,
      cell: null,
    });
  });

  test('broken office files, pictures and other binaries are named for what they are', async () => {
    const starts: [number[], string, string][] = [
      [[0x50, 0x4b, 0x03, 0x04, 0x14], 'broken', 'ZIP'],
      [[0x25, 0x50, 0x44, 0x46, 0x2d], 'broken', 'PDF'],
      [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'broken', 'OLE'],
      [[0x89, 0x50, 0x4e, 0x47, 0x0d], 'unknown-format', 'PNG'],
    ];
    for (const [start, reason, name] of starts) {
      expect(await refusal(Uint8Array.from(start))).toEqual({ reason, ...nowhere });
      expect((await messageOf(Uint8Array.from(start)))?.vi).toContain(name);
    }
    expect(await refusal(`${header}1\t\u0001\t\t\n`)).toEqual({
      reason: 'binary',
      line: 2,
      cell: null,
    });
  });
});
