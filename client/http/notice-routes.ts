/** Digests: sending what is due now, and reading what was sent. */
import { randomUUID } from 'node:crypto';
import { listInbox } from '../../store/overviews.js';
import { type DigestInput, type DigestReport, workflowType } from '../../workflows/contract.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { isAway } from './fault.js';
import { problemFault } from './problem.js';
import { digestBody } from './requests.js';
import { digestReceived, digestReport, inbox, problem } from './schemas.js';
import { requireCoordinator, sessionOf } from './sign-in.js';

const tags = ['notices'];

/** Null when it was started but has not ended in time. */
const runDigest = async (
  { temporal, dispatcher }: DoorContext,
  workflowId: string,
): Promise<DigestReport | null> => {
  const until = Date.now() + dispatcher.answerWithinMs;
  const handle = await temporal.withDeadline(until, () =>
    temporal.workflow.start<(input: DigestInput) => Promise<DigestReport>>(workflowType.digest, {
      args: [{ now: true }],
      taskQueue: dispatcher.taskQueue,
      workflowId,
    }),
  );
  try {
    return await temporal.withDeadline(until, () => handle.result());
  } catch (fault) {
    if (Date.now() >= until) return null;
    throw fault;
  }
};

export const noticeRoutes = (app: Door, context: DoorContext): void => {
  app.post(
    '/api/digests',
    {
      schema: {
        tags,
        description: 'Sends every waiting line now, also those whose slot has not come.',
        body: digestBody,
        response: { 200: digestReport, 202: digestReceived, 401: problem, 403: problem },
      },
    },
    async (request, reply) => {
      requireCoordinator(request);
      const workflowId = `digest-now-${randomUUID()}`;
      try {
        const report = await runDigest(context, workflowId);
        if (report !== null) return reply.send(report);
        return reply.code(202).send({ outcome: 'received', workflowId });
      } catch (fault) {
        request.log.warn(fault, 'the digest could not be asked for');
        throw isAway(fault) ? fault : problemFault('unavailable');
      }
    },
  );

  app.get(
    '/api/inbox',
    { schema: { tags, response: { 200: inbox, 401: problem } } },
    async (request) => {
      const { actor } = sessionOf(request);
      const items = await listInbox(context.database, actor.kind === 'unit' ? actor.unit : null);
      return { items, total: items.length };
    },
  );
};
