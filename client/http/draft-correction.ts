/** Drafts of corrected versions: what differs from the document that runs, and signing for it. */
import type { FastifyRequest } from 'fastify';
import {
  compareDraft,
  type Ground,
  type SignedCorrection,
  signCorrection,
} from '../../dispatch/sign-correction.js';
import type { RowOfTask, SignAsk } from '../../dispatch/sign-draft.js';
import type { Doubt } from '../../domain/document/differences.js';
import { goneDecided, identifiedRows, tasksLeft } from '../../domain/document/draft/choices.js';
import { keptRows } from '../../domain/document/draft/directive.js';
import type { DraftState } from '../../domain/document/draft/state.js';
import type { DocumentImported } from '../../store/documents.js';
import { formatDate } from '../words/dates.js';
import type { DoorContext } from './context.js';
import { shownOf } from './correction-routes.js';
import { draftDifferences } from './correction-schemas.js';
import { correctedWith } from './corrections-made.js';
import type { Door } from './door.js';
import { draftAt, type FoundDraft, reviewer } from './draft-access.js';
import { draftAddress } from './draft-requests.js';
import { follow } from './following.js';
import { problemFault } from './problem.js';
import { problem } from './schemas.js';

/**
 * By what the annex was corrected, as far as the file says: its own number and date. A file that has
 * those of the document itself says nothing, and the signer must.
 */
const basisFrom = (
  { facts }: DraftState,
  { number, signedOn }: Pick<DocumentImported, 'number' | 'signedOn'>,
): string => {
  if (facts === null || facts.number === null) return '';
  if (facts.number === number && facts.signedOn === signedOn) return '';
  const named = facts.name.includes(facts.number) ? facts.name : facts.number;
  return facts.signedOn === null ? named : `${named} ngày ${formatDate(facts.signedOn)}`;
};

/** The rows of a draft by the keys that they would get. */
const idsOf = (state: DraftState): ReadonlyMap<string, string> =>
  new Map(keptRows(state).map(({ row, rowKey }) => [rowKey, row.id]));

const doubtsOf = (ids: ReadonlyMap<string, string>, doubts: readonly Doubt[]) =>
  doubts.map((doubt) =>
    doubt.kind === 'which'
      ? { ...doubt, id: ids.get(doubt.row.rowKey) ?? doubt.row.rowKey }
      : doubt,
  );

/** The differences that would be signed for, and what people chose about them so far. */
export const draftDifferencesOf = async (
  { database }: Pick<DoorContext, 'database'>,
  { item, state }: FoundDraft,
) => {
  const compared = await compareDraft(database, item.id, state);
  if (compared.outcome !== 'compared') return compared;
  const { comparison, seal, imported } = compared;
  const ids = idsOf(state);
  return {
    outcome: 'compared' as const,
    key: imported.key,
    version: state.action,
    seal,
    basis: basisFrom(state, imported),
    ids,
    differences: comparison.differences,
    doubts: doubtsOf(ids, comparison.doubts),
    identified: identifiedRows(state),
    gone: goneDecided(state),
    left: tasksLeft(state),
  };
};

export type DraftDifferences = Extract<
  Awaited<ReturnType<typeof draftDifferencesOf>>,
  { outcome: 'compared' }
>;

export const differencesRoute = (app: Door, context: DoorContext): void => {
  const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem };
  app.get(
    '/api/drafts/:id/differences',
    {
      schema: {
        tags: ['drafts'],
        description:
          'What differs between a draft and the document that it corrects, row by row, and what ' +
          'could be read in two ways. Sign with `seal` and `version`, and with the basis.',
        params: draftAddress,
        response: { 200: draftDifferences, ...refused },
      },
    },
    async (request) => {
      reviewer(request, undefined);
      const found = await draftAt(context, request.params.id);
      const seen = await draftDifferencesOf(context, found);
      switch (seen.outcome) {
        case 'compared': {
          const { outcome: _outcome, ids: _ids, ...told } = seen;
          return { ...told, differences: seen.differences.map(shownOf) };
        }
        case 'unchanged':
          throw problemFault('already-imported', { key: seen.key });
        case 'orders-waiting':
          throw problemFault('orders-waiting', { waiting: seen.waiting });
        case 'unknown-document':
        case 'not-correcting':
          throw problemFault(seen.outcome);
      }
    },
  );
};

/** Which rows re-mandate a task that has closed or never was, and the tasks. */
export const notRunningFault = (rows: readonly RowOfTask[], commandId: string) =>
  problemFault('task-not-running', { commandId, tasks: rows.map(({ task }) => task), rows });

type Refused = Exclude<SignedCorrection, { outcome: 'signed' | 'corrected' }>;

const refusalOf = (done: Refused, commandId: string) => {
  switch (done.outcome) {
    case 'refused':
      return problemFault(done.reason, { commandId });
    case 'unchanged':
      return problemFault('already-imported', { commandId, key: done.key });
    case 'doubts-left':
      return problemFault('rows-unidentified', { commandId, doubts: done.doubts });
    case 'not-running':
      return notRunningFault(done.rows, commandId);
    case 'orders-waiting':
      return problemFault('orders-waiting', { commandId, waiting: done.waiting });
    case 'unknown-document':
    case 'differences-changed':
    case 'terms-missing':
      return problemFault(done.outcome, { commandId });
  }
};

/** Signs for the differences and sets going what follows; whatever keeps it from that is thrown. */
export const signCorrectionNow = async (
  context: DoorContext,
  request: FastifyRequest,
  { state }: FoundDraft,
  ask: SignAsk & { readonly ground: Ground | null },
) => {
  const done = await signCorrection(context.database, ask);
  if (done.outcome !== 'signed' && done.outcome !== 'corrected') {
    throw refusalOf(done, ask.commandId);
  }
  const known = done.outcome === 'signed';
  const key = known ? done.key : done.event.key;
  const event = known ? await correctedWith(context, key, state.digest) : done.event;
  if (event === null) throw problemFault('command-id-reused', { commandId: ask.commandId });
  const { tasks, amnesty, changes, left } = event;
  const slots = known ? [] : (done.policy?.slots ?? []);
  await follow(context, { ids: tasks, slots, orders: done.orders }, request.log);
  return { outcome: 'corrected' as const, key, tasks, amnesty, changes, left };
};
