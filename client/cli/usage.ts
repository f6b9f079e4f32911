/** What commander found wrong with a command line, in the person's language. */
import type { CommanderError } from 'commander';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { Texts } from './texts.js';

/** The name inside the quotes is the only part of commander's sentence that we need. */
const quoted = ({ message }: CommanderError): string => /'([^']*)'/.exec(message)?.[1] ?? '';

const messageOf = (fault: CommanderError, { usage }: Texts): string => {
  switch (fault.code) {
    case 'commander.missingArgument':
      return usage.missingArgument(quoted(fault));
    case 'commander.optionMissingArgument':
      return usage.missingValue(quoted(fault));
    case 'commander.missingMandatoryOptionValue':
      return usage.missingOption(quoted(fault));
    case 'commander.unknownOption':
      return usage.unknownOption(quoted(fault));
    case 'commander.unknownCommand':
      return usage.unknownCommand(quoted(fault));
    case 'commander.excessArguments':
      return usage.tooMany;
    default:
      return fault.message;
  }
};

const groups = ['log', 'extend', 'contacts', 'help'];

/** `dondoc extend grant`: as much of the command as was written before anything else. */
const commandIn = (args: readonly string[], fault: CommanderError): string => {
  if (fault.code === 'commander.unknownCommand') return 'dondoc';
  const at = args.findIndex((word) => !word.startsWith('-'));
  const [first, second] = at === -1 ? [] : args.slice(at);
  if (first === undefined) return 'dondoc';
  const inGroup = groups.includes(first) && second !== undefined && !second.startsWith('-');
  return inGroup ? `dondoc ${first} ${second}` : `dondoc ${first}`;
};

export const usageFailure = (
  fault: CommanderError,
  args: readonly string[],
  texts: Texts,
): Failure => {
  // A group without its command: its help was written already.
  if (fault.code === 'commander.help') {
    return failure(exitCode.usage, 'wrong-usage', texts.usage.missingArgument('command'));
  }
  const next = [texts.usage.seeHelp(commandIn(args, fault))];
  return failure(exitCode.usage, 'wrong-usage', messageOf(fault, texts), next);
};
