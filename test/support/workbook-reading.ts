/** Workbooks made and read at once. */
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import { type RawWorkbook, rawXlsx } from './workbooks.js';

export const annexHeader = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];

export const readSheets = async (...sheets: WriteSheet[]) => readXlsx(await writeXlsx({ sheets }));

export const readRows = (rows: CellValue[][], more: Partial<WriteSheet> = {}) =>
  readSheets({ name: 'Phụ lục', rows, ...more });

export const readRaw = (raw: RawWorkbook) => readXlsx(rawXlsx(raw));

/** A cell with its text in it, as XML. */
export const inlineCell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
