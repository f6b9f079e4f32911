/** How a row that was read is said in one cell of a list. */
import type { ProposedTask } from '../../domain/document/proposal.js';
import { formatDate } from '../words/dates.js';
import type { Call } from './call.js';
import { shortened } from './output.js';

/** The words of the document, and what they were taken to mean. */
export const readingOf = ({ deadline }: ProposedTask, { words, texts }: Call): string => {
  const meaning =
    deadline.due === null ? words.deadlineKind[deadline.kind] : formatDate(deadline.due);
  const phrase = deadline.phrase === '' ? texts.read.blank : `“${shortened(deadline.phrase, 60)}”`;
  return `${phrase} → ${meaning}`;
};

export const unitNames = (task: ProposedTask, { texts }: Call): string => {
  const names = (units: ProposedTask['leads']) => units.map(({ name }) => name).join('; ');
  return [
    task.leads.length === 0 ? texts.read.nobody : names(task.leads),
    ...(task.coordinating.length === 0 ? [] : [`+ ${names(task.coordinating)}`]),
  ].join('\n');
};
