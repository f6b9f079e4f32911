/** How a call speaks: lines and tables for a person, one JSON value for a program. */
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import pc from 'picocolors';
import type { Streams } from './streams.js';

export type Paint = ReturnType<typeof pc.createColors>;

export type Column = {
  readonly title: string;
  readonly align?: 'right';
  /** Takes the width that the others leave. */
  readonly wide?: boolean;
};

export type Output = {
  readonly paint: Paint;
  line(text?: string): void;
  json(value: unknown): void;
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void;
  /** Pairs of a name and its value, aligned. */
  facts(pairs: readonly (readonly [string, string])[]): void;
  /** For the person only: never mixed into what a program reads. */
  aside(text: string): void;
};

const widthWithoutTerminal = 120;
const narrowestWide = 24;
const gap = 2;

const colourful = (isTerminal: boolean, environment: Streams['environment']): boolean => {
  const noColor = environment['NO_COLOR'];
  return (noColor === undefined || noColor === '') && environment['TERM'] !== 'dumb' && isTerminal;
};

/** Cells without lines between them: a table that can be copied into a letter. */
const noLines = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** Vietnamese letters may come with combining marks, which take no room of their own. */
export const displayWidth = (text: string): number =>
  [...stripVTControlCharacters(text).normalize('NFC').replace(/\p{M}/gu, '')].length;

/** Cut at a word, with an ellipsis, when it is longer than `most` columns. */
export const shortened = (text: string, most: number): string => {
  const flat = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const letters = [...flat];
  if (letters.length <= most) return flat;
  // One more letter than fits: a space there means that the last word fits whole.
  const atWord = letters.slice(0, most).lastIndexOf(' ');
  const cut = letters.slice(0, atWord > most / 2 ? atWord : most - 1).join('');
  return `${cut.replace(/[\s,;.]+$/, '')}…`;
};

/** The widest line of each column, its gap included. */
const naturalWidths = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly number[] =>
  columns.map(({ title }, at) => {
    const lines = [title, ...rows.flatMap((row) => (row[at] ?? '').split('\n'))];
    return gap + Math.max(...lines.map(displayWidth));
  });

/** Wide columns that need less than their share leave the rest to those that need more. */
const widthsOf = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  room: number,
): number[] => {
  const natural = naturalWidths(columns, rows);
  const widths = [...natural];
  const wide = columns
    .map((column, at) => ({ at, width: natural[at] ?? 0, wide: column.wide === true }))
    .filter((column) => column.wide)
    .sort((a, b) => a.width - b.width);
  const fixed = natural.reduce((sum, width) => sum + width, 0);
  let left = room - fixed + wide.reduce((sum, { width }) => sum + width, 0);
  for (const [done, { at, width }] of wide.entries()) {
    const share = Math.max(narrowestWide, Math.floor(left / (wide.length - done)));
    widths[at] = Math.min(width, share);
    left -= widths[at];
  }
  return widths;
};

const tableText = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  room: number,
  paint: Paint,
): string => {
  const table = new Table({
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [] },
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: widthsOf(columns, rows, room),
    wordWrap: true,
    head: columns.map(({ title }) => paint.dim(title)),
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};

export const createOutput = (streams: Streams): Output => {
  const paint = pc.createColors(colourful(streams.outIsTerminal, streams.environment));
  const line = (text = ''): void => streams.out(`${text}\n`);
  return {
    paint,
    line,
    json: (value) => line(JSON.stringify(value, null, 2)),
    table: (columns, rows) => {
      const room = streams.outIsTerminal ? streams.columns : widthWithoutTerminal;
      line(tableText(columns, rows, room, paint));
    },
    facts: (pairs) => {
      const width = Math.max(0, ...pairs.map(([name]) => displayWidth(name)));
      for (const [name, value] of pairs) {
        line(`  ${paint.dim(name)}${' '.repeat(width - displayWidth(name))}  ${value}`);
      }
    },
    aside: (text) => streams.err(`${text}\n`),
  };
};

export const errorPaint = ({ errIsTerminal, environment }: Streams): Paint =>
  pc.createColors(colourful(errIsTerminal, environment));
