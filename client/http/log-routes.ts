/** Proving the log, and making again from it what can be made again. */
import { z } from 'zod';
import { startTasks } from '../../dispatch/import.js';
import { openTasks } from '../../store/overviews.js';
import { rebuildReadModel } from '../../store/rebuild.js';
import { verifyLog } from '../../store/verify.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { rebuildBody } from './requests.js';
import { problem, rebuiltReadModel, restarted, verification } from './schemas.js';
import { requireCoordinator } from './sign-in.js';

const tags = ['log'];
const startsAtOnce = 20;

export const logRoutes = (app: Door, { database, dispatcher }: DoorContext): void => {
  app.get(
    '/api/log/verify',
    {
      schema: {
        tags,
        description: 'Walks the whole log and recomputes every link of its chains.',
        response: { 200: verification, 401: problem, 403: problem },
      },
    },
    async (request) => {
      requireCoordinator(request);
      return verifyLog(database);
    },
  );

  app.post(
    '/api/rebuild',
    {
      schema: {
        tags,
        description:
          'Starts the workflow of every open task that has none; with readModel, folds the log ' +
          'into the read model again and reports where the two differed.',
        body: rebuildBody,
        response: {
          200: z.union([rebuiltReadModel, restarted]),
          401: problem,
          403: problem,
        },
      },
    },
    async (request) => {
      requireCoordinator(request);
      if (request.body.readModel) return rebuildReadModel(database);
      const open = await openTasks(database);
      const report = await startTasks(dispatcher, open, startsAtOnce, () => undefined);
      return { open: open.length, ...report };
    },
  );
};
