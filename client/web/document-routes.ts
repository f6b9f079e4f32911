import type { FastifyInstance } from 'fastify';
import { listDocuments } from '../../store/overviews.js';
import { listTasks } from '../../store/queries.js';
import { unassignedRows } from '../../store/unassigned.js';
import type { DoorContext } from '../http/context.js';
import { problemFault } from '../http/problem.js';
import { documentPage, documentsPage } from './document-pages.js';
import type { Arrival } from './document-signed.js';
import { type Fields, queryOf, sendPage } from './page-request.js';
import { openDraftsFor, readerOf } from './reader.js';

/** A directive with more tasks than this is read in the list of tasks, page by page. */
const tasksShown = 400;

const isCount = (word: string | undefined): word is string =>
  word !== undefined && /^\d{1,6}$/.test(word);

const arrivalFrom = ({ signed, remandated, known }: Fields): Arrival | null => {
  if (isCount(signed)) {
    const again = isCount(remandated) ? Number(remandated) : 0;
    return { kind: 'signed', tasks: Number(signed), remandated: again };
  }
  return known === 'yes' ? { kind: 'known' } : null;
};

export const documentRoutes = (app: FastifyInstance, context: DoorContext): void => {
  const { database } = context;

  app.get('/documents', async (request, reply) => {
    const reader = await readerOf(request, context);
    const [items, drafts] = await Promise.all([
      listDocuments(database),
      openDraftsFor(database, reader),
    ]);
    const mayImport = reader.session.actor.kind === 'coordinator';
    return sendPage(reply, documentsPage(reader, items, mayImport ? drafts : null));
  });

  app.get<{ Params: { key: string } }>('/documents/:key', async (request, reply) => {
    const reader = await readerOf(request, context);
    const documents = await listDocuments(database);
    const item = documents.find(({ key }) => key === request.params.key);
    if (item === undefined) throw problemFault('not-found');
    const { actor } = reader.session;
    const seen = { unit: actor.kind === 'unit' ? actor.unit : undefined, limit: tasksShown };
    const [own, remandated, unassigned] = await Promise.all([
      listTasks(database, { document: item.key, ...seen }),
      listTasks(database, { remandatedBy: item.key, ...seen }),
      actor.kind === 'coordinator' ? unassignedRows(database, item.key) : [],
    ]);
    return sendPage(
      reply,
      documentPage(reader, item, own, remandated, unassigned, arrivalFrom(queryOf(request))),
    );
  });
};
