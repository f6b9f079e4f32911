import type { FastifyInstance } from 'fastify';
import { listDocuments } from '../../store/overviews.js';
import { listTasks } from '../../store/queries.js';
import type { DoorContext } from '../http/context.js';
import { problemFault } from '../http/problem.js';
import { documentPage, documentsPage } from './document-pages.js';
import { sendPage } from './page-request.js';
import { readerOf } from './reader.js';

/** A directive with more tasks than this is read in the list of tasks, page by page. */
const tasksShown = 400;

export const documentRoutes = (app: FastifyInstance, context: DoorContext): void => {
  const { database } = context;

  app.get('/documents', async (request, reply) => {
    const reader = await readerOf(request, context);
    return sendPage(reply, documentsPage(reader, await listDocuments(database)));
  });

  app.get<{ Params: { key: string } }>('/documents/:key', async (request, reply) => {
    const reader = await readerOf(request, context);
    const documents = await listDocuments(database);
    const item = documents.find(({ key }) => key === request.params.key);
    if (item === undefined) throw problemFault('not-found');
    const { actor } = reader.session;
    const seen = { unit: actor.kind === 'unit' ? actor.unit : undefined, limit: tasksShown };
    const [own, remandated] = await Promise.all([
      listTasks(database, { document: item.key, ...seen }),
      listTasks(database, { remandatedBy: item.key, ...seen }),
    ]);
    return sendPage(reply, documentPage(reader, item, own, remandated));
  });
};
