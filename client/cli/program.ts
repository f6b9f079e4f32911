/** From command lines to calls: commander takes the words apart, the specs say what they mean. */
import { Command, CommanderError } from 'commander';
import { version } from '../http/version.js';
import type { Language } from '../words/language.js';
import { words } from '../words/words.js';
import { actCommands } from './act-commands.js';
import type { Call, Ending, Given } from './call.js';
import { contactCommands } from './contact-commands.js';
import { openDoor } from './door.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { type Failure, failure, tellFailure } from './failure.js';
import { importCommand } from './import-command.js';
import { languageFor, languageStated } from './language.js';
import { logCommands } from './log-commands.js';
import { noticeCommands } from './notice-commands.js';
import { createOutput, errorPaint } from './output.js';
import { readCommand } from './read-command.js';
import { reviewCommand } from './review-command.js';
import { addressFrom, homeFrom, type Settings, tokenFrom, urlFrom } from './settings.js';
import type { CommandSpec } from './spec.js';
import type { Streams } from './streams.js';
import { systemCommands } from './system-commands.js';
import { taskCommands } from './task-commands.js';
import { termsCommands } from './terms-commands.js';
import { type Texts, textsOf } from './texts.js';
import { usageFailure } from './usage.js';
import { checkedUnit } from './values.js';

export const commands: readonly CommandSpec[] = [
  ...systemCommands,
  readCommand,
  importCommand,
  reviewCommand,
  ...taskCommands,
  ...actCommands,
  ...termsCommands,
  ...noticeCommands,
  ...contactCommands,
  ...logCommands,
];

type Surroundings = {
  readonly streams: Streams;
  readonly language: Language;
  readonly texts: Texts;
};

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const givenBy = (command: Command): Given => {
  const options: Record<string, unknown> = command.optsWithGlobals();
  return {
    argument: (at) => command.args[at] ?? '',
    text: (option) => {
      const value = options[camel(option)];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (option) => {
      const value = options[camel(option)];
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (option) => options[camel(option)] === true,
  };
};

const settingsFrom = (given: Given, { streams, texts }: Surroundings): Settings | Failure => {
  const { environment } = streams;
  const wished = urlFrom(given.text('url'), environment);
  const url = wished === null ? null : addressFrom(wished);
  if (wished !== null && url === null) {
    return failure(exitCode.usage, 'wrong-usage', texts.failures.url(wished));
  }
  const unit = given.text('as');
  const as = unit === undefined ? null : checkedUnit(texts, 'as', unit);
  if (as?.outcome === 'failed') return as;
  return {
    json: given.flag('json'),
    home: homeFrom(given.text('home'), environment),
    url,
    token: tokenFrom(environment),
    as: as?.value ?? null,
  };
};

const perform = async (
  spec: CommandSpec,
  command: Command,
  surroundings: Surroundings,
): Promise<Ending> => {
  const { streams, language, texts } = surroundings;
  const given = givenBy(command);
  const settings = settingsFrom(given, surroundings);
  if ('outcome' in settings) return settings;
  const output = createOutput(streams);
  const call: Call = {
    language,
    texts,
    words: words(language),
    settings,
    streams,
    output,
    given,
  };
  if ('offline' in spec.does) return spec.does.offline(call);
  const door = openDoor(settings, language, texts);
  return 'outcome' in door ? door : spec.does.online({ ...call, door });
};

const examplesText = ({ examples }: CommandSpec, texts: Texts): string =>
  ['', texts.help.examples, ...examples.map((example) => `  dondoc ${example}`)].join('\n');

/** The command of a spec, in its group when its name has two words. */
const place = (program: Command, { name }: CommandSpec, texts: Texts): Command => {
  const [first = '', second] = name.split(' ');
  if (second === undefined) return program.command(first);
  const known = program.commands.find((command) => command.name() === first);
  const group = known ?? program.command(first);
  if (known === undefined && (first === 'log' || first === 'extend')) {
    group.description(texts.groups[first]);
  }
  return group.command(second);
};

const titlesOf = ({ help }: Texts): Readonly<Record<string, string>> => ({
  'Usage:': help.usage,
  'Arguments:': help.arguments,
  'Options:': help.options,
  'Global Options:': help.globalOptions,
  'Commands:': help.commands,
});

const programFor = (
  { streams, texts }: Surroundings,
  run: (spec: CommandSpec, command: Command) => Promise<void>,
): Command => {
  const titles = titlesOf(texts);
  const program: Command = new Command('dondoc')
    .description(texts.program)
    .option('--json', texts.options.json)
    .option('--as <unit>', texts.options.as)
    .option('--home <folder>', texts.options.home)
    .option('--url <address>', texts.options.url)
    .option('--lang <language>', texts.options.lang)
    .version(`dondoc ${version}`, '-V, --version', texts.commands.version)
    .helpOption('-h, --help', texts.help.show)
    .helpCommand('help [command]', texts.help.showFor)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: streams.out,
      writeErr: streams.err,
      outputError: () => undefined,
      getOutHelpWidth: () => streams.columns,
      getErrHelpWidth: () => streams.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      showGlobalOptions: true,
      // An option of a group's own command says nothing to the commands in the group.
      visibleGlobalOptions: ({ parent }) => (parent === null ? [] : [...program.options]),
      styleTitle: (title) => titles[title] ?? title,
    })
    .addHelpText('after', `\n${texts.help.exitCodes}`);
  for (const spec of commands) {
    const command = place(program, spec, texts).description(texts.commands[spec.name]);
    for (const name of spec.arguments ?? []) {
      command.argument(`<${name}>`, texts.arguments[name]);
    }
    const { optional } = spec;
    if (optional !== undefined) command.argument(`[${optional}]`, texts.arguments[optional]);
    for (const { flags, text, required } of spec.options ?? []) {
      if (required) command.requiredOption(flags, texts.options[text]);
      else command.option(flags, texts.options[text]);
    }
    command.addHelpText('after', examplesText(spec, texts));
    command.action(() => run(spec, command));
  }
  return program;
};

/** Runs one command line and answers its exit code; whatever is said goes to the streams. */
export const runCli = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  const output = createOutput(streams);
  const json = args.includes('--json');
  const tell = (failed: Failure) => tellFailure(failed, json, output, errorPaint(streams));
  const language = languageFor(args, streams.environment);
  if (language === null) {
    const stated = languageStated(args) ?? '';
    const message = (['vi', 'en'] as const).map((one) => textsOf(one).failures.language(stated));
    return tell(failure(exitCode.usage, 'wrong-usage', message.join(' / ')));
  }
  const texts = textsOf(language);
  let ending: Ending = exitCode.ok;
  const program = programFor({ streams, language, texts }, async (spec, command) => {
    ending = await perform(spec, command, { streams, language, texts });
  });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode === 0) return exitCode.ok;
    ending = usageFailure(fault, args, texts);
  }
  return typeof ending === 'number' ? ending : tell(ending);
};
