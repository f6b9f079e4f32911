/**
 * A draft as it stands.
 *
 * R1. A row's version is the number of the action that last touched it, so it never runs backwards,
 *     not even when an action is undone.
 * R2. Rows never leave the list but by undoing the action that made them: what is dropped or merged
 *     into another stays, and says so.
 */
import type { DeadlineContext } from '../../deadline/reading.js';
import type { RollOver } from '../../policy/messages.js';
import type { TaskId } from '../../task/messages.js';
import type { UnitCode } from '../../unit/messages.js';
import type { ProposedTask } from '../proposal.js';
import type { SourceFormat, SourceRemark } from '../source.js';
import type { Choices, PastChoices } from './choices.js';
import type { Author, ColumnMapping, DraftFacts } from './messages.js';
import type { ProseProposal, ReadColumn, ReadRow } from './reading.js';

export type RowState = 'open' | 'accepted' | 'edited' | 'dropped';

export type DraftRow = {
  readonly id: string;
  readonly version: number;
  /** The action that made it what it is: an undone one leaves the number of the one before. */
  readonly since: number;
  readonly state: RowState;
  /** As it would be assigned now. */
  readonly task: ProposedTask;
  /** What restoring goes back to: as read, or as split, merged or taken. */
  readonly origin: ProposedTask;
  /** The proposal it was taken from; null for a row of a table. */
  readonly proposal: string | null;
  /** The rows of the file it stands on, as read. */
  readonly sources: readonly ReadRow[];
  /** Reasons for doubt that somebody accepted. */
  readonly accepted: readonly string[];
  /** The running task of another document whose duty it is, because a person says so. */
  readonly remandates: TaskId | null;
  /** Somebody says that it is no running task, so that none is offered for it any more. */
  readonly ownDuty: boolean;
  readonly drop: {
    readonly reason: string;
    readonly was: Exclude<RowState, 'dropped'>;
    /** The row that has its content now. */
    readonly into: string | null;
  } | null;
};

export type DraftProposal = ProseProposal & { readonly state: 'offered' | 'taken' | 'dropped' };

/** The list as it was before columns were mapped anew. */
export type WholeReading = Pick<
  DraftState,
  'rows' | 'proposals' | 'columns' | 'readColumns' | 'remarks' | 'reading'
>;

/** What undoing an action needs. */
export type PastAction = {
  readonly action: number;
  readonly by: Author;
  /** Rows it touched, as they were. */
  readonly before: readonly DraftRow[];
  readonly added: readonly string[];
  /** Proposals it settled, or that name a unit it explained, as they were. */
  readonly proposals: readonly DraftProposal[];
  readonly facts: { readonly before: Partial<DraftFacts>; readonly after: Partial<DraftFacts> };
  readonly choices: { readonly before: PastChoices; readonly after: PastChoices };
  readonly whole: WholeReading | null;
  readonly alias: { readonly spelling: string; readonly unit: UnitCode } | null;
};

export type DraftStatus = 'none' | 'open' | 'signed' | 'discarded';

export type DraftState = {
  readonly status: DraftStatus;
  /** Number of the newest action: the draft's own version. */
  readonly action: number;
  readonly fileName: string;
  readonly digest: string;
  readonly reading: string;
  readonly facts: DraftFacts | null;
  readonly rows: readonly DraftRow[];
  readonly proposals: readonly DraftProposal[];
  readonly readColumns: readonly ReadColumn[];
  readonly remarks: readonly SourceRemark[];
  readonly format: SourceFormat | null;
  readonly columns: readonly ColumnMapping[];
  /** About the differences from the document that it corrects. */
  readonly choices: Choices;
  readonly history: readonly PastAction[];
  /** Key of the document it became. */
  readonly document: string | null;
};

export const initialDraft: DraftState = {
  status: 'none',
  action: 0,
  fileName: '',
  digest: '',
  reading: '',
  facts: null,
  rows: [],
  proposals: [],
  readColumns: [],
  remarks: [],
  format: null,
  columns: [],
  choices: {},
  history: [],
  document: null,
};

const longestId = 60;

/** The id wished for, or the first with `-2`, `-3` … behind it that is not taken. */
export const freeId = (taken: ReadonlySet<string>, wished: string): string => {
  let id = wished;
  for (let count = 2; taken.has(id); count += 1) {
    const suffix = `-${count}`;
    id = `${wished.slice(0, longestId - suffix.length)}${suffix}`;
  }
  return id;
};

/** `unknown-unit: Hội Nông dân` is a reason of the kind `unknown-unit`. */
export const reasonKind = (reason: string): string => reason.split(': ', 1)[0] ?? reason;

/** What the reason is about: `Hội Nông dân`; empty where it says so by itself. */
export const aboutOf = (reason: string): string => reason.slice(reasonKind(reason).length + 2);

/** What a person still has to decide about a row. */
export const openReasons = ({ state, task, accepted }: DraftRow): readonly string[] =>
  state === 'open' || state === 'edited'
    ? task.review.filter((reason) => !accepted.includes(reason))
    : [];

export const isDoubtful = (row: DraftRow): boolean => openReasons(row).length > 0;

export const isKept = ({ state }: DraftRow): boolean => state !== 'dropped';

export const contextOf = ({ facts }: DraftState): DeadlineContext => ({
  assignedOn: facts?.signedOn ?? null,
  documentYear: facts?.year ?? null,
});

/** What signing does with a last good day that is a day off. */
export const rollOverOf = ({ facts }: DraftState): RollOver => facts?.policy.rollOver ?? 'none';

export type DraftCounts = {
  readonly rows: number;
  readonly doubtful: number;
  readonly accepted: number;
  readonly edited: number;
  readonly dropped: number;
  readonly proposals: number;
};

export const countsOf = ({ rows, proposals }: DraftState): DraftCounts => {
  const inState = (state: RowState): number => rows.filter((row) => row.state === state).length;
  return {
    rows: rows.length,
    doubtful: rows.filter(isDoubtful).length,
    accepted: inState('accepted'),
    edited: inState('edited'),
    dropped: inState('dropped'),
    proposals: proposals.filter(({ state }) => state === 'offered').length,
  };
};

/** How many rows each kind of reason keeps in doubt, most first. */
export const doubtsByKind = ({
  rows,
}: Pick<DraftState, 'rows'>): readonly { readonly reason: string; readonly rows: number }[] => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const kind of new Set(openReasons(row).map(reasonKind))) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, rows: count }))
    .sort((a, b) => b.rows - a.rows);
};
