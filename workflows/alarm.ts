/** One timer, to the next wake. It is set anew only when the wake moves: a command that leaves the wake as it is costs no timer. */
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { NextWake } from './contract.js';

/** JavaScript timers end at 2^31 ms; a longer sleep is slept in pieces. */
const longestSleepMs = 20 * 86_400_000;

export type Alarm = {
  /** Null: nothing is to come by itself, and it is enough to look now and then. */
  set(wake: NextWake | null): void;
  rung(): boolean;
};

export const createAlarm = (): Alarm => {
  let setFor: string | null = null;
  let scope: CancellationScope | null = null;
  let rung = false;
  return {
    rung: () => rung,
    set(wake) {
      const milestone = wake?.milestoneAt ?? 'none';
      if (setFor === milestone && !rung) return;
      scope?.cancel();
      const own = new CancellationScope();
      const sleepMs = Math.min(wake?.inMs ?? longestSleepMs, longestSleepMs);
      scope = own;
      setFor = milestone;
      rung = false;
      own
        .run(() => sleep(Math.max(1, sleepMs)))
        .then(
          () => {
            if (scope === own) rung = true;
          },
          (fault: unknown) => {
            if (!isCancellation(fault)) throw fault;
          },
        );
    },
  };
};
