/** Commands to a task. The receipt is the database's: nothing a sender says changes its time. */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { submit } from '../../dispatch/dispatcher.js';
import { lookAt } from '../../store/decision.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { isAway } from './fault.js';
import { problemFault } from './problem.js';
import { commandBody, commandId as commandIdOf, taskAddress } from './requests.js';
import { commandAccepted, commandReceived, problem } from './schemas.js';
import { sessionOf } from './sign-in.js';
import { idOfAddress } from './task-routes.js';

const refusedId = (field: string, message: string) =>
  problemFault('malformed-request', { errors: [{ field, message }] });

/** The id is in the body, in the header that others use for it, or of our making. */
export const commandIdFrom = (request: FastifyRequest, stated: string | undefined): string => {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return stated ?? randomUUID();
  const parsed = commandIdOf.safeParse(String(header).replace(/^"(.*)"$/, '$1'));
  if (!parsed.success) throw refusedId('Idempotency-Key', 'not a command id');
  if (stated !== undefined && stated !== parsed.data) {
    throw refusedId('commandId', 'differs from the Idempotency-Key');
  }
  return parsed.data;
};

export const commandRoutes = (app: Door, { database, dispatcher }: DoorContext): void => {
  app.post(
    '/api/tasks/:document/:row/commands',
    {
      schema: {
        tags: ['commands'],
        description:
          'Accepted with 200; refused by a rule with 403, 404 or 409 and its reason; received with ' +
          '202 while the outcome is unknown, to be carried out later. The same command id may be ' +
          'sent again at any time and gets the same answer.',
        params: taskAddress,
        body: commandBody,
        response: {
          200: commandAccepted,
          202: commandReceived,
          400: problem,
          401: problem,
          403: problem,
          404: problem,
          409: problem,
          413: problem,
          503: problem,
        },
      },
    },
    async (request, reply) => {
      const { actor, channel } = sessionOf(request);
      const stream = idOfAddress(request.params);
      const { commandId: stated, ...taskRequest } = request.body;
      const commandId = commandIdFrom(request, stated);
      // A task nobody knows is said so before a receipt is written for it.
      if ((await lookAt(database, stream)).version === 0) throw problemFault('unknown-task');
      const submission = await submit(dispatcher, {
        stream,
        commandId,
        request: taskRequest,
        actor,
        channel,
        receivedAt: null,
      }).catch((fault: unknown) => {
        // The receipt may have been kept: only the same id makes trying again safe.
        throw isAway(fault) ? problemFault('unavailable', { commandId }) : fault;
      });
      const { receivedAt } = submission.receipt;
      if (submission.kind === 'received') {
        return reply.code(202).send({ outcome: 'received', commandId, receivedAt });
      }
      const { answer } = submission;
      if (answer.outcome === 'refused') {
        throw problemFault(answer.reason, { commandId, receivedAt });
      }
      const { version, events } = answer;
      return reply.send({ outcome: 'accepted', commandId, receivedAt, version, events });
    },
  );
};
