/** Namespace, search attributes and schedules, brought to what this build needs at every start. */
import {
  type Client,
  isGrpcServiceError,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import proto from '@temporalio/proto';
import { ensureDigestSlots } from '../dispatch/digest-schedule.js';
import { shippedPolicies } from '../domain/policy/shipped.js';
import {
  documentAttribute,
  dueAttribute,
  leadUnitAttribute,
  statusAttribute,
} from '../workflows/attributes.js';
import { workflowType } from '../workflows/contract.js';

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

const ensureReconciler = async (client: Client, taskQueue: string): Promise<void> => {
  const options = {
    scheduleId: 'reconcile',
    spec: { intervals: [{ every: '1m' as const }] },
    action: {
      type: 'startWorkflow' as const,
      workflowType: workflowType.reconcile,
      workflowId: 'reconcile',
      taskQueue,
      args: [],
    },
    policies: { catchupWindow: '1m' as const, overlap: ScheduleOverlapPolicy.SKIP },
  };
  try {
    await client.schedule.create(options);
  } catch (fault) {
    if (!(fault instanceof ScheduleAlreadyRunning)) throw fault;
    const { spec, action, policies } = options;
    await client.schedule
      .getHandle(options.scheduleId)
      .update(({ state }) => ({ spec, action, policies, state }));
  }
};

/** `slots` are those of the tasks in the log, beside those of the shipped policies. */
export const ensureSchedules = async (
  client: Client,
  taskQueue: string,
  slots: readonly string[],
): Promise<void> => {
  const shipped = shippedPolicies.flatMap((policy) => policy.slots);
  await ensureDigestSlots(client, taskQueue, [...shipped, ...slots]);
  await ensureReconciler(client, taskQueue);
};
