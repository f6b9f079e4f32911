/** What the routes of an import share: the draft somebody has open, and what its page has to tell. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DraftRequest, draftId } from '../../domain/document/draft/messages.js';
import type { DraftState } from '../../domain/document/draft/state.js';
import { type DocumentItem, listDocuments } from '../../store/overviews.js';
import type { DoorContext } from '../http/context.js';
import { draftAt, type FoundDraft, reviewer } from '../http/draft-access.js';
import { type MayCorrect, mayCorrect } from '../http/may-correct.js';
import { type ProblemReason, problemFault, titleOf } from '../http/problem.js';
import { commandId as commandIdOf } from '../http/requests.js';
import { draftAddress } from './draft-address.js';
import { type DraftTold, type DraftView, wordsFor } from './draft-frame.js';
import { discardedPage } from './draft-page.js';
import { type Fields, sendPage } from './page-request.js';
import { type Reader, readerOf } from './reader.js';

export type DraftParams = { Params: { id: string } };
export type RowParams = { Params: { id: string; row: string } };

export type Visit = FoundDraft & {
  readonly documents: readonly DocumentItem[];
  readonly mayCorrect: MayCorrect | null;
  readonly reader: Reader;
  readonly who: ReturnType<typeof reviewer>;
};

/** The draft a page is about; null where it was answered already, for there is nothing left to do. */
export const visitOf = async (
  request: FastifyRequest<DraftParams>,
  reply: FastifyReply,
  context: DoorContext,
): Promise<Visit | null> => {
  const who = reviewer(request, undefined);
  const id = draftId.safeParse(request.params.id);
  if (!id.success) throw problemFault('unknown-draft');
  const [found, reader, documents] = await Promise.all([
    draftAt(context, id.data),
    readerOf(request, context),
    listDocuments(context.database),
  ]);
  const { status, document } = found.state;
  if (status === 'open') {
    const address = request.method === 'GET' ? reader.address : draftAddress(id.data);
    const likely = await mayCorrect(context, found.state, documents);
    return { ...found, documents, mayCorrect: likely, who, reader: { ...reader, address } };
  }
  if (document !== null) await reply.redirect(`/documents/${document}`, 303);
  else await sendPage(reply, discardedPage(reader));
  return null;
};

const isRequestType = (reader: Reader, word: string): word is DraftRequest['type'] =>
  Object.hasOwn(wordsFor(reader).did, word);

/** Refusals come through addresses too, where the page keeps nothing that was typed. */
const isReason = (word: string): word is ProblemReason => /^[a-z]+(?:-[a-z]+)*$/.test(word);

export const toldFrom = (reader: Reader, query: Fields): DraftTold | null => {
  const { did, rows, opened, refused } = query;
  if (did !== undefined && isRequestType(reader, did)) {
    return { kind: 'done', type: did, rows: Math.max(0, Math.trunc(Number(rows)) || 0) };
  }
  if (opened === 'opened' || opened === 'known') return { kind: opened };
  if (refused === undefined || !isReason(refused)) return null;
  return refusalOf(reader, refused);
};

export const refusalOf = (reader: Reader, reason: ProblemReason): DraftTold => ({
  kind: 'refused',
  text: titleOf(reason, reader.language) ?? reason,
});

export const viewOf = (visit: Visit, told: DraftTold | null): DraftView => {
  const { reader, item, state, documents, mayCorrect: likely } = visit;
  return { reader, item, state, documents, mayCorrect: likely, told };
};

/** Rows that the newest action touched. */
export const touchedBy = ({ rows, action }: DraftState): number =>
  rows.filter(({ version }) => version === action).length;

/** An address with something to tell behind it; what stands behind `#` stays at the end. */
export const tellingAddress = (address: string, told: Readonly<Record<string, string>>): string => {
  const [page = '', anchor] = address.split('#');
  const query = new URLSearchParams(told).toString();
  const joined = `${page}${page.includes('?') ? '&' : '?'}${query}`;
  return anchor === undefined ? joined : `${joined}#${anchor}`;
};

export const didAddress = (
  address: string,
  type: DraftRequest['type'],
  state: DraftState,
): string => tellingAddress(address, { did: type, rows: String(touchedBy(state)) });

/** The id a form was shown with: sent twice, it is one command. */
export const commandIdIn = (form: Fields): string => {
  const parsed = commandIdOf.safeParse(form['commandId']);
  if (!parsed.success) throw problemFault('malformed-request');
  return parsed.data;
};
