/** One run of one command: what was asked, and everything it may use to answer. */
import type { Language } from '../words/language.js';
import type { Words } from '../words/words.js';
import type { Door } from './door.js';
import type { ExitCode } from './exit-code.js';
import type { Failure } from './failure.js';
import type { Output } from './output.js';
import type { Settings } from './settings.js';
import type { Streams } from './streams.js';
import type { Texts } from './texts.js';

/** What a command line says, by name. */
export type Given = {
  readonly argument: (at: number) => string;
  readonly text: (option: string) => string | undefined;
  /** Of an option that takes several words; empty when it was not given. */
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
};

export type Call = {
  readonly language: Language;
  readonly texts: Texts;
  readonly words: Words;
  readonly settings: Settings;
  readonly streams: Streams;
  readonly output: Output;
  readonly given: Given;
};

/** A command that needs the server gets the door already found. */
export type CallWithDoor = Call & { readonly door: Door };

/** How a command ended: its exit code, or why it came to nothing. */
export type Ending = ExitCode | Failure;
