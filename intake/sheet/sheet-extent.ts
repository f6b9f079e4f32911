/**
 * How far the sheets of an .xlsx reach, looked at before anything of them is built. The library makes
 * a full rectangle of every sheet: one stray cell in the last row would cost a million rows, and so
 * would what is counted out of sight beyond the limit of rows.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Fault } from '../../domain/document/unreadable.js';
import { mostLines, mostPlaces } from '../limits.js';

/** Where a row or a cell says it is. */
const places = /\sr=["']([A-Za-z]{0,3})(\d+)["']/g;
const rowTag = /<(?:\w+:)?row[\s>/]/g;

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const occurrences = (text: string, pattern: RegExp): number => {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count += 1;
  return count;
};

const extentFault = (xml: string, part: string): Fault | null => {
  if (occurrences(xml, rowTag) > mostLines) {
    return { reason: 'too-many-lines', part, expected: String(mostLines) };
  }
  let [rows, columns] = [1, 1];
  for (const [, letters = '', row = ''] of xml.matchAll(places)) {
    rows = Math.max(rows, Number(row));
    if (letters !== '') columns = Math.max(columns, columnOf(letters));
  }
  if (rows <= mostLines && rows * columns <= mostPlaces) return null;
  return { reason: 'too-spread', part, found: `${rows} × ${columns}` };
};

/** The first sheet that reaches too far; throws for what is no zip, as the library does. */
export const tooFar = (bytes: Uint8Array): Fault | null => {
  const parts: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (/^xl\/.*\.xml$/i.test(name)) parts.push(name);
      return false;
    },
  });
  for (const part of parts) {
    // One at a time: together they may be large.
    const content = unzipSync(bytes, { filter: ({ name }) => name === part })[part];
    const xml = content === undefined ? '' : strFromU8(content, true);
    const fault = xml.includes('sheetData') ? extentFault(xml, part) : null;
    if (fault !== null) return fault;
  }
  return null;
};
