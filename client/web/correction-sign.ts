/** Signing for a corrected version on the board. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signerName } from '../../domain/document/draft/messages.js';
import type { DoorContext } from '../http/context.js';
import { personNamed } from '../http/draft-commands.js';
import { draftDifferencesOf, signCorrectionNow } from '../http/draft-correction.js';
import { remandatingRows } from '../http/likeness.js';
import { isProblemFault, problemFault } from '../http/problem.js';
import { words } from '../http/requests.js';
import { correctionPage, type DifferencesWish, differenceKinds } from './correction-page.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { remandatesOf, type Typed } from './correction-sign-form.js';
import type { DraftTold } from './draft-frame.js';
import {
  commandIdIn,
  type DraftParams,
  refusalOf,
  type Visit,
  viewOf,
  visitOf,
} from './draft-visit.js';
import { likelyLeft } from './duty-offers.js';
import { type Fields, formOf, oneOf, queryOf, sendPage } from './page-request.js';

export const wishFrom = (fields: Fields): DifferencesWish => ({
  only: oneOf(differenceKinds, fields['only']) ?? null,
  page: Math.max(1, Math.trunc(Number(fields['page'])) || 1),
});

const untouched: Typed = { basis: null, signer: { name: '', missing: false } };

export const sendCorrectionPage = async (
  context: DoorContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  given: { readonly told: DraftTold | null; readonly typed?: Typed; readonly status?: number },
): Promise<FastifyReply> => {
  const { told, typed = untouched, status = 200 } = given;
  const seen = await draftDifferencesOf(context, visit);
  const remandating = seen.outcome === 'compared' ? remandatesOf(seen) : [];
  const view = {
    ...viewOf(visit, told),
    ...{ seen, wish: wishFrom(queryOf(request)), typed },
    remandating: await remandatingRows(context.database, visit.state, { remandating }),
    likely: await likelyLeft(context, visit.state),
  };
  return sendPage(reply, correctionPage(view), status);
};

/** What the tasks or somebody else changed meanwhile is shown anew, with everything that was typed. */
export const signCorrectionForm = async (
  context: DoorContext,
  request: FastifyRequest<DraftParams>,
  reply: FastifyReply,
  visit: Visit,
): Promise<FastifyReply> => {
  const { item, who, reader } = visit;
  const form = formOf(request);
  const [typedBasis = '', typedName = ''] = [form['basis'], form['signer']];
  const name = signerName.safeParse(typedName);
  const basis = words.safeParse(typedBasis.trim());
  const typed: Typed = {
    basis: { text: typedBasis, missing: !basis.success },
    signer: { name: typedName, missing: !name.success },
  };
  const [version, seal] = [Number(form['version']), form['seal']];
  if (!Number.isInteger(version) || seal === undefined) throw problemFault('malformed-request');
  if (!name.success || !basis.success) {
    return sendCorrectionPage(context, request, reply, visit, { told: null, typed, status: 400 });
  }
  const { by, actor, signer, channel } = who;
  const commandId = commandIdIn(form);
  const person = personNamed(name.data);
  try {
    const { key } = await signCorrectionNow(context, request, visit, {
      ...{ draft: item.id, commandId, actor, signer, channel, person },
      ground: { seal, basis: basis.data },
      command: (at) => ({ type: 'Sign', version, seal, signer: person.id, at, by }),
    });
    return await reply.redirect(`/documents/${key}?corrected=yes`, 303);
  } catch (fault) {
    if (!isProblemFault(fault) || fault.statusCode !== 409) throw fault;
    const changed = fault.reason === 'draft-changed' || fault.reason === 'differences-changed';
    const told: DraftTold = changed
      ? { kind: 'refused', text: correctionPageTexts[reader.language].changed }
      : refusalOf(reader, fault.reason);
    const now = await visitOf(request, reply, context);
    if (now === null) return reply;
    return await sendCorrectionPage(context, request, reply, now, { told, typed, status: 409 });
  }
};
