/** The Temporal Schedule that sends digests: every day, at each slot any policy has asked for. */
import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleDescription,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { type DigestInput, workflowType } from '../workflows/contract.js';

const scheduleId = 'digest';

const slotsOf = (description: ScheduleDescription): string[] =>
  (description.spec.calendars ?? []).flatMap(({ hour, minute }) =>
    hour.flatMap((hours) =>
      minute.map(
        (minutes) =>
          `${String(hours.start).padStart(2, '0')}:${String(minutes.start).padStart(2, '0')}`,
      ),
    ),
  );

const scheduleFor = (slots: readonly string[], taskQueue: string) => ({
  scheduleId,
  spec: {
    calendars: slots.map((slot) => ({
      hour: Number(slot.slice(0, 2)),
      minute: Number(slot.slice(3)),
    })),
    timezone: 'Asia/Ho_Chi_Minh',
  },
  action: {
    type: 'startWorkflow' as const,
    workflowType: workflowType.digest,
    workflowId: 'digest',
    taskQueue,
    args: [{ now: false }] satisfies [DigestInput],
  },
  policies: { catchupWindow: '12h' as const, overlap: ScheduleOverlapPolicy.BUFFER_ONE },
});

/** Adds slots to those the schedule has; a slot once asked for stays, for running tasks count on it. */
export const ensureDigestSlots = async (
  client: Client,
  taskQueue: string,
  wished: readonly string[],
): Promise<void> => {
  try {
    await client.schedule.create(scheduleFor([...new Set(wished)].sort(), taskQueue));
    return;
  } catch (fault) {
    if (!(fault instanceof ScheduleAlreadyRunning)) throw fault;
  }
  const handle = client.schedule.getHandle(scheduleId);
  const known = slotsOf(await handle.describe());
  const slots = [...new Set([...known, ...wished])].sort();
  const { spec, action, policies } = scheduleFor(slots, taskQueue);
  await handle.update((previous) => ({ spec, action, policies, state: previous.state }));
};
