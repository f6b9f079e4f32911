/** Commands about a draft, and its signature. */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type SignAsk, signDraft } from '../../dispatch/sign-draft.js';
import type { DraftCommand } from '../../domain/document/draft/messages.js';
import type { DraftState } from '../../domain/document/draft/state.js';
import type { Policy } from '../../domain/policy/messages.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import { readAliases } from '../../store/aliases.js';
import { type DecidedDraft, decideDraft } from '../../store/draft-decision.js';
import { findDraft, keepReading, readDraftFile } from '../../store/drafts.js';
import type { Person } from '../../store/persons.js';
import { commandIdFrom } from './command-routes.js';
import type { DoorContext } from './context.js';
import { corrected } from './correction-schemas.js';
import { mustRun } from './corrections-made.js';
import type { Door } from './door.js';
import { draftAt, reviewer } from './draft-access.js';
import { notRunningFault, signCorrectionNow } from './draft-correction.js';
import { givenFacts, readDraft } from './draft-reading.js';
import {
  type DraftCommandBody,
  draftAddress,
  draftCommandBody,
  signBody,
} from './draft-requests.js';
import { draftAccepted } from './draft-schemas.js';
import { rowView } from './draft-views.js';
import { follow, importedUnder } from './following.js';
import { problemFault } from './problem.js';
import { imported, problem } from './schemas.js';

const tags = ['drafts'];
const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem };
const mostTouched = 100;

/** A command before its author and the time of its receipt are known. */
type Wish = DistributiveOmit<DraftCommand, 'at' | 'by'>;
type DistributiveOmit<Union, Name extends PropertyKey> = Union extends unknown
  ? Omit<Union, Name>
  : never;
type Given = DraftCommandBody;

const policyNamed = (wished: string | Policy): Policy => {
  const policy =
    typeof wished === 'string' ? shippedPolicies.find(({ name }) => name === wished) : wished;
  if (policy === undefined) throw problemFault('unknown-policy');
  return policy;
};

/** The file read anew with other columns, under the facts as they were stated. */
const readAnew = async (
  { database }: DoorContext,
  state: DraftState,
  columns: Extract<Given, { type: 'MapColumns' }>['columns'],
  language: 'vi' | 'en',
): Promise<string> => {
  const bytes = await readDraftFile(database, state.digest);
  if (bytes === null || state.facts === null) throw problemFault('unknown-draft');
  const read = await readDraft(bytes, state.fileName, {
    facts: givenFacts(state.facts),
    columns,
    aliases: await readAliases(database),
  });
  if (read.outcome === 'reading') return keepReading(database, read.reading);
  const { reason: cause, place, message } = read;
  throw problemFault('unreadable-file', { detail: message[language], cause, place });
};

/** The command of the core that a caller's request comes to. */
const wishOf = async (
  context: DoorContext,
  state: DraftState,
  body: Given,
  language: 'vi' | 'en',
): Promise<Wish> => {
  const { commandId: _id, desk: _desk, ...request } = body;
  if (request.type === 'MapColumns') {
    return { ...request, reading: await readAnew(context, state, request.columns, language) };
  }
  if (request.type !== 'StateFacts') return request;
  const { policy, ...facts } = request.facts;
  await mustRun(context, facts.corrects);
  return {
    ...request,
    facts: { ...facts, ...(policy === undefined ? {} : { policy: policyNamed(policy) }) },
  };
};

type Asking = Pick<ReturnType<typeof reviewer>, 'language' | 'by' | 'actor'> & {
  readonly commandId: string;
};

/** Decides what somebody asks of a draft, whichever page or program it came from. */
export const askDraft = async (
  context: DoorContext,
  draft: string,
  body: Given,
  { language, by, actor, commandId }: Asking,
): Promise<DecidedDraft> => {
  const { state } = await draftAt(context, draft);
  const wish = await wishOf(context, state, body, language);
  const command = (at: DraftCommand['at']): DraftCommand => ({ ...wish, at, by });
  return decideDraft(context.database, { draft, commandId, actor, command });
};

const commandRoute = (app: Door, context: DoorContext): void => {
  app.post(
    '/api/drafts/:id/commands',
    {
      schema: {
        tags,
        description:
          'Accepted with 200; refused by a rule with 404 or 409 and its reason, and nothing is ' +
          'changed. A command about a row carries the version of the row it was made against: if ' +
          'somebody else was faster, it is refused with row-changed. The same command id gets the ' +
          'same answer.',
        params: draftAddress,
        body: draftCommandBody,
        response: { 200: draftAccepted, ...refused, 422: problem },
      },
    },
    async (request) => {
      const { body, params } = request;
      const { language, by, actor } = reviewer(request, body.desk);
      const commandId = commandIdFrom(request, body.commandId);
      const decided = await askDraft(context, params.id, body, {
        ...{ language, by, actor, commandId },
      });
      if (decided.outcome === 'refused') throw problemFault(decided.reason, { commandId });
      const draft = await findDraft(context.database, params.id);
      if (draft === null) throw problemFault('unknown-draft');
      const { action, events } = decided;
      return {
        ...{ outcome: 'accepted' as const, commandId, version: action, draft },
        events: events.map(({ type, at }) => ({ type, at })),
        rows: decided.state.rows
          .flatMap((row, ordinal) => (row.version === action ? [{ row, ordinal }] : []))
          .slice(0, mostTouched)
          .map(({ row, ordinal }) => rowView(row, ordinal, language)),
      };
    },
  );
};

/** A person as named at the door, under a reference of its own. */
export const personNamed = (name: string): Person => ({ id: `person-${randomUUID()}`, name });

/** Signs a draft and starts what it became; whatever keeps it from that is thrown as a problem. */
export const signNow = async (
  context: DoorContext,
  request: FastifyRequest,
  id: string,
  ask: SignAsk,
) => {
  const outcome = await signDraft(context.database, ask);
  const { commandId } = ask;
  switch (outcome.outcome) {
    case 'refused':
      throw problemFault(outcome.reason, { commandId });
    case 'imported':
      throw problemFault('already-imported', { commandId, key: outcome.key });
    case 'taken':
      throw problemFault('document-key-taken', { commandId, key: outcome.key });
    case 'not-running':
      throw notRunningFault(outcome.rows, commandId);
    case 'signed': {
      const { ids, ...answer } = await importedUnder(context, outcome.key);
      const { state } = await draftAt(context, id);
      const slots = state.facts?.policy.slots ?? [];
      await follow(context, { ids, slots, orders: outcome.orders }, request.log);
      return { outcome: 'imported' as const, ...answer };
    }
  }
};

const signRoute = (app: Door, context: DoorContext): void => {
  app.post(
    '/api/drafts/:id/sign',
    {
      schema: {
        tags,
        description:
          'Signs what was reviewed: the signature, the directive and every task are committed in ' +
          'one transaction; workflows start after the answer. Refused while a row is in doubt, ' +
          'while a fact is neither known nor said to be absent, and when the draft is no longer ' +
          'the version that the signer was shown. A corrected version is signed for with `seal` ' +
          'and `basis`; nothing is written when the differences are others by now.',
        params: draftAddress,
        body: signBody,
        response: { 201: z.union([imported, corrected]), ...refused },
      },
    },
    async (request, reply) => {
      const { body, params } = request;
      const { signer, channel, by, actor } = reviewer(request, body.desk);
      const commandId = commandIdFrom(request, body.commandId);
      const person = body.signer === undefined ? undefined : personNamed(body.signer);
      const { version, seal, basis } = body;
      const ask: SignAsk = {
        ...{ draft: params.id, commandId, actor, signer, channel, person },
        command: (at) => ({ type: 'Sign', version, seal, signer: person?.id, at, by }),
      };
      const found = await draftAt(context, params.id);
      const { facts } = found.state;
      if (facts === null || facts.corrects === null) {
        return reply.code(201).send(await signNow(context, request, params.id, ask));
      }
      const ground = seal === undefined || basis === undefined ? null : { seal, basis };
      const answer = await signCorrectionNow(context, request, found, { ...ask, ground });
      return reply.code(201).send(answer);
    },
  );
};

export const draftCommandRoutes = (app: Door, context: DoorContext): void => {
  commandRoute(app, context);
  signRoute(app, context);
};
