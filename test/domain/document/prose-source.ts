/** Sources of prose for tests, one paragraph a line, a bar for a table between them; and what is read. */
import type { CivilDate } from '../../../domain/calendar/messages.js';
import type { ProposedTask } from '../../../domain/document/proposal.js';
import { proseDuties } from '../../../domain/document/prose.js';
import type { SourceBlock, SourceDocument } from '../../../domain/document/source.js';

const blockOf = (text: string, index: number): SourceBlock =>
  text === '|'
    ? { kind: 'table', sheet: null, table: 1, rows: [] }
    : { kind: 'paragraph', text, sheet: null, line: index + 1 };

export const sourceOf = (lines: readonly string[]): SourceDocument => ({
  format: 'text',
  blocks: lines.map(blockOf),
  remarks: [],
});

export const context = {
  document: 'D',
  assignedOn: '2024-08-01' as CivilDate,
  documentYear: 2024,
};

export const duties = (...lines: string[]): ProposedTask[] => proseDuties(sourceOf(lines), context);

export const leadsOf = ({ leads }: ProposedTask): string =>
  leads.map(({ name }) => name).join('; ');
export const timeOf = ({ deadline }: ProposedTask): string =>
  `${deadline.kind} ${deadline.due ?? deadline.earliest ?? ''}`.trim();

/** Line, who, by when, what. */
export const read = (...lines: string[]) =>
  duties(...lines).map((task) => [task.line, leadsOf(task), timeOf(task), task.title]);
