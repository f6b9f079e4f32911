/** Commands as data: what the command line takes, what help says, and what is done. */
import type { Call, CallWithDoor, Ending } from './call.js';
import type { Texts } from './texts.js';

export type OptionSpec = {
  /** As commander writes them: `--number <number>`. */
  readonly flags: string;
  readonly text: keyof Texts['options'];
  readonly required?: true;
};

export type CommandSpec = {
  /** Two words for a command inside a group: `log show`. */
  readonly name: keyof Texts['commands'];
  readonly arguments?: readonly (keyof Texts['arguments'])[];
  /** One more word, which may be left out. */
  readonly optional?: keyof Texts['arguments'];
  readonly options?: readonly OptionSpec[];
  /** Written after `dondoc`. */
  readonly examples: readonly string[];
  /** With the door found first, or without any server. */
  readonly does:
    | { readonly online: (call: CallWithDoor) => Promise<Ending> }
    | { readonly offline: (call: Call) => Promise<Ending> };
};
