/** Which cells of a row its doubts are about: those are shown marked. */
import { fieldOf } from '../../domain/document/draft/resolution.js';
import { reasonKind } from '../../domain/document/draft/state.js';
import type { ProposedTask, TaskField } from '../../domain/document/proposal.js';
import { aliasKey } from '../../domain/unit/alias.js';
import type { UnitMention } from '../../domain/unit/mentions.js';

/** What a reason is about: `unknown-unit: Hội Nông dân` is about "Hội Nông dân". */
export const aboutOf = (reason: string): string => reason.slice(reasonKind(reason).length + 2);

const names = (mentions: readonly UnitMention[], about: string): boolean =>
  about !== '' && mentions.some(({ asWritten }) => aliasKey(asWritten) === aliasKey(about));

const unitsField = (task: ProposedTask, reason: string): TaskField => {
  const about = aboutOf(reason);
  if (names(task.leads, about)) return 'leads';
  const helps = names(task.coordinating, about) || reason.startsWith('coordinating');
  return helps ? 'coordinating' : 'leads';
};

export const doubtedFields = (
  task: ProposedTask,
  reasons: readonly string[],
): ReadonlySet<TaskField> =>
  new Set(
    reasons.flatMap((reason): TaskField[] => {
      const field = fieldOf(reason);
      if (field === null) return [];
      return [field === 'units' ? unitsField(task, reason) : field];
    }),
  );
