/** Starts an installation, tells the person what runs where, and stops it when asked. */
import { parseArgs } from 'node:util';
import { register } from '../domain/unit/register.js';
import { ensureCredentials } from '../embedded/credentials.js';
import { tryLock } from '../embedded/file-lock.js';
import { homeFolder, lockFileOf, openHome, readStatus } from '../embedded/home.js';
import { StopRequested } from '../embedded/kept-service.js';
import type { Say } from '../embedded/say.js';
import { factsPage } from './facts-page.js';
import {
  type Entries,
  type Installation,
  ownEntries,
  prepareInstallation,
} from './installation.js';
import { importSampleOnce } from './sample-once.js';
import { requestSignInLink } from './sign-in-link.js';
import { startStopwatch } from './stopwatch.js';

const say: Say = ({ vi, en }) => process.stdout.write(`· ${vi} / ${en}\n`);

/** Ctrl-C at a terminal reaches us directly and through the script that started us: one wish. */
const sameWishMs = 1000;
/** After this the rest is killed; together with the kill it stays below ten seconds. */
const stopWithinMs = 9500;

const unitCodes = register.filter((unit) => unit.kind !== 'group').map((unit) => unit.code);

function tellAlreadyRunning(home: string, pid: number): void {
  const status = readStatus(home);
  const where = status === null ? '' : `: ${status.url}`;
  process.stdout.write(
    `Dondoc đã chạy trên ${home} (tiến trình ${pid})${where}\n` +
      `Dondoc is already running on this folder (process ${pid})${where}\n` +
      '  npx dondoc status · để dừng, bấm Ctrl-C ở cửa sổ kia / to stop it, press Ctrl-C in its window\n',
  );
}

/** Resolves with the signal that asked to stop; later ones are answered, and change nothing. */
function waitForStopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let firstAt: number | null = null;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (firstAt === null) {
          firstAt = Date.now();
          resolve(signal);
        } else if (Date.now() - firstAt > sameWishMs) {
          say({
            vi: 'Đang dừng, xin chờ (tối đa 10 giây)',
            en: 'stopping, please wait (10 s at most)',
          });
        }
      });
    }
  });
}

async function stopInTime(installation: Installation): Promise<void> {
  const begun = Date.now();
  const overdue = setTimeout(() => {
    for (const service of installation.reports()) {
      if (service.pid !== null) killQuietly(service.pid);
    }
    process.exit(1);
  }, stopWithinMs);
  await installation.stop();
  clearTimeout(overdue);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  say({ vi: `Đã dừng tất cả sau ${seconds} giây`, en: `everything stopped in ${seconds} s` });
}

function killQuietly(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}

async function bringUp(
  installation: Installation,
  home: string,
  coordinatorToken: string,
  empty: boolean,
  stopwatch: ReturnType<typeof startStopwatch>,
): Promise<void> {
  await installation.start();
  const sampleTasks = await importSampleOnce(home, empty, installation.environment, say);
  if (sampleTasks !== null) stopwatch.lap('sample');
  const signInUrl = await requestSignInLink(installation.addresses.board, coordinatorToken);
  process.stdout.write(factsPage({ home, installation, signInUrl, sampleTasks, stopwatch }));
}

/** Null when there is something else on the command line; the person has then been told. */
function parseEmpty(args: string[]): boolean | null {
  try {
    return parseArgs({ args, options: { empty: { type: 'boolean', default: false } } }).values
      .empty;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${reason}\n  npm start                bắt đầu, lần đầu có văn bản mẫu / start, at first with the sample\n` +
        '  npm start -- --empty     không nhập văn bản mẫu / without the sample directive\n',
    );
    return null;
  }
}

export async function startDondoc(args: string[], entries: Entries = ownEntries): Promise<number> {
  const stopwatch = startStopwatch(() => performance.now(), {
    name: 'load',
    ms: performance.now(),
  });
  const empty = parseEmpty(args);
  if (empty === null) return 2;
  const home = openHome(homeFolder());
  const attempt = tryLock(lockFileOf(home));
  if (attempt.outcome === 'held') {
    tellAlreadyRunning(home, attempt.holder.pid);
    return 0;
  }
  const stopSignal = waitForStopSignal();
  const credentials = ensureCredentials(home, unitCodes);
  const plan = { home, credentials, entries, say, stopwatch };
  let installation: Installation | null = null;
  let exitCode = 0;
  try {
    installation = await prepareInstallation(plan);
    const token = credentials.tokens.coordinator;
    const up = bringUp(installation, home, token, empty, stopwatch);
    // Whichever comes first: a wish to stop counts during the start too.
    await Promise.race([up, stopSignal]);
    await stopSignal;
    up.catch(() => undefined);
  } catch (error) {
    if (!(error instanceof StopRequested)) {
      process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
      exitCode = 1;
    }
  }
  if (installation !== null) await stopInTime(installation);
  attempt.lock.release();
  return exitCode;
}
