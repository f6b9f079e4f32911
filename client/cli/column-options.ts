/** What each column was taken for, shown; and what a person says it is, from `--columns 1:3=lead`. */
import type { Column, ColumnOverride } from '../../domain/document/columns.js';
import { columnRoles } from '../../domain/document/header-words.js';
import type { TableReading } from '../../domain/document/walk-state.js';
import type { ReadDirective } from '../../intake/directive.js';
import type { Call } from './call.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { OptionSpec } from './spec.js';

export const columnsOption: OptionSpec = { flags: '--columns <roles>', text: 'columns' };

/** Sheet, where the file has sheets; table; column; role. */
const entry = /^(?:(.+)!)?(\d{1,4}):(\d{1,4})=([a-z]+)$/;

const overrideFrom = (text: string): ColumnOverride | null => {
  const [, sheet = null, table, column, named] = entry.exec(text) ?? [];
  const role = columnRoles.find((one) => one === named);
  if (role === undefined) return null;
  return { sheet, table: Number(table), column: Number(column), role };
};

export const columnsGiven = ({
  given,
  texts,
}: Call):
  | { readonly outcome: 'given'; readonly overrides: readonly ColumnOverride[] }
  | Failure => {
  const entries = (given.text('columns') ?? '').split(',').map((text) => text.trim());
  const overrides: ColumnOverride[] = [];
  for (const text of entries.filter((one) => one !== '')) {
    const override = overrideFrom(text);
    if (override === null) {
      const message = texts.values.columns('--columns', text, columnRoles);
      return failure(exitCode.usage, 'wrong-usage', message);
    }
    overrides.push(override);
  }
  return { outcome: 'given', overrides };
};

/** Below this a person had better look. */
const sure = 0.75;

const columnLine = ({ column, header, role, confidence }: Column, call: Call): string => {
  const { words, output } = call;
  const line = `${column} ${header === '' ? '' : `“${header}” `}→ ${words.columnRole[role]}`;
  return confidence < sure ? output.paint.yellow(`${line} ?`) : line;
};

/** Tables that go on with another have its columns; the others show theirs. */
export const showColumns = (call: Call, { tables, leftOut }: ReadDirective): void => {
  const { output, texts } = call;
  const named = (reading: TableReading): string =>
    texts.read.table(reading.sheet, reading.table, reading.line);
  for (const reading of tables) {
    if (reading.kind === 'other') output.line(`${named(reading)}: ${texts.read.noTasks}`);
    if (reading.kind !== 'tasks' || reading.continues) continue;
    const columns = reading.columns.map((column) => columnLine(column, call));
    output.line(`${named(reading)}: ${columns.join(' · ')}`);
  }
  if (leftOut.length > 0) output.line(output.paint.yellow(texts.read.leftOut(leftOut.length)));
};
