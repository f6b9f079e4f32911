/** When a signal reached Temporal, by its history: workflow code itself cannot see that time. */
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { instantFromMs } from '../domain/calendar/instant.js';
import type { Instant } from '../domain/calendar/messages.js';
import type { Work } from '../workflows/contract.js';

type SignalWork = Extract<Work, { kind: 'signal' }>;
type HistoryEvents =
  Awaited<ReturnType<Client['workflow']['getHandle']>> extends infer Handle
    ? Handle extends { fetchHistory(): Promise<infer History> }
      ? History
      : never
    : never;

const carriedId = (payload: Parameters<typeof defaultPayloadConverter.fromPayload>[0]): unknown => {
  const value: unknown = defaultPayloadConverter.fromPayload(payload);
  return typeof value === 'object' && value !== null && 'commandId' in value
    ? value.commandId
    : null;
};

const timeIn = (
  history: HistoryEvents,
  { name }: SignalWork,
  commandId: string,
): Instant | null => {
  for (const event of history.events ?? []) {
    const attributes = event.workflowExecutionSignaledEventAttributes;
    const payload = attributes?.input?.payloads?.[0];
    if (attributes?.signalName !== name || payload === null || payload === undefined) continue;
    if (carriedId(payload) !== commandId || !event.eventTime) continue;
    const { seconds, nanos } = event.eventTime;
    return instantFromMs(Number(seconds ?? 0) * 1000 + Math.floor((nanos ?? 0) / 1_000_000));
  }
  return null;
};

/** The first signal of that id in the run's history; a missing one is a fault and is tried again. */
export const signalTime = async (
  temporal: Client,
  work: SignalWork,
  commandId: string,
): Promise<Instant> => {
  const handle = temporal.workflow.getHandle(work.workflowId, work.runId);
  const at = timeIn(await handle.fetchHistory(), work, commandId);
  if (at === null) throw new Error(`no signal ${commandId} in the history of ${work.workflowId}`);
  return at;
};
