/** NATS with JetStream for one machine: a configuration with an account per unit, and its start. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { neutralEnvironment, type Service } from './service.js';

export type NatsUser = {
  readonly user: string;
  readonly password: string;
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** Whether it may answer a request it received, wherever the answer goes. */
  readonly allowResponses?: boolean;
};

export type NatsOptions = {
  readonly program: string;
  readonly home: string;
  readonly port: number;
  readonly users: readonly NatsUser[];
};

/** An empty list of allowed subjects means "all" to the server, and must mean none. */
const permission = (subjects: readonly string[]) =>
  subjects.length === 0 ? { deny: ['>'] } : { allow: subjects };

function userEntry(user: NatsUser): string {
  const permissions = {
    publish: permission(user.publish),
    subscribe: permission(user.subscribe),
    ...(user.allowResponses === true ? { allow_responses: true } : {}),
  };
  return JSON.stringify({ user: user.user, password: user.password, permissions });
}

/**
 * `sync_interval: always`, because by default an acknowledged message is on disk only two minutes
 * later. Values are written as JSON, which the server's format contains; quoted, a `$` is a letter.
 */
export function natsConfig(options: NatsOptions): string {
  return [
    `listen: "127.0.0.1:${options.port}"`,
    'server_name: dondoc',
    'jetstream {',
    `  store_dir: ${JSON.stringify(join(options.home, 'nats'))}`,
    '  sync_interval: always',
    '}',
    'authorization {',
    '  users: [',
    ...options.users.map((user) => `    ${userEntry(user)}`),
    '  ]',
    '}',
    '',
  ].join('\n');
}

export function natsService(options: NatsOptions): Service {
  const folder = join(options.home, 'nats');
  const file = join(folder, 'nats.conf');
  return {
    name: 'nats',
    title: 'NATS',
    port: options.port,
    command: options.program,
    args: ['--config', file],
    env: neutralEnvironment(),
    stopSignal: 'SIGTERM',
    graceMs: 1000,
    readyWithinMs: 60_000,
    prepare: () => {
      mkdirSync(folder, { recursive: true });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, natsConfig(options), { mode: 0o600 });
      renameSync(draft, file);
    },
    isReady: () => greetsWithJetStream(options.port),
  };
}

/** The server's greeting, its first line, says whether JetStream is up. */
function greetsWithJetStream(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let greeting = '';
    const finish = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('data', (chunk) => {
      greeting += chunk.toString('utf8');
      if (greeting.includes('\r\n')) finish(/"jetstream":\s*true/.test(greeting));
    });
  });
}
