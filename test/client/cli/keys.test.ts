/** Keys as a terminal sends them. */
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { pressedKey } from '../../../client/cli/keys.js';

/** A terminal that remembers whether it was left as it was found. */
const terminalOf = () => {
  const input = Object.assign(new PassThrough(), {
    isRaw: false,
    setRawMode(raw: boolean) {
      input.isRaw = raw;
      return input;
    },
  });
  return input as unknown as ReadStream & PassThrough;
};

describe('a key', () => {
  test.each([
    ['a', 'a'],
    ['A', 'A'],
    ['\r', 'enter'],
    ['xyza', 'a'],
    ['\u0003', null],
    ['\u0004', null],
  ])('%j is %j', async (typed, key) => {
    const input = terminalOf();
    const pressed = pressedKey(input, ['a', 'A', 'enter']);
    expect(input.isRaw).toBe(true);
    input.write(typed);
    expect(await pressed).toBe(key);
    expect(input.isRaw).toBe(false);
    expect(input.isPaused()).toBe(true);
    expect(input.listenerCount('keypress')).toBe(0);
  });

  test('comes after another, the terminal being asked again', async () => {
    const input = terminalOf();
    const first = pressedKey(input, ['a', 'b']);
    input.write('a');
    expect(await first).toBe('a');
    const second = pressedKey(input, ['a', 'b']);
    input.write('b');
    expect(await second).toBe('b');
  });
});
