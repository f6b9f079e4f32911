/** What workflows ask for, done. Faults that may pass are thrown plainly and tried again. */
import { heartbeat } from '@temporalio/activity';
import { type Selection, sendWaiting } from '../delivery/notifier.js';
import { civilDateOf } from '../domain/calendar/instant.js';
import { isWorkingDay } from '../domain/calendar/working-days.js';
import { databaseNow } from '../store/log.js';
import type { Activities, DigestInput, DigestReport } from '../workflows/contract.js';
import type { ActivityDependencies } from './dependencies.js';
import { handleWork } from './handle.js';
import { reconcileTasks } from './reconcile.js';

export const createActivities = (dependencies: ActivityDependencies): Activities => {
  const { dispatcher, channels, logger } = dependencies;
  const { database, temporal } = dispatcher;

  const send = async (selection: Selection): Promise<DigestReport> => {
    const sent = await sendWaiting(database, channels, selection, () => heartbeat());
    return { workingDay: true, ...sent };
  };

  return {
    handle: (stream, work) => handleWork({ database, temporal }, stream, work),

    async sendExpress(stream) {
      const report = await send({ kind: 'task', task: stream });
      if (report.failed > 0) throw new Error(`${report.failed} digests could not be handed over`);
      return report;
    },

    async sendDigests({ now: everything }: DigestInput) {
      const today = civilDateOf(await databaseNow(database));
      if (!everything && !isWorkingDay(today)) {
        return { workingDay: false, digests: 0, lines: 0, suppressed: 0, failed: 0 };
      }
      const report = await send({ kind: everything ? 'everything' : 'slot' });
      logger.info({ report }, 'digests sent');
      // Someone waits for the answer of a run by hand; the reconciler takes up what failed.
      if (report.failed > 0 && !everything) {
        throw new Error(`${report.failed} digests could not be handed over`);
      }
      return report;
    },

    async reconcile() {
      const report = await reconcileTasks(dispatcher, () => heartbeat());
      // Digests that were taken but not recorded, and express lines whose run never came.
      await sendWaiting(database, channels, { kind: 'leftover' }, () => heartbeat());
      if (report.started + report.delivered > 0) logger.info({ report }, 'reconciled');
      return report;
    },
  };
};
