/** What people state of the document as a whole, and of spellings: both may reach many rows. */
import { partsOf } from '../../calendar/civil-date.js';
import type { DeadlineContext } from '../../deadline/reading.js';
import { accepted, refused } from '../../decision.js';
import { aliasKey, doubtsSpelling } from '../../unit/alias.js';
import { codeFromName } from '../../unit/entry.js';
import { findUnit, unitByCode } from '../../unit/register.js';
import type { Issuer } from '../heading.js';
import type { ProposedTask } from '../proposal.js';
import { type CommandOf, chunked, type DraftDecision, mostIds, nextAction } from './deciding.js';
import type { DraftEvent, DraftFacts, Resolution, StatedFacts } from './messages.js';
import { resolvedAnew } from './resolution.js';
import { same } from './same.js';
import { contextOf, type DraftRow, type DraftState } from './state.js';

/** A code must be one we know, for a mistyped one would be a unit for ever; a name may be new. */
export const issuerFrom = (stated: string): Issuer | null => {
  const unit = findUnit(stated) ?? findUnit(stated.toUpperCase());
  if (unit !== null) return { code: unit.code, name: unit.name };
  return /^[A-Z]\d/i.test(stated.trim()) ? null : { code: codeFromName(stated), name: stated };
};

/** A fact that is stated is no longer absent, and one said to be absent is no longer known. */
const factsFrom = (facts: DraftFacts, stated: StatedFacts): Partial<DraftFacts> | null => {
  const { issuer, number, signed, name, absent, ...others } = stated;
  const signer = issuer === undefined ? undefined : issuerFrom(issuer);
  if (signer === null) return null;
  const found = new Set([
    ...(issuer === undefined ? [] : ['issuer']),
    ...(number === undefined ? [] : ['number']),
    ...(signed === undefined ? [] : ['signed']),
  ]);
  const lacking = (absent ?? facts.absent).filter((fact) => !found.has(fact));
  const next: Partial<DraftFacts> = {
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    ...(lacking.includes('issuer') ? { issuer: null } : {}),
    ...(lacking.includes('number') ? { number: null } : {}),
    ...(lacking.includes('signed') ? { signedOn: null, year: null } : {}),
    ...(signer === undefined ? {} : { issuer: signer }),
    ...(number === undefined ? {} : { number }),
    ...(signed === undefined ? {} : { signedOn: signed, year: partsOf(signed).year }),
    ...(name === undefined ? {} : { name }),
    absent: lacking,
  };
  const known: Readonly<Record<string, unknown>> = facts;
  return Object.fromEntries(
    Object.entries(next).filter(([field, value]) => !same(known[field], value)),
  );
};

type Resolved = Extract<DraftEvent, { type: 'DeadlinesResolved' }>['rows'][number];

const resolutionsOf = (
  { id, task, origin }: DraftRow,
  from: DeadlineContext,
  to: DeadlineContext,
): Resolved[] => {
  const entry = (of: Resolved['of'], resolution: Resolution | null): Resolved[] =>
    resolution === null ? [] : [{ row: id, of, ...resolution }];
  const of = (one: ProposedTask): Resolution | null => resolvedAnew(one, from, to);
  return task === origin
    ? entry('both', of(task))
    : [...entry('task', of(task)), ...entry('origin', of(origin))];
};

/** Resolutions are some hundred letters each; this many stay within 64 KB. */
const mostResolutions = 60;

const stateFacts = (state: DraftState, command: CommandOf<'StateFacts'>): DraftDecision => {
  if (state.facts === null) return refused('unknown-draft');
  const facts = factsFrom(state.facts, command.facts);
  if (facts === null) return refused('unknown-unit');
  if (Object.keys(facts).length === 0) return refused('nothing-changed');
  const from = contextOf(state);
  const to = contextOf({ ...state, facts: { ...state.facts, ...facts } });
  const resolved = same(from, to) ? [] : state.rows.flatMap((row) => resolutionsOf(row, from, to));
  const action = nextAction(state, command);
  return accepted<DraftEvent>(
    { ...action, type: 'FactsStated', facts },
    ...chunked(resolved, mostResolutions).map(
      (rows): DraftEvent => ({ ...action, type: 'DeadlinesResolved', rows }),
    ),
  );
};

const mentionsOf = ({ leads, coordinating }: ProposedTask) => [...leads, ...coordinating];

/** The spelling counts for the next document, and at once for every row of this one. */
const keepAlias = (state: DraftState, command: CommandOf<'KeepAlias'>): DraftDecision => {
  const unit = unitByCode(command.unit);
  if (unit === null) return refused('unknown-unit');
  const key = aliasKey(command.spelling);
  const names = (task: ProposedTask): boolean =>
    mentionsOf(task).some(({ asWritten }) => aliasKey(asWritten) === key);
  const isMet =
    state.rows.some(({ task, origin }) => names(task) || names(origin)) ||
    state.proposals.some(({ task }) => names(task));
  if (key === '' || !isMet) return refused('unknown-spelling');
  const rows = state.rows
    .filter(
      ({ task }) =>
        task.review.some((reason) => doubtsSpelling(reason, key)) ||
        mentionsOf(task).some(
          ({ asWritten, code }) => aliasKey(asWritten) === key && code !== unit.code,
        ),
    )
    .map(({ id }) => id);
  const { code, name } = unit;
  const some = rows.length === 0 ? [[]] : chunked(rows, mostIds);
  return accepted(
    ...some.map(
      (ids): DraftEvent => ({
        ...nextAction(state, command),
        type: 'AliasNoted',
        spelling: command.spelling,
        unit: code,
        name,
        rows: ids,
      }),
    ),
  );
};

export const decideFacts = (
  state: DraftState,
  command: CommandOf<'StateFacts' | 'KeepAlias'>,
): DraftDecision =>
  command.type === 'StateFacts' ? stateFacts(state, command) : keepAlias(state, command);
