import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { submit } from '../../dispatch/dispatcher.js';
import { type TaskId, type TaskRequestType, taskId } from '../../domain/task/messages.js';
import { mayRead } from '../../domain/task/state.js';
import { taskStatuses } from '../../domain/task/status.js';
import { listDocuments } from '../../store/overviews.js';
import {
  findTask,
  listTasks,
  quadrants,
  type TaskDetail,
  type TaskFilter,
  taskSorts,
} from '../../store/queries.js';
import { leadContact } from '../http/contact-access.js';
import type { DoorContext, Session } from '../http/context.js';
import { problemFault } from '../http/problem.js';
import { commandId as commandIdOf } from '../http/requests.js';
import { sessionOf } from '../http/sign-in.js';
import { formatDate } from '../words/dates.js';
import type { FormState } from './action-form.js';
import {
  commandFields,
  commandTypeFrom,
  type FormValues,
  parseCommandForm,
} from './command-form.js';
import { type Fields, formOf, oneOf, queryOf, sendPage } from './page-request.js';
import { readerOf } from './reader.js';
import { pageSize, taskListPage } from './task-list-page.js';
import { liveFragment, type Told, taskPage } from './task-page.js';
import { currentFingerprint, fingerprint, unitsWithTasks } from './waiting.js';

type TaskParams = { Params: { document: string; row: string } };

const idFrom = ({ document, row }: TaskParams['Params']): TaskId => {
  const parsed = taskId.safeParse(`task/${document}/${row}`);
  if (!parsed.success) throw problemFault('unknown-task');
  return parsed.data;
};

const addressOf = ({ document, row }: TaskParams['Params']): string => `/tasks/${document}/${row}`;

/** Units see the tasks in which they have or had a part; a coordinator sees all. */
const maySee = ({ actor }: Session, { state }: TaskDetail): boolean =>
  actor.kind === 'coordinator' || mayRead(state, actor.unit);

const detailFor = async (
  { database }: DoorContext,
  session: Session,
  id: TaskId,
): Promise<TaskDetail> => {
  const detail = await findTask(database, id);
  if (detail === null) throw problemFault('unknown-task');
  if (!maySee(session, detail)) throw problemFault('not-a-party');
  return detail;
};

const filled = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : value;

const filterFrom = (query: Fields, { actor }: Session): TaskFilter => ({
  status: oneOf(taskStatuses, query['status']),
  quadrant: oneOf(quadrants, query['quadrant']),
  document: filled(query['document']),
  unit: actor.kind === 'unit' ? actor.unit : filled(query['unit']),
  search: filled(query['search']),
  sort: oneOf(taskSorts, query['sort']),
});

/** Values a form opens with: an answer to a request starts from what was asked. */
const openingValues = (type: TaskRequestType, { state }: TaskDetail): FormValues => {
  if (type !== 'GrantExtension' || state.requestedUntil === null) return {};
  return { until: formatDate(state.requestedUntil) };
};

const formFrom = (query: Fields, detail: TaskDetail): FormState | null => {
  const type = commandTypeFrom(query['action']);
  if (type === null || commandFields[type].length === 0) return null;
  return { type, commandId: randomUUID(), values: openingValues(type, detail), errors: {} };
};

const toldFrom = ({ did, received }: Fields): Told | null => {
  const type = commandTypeFrom(did);
  if (type !== null) return { kind: 'done', type };
  return received === 'yes' ? { kind: 'received' } : null;
};

const listRoute = (app: FastifyInstance, context: DoorContext): void => {
  const { database } = context;
  app.get('/tasks', async (request, reply) => {
    const reader = await readerOf(request, context);
    const query = queryOf(request);
    const filter = filterFrom(query, reader.session);
    const page = Math.max(1, Math.trunc(Number(query['page'])) || 1);
    const [list, documents, units] = await Promise.all([
      listTasks(database, { ...filter, offset: (page - 1) * pageSize, limit: pageSize }),
      listDocuments(database),
      reader.units.length > 0 ? reader.units : unitsWithTasks(database),
    ]);
    return sendPage(reply, taskListPage(reader, { filter, page, list, documents, units }));
  });
};

const pageRoutes = (app: FastifyInstance, context: DoorContext): void => {
  app.get<TaskParams>('/tasks/:document/:row', async (request, reply) => {
    const reader = await readerOf(request, context);
    const detail = await detailFor(context, reader.session, idFrom(request.params));
    const query = queryOf(request);
    const lead = await leadContact(context, reader.session, detail.state);
    const view = { detail, lead, form: formFrom(query, detail), told: toldFrom(query) };
    return sendPage(reply, taskPage(reader, view));
  });

  /** Asked again and again by every open page: no content unless the task looks different now. */
  app.get<TaskParams>('/tasks/:document/:row/live', async (request, reply) => {
    const id = idFrom(request.params);
    const { seen = '', form } = queryOf(request);
    const current = await currentFingerprint(context.database, sessionOf(request), id);
    if (current === seen) return reply.code(204).send();
    const reader = await readerOf(request, context);
    const detail = await detailFor(context, reader.session, id);
    // The detail may be newer than the look before it, and may turn out to be what is seen.
    if (fingerprint(detail.events.length, detail.item.status) === seen) {
      return reply.code(204).send();
    }
    const lead = await leadContact(context, reader.session, detail.state);
    const view = { seen: Number.parseInt(seen, 10) || 0, formOpen: form === 'open' };
    return sendPage(reply, liveFragment(reader, { detail, lead, ...view }));
  });
};

type Command = {
  readonly type: TaskRequestType;
  readonly commandId: string;
  readonly form: Fields;
};

const commandFrom = (request: FastifyRequest): Command => {
  const form = formOf(request);
  const type = commandTypeFrom(form['type']);
  const commandId = commandIdOf.safeParse(form['commandId']);
  if (type === null || !commandId.success) {
    throw problemFault('malformed-request');
  }
  return { type, commandId: commandId.data, form };
};

type Answered = { readonly told: Told | null; readonly form: FormState; readonly status: number };

/** The page again, with what was typed and why it was not taken. */
const sendAgain = async (
  context: DoorContext,
  request: FastifyRequest<TaskParams>,
  reply: FastifyReply,
  { told, form, status }: Answered,
): Promise<FastifyReply> => {
  const reader = { ...(await readerOf(request, context)), address: addressOf(request.params) };
  const detail = await detailFor(context, reader.session, idFrom(request.params));
  const lead = await leadContact(context, reader.session, detail.state);
  const shown = commandFields[form.type].length === 0 ? null : form;
  return sendPage(reply, taskPage(reader, { detail, lead, form: shown, told }), status);
};

const commandRoute = (app: FastifyInstance, context: DoorContext): void => {
  app.post<TaskParams>('/tasks/:document/:row/commands', async (request, reply) => {
    const { type, commandId, form } = commandFrom(request);
    const reader = await readerOf(request, context);
    const id = idFrom(request.params);
    // A task nobody knows is said so before anything is received for it.
    const { state } = await detailFor(context, reader.session, id);
    const parsed = parseCommandForm(type, form, state.assignment?.parts);
    const again = { type, values: form, errors: {} };
    if (parsed.outcome === 'invalid') {
      const state = { ...again, commandId, errors: parsed.errors };
      return sendAgain(context, request, reply, { told: null, form: state, status: 400 });
    }
    const submission = await submit(context.dispatcher, {
      stream: id,
      commandId,
      request: parsed.request,
      actor: reader.session.actor,
      channel: 'board',
      receivedAt: null,
    });
    const address = addressOf(request.params);
    if (submission.kind === 'received') return reply.redirect(`${address}?received=yes`, 303);
    const { answer } = submission;
    if (answer.outcome === 'refused') {
      // What is sent after a correction is another command.
      const state = { ...again, commandId: randomUUID() };
      const told: Told = { kind: 'refused', reason: answer.reason };
      return sendAgain(context, request, reply, { told, form: state, status: 409 });
    }
    return reply.redirect(
      form['from'] === 'home'
        ? `/?did=${type}&task=${request.params.document}/${request.params.row}`
        : `${address}?did=${type}`,
      303,
    );
  });
};

export const taskRoutes = (app: FastifyInstance, context: DoorContext): void => {
  listRoute(app, context);
  pageRoutes(app, context);
  commandRoute(app, context);
};
