/** Temporal for one machine: its development server with a database file and our settings. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { neutralEnvironment, type Service } from './service.js';

export type TemporalOptions = {
  readonly program: string;
  readonly home: string;
  readonly port: number;
  readonly uiPort: number;
  readonly httpPort: number;
  readonly namespace: string;
};

/**
 * Sixty-three units may answer one group task at once (the server lets ten updates wait by
 * default), and ten thousand tasks may be started or listed in one go. A task queue on one machine
 * gains nothing from four partitions, and looks up three empty ones for every task.
 */
const dynamicConfig: Readonly<Record<string, number>> = {
  'history.maxInFlightUpdates': 200,
  'frontend.rps': 10_000,
  'frontend.namespaceRPS': 10_000,
  'frontend.namespaceRPS.visibility': 1000,
  'history.rps': 20_000,
  'matching.rps': 20_000,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

export function temporalService(options: TemporalOptions): Service {
  const database = join(options.home, 'temporal', 'temporal.db');
  const settings = Object.entries(dynamicConfig).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  return {
    name: 'temporal',
    title: 'Temporal',
    port: options.port,
    command: options.program,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port)],
      ...['--ui-port', String(options.uiPort), '--http-port', String(options.httpPort)],
      ...['--db-filename', database, '--namespace', options.namespace],
      ...['--log-format', 'json', '--log-level', 'warn'],
      ...settings,
    ],
    env: neutralEnvironment(),
    stopSignal: 'SIGTERM',
    graceMs: 1500,
    readyWithinMs: 60_000,
    prepare: () => {
      mkdirSync(dirname(database), { recursive: true });
    },
    isReady: () => namespaceAnswers(options),
  };
}

/** The port opens before the namespace answers, so it is the namespace that is asked. */
async function namespaceAnswers(options: TemporalOptions): Promise<boolean> {
  try {
    const response = await fetch(
      `http://127.0.0.1:${options.httpPort}/api/v1/namespaces/${options.namespace}`,
      { signal: AbortSignal.timeout(2000) },
    );
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
