/** Which document a draft corrects, and what is chosen about the differences from it. */
import type { FastifyInstance } from 'fastify';
import type { DraftRequest } from '../../domain/document/draft/messages.js';
import type { DraftState } from '../../domain/document/draft/state.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { DoorContext } from '../http/context.js';
import { askDraft } from '../http/draft-commands.js';
import { problemFault } from '../http/problem.js';
import { addressOf } from './correction-page.js';
import { wishFrom } from './correction-sign.js';
import { differenceId } from './difference-card.js';
import { draftAddress, signAddress } from './draft-address.js';
import {
  commandIdIn,
  type DraftParams,
  didAddress,
  tellingAddress,
  visitOf,
} from './draft-visit.js';
import { type Fields, formOf } from './page-request.js';
import { checkedRequest } from './row-commands.js';

const correctsRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<DraftParams>('/drafts/:id/corrects', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { item, who } = visit;
    const form = formOf(request);
    const { corrects, back } = form;
    if (corrects === undefined) throw problemFault('malformed-request');
    const facts = { corrects: corrects === '' ? null : corrects };
    const asked = checkedRequest({ type: 'StateFacts', facts });
    if (asked.outcome === 'invalid') throw problemFault('malformed-request');
    const commandId = commandIdIn(form);
    const decided = await askDraft(context, item.id, asked.request, { ...who, commandId });
    const address = back === 'sign' ? signAddress(item.id) : draftAddress(item.id);
    const told =
      decided.outcome === 'accepted'
        ? didAddress(address, 'StateFacts', decided.state)
        : tellingAddress(address, { refused: decided.reason });
    return reply.redirect(told, 303);
  });
};

/** A button says what it chooses: `identify|12|new`, `gone|task/…|kept`, `leave|task/…|yes`. */
const choiceFrom = (form: Fields): DraftRequest | null => {
  const [what, about = '', choice = ''] = (form['do'] ?? '').split('|');
  switch (what) {
    case 'identify': {
      const task = choice === '' ? null : (choice as TaskId | 'new');
      return { type: 'IdentifyRow', row: about, task };
    }
    case 'gone': {
      const decision = choice === 'kept' || choice === 'withdrawn' ? choice : null;
      return { type: 'DecideGone', task: about as TaskId, decision };
    }
    case 'leave':
      return { type: 'LeaveDifference', task: about as TaskId, leave: choice === 'yes' };
    case 'undo':
      return { type: 'Undo' };
    default:
      return null;
  }
};

/** Where the choice was made, so that nobody has to look for the place again. */
const anchorOf = (request: DraftRequest): string => {
  switch (request.type) {
    case 'LeaveDifference':
      return `#${differenceId(request.task)}`;
    case 'IdentifyRow':
    case 'DecideGone':
      return '#doubts';
    default:
      return '';
  }
};

const choicesRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<DraftParams>('/drafts/:id/choices', async (request, reply) => {
    const visit = await visitOf(request, reply, context);
    if (visit === null) return reply;
    const { item, who } = visit;
    const form = formOf(request);
    const wanted = choiceFrom(form);
    const asked = wanted === null ? null : checkedRequest(wanted);
    if (asked === null || asked.outcome === 'invalid') throw problemFault('malformed-request');
    const commandId = commandIdIn(form);
    const decided = await askDraft(context, item.id, asked.request, { ...who, commandId });
    const address = addressOf(item.id, wishFrom(form));
    const told = (state: DraftState): string =>
      didAddress(`${address}${anchorOf(asked.request)}`, asked.request.type, state);
    return reply.redirect(
      decided.outcome === 'accepted'
        ? told(decided.state)
        : tellingAddress(address, { refused: decided.reason }),
      303,
    );
  });
};

export const correctionRoutes = (app: FastifyInstance, context: DoorContext): void => {
  correctsRoute(app, context);
  choicesRoute(app, context);
};
