/** The workflows that Temporal Schedules start: one activity each, nothing to decide. */
import { proxyActivities } from '@temporalio/workflow';
import type { Activities, DigestInput, DigestReport, ReconcileReport } from './contract.js';

const { sendDigests } = proxyActivities<Pick<Activities, 'sendDigests'>>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
});

const { reconcile: reconcileOnce } = proxyActivities<Pick<Activities, 'reconcile'>>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30s',
  retry: { maximumAttempts: 1 }, // the next run of the schedule tries again
});

export const digest = (input: DigestInput): Promise<DigestReport> => sendDigests(input);

export const reconcile = (): Promise<ReconcileReport> => reconcileOnce();
