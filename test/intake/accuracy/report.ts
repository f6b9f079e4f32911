/** The accuracy report as Markdown. It names no time and no machine: it changes when accuracy does. */
import type { Unreadable } from '../../../domain/document/unreadable.js';
import { type ComparedField, type Comparison, comparedFields, type Tally } from './compare.js';
import type { ProseComparison } from './compare-prose.js';

export type Measured = {
  readonly document: string;
  readonly rows: number;
  readonly doubts: number;
  /** The refusal, where the document could not be read. */
  readonly comparison: Comparison | Unreadable;
  readonly prose: ProseComparison | null;
};

const introduction = `# Accuracy

What the program reads in five real annexes against what a person read in them, row by row
(\`npm run accuracy\`). **Right**: as the person read it. **Reviewed**: it differs, and the program
itself asks a person to look at the row. **Wrong**: it differs, and nobody is asked. State of play
and deliverable are compared on a sample of rows.
`;

const isRead = (comparison: Measured['comparison']): comparison is Comparison =>
  !('outcome' in comparison);

const tally = ({ right, reviewed, wrong }: Tally): string => `${right} / ${reviewed} / ${wrong}`;

const isCompared = ({ right, reviewed, wrong }: Tally): boolean => right + reviewed + wrong > 0;

/** Padded, because it is read in a terminal too. */
const tableOf = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [header, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_cell, at) =>
    Math.max(3, ...lines.map((cells) => (cells[at] ?? '').length)),
  );
  const lineOf = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...others] = lines;
  const rule = widths.map((width) => '-'.repeat(width));
  return [first, rule, ...others].map(lineOf).join('\n');
};

const fieldCell = ({ comparison }: Measured, field: ComparedField): string => {
  if (!isRead(comparison)) return 'not read';
  const counts = comparison.tallies[field];
  return isCompared(counts) ? tally(counts) : '';
};

const fieldTable = (all: readonly Measured[]): string =>
  tableOf(
    ['right / reviewed / wrong', ...all.map(({ document, rows }) => `${document} (${rows} rows)`)],
    comparedFields.map((field) => [field, ...all.map((each) => fieldCell(each, field))]),
  );

const rowTable = (all: readonly Measured[]): string =>
  tableOf(
    ['', 'rows', 'missing', 'extra', 'in review', 'doubtful to a person', 'of these not in review'],
    all.map(({ document, rows, doubts, comparison }) => {
      if (!isRead(comparison))
        return [document, String(rows), 'all', '', '', String(doubts), 'all'];
      const { missing, extra, inReview, unasked } = comparison;
      const share = Math.round((100 * inReview) / rows);
      return [
        ...[document, String(rows), String(missing.length), String(extra.length)],
        ...[`${inReview} (${share} %)`, String(doubts), unasked.join(', ') || '0'],
      ];
    }),
  );

const refusals = (all: readonly Measured[]): readonly string[] =>
  all.flatMap(({ document, comparison }) =>
    isRead(comparison) ? [] : [`${document} was refused: ${comparison.message.en}`],
  );

const proseTable = (all: readonly Measured[]): string =>
  tableOf(
    ['', 'timed duties', 'offered', 'with the right units', 'offered without a duty'],
    all.flatMap(({ document, prose }) =>
      prose === null
        ? []
        : [
            [document, prose.expected, prose.found, prose.withUnits, prose.unfounded.length].map(
              String,
            ),
          ],
    ),
  );

const differenceTable = (all: readonly Measured[]): string => {
  const rows = all.flatMap(({ document, comparison }) =>
    isRead(comparison)
      ? comparison.differences.map(({ row, field, expected, found, verdict }) => [
          ...[document, row, field, expected, found, verdict],
        ])
      : [],
  );
  return rows.length === 0
    ? 'None.'
    : tableOf(['', 'row', 'field', 'a person read', 'the program read', ''], rows);
};

const missedDuties = (all: readonly Measured[]): string => {
  const lines = all.flatMap(({ document, prose }) =>
    prose === null || prose.missed.length === 0
      ? []
      : [`- ${document}, line ${prose.missed.join('; line ')}`],
  );
  return lines.length === 0 ? 'None.' : lines.join('\n');
};

/** The tables alone, for the terminal. */
export const summaryOf = (all: readonly Measured[]): string =>
  [fieldTable(all), rowTable(all), ...refusals(all), proseTable(all)].join('\n\n');

export const reportOf = (all: readonly Measured[]): string =>
  [
    `${introduction}\n## Fields\n\n${fieldTable(all)}`,
    `## Rows\n\n${rowTable(all)}`,
    ...refusals(all),
    `## Duties in prose\n\nAll of them are offered for review and none is imported by itself.\n\n${proseTable(all)}`,
    `## Differences\n\n${differenceTable(all)}`,
    `## Duties not offered\n\n${missedDuties(all)}\n`,
  ].join('\n\n');
