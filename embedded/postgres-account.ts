/**
 * Under which account PostgreSQL runs. It refuses to run as root, and installations as root are
 * common on servers and in containers. A user namespace is the better way out: the data folder may
 * stay anywhere. Where namespaces are switched off, a system user and a folder it can reach.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Say } from './say.js';

export type PostgresAccount = {
  readonly kind: 'own' | 'namespace' | 'system-user';
  /** Put before every PostgreSQL command. */
  readonly prefix: readonly string[];
  readonly userId?: number;
  readonly groupId?: number;
  /** Where the cluster lives. */
  readonly folder: string;
  /** The programs, where this account can read them. */
  readonly programs: string;
};

const systemUser = 'dondoc';
const systemFolder = '/var/lib/dondoc';
const namespacePrefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const;

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const namespacesWork = (): boolean => {
  if (process.env['DONDOC_NO_USER_NAMESPACE'] !== undefined) return false;
  return succeeds(namespacePrefix[0], [...namespacePrefix.slice(1), 'true']);
};

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, systemUser], { encoding: 'utf8' }).trim());

function ensureSystemUser(): { userId: number; groupId: number } {
  if (!succeeds('id', ['-u', systemUser])) {
    const made = succeeds('useradd', ['--system', '--user-group', '--no-create-home', systemUser]);
    if (!made && !succeeds('id', ['-u', systemUser])) {
      throw new Error(
        `PostgreSQL không chạy dưới root, và không tạo được tài khoản ${systemUser} / ` +
          `PostgreSQL does not run as root, and the account ${systemUser} could not be made.\n` +
          '  Hãy chạy bằng tài khoản thường / Run as an ordinary user.',
      );
    }
  }
  return { userId: idOf('-u'), groupId: idOf('-g') };
}

/** The folder is written down beside the rest of the data, so that a moved home still finds it. */
function reachableFolder(home: string): string {
  const note = join(home, 'postgres', 'location');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  mkdirSync(dirname(note), { recursive: true });
  const id = createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 12);
  const folder = join(systemFolder, id);
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/** A copy that every account can read; node_modules often lies under a closed home folder. */
function reachablePrograms(programs: string, version: string): string {
  const target = join(systemFolder, `postgresql-${version}`);
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    cpSync(dirname(programs), draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, target);
    } catch {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return join(target, 'bin');
}

export function choosePostgresAccount(
  home: string,
  programs: string,
  version: string,
  say: Say,
): PostgresAccount {
  const folder = join(home, 'postgres');
  if (process.getuid?.() !== 0) return { kind: 'own', prefix: [], folder, programs };
  const moved = existsSync(join(folder, 'location'));
  if (!moved && namespacesWork()) {
    return { kind: 'namespace', prefix: namespacePrefix, folder, programs };
  }
  if (existsSync(join(folder, 'data', 'PG_VERSION'))) {
    throw new Error(
      `${folder}: dữ liệu này được tạo trong không gian người dùng (user namespace), nay máy không cho dùng nữa / ` +
        'this data was made inside a user namespace, which this machine no longer allows.\n' +
        '  Hãy bật lại hoặc chạy bằng tài khoản sở hữu thư mục / Allow it again, or run as an ordinary user who owns the folder.',
    );
  }
  const { userId, groupId } = ensureSystemUser();
  const reachable = reachableFolder(home);
  mkdirSync(reachable, { recursive: true });
  chmodSync(systemFolder, 0o755);
  chownSync(reachable, userId, groupId);
  chmodSync(reachable, 0o700);
  say({
    vi: `PostgreSQL không chạy dưới root: dùng tài khoản "${systemUser}", dữ liệu ở ${reachable}`,
    en: `PostgreSQL does not run as root: it uses the account "${systemUser}", data in ${reachable}`,
  });
  return {
    kind: 'system-user',
    prefix: [],
    userId,
    groupId,
    folder: reachable,
    programs: reachablePrograms(programs, version),
  };
}
