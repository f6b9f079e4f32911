/** A number for this person at this machine, so that undo takes back one's own; it names nobody. */
import { createHash } from 'node:crypto';
import { homedir, hostname, userInfo } from 'node:os';

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a number without a name.
    return String(process.getuid?.() ?? '');
  }
};

export const deskOfMachine = (): string =>
  createHash('sha256')
    .update([hostname(), userName(), homedir()].join('\0'))
    .digest('hex')
    .slice(0, 12);
