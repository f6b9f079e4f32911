import type { FastifyInstance } from 'fastify';
import type { DoorContext } from '../http/context.js';
import { commandTypeFrom, parseDate } from './command-form.js';
import { type Done, homePage } from './home-page.js';
import { dayHint } from './long-date.js';
import { type Fields, queryOf, sendPage } from './page-request.js';
import { openDraftsFor, type Reader, readerOf } from './reader.js';
import { worklistFor } from './worklist.js';

const taskPath = /^[A-Za-z0-9-]+\/[A-Za-z0-9-]+$/;

const doneFrom = (reader: Reader, { did, task }: Fields): Done | null => {
  const type = commandTypeFrom(did);
  if (type === null || task === undefined || !taskPath.test(task)) return null;
  return {
    what: reader.words.command[type],
    address: `/tasks/${task}`,
    label: task.split('/')[1] ?? task,
  };
};

export const homeRoutes = (app: FastifyInstance, context: DoorContext): void => {
  app.get('/', async (request, reply) => {
    const reader = await readerOf(request, context);
    const { database } = context;
    const [work, drafts] = await Promise.all([
      worklistFor(database, reader.session, reader.now),
      openDraftsFor(database, reader),
    ]);
    return sendPage(reply, homePage(reader, work, doneFrom(reader, queryOf(request)), drafts));
  });

  /** Says what day a date is while it is being typed; nothing for what is no date yet. */
  app.get('/day', async (request, reply) => {
    const { until, signedOn, due } = queryOf(request);
    const date = parseDate(until ?? signedOn ?? due ?? '');
    const language = request.session?.language ?? 'vi';
    return sendPage(reply, date === null ? '' : dayHint(date, language));
  });
};
