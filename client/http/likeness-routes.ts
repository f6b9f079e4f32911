/** Duties that run already: for rows that a caller has, and for those of a draft. */
import type { Candidate } from '../../domain/document/likeness.js';
import { runningDuties } from '../../store/running-duties.js';
import type { DoorContext } from './context.js';
import { largestImportBytes } from './document-routes.js';
import type { Door } from './door.js';
import { draftAt, reviewer } from './draft-access.js';
import { draftAddress } from './draft-requests.js';
import { offersForRows, offersFrom, oneByOne, repeatsOf, runningTasks } from './likeness.js';
import { draftLikeness, likeness } from './likeness-schemas.js';
import { likenessBody } from './requests.js';
import { problem } from './schemas.js';
import { requireCoordinator } from './sign-in.js';

const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 413: problem };

const likenessRoute = (app: Door, { database }: DoorContext): void => {
  app.post(
    '/api/likeness',
    {
      bodyLimit: largestImportBytes,
      schema: {
        tags: ['documents'],
        description:
          'Running tasks of other directives that the rows given may mandate anew, at most three ' +
          'for a row, with the grounds. Nothing follows by itself: import the row with `remandates`.',
        body: likenessBody,
        response: { 200: likeness, ...refused },
      },
    },
    async (request) => {
      requireCoordinator(request);
      const { document, rows } = request.body;
      const duties = await runningDuties(database);
      const found: { readonly rowKey: string; readonly candidates: readonly Candidate[] }[] = [];
      await oneByOne(rows, Number.POSITIVE_INFINITY, ({ rowKey, ...duty }) => {
        const candidates = duties.candidatesFor(duty, document);
        if (candidates.length > 0) found.push({ rowKey, candidates });
      });
      const tasks = await runningTasks(
        database,
        found.flatMap(({ candidates }) => candidates.map(({ task }) => task)),
      );
      const items = found.map(({ rowKey, candidates }) => ({
        rowKey,
        candidates: offersFrom(candidates, tasks),
      }));
      return { items, total: items.length };
    },
  );
};

const draftRoute = (app: Door, context: DoorContext): void => {
  app.get(
    '/api/drafts/:id/likeness',
    {
      schema: {
        tags: ['drafts'],
        description:
          'Rows of a draft that may be duties of running tasks of other directives, with both dates ' +
          'and the grounds; and proposals of the prose that say the same as a row. Nothing follows ' +
          'by itself: say RemandateRow of the row.',
        params: draftAddress,
        response: { 200: draftLikeness, ...refused },
      },
    },
    async (request) => {
      reviewer(request, undefined);
      const { state } = await draftAt(context, request.params.id);
      const offers = await offersForRows(context.database, state, state.rows);
      const items = state.rows.flatMap(({ id, version, ownDuty, task: { title, deadline } }) => {
        const offered = offers.get(id);
        return offered === undefined
          ? []
          : [{ row: id, version, title, deadline, due: deadline.due, ownDuty, ...offered }];
      });
      const proposals = state.proposals.flatMap(({ id, state: settled }) => {
        const repeat = settled === 'offered' ? repeatsOf(state).get(id) : undefined;
        if (repeat === undefined) return [];
        const { row, likeness: alike } = repeat;
        return [{ proposal: id, row: row.id, due: row.task.deadline.due, likeness: alike }];
      });
      return { version: state.action, items, total: items.length, proposals };
    },
  );
};

export const likenessRoutes = (app: Door, context: DoorContext): void => {
  likenessRoute(app, context);
  draftRoute(app, context);
};
