/** From the bytes of a text to its letters, or to the plain statement of why not. Nothing is guessed. */
import type { Fault } from '../../domain/document/unreadable.js';
import { largestFileBytes } from '../limits.js';

export type Decoded =
  | { readonly outcome: 'text'; readonly text: string }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

const faulty = (fault: Fault): Decoded => ({ outcome: 'faulty', fault });

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const lineOf = (bytes: Uint8Array, offset: number): number => {
  let line = 1;
  for (let index = 0; index < offset; index += 1) if (bytes[index] === 0x0a) line += 1;
  return line;
};

/** Only the mark at its beginning says for sure that a text is UTF-16: Excel's "Unicode Text" has it. */
const markedUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
};

/** UTF-16 text has a zero in nearly every second byte wherever it is ASCII. */
const looksUtf16 = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > sample.length / 8 && Math.min(even, odd) * 8 < Math.max(even, odd);
};

/** Tab, line feed, form feed and carriage return belong in text; other control bytes do not. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;

const controls = /[^\P{Cc}\t\n\f\r\u0085]/u;

const hex = (byte: number | undefined): string =>
  `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;

/** How many bytes the sequence at `at` takes, or 0 when it is not UTF-8 (RFC 3629). */
const sequenceLength = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const second = bytes[at + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (first < 0xc2 || first > 0xf4 || second < lowest || second > highest) return 0;
  for (let index = at + 2; index < at + length; index += 1) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
};

const firstInvalid = (bytes: Uint8Array): number => {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
};

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export const tooLarge = (bytes: number): Fault => ({
  reason: 'too-large',
  found: megabytes(bytes),
  expected: megabytes(largestFileBytes),
});

const textOrEmpty = (text: string): Decoded =>
  text.trim() === ''
    ? faulty({ reason: 'empty' })
    : { outcome: 'text', text: text.normalize('NFC') };

const decodedUtf8 = (bytes: Uint8Array): Decoded => {
  try {
    return textOrEmpty(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const at = firstInvalid(bytes);
    return faulty({ reason: 'not-utf-8', line: lineOf(bytes, at), found: hex(bytes[at]) });
  }
};

const decodedUtf16 = (bytes: Uint8Array, encoding: string): Decoded => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return controls.test(text) ? faulty({ reason: 'utf-16' }) : textOrEmpty(text);
  } catch {
    return faulty({ reason: 'utf-16' });
  }
};

/** UTF-8, or UTF-16 that says so with a byte order mark; everything else is refused and named. */
export const decodeText = (bytes: Uint8Array): Decoded => {
  if (bytes.length > largestFileBytes) return faulty(tooLarge(bytes.length));
  if (bytes.length === 0) return faulty({ reason: 'empty' });
  const marked = markedUtf16(bytes);
  if (marked !== null) return decodedUtf16(bytes, marked);
  if (looksUtf16(bytes)) return faulty({ reason: 'utf-16' });
  const nul = bytes.indexOf(0);
  const control = bytes.findIndex(isControl);
  if (nul !== -1 && nul === control)
    return faulty({ reason: 'nul-bytes', line: lineOf(bytes, nul) });
  if (control !== -1) {
    const found = `dữ liệu nhị phân / binary data (${hex(bytes[control])})`;
    return faulty({ reason: 'binary', line: lineOf(bytes, control), found });
  }
  return decodedUtf8(bytes);
};
