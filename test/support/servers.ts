/**
 * Real servers for tests. Each call starts its server if no test has asked for it yet: a file that
 * needs only a database never waits for Temporal. One server serves the whole run, so every file
 * takes a database of its own, a task queue of its own and a NATS prefix of its own.
 */
import { inject } from 'vitest';
import type { Database, NatsServer, TemporalServer } from './server-rig.js';

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${inject('rigUrl')}${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`test rig${path}: ${text}`);
  return JSON.parse(text) as Answer;
}

/** A new, empty database; nothing is migrated. */
export const createDatabase = (): Promise<Database> => ask<Database>('/database');

export const temporalServer = (): Promise<TemporalServer> => ask<TemporalServer>('/temporal');

/** NATS with JetStream; the account may do everything. */
export const natsServer = (): Promise<NatsServer> => ask<NatsServer>('/nats');

/**
 * The program for `TestWorkflowEnvironment.createTimeSkipping`, as
 * `{server: {executable: {type: 'existing-path', path}}}`. Each environment starts its own server.
 */
export const timeSkippingServer = (): Promise<string> => ask<string>('/time-skipping');

let names = 0;

/** A name no other test of this run uses: for task queues, streams, subjects. */
export function uniqueName(prefix: string): string {
  names += 1;
  return `${prefix}-${process.pid}-${Date.now().toString(36)}-${names}`;
}
