/** The five documents, saved in other ways: the same tasks must come out. */
import { describe, expect, test } from 'vitest';
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { SourceDocument } from '../../domain/document/source.js';
import { directiveFrom, readSource } from '../../intake/directive.js';
import { readPlainText } from '../../intake/text/plain-text.js';
import { documentBytes, skipDocuments } from '../support/documents.js';
import {
  asMarkdown,
  asTabs,
  blanksMerged,
  columnAdded,
  columnsMoved,
  equalCellsMerged,
  headerInTwoLines,
  headersRepeated,
  pagesApart,
  rowsTorn,
  titlesSpanning,
} from '../support/variants.js';

const sourceOf = async (number: string): Promise<SourceDocument> => {
  const read = await readSource(documentBytes(number), number);
  if (read.outcome !== 'source') throw new Error(read.message.en);
  return read.source;
};

/** What a task is, places and marks aside. */
const inShort = (task: ProposedTask) => ({
  key: task.rowKey,
  section: task.section,
  no: task.no,
  title: task.title,
  leads: task.leads.map(({ name }) => name),
  coordinating: task.coordinating.map(({ name }) => name),
  deadline: [task.deadline.phrase, task.deadline.kind, task.deadline.due],
  status: task.status,
  note: task.note,
  deliverable: task.deliverable,
  review: task.review,
});

const tasksOf = (source: SourceDocument) => {
  const read = directiveFrom({ outcome: 'source', source, fileName: 'x', digest: '00000000' });
  if (read.outcome !== 'read') throw new Error(read.message.en);
  return read.tasks.map(inShort);
};

const fromText = (text: string): SourceDocument => {
  const sourced = readPlainText(text);
  if (sourced.outcome !== 'source') throw new Error(JSON.stringify(sourced.fault));
  return sourced.source;
};

type Variant = readonly [string, (source: SourceDocument) => SourceDocument];

/** Ways every document can be saved in. */
const common: readonly Variant[] = [
  ['as text with tabs', (source) => fromText(asTabs(source))],
  ['as Markdown', (source) => fromText(asMarkdown(source))],
  ['with the header on every page', (source) => headersRepeated(source, 7)],
  ['with a table for every page, header and all', (source) => pagesApart(source, 5, true)],
  [
    'with a table for every page, the header on the first',
    (source) => pagesApart(source, 4, false),
  ],
  ['with rows torn by page breaks', (source) => rowsTorn(source, false)],
  ['with rows torn between two tables', (source) => rowsTorn(source, true)],
  ['with a blank column before the numbers', (source) => columnAdded(source, 1)],
  ['with a blank column behind the numbers', (source) => columnAdded(source, 2)],
  ['with a blank column at the end', (source) => columnAdded(source, 9)],
  ['with the header in two lines', headerInTwoLines],
  ['with section titles over the whole row', titlesSpanning],
  [
    'torn, with headers repeated, as Markdown',
    (source) => fromText(asMarkdown(headersRepeated(rowsTorn(source, false), 6))),
  ],
];

/** Columns by number: which may be merged, and which moved where. */
const own: Readonly<Record<string, readonly Variant[]>> = {
  '000': [
    [
      'with leads and common tasks in merged cells',
      (source) => blanksMerged(source, [2, 5], (number) => number < 50),
    ],
    ['with equal deadlines merged', (source) => equalCellsMerged(source, [6])],
    ['with the deadline moved to the front', (source) => columnsMoved(source, 6, 2)],
    ['with the common task before the shares', (source) => columnsMoved(source, 5, 4)],
  ],
  '001': [
    ['with equal units and deadlines merged', (source) => equalCellsMerged(source, [3, 4, 5, 6])],
    ['with the task moved to the end', (source) => columnsMoved(source, 2, 5)],
    ['with the lead before the task', (source) => columnsMoved(source, 4, 2)],
  ],
  '002': [
    ['with equal units and deadlines merged', (source) => equalCellsMerged(source, [3, 4, 5])],
    ['with the deadline moved to the front', (source) => columnsMoved(source, 5, 2)],
    ['with the task moved behind the lead', (source) => columnsMoved(source, 2, 4)],
  ],
  '003': [
    ['with equal units and deadlines merged', (source) => equalCellsMerged(source, [3, 4, 5])],
    ['with the deliverable moved to the front', (source) => columnsMoved(source, 6, 2)],
    ['with the deadline before the units', (source) => columnsMoved(source, 5, 3)],
  ],
  '004': [
    [
      'with equal units, deadlines and states merged',
      (source) => equalCellsMerged(source, [5, 6, 7]),
    ],
    ['with the unit before the task', (source) => columnsMoved(source, 5, 2)],
    ['with the state moved to the end', (source) => columnsMoved(source, 7, 8)],
  ],
};

for (const number of ['000', '001', '002', '003', '004']) {
  describe.skipIf(skipDocuments)(`document ${number}`, () => {
    test.each([...common, ...(own[number] ?? [])])('%s', async (_name, change) => {
      const source = await sourceOf(number);
      const changed = change(source);
      expect(changed).not.toEqual(source);
      expect(tasksOf(changed)).toEqual(tasksOf(source));
    });
  });
}
