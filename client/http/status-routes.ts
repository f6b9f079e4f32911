/** Whether everything is there: `/health` for machines that watch, `/api/status` for people. */
import { z } from 'zod';
import { logSummary } from '../../store/overviews.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { problem, type SystemStatus, systemStatus } from './schemas.js';
import { sessionOf } from './sign-in.js';
import { countRunning, isWorkerPolling } from './temporal-status.js';
import { version } from './version.js';

const summaryOf = async ({ database }: DoorContext) => {
  try {
    return await logSummary(database);
  } catch {
    return null;
  }
};

const statusOf = async (context: DoorContext): Promise<SystemStatus> => {
  const [summary, polling, runningWorkflows] = await Promise.all([
    summaryOf(context),
    isWorkerPolling(context),
    countRunning(context, null),
  ]);
  const { relayBehind, ...log } = summary ?? { relayBehind: null };
  return {
    ready: summary !== null && polling === true,
    version,
    database: { reachable: summary !== null },
    log: 'position' in log ? log : null,
    temporal: {
      reachable: polling !== null,
      workerPolling: polling === true,
      runningWorkflows,
    },
    relay: { behind: relayBehind === null ? null : Math.max(0, relayBehind) },
    addresses: {
      board: context.url,
      temporalUi: context.temporalUi,
      openapi: `${context.url}/api/openapi.json`,
    },
  };
};

export const statusRoutes = (app: Door, context: DoorContext): void => {
  app.get(
    '/health',
    {
      config: { open: true },
      schema: { tags: ['system'], response: { 200: z.object({ status: z.literal('ok') }) } },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/api/status',
    { schema: { tags: ['system'], response: { 200: systemStatus, 401: problem } } },
    async (request) => {
      sessionOf(request);
      return statusOf(context);
    },
  );
};
