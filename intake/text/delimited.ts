/** Delimited text to rows of cells with their line numbers, within the limits. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Fault } from '../../domain/document/unreadable.js';
import { longestCell, mostCells, mostLines } from '../limits.js';

export type DelimitedRow = { readonly line: number; readonly cells: readonly string[] };

export type DelimitedRows =
  | { readonly outcome: 'rows'; readonly rows: readonly DelimitedRow[] }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

type Counted = {
  /** The line a record begins on, and how many cells it has. */
  readonly record: (line: number, cells: number) => Fault | null;
};

/** Counts without parsing, so that a million cells or lines cost no more than reading them. */
const counted = (text: string, delimiter: string, { record }: Counted): Fault | null => {
  const sign = delimiter.charCodeAt(0);
  let [line, begun, cells] = [1, 1, 1];
  let [quoted, cellBegins] = [false, true];
  for (let index = 0; index <= text.length; index += 1) {
    const code = text.charCodeAt(index);
    const ends = index === text.length;
    if (code === 34 && (quoted || cellBegins)) {
      const doubled = quoted && text.charCodeAt(index + 1) === 34;
      if (doubled) index += 1;
      else quoted = !quoted;
    } else if (code === sign && !quoted) cells += 1;
    cellBegins = code === sign || code === 10;
    if (code !== 10 && !ends) continue;
    if (line > mostLines) return { reason: 'too-many-lines', line, expected: String(mostLines) };
    line += 1;
    if (quoted && !ends) continue;
    const fault = record(begun, cells);
    if (fault !== null) return fault;
    [begun, cells] = [line, 1];
  }
  return null;
};

const beyondLimits = (text: string, delimiter: string): Fault | null =>
  counted(text, delimiter, {
    record(line, cells) {
      if (cells <= mostCells) return null;
      const [found, expected] = [String(cells), String(mostCells)];
      return { reason: 'too-many-cells', line, cell: mostCells + 1, found, expected };
    },
  });

/** How many records have each number of cells. */
export const widthsIn = (text: string, delimiter: string): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>();
  counted(text, delimiter, {
    record(_line, cells) {
      widths.set(cells, (widths.get(cells) ?? 0) + 1);
      return null;
    },
  });
  return widths;
};

/**
 * A quotation mark nobody closed swallows the cells behind it, perhaps whole rows. A tab never stands
 * in a cell; a comma may, but not where a line of the cell begins with a number of its own.
 */
const swallowing = (delimiter: string): RegExp =>
  delimiter === '\t' ? /\t/ : new RegExp(`\\n\\s*\\d+\\s*${delimiter}`);

const cellFault = (cells: readonly string[], line: number, swallowed: RegExp): Fault | null => {
  for (const [index, text] of cells.entries()) {
    const cell = index + 1;
    if (swallowed.test(text)) return { reason: 'broken-quote', line, cell };
    if (cells.length > 1 && text.length > longestCell) {
      const found = String(text.length);
      return { reason: 'cell-too-long', line, cell, found, expected: String(longestCell) };
    }
  }
  return null;
};

type Outcome = { readonly fault: Fault | null; readonly rows: readonly DelimitedRow[] };

/** A quotation mark nobody closed stands behind the last whole record; the parser names the end. */
const parsed = (text: string, delimiter: string): Outcome => {
  const rows: DelimitedRow[] = [];
  const swallowed = swallowing(delimiter);
  let line = 1;
  let fault: Fault | null = null;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        fault ??= cellFault(cells, line, swallowed);
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

/** Line ends of any kind as line feeds, page breaks too. */
export const withLineFeeds = (text: string): string => text.replace(/\r\n?|\f/g, '\n');

export const readDelimited = (text: string, delimiter: string): DelimitedRows => {
  const beyond = beyondLimits(text, delimiter);
  if (beyond !== null) return { outcome: 'faulty', fault: beyond };
  const { fault, rows } = parsed(text, delimiter);
  return fault === null ? { outcome: 'rows', rows } : { outcome: 'faulty', fault };
};
