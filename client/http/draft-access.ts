/** Which draft is meant, and who says so: reviewing is for the coordinator alone. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Author } from '../../domain/document/draft/messages.js';
import type { DraftState } from '../../domain/document/draft/state.js';
import { foldDraft } from '../../store/draft-log.js';
import { type DraftItem, findDraft } from '../../store/drafts.js';
import type { DoorContext } from './context.js';
import { problemFault } from './problem.js';
import { requireCoordinator } from './sign-in.js';

export type FoundDraft = { readonly item: DraftItem; readonly state: DraftState };

export const draftAt = async ({ database }: DoorContext, id: string): Promise<FoundDraft> => {
  const item = await findDraft(database, id);
  if (item === null) throw problemFault('unknown-draft');
  const { state } = await foldDraft(database, id);
  return { item, state };
};

/**
 * The desk of a browser is its sign-in, whatever it says; programs name their own. Both are numbers
 * that tell two people apart, and nobody's name.
 */
const deskOf = (request: FastifyRequest, channel: string, stated: string | undefined): string => {
  const { signInId } = request;
  if (signInId === null) return `${channel}-${stated ?? 'desk'}`;
  const digest = createHash('sha256').update(`desk/${signInId}`).digest('hex');
  return `${channel}-${digest.slice(0, 12)}`;
};

export const reviewer = (request: FastifyRequest, desk: string | undefined) => {
  const { actor: signer, channel, language } = requireCoordinator(request);
  const by: Author = { unit: signer.unit, desk: deskOf(request, channel, desk) };
  return { signer, channel, language, by, actor: { ...signer, channel } };
};
