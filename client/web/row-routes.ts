/** Step 2 of an import: one row at a time. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import type { DraftRequest } from '../../domain/document/draft/messages.js';
import { changeOf } from '../../domain/document/draft/resolution.js';
import {
  contextOf,
  type DraftRow,
  type DraftState,
  isDoubtful,
  rollOverOf,
} from '../../domain/document/draft/state.js';
import { readAliases } from '../../store/aliases.js';
import type { DecidedDraft } from '../../store/draft-decision.js';
import type { DoorContext } from '../http/context.js';
import { askDraft } from '../http/draft-commands.js';
import { problemFault } from '../http/problem.js';
import { type DoubtView, doubtPage } from './doubt-page.js';
import { doubtsAddress, draftAddress, signAddress } from './draft-address.js';
import { type DraftTold, wordsFor } from './draft-frame.js';
import {
  commandIdIn,
  type DraftParams,
  didAddress,
  type RowParams,
  refusalOf,
  toldFrom,
  type Visit,
  viewOf,
  visitOf,
} from './draft-visit.js';
import { dutiesFor, likelyLeft } from './duty-offers.js';
import { type Fields, formOf, queryOf, sendPage } from './page-request.js';
import { checkedRequest, mostParts, partsOf, rowAsk, type Step } from './row-commands.js';
import type { RowFormState } from './row-form.js';
import { lookOf } from './row-mark.js';
import {
  changedByOthers,
  changedFields,
  freshRow,
  type RowErrors,
  rebased,
  typedRow,
} from './row-values.js';
import { freshParts, type SplitState, withAnotherPart } from './split-form.js';
import { Understood } from './understood.js';

const rowIn = ({ rows }: DraftState, id: string | undefined): DraftRow | null =>
  rows.find((row) => row.id === id) ?? null;

const freshForm = (row: DraftRow): RowFormState => ({
  typed: freshRow(row.task),
  errors: {},
  dropReason: '',
  conflict: null,
});

/** The page of a row, with the spellings that earlier reviews explained. */
const sendDoubt = async (
  { database }: DoorContext,
  reply: FastifyReply,
  view: Omit<DoubtView, 'aliases'>,
  status?: number,
): Promise<FastifyReply> =>
  sendPage(reply, doubtPage({ ...view, aliases: await readAliases(database) }), status);

const doubtsRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.get<DraftParams>('/drafts/:id/doubts', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const query = queryOf(request);
    const { state, reader } = visit;
    const asked = query['row'];
    const row = asked === undefined ? (state.rows.find(isDoubtful) ?? null) : rowIn(state, asked);
    if (asked !== undefined && row === null) throw problemFault('unknown-row');
    const kept = row !== null && row.state !== 'dropped';
    const parts = Math.min(mostParts, Math.trunc(Number(query['split'])) || 0);
    const view = {
      ...viewOf(visit, toldFrom(reader, query)),
      row,
      form: kept ? freshForm(row) : null,
      split: kept && parts >= 2 ? { parts: freshParts(row.task, parts), errors: {} } : null,
      offers: kept && parts < 2 ? await dutiesFor(context, state, row) : null,
      likely: row === null ? await likelyLeft(context, state) : 0,
    };
    return sendDoubt(context, reply, view);
  });
};

type Again = {
  readonly told: DraftTold | null;
  readonly errors: RowErrors;
  readonly status: number;
  /** Whether somebody else changed the row while the form was open. */
  readonly conflict: boolean;
};

/** The form over the row as it stands now, with everything that was typed in it. */
const formAgain = (visit: Visit, row: DraftRow, form: Fields, again: Again): RowFormState => {
  const typed = typedRow(form);
  const changes = changedByOthers(typed, row.task);
  return {
    typed: rebased(typed, row.task),
    errors: again.errors,
    dropReason: form['reason'] ?? '',
    conflict: again.conflict
      ? {
          state: wordsFor(visit.reader).rowState[lookOf(row)],
          fields: new Map(changes.map(({ name, now }) => [name, now])),
        }
      : null,
  };
};

const sendAgain = async (
  context: DoorContext,
  request: FastifyRequest<RowParams>,
  reply: FastifyReply,
  again: Again,
): Promise<FastifyReply> => {
  const visit = await visitOf(request, reply, context);
  if (visit === null) return reply;
  const form = formOf(request);
  const row = rowIn(visit.state, request.params.row);
  if (row === null) {
    const gone: DraftTold = { kind: 'refused', text: wordsFor(visit.reader).conflict.gone };
    const view = { ...viewOf(visit, gone), row: null, form: null, split: null, offers: null };
    return sendDoubt(context, reply, view, again.status);
  }
  const kept = row.state !== 'dropped';
  const parts = form['parts'] === undefined ? null : partsOf(form);
  const split: SplitState | null =
    parts === null || !kept
      ? null
      : { parts: parts.map((part) => rebased(part, row.task)), errors: again.errors };
  const reader = { ...visit.reader, address: doubtsAddress(visit.item.id, row.id) };
  const view = {
    ...viewOf({ ...visit, reader }, again.told),
    row,
    form: kept ? formAgain(visit, row, form, again) : null,
    split,
    offers: kept && split === null ? await dutiesFor(context, visit.state, row) : null,
  };
  return sendDoubt(context, reply, view, again.status);
};

/** One part more, before anything is decided. */
const sendMoreParts = (
  context: DoorContext,
  reply: FastifyReply,
  visit: Visit,
  row: DraftRow,
  form: Fields,
): Promise<FastifyReply> => {
  const parts = withAnotherPart(partsOf(form), row.task);
  const reader = { ...visit.reader, address: doubtsAddress(visit.item.id, row.id) };
  const view = {
    ...viewOf({ ...visit, reader }, null),
    ...{ row, form: freshForm(row), split: { parts, errors: {} }, offers: null },
  };
  return sendDoubt(context, reply, view);
};

/** The row itself while it is in doubt, then the next one in doubt, then the signature. */
const behind = (
  id: string,
  /** As the form was shown, which a click later the row may no longer be. */
  from: { readonly row: DraftRow; readonly ordinal: number; readonly inDoubt: boolean },
  type: DraftRequest['type'],
  state: DraftState,
): string => {
  if (type === 'Undo') {
    return doubtsAddress(id, state.rows.find(({ version }) => version === state.action)?.id);
  }
  const now = rowIn(state, from.row.id);
  const stays = type === 'RemandateRow' || (now !== null && isDoubtful(now));
  if (now !== null && stays) return doubtsAddress(id, now.id);
  if (!from.inDoubt) return `${draftAddress(id)}?row=${now?.id}#row-${now?.id}`;
  const next = state.rows.slice(from.ordinal).find(isDoubtful) ?? state.rows.find(isDoubtful);
  return next === undefined ? signAddress(id) : doubtsAddress(id, next.id);
};

type Taken =
  | { readonly outcome: 'done'; readonly type: DraftRequest['type']; readonly state: DraftState }
  | { readonly outcome: 'again'; readonly again: Again };

const isReused = (decided: DecidedDraft): boolean =>
  decided.outcome === 'refused' && decided.reason === 'command-id-reused';

/** The steps one after another, each a command of its own that is kept at once. */
const take = async (
  context: DoorContext,
  visit: Visit,
  steps: readonly Step[],
  commandId: string,
): Promise<Taken> => {
  let { state } = visit;
  let type: DraftRequest['type'] = 'EditRow';
  for (const [index, step] of steps.entries()) {
    const wanted = step(state);
    if (wanted === null) continue;
    const asked = checkedRequest(wanted);
    const nothing = { told: null, errors: {}, conflict: false };
    if (asked.outcome === 'invalid') {
      return { outcome: 'again', again: { ...nothing, errors: asked.errors, status: 400 } };
    }
    const decided = await askDraft(context, visit.item.id, asked.request, {
      ...{ ...visit.who, commandId: index === 0 ? commandId : `${commandId}.${index}` },
    });
    // The id is made from that of the form, so only the same press, come twice, can have used it; what
    // the step asks for may have changed with the draft.
    const cameTwice = index > 0 && isReused(decided);
    if (decided.outcome === 'refused' && !cameTwice) {
      const conflict = decided.reason === 'row-changed';
      const told = conflict ? null : refusalOf(visit.reader, decided.reason);
      return { outcome: 'again', again: { ...nothing, told, conflict, status: 409 } };
    }
    state = decided.state;
    type = asked.request.type;
  }
  return { outcome: 'done', type, state };
};

const rowRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<RowParams>('/drafts/:id/rows/:row', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { state, item } = visit;
    const form = formOf(request);
    const ordinal = state.rows.findIndex(({ id }) => id === request.params.row);
    const row = state.rows[ordinal];
    if (row === undefined) throw problemFault('unknown-row');
    if (form['do'] === 'more') return sendMoreParts(context, reply, visit, row, form);
    const ask = rowAsk(row.id, form);
    if (ask.outcome === 'invalid') {
      const again = { told: null, errors: ask.errors, conflict: false, status: 400 };
      return sendAgain(context, request, reply, again);
    }
    const taken = await take(context, visit, ask.steps, commandIdIn(form));
    if (taken.outcome === 'again') return sendAgain(context, request, reply, taken.again);
    const inDoubt = form['in-doubt'] === 'yes';
    const address = behind(item.id, { row, ordinal, inDoubt }, taken.type, taken.state);
    return reply.redirect(didAddress(address, taken.type, taken.state), 303);
  });
};

/** What the words in the fields would be understood as; nothing is kept. */
const previewRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<RowParams>('/drafts/:id/rows/:row/preview', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { state, reader } = visit;
    const row = rowIn(state, request.params.row);
    if (row === null) throw problemFault('unknown-row');
    const changed = changedFields(typedRow(formOf(request)));
    const fields = changed.outcome === 'read' ? changed.fields : {};
    const none = Object.keys(fields).length === 0;
    const aliases = await readAliases(context.database);
    const change = none ? row.task : changeOf(row.task, fields, contextOf(state), aliases);
    const left = change.review.filter((reason) => !row.accepted.includes(reason));
    const task = { ...row.task, ...change };
    const props = { reader, task, rollOver: rollOverOf(state), left: none ? null : left };
    return sendPage(reply, renderToString(Understood(props)));
  });
};

export const rowRoutes = (app: FastifyInstance, context: DoorContext): void => {
  doubtsRoute(app, context);
  rowRoute(app, context);
  previewRoute(app, context);
};
