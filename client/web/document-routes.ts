import type { FastifyInstance } from 'fastify';
import { listDocuments } from '../../store/overviews.js';
import { listTasks } from '../../store/queries.js';
import { signaturesOf } from '../../store/signatures.js';
import { unassignedRows } from '../../store/unassigned.js';
import type { DoorContext } from '../http/context.js';
import { correctionsMade } from '../http/corrections-made.js';
import { problemFault } from '../http/problem.js';
import { documentPage, documentsPage } from './document-pages.js';
import type { Arrival } from './document-signed.js';
import { type Fields, queryOf, sendPage } from './page-request.js';
import { openDraftsFor, readerOf } from './reader.js';

/** A directive with more tasks than this is read in the list of tasks, page by page. */
const tasksShown = 400;

const isCount = (word: string | undefined): word is string =>
  word !== undefined && /^\d{1,6}$/.test(word);

const arrivalFrom = ({ signed, remandated, corrected, known }: Fields): Arrival | null => {
  if (isCount(signed)) {
    const again = isCount(remandated) ? Number(remandated) : 0;
    return { kind: 'signed', tasks: Number(signed), remandated: again };
  }
  if (corrected === 'yes') return { kind: 'corrected' };
  return known === 'yes' ? { kind: 'known' } : null;
};

const pageFrom = (asked: string | undefined): number =>
  asked !== undefined && /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;

export const documentRoutes = (app: FastifyInstance, context: DoorContext): void => {
  const { database } = context;

  app.get('/documents', async (request, reply) => {
    const reader = await readerOf(request, context);
    const page = pageFrom(queryOf(request)['drafts']);
    const [items, list] = await Promise.all([
      listDocuments(database),
      openDraftsFor(database, reader, page),
    ]);
    const mayImport = reader.session.actor.kind === 'coordinator';
    return sendPage(reply, documentsPage(reader, items, mayImport ? { list, page } : null));
  });

  app.get<{ Params: { key: string } }>('/documents/:key', async (request, reply) => {
    const reader = await readerOf(request, context);
    const documents = await listDocuments(database);
    const item = documents.find(({ key }) => key === request.params.key);
    if (item === undefined) throw problemFault('not-found');
    const { actor } = reader.session;
    const seen = { unit: actor.kind === 'unit' ? actor.unit : undefined, limit: tasksShown };
    const mayKnow = actor.kind === 'coordinator';
    const [own, remandated, signatures, corrections, unassigned] = await Promise.all([
      listTasks(database, { document: item.key, ...seen }),
      listTasks(database, { remandatedBy: item.key, ...seen }),
      mayKnow ? signaturesOf(database, item.key) : [],
      mayKnow ? correctionsMade(context, item.key) : null,
      mayKnow ? unassignedRows(database, item.key) : [],
    ]);
    const made = { signatures, corrections: corrections ?? [], unassigned };
    const arrival = arrivalFrom(queryOf(request));
    return sendPage(reply, documentPage(reader, item, { own, remandated }, made, arrival));
  });
};
