/** The five documents in other files and other shapes: the tasks typed by hand must come out of each. */
import { beforeAll, describe, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { type SavedFormat, saved } from '../support/saved-files.js';
import {
  clausesParted,
  columnAdded,
  columnsMoved,
  equalCellsMerged,
  headerInTwoLines,
  headersRepeated,
  pagesApart,
  rowsOverTwo,
  rowsTorn,
  titlesSpanning,
} from '../support/variants.js';
import { fixtures } from './accuracy/fixtures.js';
import {
  type Change,
  cellsMerged,
  expectSameTasks,
  type Original,
  originalOf,
} from './same-tasks.js';

type Variant = readonly [string, Change, readonly SavedFormat[]];

/** These know cells that span others. */
const merged: readonly SavedFormat[] = ['docx', 'xlsx', 'html'];

/** Ways every document can be saved in; what knows no merged cells gets none. */
const common: readonly Variant[] = [
  ['as it is', (source) => source, ['docx', 'xlsx', 'sheets', 'html', 'md', 'tsv', 'csv']],
  ['with the header on every page', (source) => headersRepeated(source, 7), ['docx', 'xlsx', 'md']],
  [
    'with a table for every page, header and all',
    (source) => pagesApart(source, 5, true),
    ['docx', 'xlsx', 'html', 'md'],
  ],
  [
    'with a table for every page, the header on the first',
    (source) => pagesApart(source, 4, false),
    ['docx', 'xlsx', 'html', 'md'],
  ],
  ['with rows torn by page breaks', (source) => rowsTorn(source, false), ['docx', 'xlsx', 'md']],
  ['with tasks over two rows, their number in a cell over both', rowsOverTwo, merged],
  ['with rows torn between two tables', (source) => rowsTorn(source, true), ['docx', 'html']],
  ['with cells of several paragraphs', clausesParted, ['docx', 'xlsx', 'html', 'md']],
  ['with a blank column before the numbers', (source) => columnAdded(source, 1), ['html', 'tsv']],
  ['with a blank column behind the numbers', (source) => columnAdded(source, 2), ['xlsx']],
  ['with a blank column at the end', (source) => columnAdded(source, 9), ['docx']],
  ['with the header in two lines', headerInTwoLines, merged],
  ['with section titles over the whole row', titlesSpanning, merged],
  [
    'torn, with headers repeated',
    (source) => headersRepeated(rowsTorn(source, false), 6),
    ['md', 'html'],
  ],
];

/** Columns by number: which may be merged, and which moved where. */
const own: Readonly<Record<string, readonly Variant[]>> = {
  '000': [
    ['with equal deadlines merged', (source) => equalCellsMerged(source, [6]), ['docx', 'html']],
    ['with the deadline moved to the front', (source) => columnsMoved(source, 6, 2), ['md']],
    ['with the common task before the shares', (source) => columnsMoved(source, 5, 4), ['csv']],
  ],
  '001': [
    ['with the task moved to the end', (source) => columnsMoved(source, 2, 5), ['md']],
    ['with the lead before the task', (source) => columnsMoved(source, 4, 2), ['xlsx']],
  ],
  '002': [
    ['with the deadline moved to the front', (source) => columnsMoved(source, 5, 2), ['md']],
    ['with the task moved behind the lead', (source) => columnsMoved(source, 2, 4), ['html']],
  ],
  '003': [
    ['with the deliverable moved to the front', (source) => columnsMoved(source, 6, 2), ['tsv']],
    ['with the deadline before the units', (source) => columnsMoved(source, 5, 3), ['md']],
  ],
  '004': [
    ['with the unit before the task', (source) => columnsMoved(source, 5, 2), ['docx']],
    ['with the state moved to the end', (source) => columnsMoved(source, 7, 8), ['csv']],
  ],
};

const all = 7;

/** Of each change two formats, others for the next document; of the document as it is every one. */
const chosen = (formats: readonly SavedFormat[], document: string): readonly SavedFormat[] => {
  if (formats.length === all) return formats;
  const first = Number(document) % formats.length;
  return [...formats.slice(first), ...formats.slice(0, first)].slice(0, 2);
};

describe.skipIf(skipDocuments).each(fixtures)('document $document', (fixture) => {
  const { document } = fixture;
  const variants: readonly Variant[] = [
    ...common,
    ['with cells merged', cellsMerged[document] ?? ((source) => source), merged],
    ...(own[document] ?? []),
  ];
  const cases = variants.flatMap(([name, change, formats]) =>
    chosen(formats, document).map((format) => ({ name, change, format })),
  );
  let original: Original;
  beforeAll(async () => {
    original = await originalOf(document);
  });

  test.each(cases)('$name, as .$format', async ({ change, format }) =>
    expectSameTasks(await saved[format](change(original.source)), fixture, original),
  );
});
