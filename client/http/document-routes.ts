/** Directives: what was imported, and importing one that a person has signed off. */
import { commitImport } from '../../dispatch/import.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import { listDocuments } from '../../store/overviews.js';
import { listTasks } from '../../store/queries.js';
import { signaturesOf } from '../../store/signatures.js';
import { unassignedRows } from '../../store/unassigned.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { follow, importedUnder } from './following.js';
import { problemFault } from './problem.js';
import { documentAddress, importBody } from './requests.js';
import { documentList, documentProgress, imported, problem } from './schemas.js';
import { requireCoordinator, sessionOf } from './sign-in.js';
import { countRunning } from './temporal-status.js';

const tags = ['documents'];
/** As large as the largest annex the reader takes. */
export const largestImportBytes = 32 * 1024 * 1024;

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
      const { ids, ...answer } = await importedUnder(context, key);
      if (outcome === 'unchanged') return reply.send({ outcome, ...answer });
      await follow(context, { ids, slots: policy.slots, orders: committed.orders }, request.log);
      return reply.code(201).send({ outcome, ...answer });
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
      const { actor } = sessionOf(request);
      const { key } = request.params;
      const document = (await listDocuments(context.database)).find((item) => item.key === key);
      if (document === undefined) throw problemFault('unknown-document');
      const mayKnow = actor.kind === 'coordinator';
      const [{ quadrants }, running, signatures, unassigned] = await Promise.all([
        listTasks(context.database, { document: key, limit: 1 }),
        countRunning(context, key),
        mayKnow ? signaturesOf(context.database, key) : undefined,
        mayKnow ? unassignedRows(context.database, key) : [],
      ]);
      return {
        ...{ document, running, unassigned },
        open: quadrants['open-on-time'] + quadrants['open-late'],
        ...(signatures === undefined ? {} : { signatures }),
      };
    },
  );
};
