import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { listInbox } from '../../store/overviews.js';
import { type DigestReport, workflowType } from '../../workflows/contract.js';
import type { DoorContext } from '../http/context.js';
import { requireCoordinator } from '../http/sign-in.js';
import { inboxPage, type Sent } from './inbox-page.js';
import { type Fields, queryOf, sendPage } from './page-request.js';
import { readerOf } from './reader.js';

const sentFrom = ({ sent, digests, lines, failed, rest }: Fields): Sent => {
  if (sent === 'unanswered') return 'unanswered';
  if (sent !== 'yes') return null;
  return {
    workingDay: rest !== 'yes',
    digests: Number(digests) || 0,
    lines: Number(lines) || 0,
    failed: Number(failed) || 0,
  };
};

const addressOf = (report: DigestReport): string => {
  const query = new URLSearchParams({
    sent: 'yes',
    digests: String(report.digests),
    lines: String(report.lines),
    failed: String(report.failed),
  });
  if (!report.workingDay) query.set('rest', 'yes');
  return `/inbox?${query.toString()}`;
};

export const inboxRoutes = (app: FastifyInstance, context: DoorContext): void => {
  const { database, temporal, dispatcher } = context;

  app.get('/inbox', async (request, reply) => {
    const reader = await readerOf(request, context);
    const { actor } = reader.session;
    const items = await listInbox(database, actor.kind === 'unit' ? actor.unit : null);
    return sendPage(reply, inboxPage(reader, items, sentFrom(queryOf(request))));
  });

  app.post('/digest-now', async (request, reply) => {
    requireCoordinator(request);
    try {
      // The longest part of a slot is over within seconds; a person should not wait for more.
      const report = await temporal.withDeadline(
        Date.now() + dispatcher.answerWithinMs,
        (): Promise<DigestReport> =>
          temporal.workflow.execute(workflowType.digest, {
            args: [{ now: true }],
            taskQueue: dispatcher.taskQueue,
            workflowId: `digest-now-${randomUUID()}`,
          }),
      );
      return reply.redirect(addressOf(report), 303);
    } catch (fault) {
      request.log.warn(fault, 'digest-now was not answered');
      return reply.redirect('/inbox?sent=unanswered', 303);
    }
  });
};
