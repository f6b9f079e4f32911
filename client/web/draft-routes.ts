/** Step 1 of an import, and what can be done to a draft as a whole. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ColumnMapping, DraftRequest } from '../../domain/document/draft/messages.js';
import type { DraftState } from '../../domain/document/draft/state.js';
import type { DoorContext } from '../http/context.js';
import { askDraft } from '../http/draft-commands.js';
import { likelyRows, pagePatienceMs, repeatsOf } from '../http/likeness.js';
import { isProblemFault, problemFault } from '../http/problem.js';
import { columnField } from './columns-form.js';
import {
  doubtsAddress,
  draftAddress,
  proposalsAddress,
  rowsShown,
  signAddress,
} from './draft-address.js';
import type { DraftTold } from './draft-frame.js';
import { readPage } from './draft-page.js';
import { type RowsWish, rowLooks } from './draft-rows.js';
import {
  commandIdIn,
  type DraftParams,
  didAddress,
  refusalOf,
  tellingAddress,
  toldFrom,
  type Visit,
  viewOf,
  visitOf,
} from './draft-visit.js';
import { dutyLooks } from './duty-mark.js';
import { type FactsFormState, freshFacts, parseFacts, typedFacts } from './facts-values.js';
import { type Fields, formOf, oneOf, queryOf, sendPage } from './page-request.js';
import { proposalPage } from './proposal-page.js';
import { checkedRequest } from './row-commands.js';
import { sendSignPage } from './sign-routes.js';

const wishFrom = (query: Fields, { rows }: DraftState): RowsWish => {
  const row = rows.findIndex(({ id }) => id === query['row']);
  const page = Math.max(1, Math.trunc(Number(query['page'])) || 1);
  return {
    only: oneOf(rowLooks, query['only']) ?? null,
    reason: query['reason'] ?? null,
    duty: oneOf(dutyLooks, query['duty']) ?? null,
    page: row === -1 ? page : Math.floor(row / rowsShown) + 1,
  };
};

const sendReadPage = async (
  { database }: DoorContext,
  reply: FastifyReply,
  visit: Visit,
  given: { told: DraftTold | null; query?: Fields; facts?: FactsFormState; status?: number },
): Promise<FastifyReply> => {
  const { state } = visit;
  if (state.facts === null) throw problemFault('unknown-draft');
  const { told, query = {}, facts = freshFacts(state.facts), status = 200 } = given;
  const wish = wishFrom(query, state);
  const likely = await likelyRows(database, state, state.rows, pagePatienceMs);
  return sendPage(reply, readPage({ ...viewOf(visit, told), likely, wish, facts }), status);
};

const pageRoutes = (app: FastifyInstance, context: DoorContext): void => {
  app.get<DraftParams>('/drafts/:id', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const query = queryOf(request);
    return sendReadPage(context, reply, visit, { told: toldFrom(visit.reader, query), query });
  });

  app.get<DraftParams>('/drafts/:id/proposals', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const told = toldFrom(visit.reader, queryOf(request));
    const repeats = repeatsOf(visit.state);
    return sendPage(reply, proposalPage({ ...viewOf(visit, told), repeats }));
  });
};

const factsRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<DraftParams>('/drafts/:id/facts', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { state, item, who, reader } = visit;
    if (state.facts === null) throw problemFault('unknown-draft');
    const form = formOf(request);
    const toSign = form['back'] === 'sign';
    const typed = typedFacts(form, state.facts);
    const again = (told: DraftTold | null, facts: FactsFormState, status: number) =>
      toSign
        ? sendSignPage(context, request, reply, visit, { told, facts, status })
        : sendReadPage(context, reply, visit, { told, facts, status });
    const parsed = parseFacts(typed, state.facts);
    if (parsed.outcome === 'invalid') return again(null, { ...typed, errors: parsed.errors }, 400);
    const asked = checkedRequest({ type: 'StateFacts', facts: parsed.facts });
    if (asked.outcome === 'invalid') {
      const { signed: signedOn, ...errors } = asked.errors;
      const all = signedOn === undefined ? errors : { ...errors, signedOn };
      return again(null, { ...typed, errors: all }, 400);
    }
    const commandId = commandIdIn(form);
    const decided = await askDraft(context, item.id, asked.request, { ...who, commandId });
    const address = toSign ? signAddress(item.id) : draftAddress(item.id);
    if (decided.outcome === 'accepted') {
      return reply.redirect(didAddress(address, 'StateFacts', decided.state), 303);
    }
    if (decided.reason === 'nothing-changed') return reply.redirect(address, 303);
    if (decided.reason === 'unknown-unit') {
      return again(null, { ...typed, errors: { issuer: 'unknown-unit' } }, 409);
    }
    return again(refusalOf(reader, decided.reason), typed, 409);
  });
};

/** What people said of columns before stands; what the form says otherwise than the reader is added. */
const mappingFrom = (form: Fields, state: DraftState): readonly ColumnMapping[] => {
  const mapped = new Map(state.columns.map((column) => [columnField(column), column]));
  for (const column of state.readColumns) {
    const field = columnField(column);
    const role = form[field];
    if (role === undefined || role === column.role) continue;
    const { sheet, table, column: number } = column;
    mapped.set(field, { sheet, table, column: number, role });
  }
  return [...mapped.values()];
};

const columnsRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<DraftParams>('/drafts/:id/columns', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { state, item, who } = visit;
    const address = draftAddress(item.id);
    const refuse = (reason: string) =>
      reply.redirect(tellingAddress(address, { refused: reason }), 303);
    const columns = mappingFrom(formOf(request), state);
    const asked = checkedRequest({ type: 'MapColumns', columns });
    if (asked.outcome === 'invalid') throw problemFault('malformed-request');
    try {
      const commandId = randomUUID();
      const decided = await askDraft(context, item.id, asked.request, { ...who, commandId });
      return decided.outcome === 'accepted'
        ? reply.redirect(`${didAddress(address, 'MapColumns', decided.state)}#columns`, 303)
        : refuse(decided.reason);
    } catch (fault) {
      // With such columns the file cannot be read; the draft stays as it was.
      if (isProblemFault(fault) && fault.reason === 'unreadable-file') return refuse(fault.reason);
      throw fault;
    }
  });
};

/** What one button asks for, without anything typed that could be lost. */
const plainRequest = (form: Fields): DraftRequest | null => {
  const { type, row = '', version, proposal = '', reason = '' } = form;
  switch (type) {
    case 'Undo':
      return { type };
    case 'RestoreRow':
      return { type, row, version: Number(version) };
    case 'TakeProposal':
    case 'DropProposal':
      return { type, proposal };
    case 'Discard':
      return { type, reason };
    default:
      return null;
  }
};

/** Where a person wants to be afterwards. */
const behind = (id: string, { type, row, back }: Fields, state: DraftState): string => {
  if (type === 'Discard') return '/documents';
  if (type === 'TakeProposal' || type === 'DropProposal') return proposalsAddress(id);
  if (type === 'RestoreRow') return doubtsAddress(id, row);
  if (back === 'read') return draftAddress(id);
  return doubtsAddress(id, state.rows.find(({ version }) => version === state.action)?.id);
};

const commandRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<DraftParams>('/drafts/:id/commands', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { item, who, state } = visit;
    const form = formOf(request);
    const wanted = plainRequest(form);
    const asked = wanted === null ? null : checkedRequest(wanted);
    if (asked === null || asked.outcome === 'invalid') throw problemFault('malformed-request');
    const commandId = commandIdIn(form);
    const decided = await askDraft(context, item.id, asked.request, { ...who, commandId });
    if (decided.outcome === 'refused') {
      const address =
        form['type'] === 'Discard' ? draftAddress(item.id) : behind(item.id, form, state);
      return reply.redirect(tellingAddress(address, { refused: decided.reason }), 303);
    }
    const address = behind(item.id, form, decided.state);
    return reply.redirect(didAddress(address, asked.request.type, decided.state), 303);
  });
};

export const draftRoutes = (app: FastifyInstance, context: DoorContext): void => {
  pageRoutes(app, context);
  factsRoute(app, context);
  columnsRoute(app, context);
  commandRoute(app, context);
};
