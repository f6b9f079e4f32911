/** `dondoc read FILE`: what was understood of an annex, row by row, without any server. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { markText } from '../../domain/document/marks.js';
import { type ProposedTask, taskLine, toJsonLine } from '../../domain/document/proposal.js';
import { reviewText } from '../../domain/document/review.js';
import type { ReadDirective } from '../../intake/directive.js';
import { readDirectiveFile } from '../../intake/file.js';
import { exportXlsx } from '../../intake/xlsx-export.js';
import { formatDate } from '../words/dates.js';
import type { Call, Ending } from './call.js';
import { columnsGiven, columnsOption, showColumns } from './column-options.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { factOptions, factsGiven, unreadableFile } from './file-options.js';
import { showOffered } from './offered-view.js';
import { shortened } from './output.js';
import { readingOf, unitNames } from './reading-words.js';
import type { CommandSpec } from './spec.js';
import { choiceOption } from './values.js';

const formats = ['table', 'jsonl', 'xlsx'] as const;
type Format = (typeof formats)[number];
const longestTitle = 90;

export const doubts = (task: ProposedTask, { language }: Call): string[] =>
  task.review.map((reason) => reviewText(reason)[language]);

/** Where rows share a common task, what tells them apart stands behind it. */
const titleOf = ({ title, marks }: ProposedTask): string => {
  const at = marks.includes('coordinators-share') ? title.lastIndexOf(' – ') : -1;
  if (at === -1) return shortened(title, longestTitle);
  const half = longestTitle / 2;
  return `${shortened(title.slice(0, at), half)} – ${shortened(title.slice(at + 3), half)}`;
};

/** What holds for many rows of a document alike is not said of each. */
const toldOnce = /^(?:joint-leads|group|deadline-passed|coordinators-share)(?::|$)/;

const understood = (task: ProposedTask, { language }: Call): string[] =>
  task.marks.filter((mark) => !toldOnce.test(mark)).map((mark) => markText(mark)[language]);

export const documentFacts = (
  { document, missing }: ReadDirective,
  { texts, output }: Call,
): [string, string][] => {
  const lacking = output.paint.yellow(texts.read.notInFile);
  return [
    [texts.read.name, shortened(document.name, 90)],
    [
      texts.read.issuer,
      missing.includes('issuer') ? lacking : `${document.issuerName} (${document.issuer})`,
    ],
    [texts.read.number, document.number ?? lacking],
    [texts.read.signed, document.signedOn === null ? lacking : formatDate(document.signedOn)],
    [texts.read.key, document.key],
  ];
};

const showRows = (call: Call, read: ReadDirective): void => {
  const { output, texts } = call;
  const { paint } = output;
  showColumns(call, read);
  output.line();
  output.table(
    [
      { title: texts.read.row },
      { title: texts.read.task, wide: true },
      { title: texts.read.units, wide: true },
      { title: texts.read.deadline, wide: true },
    ],
    read.tasks.map((task) => [
      task.rowKey,
      [
        titleOf(task),
        ...doubts(task, call).map((doubt) => paint.yellow(`! ${doubt}`)),
        ...understood(task, call).map((mark) => paint.dim(`· ${mark}`)),
      ].join('\n'),
      unitNames(task, call),
      readingOf(task, call),
    ]),
  );
};

const showTable = (call: Call, read: ReadDirective): void => {
  const { output, texts } = call;
  output.facts(documentFacts(read, call));
  output.line();
  if (read.tasks.length > 0) showRows(call, read);
  const doubtful = read.tasks.filter(({ review }) => review.length > 0).length;
  output.line(texts.read.total(read.tasks.length, doubtful));
  showOffered(call, read);
};

/** Where the tasks are to be written; null for the screen, which takes all formats but a workbook. */
const outputPath = ({ given, texts }: Call, format: Format): string | null | Failure => {
  const path = given.text('output');
  const wrong = (message: string) => failure(exitCode.usage, 'wrong-usage', message);
  if (format === 'xlsx' && path === undefined) return wrong(texts.read.outputMissing);
  if (path === undefined) return null;
  if (format === 'table') return wrong(texts.read.outputOfTable);
  if (resolve(path) === resolve(given.argument(0))) return wrong(texts.read.outputIsInput);
  return path;
};

const writeTasks = async (
  call: Call,
  { document, tasks }: ReadDirective,
  format: Format,
  path: string,
): Promise<Ending> => {
  const { language, words, texts, output, settings } = call;
  const content =
    format === 'xlsx'
      ? await exportXlsx(tasks, document, { language, deadlineKind: words.deadlineKind })
      : tasks.map((task) => `${toJsonLine(task)}\n`).join('');
  try {
    await writeFile(path, content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure(exitCode.usage, 'cannot-write', texts.read.cannotWrite(path, why));
  }
  if (settings.json) output.json({ document, path, total: tasks.length });
  else output.line(texts.read.written(tasks.length, path));
  return exitCode.ok;
};

const read = async (call: Call): Promise<Ending> => {
  const { given, settings, output } = call;
  const chosen = choiceOption(call, 'format', formats);
  if (chosen.outcome === 'failed') return chosen;
  const format = chosen.value ?? 'table';
  const facts = factsGiven(call);
  if (facts.outcome === 'failed') return facts;
  const columns = columnsGiven(call);
  if (columns.outcome === 'failed') return columns;
  const path = outputPath(call, format);
  if (typeof path === 'object' && path !== null) return path;
  const directive = await readDirectiveFile(given.argument(0), facts.facts, columns.overrides);
  if (directive.outcome === 'unreadable') return unreadableFile(call, directive);
  if (path !== null) return writeTasks(call, directive, format, path);
  const { document, tasks, missing, tables, leftOut } = directive;
  if (format === 'jsonl') for (const task of tasks) output.line(toJsonLine(task));
  else if (settings.json) {
    const items = tasks.map(taskLine);
    const total = tasks.length;
    const offered = directive.offered.map(taskLine);
    output.json({ document, missing, items, total, offered, tables, leftOut });
  } else showTable(call, directive);
  return exitCode.ok;
};

export const readCommand: CommandSpec = {
  name: 'read',
  arguments: ['file'],
  options: [
    { flags: '--format <format>', text: 'format' },
    { flags: '--output <file>', text: 'output' },
    columnsOption,
    ...factOptions,
  ],
  examples: [
    'read phu-luc.docx',
    'read phu-luc.tsv --format jsonl > nhiem-vu.jsonl',
    'read phu-luc.tsv --format xlsx --output nhiem-vu.xlsx',
    'read phu-luc.tsv --columns 1:3=lead,1:4=coordinating',
  ],
  does: { offline: read },
};
