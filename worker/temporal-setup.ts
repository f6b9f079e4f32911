/** Namespace, search attributes and schedules, brought to what this build needs at every start. */
import { type Client, isGrpcServiceError, ScheduleOverlapPolicy } from '@temporalio/client';
import proto from '@temporalio/proto';
import { standardPolicy } from '../domain/policy/shipped.js';
import {
  documentAttribute,
  dueAttribute,
  leadUnitAttribute,
  statusAttribute,
} from '../workflows/attributes.js';
import { type DigestInput, workflowType } from '../workflows/contract.js';

const retentionSeconds = 90 * 86_400;
const alreadyExists = 6;
const { IndexedValueType } = proto.temporal.api.enums.v1;

export const attributeTypes = {
  [leadUnitAttribute.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [statusAttribute.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [documentAttribute.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [dueAttribute.name]: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

const ignoreExisting = (fault: unknown): void => {
  if (!isGrpcServiceError(fault) || fault.code !== alreadyExists) throw fault;
};

export const ensureNamespace = async (client: Client, namespace: string): Promise<void> => {
  const retention = { seconds: retentionSeconds } as never;
  await client.workflowService
    .registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
    .catch(ignoreExisting);
  await client.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: retention },
  });
};

export const ensureSearchAttributes = async (client: Client, namespace: string): Promise<void> => {
  const { operatorService } = client.connection;
  const known = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(attributeTypes).filter(
    ([name]) => known.customAttributes[name] === undefined,
  );
  if (missing.length === 0) return;
  await operatorService
    .addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) })
    .catch(ignoreExisting);
};

/** A schedule is replaced as a whole, so that a changed slot takes effect at the next start. */
const ensureSchedule = async (
  client: Client,
  scheduleId: string,
  options: Parameters<Client['schedule']['create']>[0],
): Promise<void> => {
  try {
    await client.schedule.create(options);
  } catch {
    await client.schedule.getHandle(scheduleId).update(
      () =>
        ({
          spec: options.spec,
          action: options.action,
          policies: options.policies,
          state: {},
        }) as never,
    );
  }
};

export const ensureSchedules = async (client: Client, taskQueue: string): Promise<void> => {
  const calendars = standardPolicy.slots.map((slot) => {
    const [hour = 8, minute = 0] = slot.split(':').map(Number);
    return { hour, minute };
  });
  await ensureSchedule(client, 'digest', {
    scheduleId: 'digest',
    spec: { calendars, timezone: 'Asia/Ho_Chi_Minh' },
    action: {
      type: 'startWorkflow',
      workflowType: workflowType.digest,
      workflowId: 'digest',
      taskQueue,
      args: [{ now: false } satisfies DigestInput],
    },
    policies: { catchupWindow: '12h', overlap: ScheduleOverlapPolicy.BUFFER_ONE },
  });
  await ensureSchedule(client, 'reconcile', {
    scheduleId: 'reconcile',
    spec: { intervals: [{ every: '1m' }] },
    action: {
      type: 'startWorkflow',
      workflowType: workflowType.reconcile,
      workflowId: 'reconcile',
      taskQueue,
      args: [],
    },
    policies: { catchupWindow: '1m', overlap: ScheduleOverlapPolicy.SKIP },
  });
};
