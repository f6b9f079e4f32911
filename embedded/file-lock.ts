/**
 * A lock held by a process, as a file naming it. A holder that died, was killed or belongs to an
 * earlier boot holds nothing.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, isRunning, type ProcessIdentity, parseIdentity } from './process-identity.js';

export type Lock = { release(): void };
type Attempt =
  | { readonly outcome: 'taken'; readonly lock: Lock }
  | { readonly outcome: 'held'; readonly holder: ProcessIdentity };

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The file appears with its content or not at all, so nobody ever reads half a name. */
function placeExclusively(file: string, content: string): boolean {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Moves a dead holder's file away. Of several who try, one succeeds; should the file have become a
 * living holder's in between, it is put back.
 */
function clearStale(file: string, staleContent: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== staleContent) {
    try {
      linkSync(aside, file);
    } catch {
      // Somebody else holds the lock already; the two sort it out by content at release.
    }
  }
  rmSync(aside, { force: true });
}

export function tryLock(file: string): Attempt {
  mkdirSync(dirname(file), { recursive: true });
  const own = identify(process.pid);
  if (own === null) throw new Error('this process cannot read its own start time');
  const content = JSON.stringify(own);
  for (;;) {
    if (placeExclusively(file, content)) {
      const release = () => {
        if (read(file) === content) rmSync(file, { force: true });
      };
      return { outcome: 'taken', lock: { release } };
    }
    const found = read(file);
    if (found === null) continue;
    const holder = parseIdentity(found);
    if (holder !== null && isRunning(holder)) return { outcome: 'held', holder };
    clearStale(file, found);
  }
}

/** Waits for the lock; `onWait` is called once, when there is somebody to wait for. */
export async function lockWhenFree(
  file: string,
  onWait: (holder: ProcessIdentity) => void,
): Promise<Lock> {
  for (let told = false; ; ) {
    const attempt = tryLock(file);
    if (attempt.outcome === 'taken') return attempt.lock;
    if (!told) onWait(attempt.holder);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
