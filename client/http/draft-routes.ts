/** Drafts: what is under review, row by row, and what would follow from signing it. */
import { z } from 'zod';
import {
  directiveOf,
  draftKey,
  draftTerms,
  missingFacts,
} from '../../domain/document/draft/directive.js';
import { countsOf } from '../../domain/document/draft/state.js';
import { planImport } from '../../domain/document/plan.js';
import { readAliases } from '../../store/aliases.js';
import { listDrafts } from '../../store/drafts.js';
import { databaseNow } from '../../store/log.js';
import { listDocuments } from '../../store/overviews.js';
import { contactsNeeded } from './contact-access.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { draftAt, type FoundDraft, reviewer } from './draft-access.js';
import { draftCommandRoutes } from './draft-commands.js';
import { differencesRoute } from './draft-correction.js';
import {
  draftAddress,
  draftRowAddress,
  draftsQuery,
  exportQuery,
  rowsQuery,
} from './draft-requests.js';
import {
  draftDetail,
  draftList,
  draftPlan,
  draftRows,
  draftRowWithChoices,
} from './draft-schemas.js';
import { uploadRoute } from './draft-upload.js';
import {
  choicesOf,
  chosenRows,
  detailView,
  exportLine,
  exportWorkbook,
  rowView,
} from './draft-views.js';
import { remandatingRows } from './likeness.js';
import { mayCorrect } from './may-correct.js';
import { problemFault } from './problem.js';
import { problem } from './schemas.js';

const tags = ['drafts'];
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const refused = { 400: problem, 401: problem, 403: problem, 404: problem };

/** What would follow from signing a draft as it stands, and what still has to be settled. */
export const planOf = async (context: DoorContext, { item, state }: FoundDraft) => {
  const { database } = context;
  const { facts } = state;
  if (facts === null) throw problemFault('unknown-draft');
  const directive = directiveOf(item.id, state, facts);
  const { told, ...plan } = planImport(
    directive,
    directive.rows,
    await databaseNow(database),
    facts.issuer,
  );
  const { policy, ...terms } = draftTerms(state, facts);
  const documents = await listDocuments(database);
  const likely = await mayCorrect({ database }, state, documents);
  const missing = missingFacts(facts);
  const remandating = await remandatingRows(database, state, plan);
  const { doubtful, proposals, dropped } = countsOf(state);
  return {
    ...{ version: state.action, missing, doubtful, proposals, dropped },
    ready:
      state.status === 'open' &&
      missing.length + doubtful === 0 &&
      plan.tasks + remandating.length > 0 &&
      remandating.every(({ running }) => running !== null),
    accepted: directive.doubts?.length ?? 0,
    mayCorrect: likely === null ? null : { key: likely.document.key, alike: likely.alike },
    terms: {
      ...terms,
      policy: policy.name,
      keyTaken: documents.some(({ key }) => key === terms.key),
    },
    ...plan,
    remandating,
    missingContacts: await contactsNeeded(context, told),
  };
};

const readingRoutes = (app: Door, context: DoorContext): void => {
  app.get(
    '/api/drafts',
    {
      schema: {
        tags,
        description: 'Those under review first, the newest change first.',
        querystring: draftsQuery,
        response: { 200: draftList, ...refused },
      },
    },
    async (request) => {
      reviewer(request, undefined);
      return listDrafts(context.database, request.query);
    },
  );

  app.get(
    '/api/drafts/:id',
    { schema: { tags, params: draftAddress, response: { 200: draftDetail, ...refused } } },
    async (request) => {
      const { language } = reviewer(request, undefined);
      const { item, state } = await draftAt(context, request.params.id);
      return detailView(item, state, language);
    },
  );

  app.get(
    '/api/drafts/:id/rows',
    {
      schema: {
        tags,
        params: draftAddress,
        querystring: rowsQuery,
        response: { 200: draftRows, ...refused },
      },
    },
    async (request) => {
      const { language } = reviewer(request, undefined);
      const { state } = await draftAt(context, request.params.id);
      const { offset, limit, ...wish } = request.query;
      const chosen = chosenRows(state, wish);
      return {
        items: chosen
          .slice(offset, offset + limit)
          .map(({ row, ordinal }) => rowView(row, ordinal, language)),
        total: chosen.length,
        version: state.action,
      };
    },
  );

  app.get(
    '/api/drafts/:id/rows/:row',
    {
      schema: {
        tags,
        description:
          'One row, with what may be taken instead of what was read: units that a spelling in doubt ' +
          'may mean, and other readings of its deadline.',
        params: draftRowAddress,
        response: { 200: draftRowWithChoices, ...refused },
      },
    },
    async (request) => {
      const { language } = reviewer(request, undefined);
      const { state } = await draftAt(context, request.params.id);
      const ordinal = state.rows.findIndex(({ id }) => id === request.params.row);
      const row = state.rows[ordinal];
      if (row === undefined) throw problemFault('unknown-row');
      const aliases = await readAliases(context.database);
      return {
        ...rowView(row, ordinal, language),
        choices: choicesOf(state, row, aliases, language),
      };
    },
  );
};

const signingRoutes = (app: Door, context: DoorContext): void => {
  app.get(
    '/api/drafts/:id/plan',
    {
      schema: {
        tags,
        description:
          'What would follow from signing the draft as it stands: totals, notices that go out if ' +
          'nobody does anything, units that no notice reaches or that nobody can call, and what ' +
          'still has to be settled.',
        params: draftAddress,
        response: { 200: draftPlan, ...refused },
      },
    },
    async (request) => {
      reviewer(request, undefined);
      return planOf(context, await draftAt(context, request.params.id));
    },
  );

  app.get(
    '/api/drafts/:id/export',
    {
      schema: {
        tags,
        description:
          'Every row as it stands with its place in the file: one JSON object a line, or a workbook ' +
          'of the rows that will be tasks, to be checked beside the original.',
        params: draftAddress,
        querystring: exportQuery,
        response: { 200: z.any(), ...refused },
      },
    },
    async (request, reply) => {
      const { language } = reviewer(request, undefined);
      const found = await draftAt(context, request.params.id);
      const { item, state } = found;
      const { format } = request.query;
      reply.header('content-disposition', `attachment; filename="${item.id}.${format}"`);
      if (format === 'xlsx') {
        return reply.type(workbookType).send(Buffer.from(await exportWorkbook(found, language)));
      }
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .serializer((lines: string) => lines)
        .send(state.rows.map((row) => `${exportLine(row, draftKey(state))}\n`).join(''));
    },
  );
};

export const draftRoutes = (app: Door, context: DoorContext): void => {
  uploadRoute(app, context);
  readingRoutes(app, context);
  signingRoutes(app, context);
  differencesRoute(app, context);
  draftCommandRoutes(app, context);
};
