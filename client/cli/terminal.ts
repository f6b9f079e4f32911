/** The streams of a real process. Questions and progress go to standard error, answers to output. */
import { confirm, isCancel, text } from '@clack/prompts';
import { Presets, SingleBar } from 'cli-progress';
import { pressedKey } from './keys.js';
import type { Ask, Streams } from './streams.js';

const widthUnknown = 100;

const ask: Ask = {
  text: async (message, check, initial) => {
    const answer = await text({
      message,
      ...(initial === undefined ? {} : { initialValue: initial }),
      output: process.stderr,
      validate: (value) => check(value ?? '') ?? undefined,
    });
    return isCancel(answer) ? null : (answer ?? '');
  },
  key: (offered) => pressedKey(process.stdin, offered),
  yes: async (message, { yes, no }) => {
    const answer = await confirm({
      message,
      active: yes,
      inactive: no,
      initialValue: false,
      output: process.stderr,
    });
    return answer === true;
  },
};

const silent = { show: () => undefined, end: () => undefined };

const bar = (label: string): ReturnType<Streams['progress']> => {
  if (!process.stderr.isTTY) return silent;
  const format = `${label} {bar} {value}/{total}`;
  const single = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.rect);
  let started = false;
  return {
    show: (done, total) => {
      if (!started) single.start(total, done);
      else single.update(done);
      started = true;
    },
    end: () => {
      if (started) single.stop();
    },
  };
};

export const terminal = (): Streams => ({
  environment: process.env,
  out: (written) => process.stdout.write(written),
  err: (written) => process.stderr.write(written),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? widthUnknown,
  ask: process.stdin.isTTY === true && process.stderr.isTTY === true ? ask : null,
  progress: bar,
});
