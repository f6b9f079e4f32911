/** Directives: what was imported, and importing one that a person has signed off. */
import { ensureDigestSlots } from '../../dispatch/digest-schedule.js';
import { commitImport } from '../../dispatch/import.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import type { DocumentImported } from '../../store/documents.js';
import { readStream } from '../../store/log.js';
import { listDocuments } from '../../store/overviews.js';
import { listTasks } from '../../store/queries.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { followUp } from './follow-up.js';
import { problemFault } from './problem.js';
import { documentAddress, importBody } from './requests.js';
import { documentList, documentProgress, imported, problem } from './schemas.js';
import { requireCoordinator, sessionOf } from './sign-in.js';
import { countRunning } from './temporal-status.js';

const tags = ['documents'];
/** As large as the largest annex the reader takes. */
export const largestImportBytes = 32 * 1024 * 1024;
const documentEvent = async (
  { database }: DoorContext,
  key: string,
): Promise<DocumentImported | null> => {
  const events = await readStream<DocumentImported>(database, `document/${key}`);
  return events[0]?.event ?? null;
};

const importRoute = (app: Door, context: DoorContext): void => {
  app.post(
    '/api/documents',
    {
      bodyLimit: largestImportBytes,
      schema: {
        tags,
        description:
          'Commits the directive and every task in one transaction; their workflows start after ' +
          'the answer. The same file again changes nothing.',
        body: importBody,
        response: {
          200: imported,
          201: imported,
          400: problem,
          401: problem,
          403: problem,
          409: problem,
          413: problem,
        },
      },
    },
    async (request, reply) => {
      const { actor, channel } = requireCoordinator(request);
      const wished = request.body.policy;
      const policy =
        typeof wished === 'string' ? shippedPolicies.find(({ name }) => name === wished) : wished;
      if (policy === undefined) throw problemFault('unknown-policy');
      const directive = { ...request.body, policy };
      const committed = await commitImport(context, directive, actor, channel);
      const { outcome } = committed;
      if (outcome === 'taken') throw problemFault('document-key-taken', { key: directive.key });
      if (outcome === 'not-running') {
        throw problemFault('task-not-running', { tasks: committed.tasks });
      }
      const key = outcome === 'unchanged' ? committed.key : directive.key;
      const event = await documentEvent(context, key);
      const amnesty = event?.amnesty ?? [];
      const remandated = event?.remandated ?? [];
      const tasks = event?.tasks ?? [];
      const answer = { outcome, key, tasks: tasks.length, amnesty, remandated } as const;
      if (outcome === 'unchanged') return reply.send(answer);
      await ensureDigestSlots(context.temporal, context.dispatcher.taskQueue, policy.slots).catch(
        (fault: unknown) => request.log.warn(fault, 'the slots are added at the next start'),
      );
      followUp(context, request.log, tasks, committed.orders);
      return reply.code(201).send(answer);
    },
  );
};

export const documentRoutes = (app: Door, context: DoorContext): void => {
  importRoute(app, context);

  app.get(
    '/api/documents',
    { schema: { tags, response: { 200: documentList, 401: problem } } },
    async () => {
      const items = await listDocuments(context.database);
      return { items, total: items.length };
    },
  );

  app.get(
    '/api/documents/:key',
    {
      schema: {
        tags,
        params: documentAddress,
        response: { 200: documentProgress, 401: problem, 404: problem },
      },
    },
    async (request) => {
      sessionOf(request);
      const { key } = request.params;
      const document = (await listDocuments(context.database)).find((item) => item.key === key);
      if (document === undefined) throw problemFault('unknown-document');
      const [{ quadrants }, running] = await Promise.all([
        listTasks(context.database, { document: key, limit: 1 }),
        countRunning(context, key),
      ]);
      return { document, open: quadrants['open-on-time'] + quadrants['open-late'], running };
    },
  );
};
