/** What each event does to a draft. Nothing is decided or resolved here: events carry the results. */
import { aliasKey, distinctUnits, doubtsSpelling } from '../../unit/alias.js';
import type { UnitMention } from '../../unit/mentions.js';
import type { ProposedTask } from '../proposal.js';
import { aboutRows, choiceBefore, chosenBy, withChoices } from './choices.js';
import type { CorrectionEvent } from './correction-messages.js';
import { mapColumns } from './mapping.js';
import type { DraftEvent, DraftFacts, Resolution } from './messages.js';
import { past, touch } from './past.js';
import type { DraftReading, Readings } from './reading.js';
import {
  dropRow,
  editRow,
  freshRow,
  mergeRows,
  remandateRow,
  restoreRow,
  settleProposal,
  splitRow,
  stillAccepted,
  withAccepted,
} from './row-evolution.js';
import { same } from './same.js';
import { type DraftRow, type DraftState, initialDraft, openReasons, reasonKind } from './state.js';

type EventOf<Type extends DraftEvent['type']> = Extract<DraftEvent, { type: Type }>;

/** Stands for a reading that was lost: the draft is then empty, which a person sees. */
const emptyReading: DraftReading = {
  format: 'text',
  facts: { issuer: null, number: null, signedOn: null, year: null, name: '' },
  rows: [],
  proposals: [],
  columns: [],
  remarks: [],
};

const opened = (event: EventOf<'DraftOpened'>, reading: DraftReading): DraftState => ({
  ...initialDraft,
  status: 'open',
  fileName: event.fileName,
  digest: event.digest,
  reading: event.reading,
  facts: event.facts,
  rows: reading.rows.map((read) => freshRow(read, read.task.rowKey, event.action)),
  proposals: reading.proposals.map((proposal) => ({ ...proposal, state: 'offered' })),
  readColumns: reading.columns,
  remarks: reading.remarks,
  format: reading.format,
});

const factsStated = (state: DraftState, event: EventOf<'FactsStated'>): DraftState => {
  const { facts } = state;
  if (facts === null) return state;
  const known: Readonly<Record<string, unknown>> = facts;
  const before: Partial<DraftFacts> = Object.fromEntries(
    Object.keys(event.facts).map((name) => [name, known[name]]),
  );
  const anew = 'corrects' in event.facts;
  const choices = anew ? { before: state.choices, after: {} } : { before: {}, after: {} };
  return {
    ...state,
    facts: { ...facts, ...event.facts },
    choices: anew ? {} : state.choices,
    history: past(state, event, { facts: { before, after: event.facts }, choices }),
  };
};

const chosen = (state: DraftState, event: EventOf<CorrectionEvent['type']>): DraftState => {
  const { subject, choice } = chosenBy(event);
  const before = { [subject]: choiceBefore(state.choices, subject) };
  const after = { [subject]: choice };
  return {
    ...state,
    choices: withChoices(state.choices, after),
    history: past(state, event, { choices: { before, after } }),
  };
};

const resolved = (task: ProposedTask, { deadline, review }: Resolution): ProposedTask => ({
  ...task,
  deadline: { ...deadline, phrase: task.deadline.phrase },
  review,
});

/** A deadline that means another day now is in doubt anew, even where its doubts were accepted. */
const resolvedRow = (row: DraftRow, at: EventOf<'DeadlinesResolved'>['rows'][number]): DraftRow => {
  const origin = at.of === 'task' ? row.origin : resolved(row.origin, at);
  if (at.of === 'origin') return { ...row, origin };
  const task = row.task === row.origin && at.of === 'both' ? origin : resolved(row.task, at);
  const accepted = stillAccepted(row, at.review).filter(
    (reason) => !reasonKind(reason).startsWith('deadline-'),
  );
  const next: DraftRow = { ...row, task, origin, accepted };
  if (row.state !== 'accepted') return next;
  const reopened: DraftRow = { ...next, state: task === origin ? 'open' : 'edited' };
  return openReasons(reopened).length === 0 ? next : reopened;
};

const deadlinesResolved = (state: DraftState, event: EventOf<'DeadlinesResolved'>): DraftState => {
  const byRow = Map.groupBy(event.rows, ({ row }) => row);
  return touch(state, event, new Set(byRow.keys()), (row) =>
    (byRow.get(row.id) ?? []).reduce(resolvedRow, row),
  );
};

const aliasNoted = (state: DraftState, event: EventOf<'AliasNoted'>): DraftState => {
  const { spelling, unit, name } = event;
  const key = aliasKey(spelling);
  const named = (mentions: readonly UnitMention[]): readonly UnitMention[] =>
    distinctUnits(
      mentions.map((mention) =>
        aliasKey(mention.asWritten) === key ? { ...mention, code: unit, name } : mention,
      ),
    );
  const known = (task: ProposedTask): ProposedTask => {
    const leads = named(task.leads);
    const codes = new Set(leads.map(({ code }) => code));
    return {
      ...task,
      leads,
      coordinating: named(task.coordinating).filter(({ code }) => !codes.has(code)),
      review: task.review.filter((reason) => !doubtsSpelling(reason, key)),
    };
  };
  const next = touch(state, event, new Set(event.rows), (row) => {
    const task = known(row.task);
    return { ...row, task, origin: row.task === row.origin ? task : known(row.origin) };
  });
  const renamed = state.proposals.map((proposal) => ({ ...proposal, task: known(proposal.task) }));
  const proposals = state.proposals.filter(({ task }, at) => !same(task, renamed[at]?.task));
  const alias = { spelling, unit };
  return { ...next, proposals: renamed, history: past(next, event, { alias, proposals }) };
};

/** What an action touched is as it was before; what others did beside it stays. */
export const actionUndone = (state: DraftState, event: EventOf<'ActionUndone'>): DraftState => {
  const entry = state.history.find(({ action }) => action === event.undoes);
  if (entry === undefined) return state;
  const version = event.action;
  const settled = new Map(entry.proposals.map((proposal) => [proposal.id, proposal]));
  const next: DraftState = {
    ...state,
    facts: state.facts === null ? null : { ...state.facts, ...entry.facts.before },
    proposals: state.proposals.map((proposal) => {
      const { state: was, task } = settled.get(proposal.id) ?? proposal;
      return entry.alias === null ? { ...proposal, state: was } : { ...proposal, task };
    }),
    choices: withChoices(state.choices, { ...aboutRows(entry.added), ...entry.choices.before }),
    history: state.history.filter(({ action }) => action !== event.undoes),
  };
  if (entry.whole !== null) {
    const now = new Map(state.rows.map((row) => [row.id, row]));
    const rows = entry.whole.rows.map((row) =>
      now.get(row.id) === row ? row : { ...row, version },
    );
    return { ...next, ...entry.whole, rows };
  }
  const before = new Map(entry.before.map((row) => [row.id, row]));
  const added = new Set(entry.added);
  const rows = state.rows
    .filter(({ id }) => !added.has(id))
    .map((row) => {
      const earlier = before.get(row.id);
      return earlier === undefined ? row : { ...earlier, version };
    });
  return { ...next, rows };
};

const evolveOne = (state: DraftState, event: DraftEvent, readings: Readings): DraftState => {
  const one = (id: string, change: (row: DraftRow) => DraftRow): DraftState =>
    touch(state, event, new Set([id]), change);
  switch (event.type) {
    case 'DraftOpened':
      return opened(event, readings.get(event.reading) ?? emptyReading);
    case 'RowAccepted':
      return one(event.row, (row) => ({ ...withAccepted(row, event.reasons), state: 'accepted' }));
    case 'RowEdited':
      return one(event.row, (row) => editRow(row, event.change));
    case 'RowSplit':
      return splitRow(state, event);
    case 'RowsMerged':
      return mergeRows(state, event);
    case 'RowDropped':
      return one(event.row, (row) => dropRow(row, event.reason, null));
    case 'RowRestored':
      return one(event.row, restoreRow);
    case 'RowRemandated':
      return one(event.row, (row) => remandateRow(row, event.task));
    case 'ReasonAccepted':
      return touch(state, event, new Set(event.rows), (row) =>
        withAccepted(
          row,
          openReasons(row).filter((reason) => reasonKind(reason) === event.reason),
        ),
      );
    case 'ProposalTaken':
    case 'ProposalDropped':
      return settleProposal(state, event);
    case 'ColumnsMapped':
      return mapColumns(state, event, readings.get(event.reading) ?? emptyReading);
    case 'FactsStated':
      return factsStated(state, event);
    case 'DeadlinesResolved':
      return deadlinesResolved(state, event);
    case 'AliasNoted':
      return aliasNoted(state, event);
    case 'RowIdentified':
    case 'GoneDecided':
    case 'DifferenceLeft':
      return chosen(state, event);
    case 'ActionUndone':
      return actionUndone(state, event);
    case 'DraftDiscarded':
      return { ...state, status: 'discarded' };
    case 'DraftSigned':
      return { ...state, status: 'signed', document: event.document };
  }
};

/** Never throws: an event about a row that is not there changes nothing but the draft's version. */
export const evolveDraft =
  (readings: Readings) =>
  (state: DraftState, event: DraftEvent): DraftState => ({
    ...evolveOne(state, event, readings),
    action: event.action,
  });
