/** What the program offers from prose against the duties a person found there. */
import type { ProposedTask } from '../../../domain/document/proposal.js';
import type { ExpectedDuty, ExpectedProse } from '../fixtures/expected-duty.js';

export type ProseComparison = {
  readonly expected: number;
  /** Offered from the item that gives the duty, with its deadline. */
  readonly found: number;
  /** Of these, with the units the item addresses. */
  readonly withUnits: number;
  readonly missed: readonly string[];
  /** Lines of proposals that no duty stands behind. */
  readonly unfounded: readonly number[];
};

/** The item a line belongs to: the last one that begins on it or before. */
const itemOf = (starts: readonly number[], line: number): number | null =>
  starts.findLast((start) => start <= line) ?? null;

export const compareProse = (
  { duties, allowed, untimed }: ExpectedProse,
  offered: readonly ProposedTask[],
): ProseComparison => {
  const starts = [...[...duties, ...allowed].map(([line]) => line), ...untimed].sort(
    (one, other) => one - other,
  );
  const left = [...offered];
  const take = ([line, , kind, due]: ExpectedDuty): ProposedTask | null => {
    const at = left.findIndex(
      (task) =>
        itemOf(starts, task.line) === line &&
        task.deadline.kind === kind &&
        task.deadline.due === due,
    );
    return at === -1 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const taken = duties.map((duty) => ({ duty, task: take(duty) }));
  for (const duty of allowed) take(duty);
  const found = taken.filter(({ task }) => task !== null);
  return {
    expected: duties.length,
    found: found.length,
    withUnits: found.filter(
      ({ duty: [, units], task }) =>
        task?.leads.map((unit) => unit.name).join('; ') === units.join('; '),
    ).length,
    missed: taken
      .filter(({ task }) => task === null)
      .map(({ duty: [line, , , , words] }) => `${line}: ${words}`),
    unfounded: left.map((task) => task.line),
  };
};
