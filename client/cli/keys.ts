/** One key at a time, straight from the terminal. */
import { emitKeypressEvents, type Key } from 'node:readline';
import type { ReadStream } from 'node:tty';

const escapeCode = '\u001b';

/** The letter as typed, capitals apart; Ctrl+C, Ctrl+D and Escape mean that the person leaves. */
const letterOf = (typed: string | undefined, { name, ctrl }: Key): string | null => {
  if (ctrl === true && (name === 'c' || name === 'd')) return null;
  if (name === 'escape' || typed === escapeCode) return null;
  return name === 'return' || name === 'enter' ? 'enter' : (typed ?? name ?? '');
};

/** Waits for one of the keys offered; any other is not heard. */
export const pressedKey = (input: ReadStream, offered: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    emitKeypressEvents(input);
    const raw = input.isRaw;
    const end = (key: string | null): void => {
      input.off('keypress', heard);
      input.setRawMode(raw);
      input.pause();
      resolve(key);
    };
    const heard = (typed: string | undefined, key: Key): void => {
      const letter = letterOf(typed, key);
      if (letter === null || offered.includes(letter)) end(letter);
    };
    input.on('keypress', heard);
    input.setRawMode(true);
    input.resume();
  });
