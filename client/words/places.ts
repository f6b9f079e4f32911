/** Where something stands in a file, as a person would look it up. */
import type { SourcePlace } from '../../domain/document/source.js';
import type { Language } from './language.js';

const vi = {
  sheet: (name: string) => `trang tính ${name}`,
  table: (number: number) => `bảng ${number}`,
  row: (number: number) => `dòng ${number}`,
  cell: (number: number) => `ô ${number}`,
  lineOfFile: (number: number) => `dòng ${number} của tệp`,
};

const en: typeof vi = {
  sheet: (name) => `sheet ${name}`,
  table: (number) => `table ${number}`,
  row: (number) => `row ${number}`,
  cell: (number) => `cell ${number}`,
  lineOfFile: (number) => `line ${number} of the file`,
};

const both = { vi, en };

/** "Trang tính Phụ lục, bảng 2, dòng 14, ô 3"; empty where the format has no places. */
export const placeText = (
  { sheet, table, row, column, line }: SourcePlace,
  language: Language,
): string => {
  const words = both[language];
  const parts = [
    ...(sheet === null ? [] : [words.sheet(sheet)]),
    ...(table === null ? [] : [words.table(table)]),
    ...(row === null ? [] : [words.row(row)]),
    ...(column === null ? [] : [words.cell(column)]),
    ...(line === null ? [] : [words.lineOfFile(line)]),
  ].join(', ');
  return parts.slice(0, 1).toUpperCase() + parts.slice(1);
};
