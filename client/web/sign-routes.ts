/** Step 3 of an import: the plan, and the signature. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signerName } from '../../domain/document/draft/messages.js';
import type { DoorContext } from '../http/context.js';
import { personNamed, signNow } from '../http/draft-commands.js';
import { planOf } from '../http/draft-routes.js';
import { isProblemFault, problemFault } from '../http/problem.js';
import { sendCorrectionPage, signCorrectionForm } from './correction-sign.js';
import { type DraftTold, wordsFor } from './draft-frame.js';
import {
  commandIdIn,
  type DraftParams,
  refusalOf,
  toldFrom,
  type Visit,
  viewOf,
  visitOf,
} from './draft-visit.js';
import { likelyLeft } from './duty-offers.js';
import { type FactsFormState, freshFacts } from './facts-values.js';
import { formOf, queryOf, sendPage } from './page-request.js';
import { type Signer, signPage } from './sign-page.js';

type Given = {
  readonly told: DraftTold | null;
  readonly facts?: FactsFormState;
  readonly signer?: Signer;
  readonly status?: number;
};

export const sendSignPage = async (
  context: DoorContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  given: Given,
): Promise<FastifyReply> => {
  const { state } = visit;
  if (state.facts === null) throw problemFault('unknown-draft');
  if (state.facts.corrects !== null) {
    const { told, status = 200 } = given;
    return sendCorrectionPage(context, request, reply, visit, { told, status });
  }
  const { told, facts = freshFacts(state.facts), status = 200 } = given;
  const { signer = { name: '', missing: false } } = given;
  const view = {
    ...viewOf(visit, told),
    ...{ draftFacts: state.facts, plan: await planOf(context, visit), facts, signer },
    likely: await likelyLeft(context, state),
  };
  return sendPage(reply, signPage(view), status);
};

const signRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<DraftParams>('/drafts/:id/sign', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { item, who, reader } = visit;
    if (typeof visit.state.facts?.corrects === 'string') {
      return signCorrectionForm(context, request, reply, visit);
    }
    const form = formOf(request);
    const typed = form['signer'] ?? '';
    const name = signerName.safeParse(typed);
    const version = Number(form['version']);
    if (!Number.isInteger(version)) throw problemFault('malformed-request');
    if (!name.success) {
      const signer = { name: typed, missing: true };
      return sendSignPage(context, request, reply, visit, { told: null, signer, status: 400 });
    }
    const { by, actor, signer, channel } = who;
    const commandId = commandIdIn(form);
    const person = personNamed(name.data);
    try {
      const { key, tasks, remandated } = await signNow(context, request, item.id, {
        ...{ draft: item.id, commandId, actor, signer, channel, person },
        command: (at) => ({ type: 'Sign', version, signer: person.id, at, by }),
      });
      const told = new URLSearchParams({ signed: String(tasks) });
      if (remandated.length > 0) told.set('remandated', String(remandated.length));
      return await reply.redirect(`/documents/${key}?${told}`, 303);
    } catch (fault) {
      if (!isProblemFault(fault) || fault.statusCode !== 409) throw fault;
      const changed = fault.reason === 'draft-changed';
      const told: DraftTold = changed
        ? { kind: 'refused', text: wordsFor(reader).sign.changed }
        : refusalOf(reader, fault.reason);
      const again = { told, signer: { name: name.data, missing: false }, status: 409 };
      const now = await visitOf(request, reply, context);
      return now === null ? reply : await sendSignPage(context, request, reply, now, again);
    }
  });
};

export const signRoutes = (app: FastifyInstance, context: DoorContext): void => {
  app.get<DraftParams>('/drafts/:id/sign', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const told = toldFrom(visit.reader, queryOf(request));
    return sendSignPage(context, request, reply, visit, { told });
  });
  signRoute(app, context);
};
