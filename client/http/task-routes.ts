/** Reading tasks: the list, one task, what time will bring to it, its log. */

import { type TaskId, taskId } from '../../domain/task/messages.js';
import { planAhead } from '../../domain/task/plan.js';
import { mayRead } from '../../domain/task/state.js';
import { findTask, listTasks, type TaskDetail } from '../../store/queries.js';
import type { DoorContext, Session } from './context.js';
import type { Door } from './door.js';
import { problemFault } from './problem.js';
import { planQuery, taskAddress, taskQuery } from './requests.js';
import { problem, taskDetail, taskList, taskLog, taskPlan } from './schemas.js';
import { sessionOf } from './sign-in.js';

const tags = ['tasks'];
const refused = { 400: problem, 401: problem, 403: problem, 404: problem };

export const idOfAddress = ({ document, row }: { document: string; row: string }): TaskId =>
  taskId.parse(`task/${document}/${row}`);

/** A unit sees the tasks it has or had a part in, alone or as a member of a group. */
const maySee = ({ actor }: Session, { state }: TaskDetail): boolean =>
  actor.kind === 'coordinator' || mayRead(state, actor.unit);

const visibleTask = async (
  { database }: DoorContext,
  session: Session,
  id: TaskId,
): Promise<TaskDetail> => {
  const detail = await findTask(database, id);
  if (detail === null) throw problemFault('unknown-task');
  if (!maySee(session, detail)) throw problemFault('not-a-party');
  return detail;
};

export const taskRoutes = (app: Door, context: DoorContext): void => {
  app.get(
    '/api/tasks',
    { schema: { tags, querystring: taskQuery, response: { 200: taskList, ...refused } } },
    async (request) => {
      const { actor } = sessionOf(request);
      const own = actor.kind === 'unit' ? { unit: actor.unit } : {};
      return listTasks(context.database, { ...request.query, ...own });
    },
  );

  app.get(
    '/api/tasks/:document/:row',
    { schema: { tags, params: taskAddress, response: { 200: taskDetail, ...refused } } },
    async (request) => {
      const id = idOfAddress(request.params);
      const detail = await visibleTask(context, sessionOf(request), id);
      return { ...detail, state: { ...detail.state } };
    },
  );

  app.get(
    '/api/tasks/:document/:row/plan',
    {
      schema: {
        tags,
        params: taskAddress,
        querystring: planQuery,
        response: { 200: taskPlan, ...refused },
      },
    },
    async (request) => {
      const id = idOfAddress(request.params);
      const { state, now, item } = await visibleTask(context, sessionOf(request), id);
      const steps = planAhead(state, now, request.query.most);
      return { id, now, wakeAt: item.wakeAt, steps };
    },
  );

  app.get(
    '/api/tasks/:document/:row/log',
    { schema: { tags, params: taskAddress, response: { 200: taskLog, ...refused } } },
    async (request) => {
      const id = idOfAddress(request.params);
      const { events } = await visibleTask(context, sessionOf(request), id);
      return { stream: id, items: [...events], total: events.length };
    },
  );
};
