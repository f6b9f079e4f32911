/** Tab-separated text to neutral rows with their line numbers, within stated limits. */
import { CsvError, parse } from 'csv-parse/sync';
import type { SourceRow } from '../domain/document/layout.js';
import type { Fault } from '../domain/document/unreadable.js';

export const mostCells = 100;
export const mostLines = 200_000;
export const longestCell = 20_000;

export type TsvRows =
  | { readonly outcome: 'rows'; readonly rows: readonly SourceRow[] }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

/** Counted before anything is parsed, so that a million cells or lines cost no more than reading them. */
const beyondLimits = (text: string): Fault | null => {
  let line = 1;
  let cells = 1;
  for (let index = 0; index <= text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 9) cells += 1;
    if (code !== 10 && index < text.length) continue;
    if (cells > mostCells) {
      const found = String(cells);
      const expected = String(mostCells);
      return { reason: 'too-many-cells', line, cell: mostCells + 1, found, expected };
    }
    if (line > mostLines) return { reason: 'too-many-lines', line, expected: String(mostLines) };
    line += 1;
    cells = 1;
  }
  return null;
};

/**
 * A cell that holds a tab was opened by a quotation mark nobody closed: it swallowed its neighbours,
 * perhaps whole rows.
 */
const cellFault = (cells: readonly string[], line: number): Fault | null => {
  for (const [index, text] of cells.entries()) {
    const cell = index + 1;
    if (text.includes('\t')) return { reason: 'broken-quote', line, cell };
    if (cells.length > 1 && text.length > longestCell) {
      const found = String(text.length);
      return { reason: 'cell-too-long', line, cell, found, expected: String(longestCell) };
    }
  }
  return null;
};

type Outcome = { readonly fault: Fault | null; readonly rows: readonly SourceRow[] };

/** A quotation mark nobody closed stands behind the last whole record; the parser names the end. */
const parsed = (text: string): Outcome => {
  const rows: SourceRow[] = [];
  let line = 1;
  let fault: Fault | null = null;
  try {
    parse(text, {
      delimiter: '\t',
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        fault ??= cellFault(cells, line);
        rows.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fault ??= { reason: 'broken-quote', line };
  }
  return { fault, rows };
};

export const readTsv = (source: string): TsvRows => {
  const text = source.replace(/\r\n?|\f/g, '\n');
  const beyond = beyondLimits(text);
  if (beyond !== null) return { outcome: 'faulty', fault: beyond };
  const { fault, rows } = parsed(text);
  return fault === null ? { outcome: 'rows', rows } : { outcome: 'faulty', fault };
};
