/** The words of the file behind each field, to be shown beside what was understood of them. */
import { type ProposedTask, type TaskField, taskFields } from '../proposal.js';
import type { SourceDocument, SourcePlace, SourceTable } from '../source.js';
import type { CellTexts } from './reading.js';

const address = ({ sheet, table, row, column }: SourcePlace): string =>
  JSON.stringify([sheet, table, row, column]);

const cellsOf = ({ sheet, table, rows }: SourceTable): [string, string][] =>
  rows.flatMap(({ row, line, cells }) =>
    cells.map(({ column, text }): [string, string] => [
      address({ sheet, table, row, column, line }),
      text,
    ]),
  );

/** What a task itself keeps of the file's words. */
const ownWords = (task: ProposedTask): Partial<Record<TaskField, string>> => {
  const written = (units: ProposedTask['leads']): string =>
    units.map(({ asWritten }) => asWritten).join(', ');
  return {
    title: task.title,
    leads: written(task.leads),
    coordinating: written(task.coordinating),
    deadline: task.deadline.phrase,
    status: task.status,
    note: task.note,
    deliverable: task.deliverable,
  };
};

/** Where the file has no cells to point at, the words that the task kept stand in. */
export const cellTexts = (source: SourceDocument | null): ((task: ProposedTask) => CellTexts) => {
  const texts = new Map(
    (source?.blocks ?? []).flatMap((block) => (block.kind === 'table' ? cellsOf(block) : [])),
  );
  return (task) => {
    const own = ownWords(task);
    return Object.fromEntries(
      taskFields.flatMap((field): [TaskField, string][] => {
        const place = task.places[field];
        if (place === null) return [];
        const text = texts.get(address(place)) ?? own[field] ?? '';
        return text === '' ? [] : [[field, text]];
      }),
    );
  };
};
