/** What the files made of a document must say: the tasks typed by hand, and those of its own text. */
import { expect } from 'vitest';
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { SourceDocument } from '../../domain/document/source.js';
import { directiveFrom } from '../../intake/directive.js';
import { readingLimits } from '../../intake/limits.js';
import { readSourceFile } from '../../intake/source-file.js';
import { documentBytes } from '../support/documents.js';
import { readHere } from '../support/read-here.js';
import type { SavedFile } from '../support/saved-files.js';
import { blanksMerged, equalCellsMerged } from '../support/variants.js';
import { compare } from './accuracy/compare.js';
import type { Fixture } from './accuracy/fixtures.js';

export const sourceOf = async ({ bytes, fileName }: SavedFile): Promise<SourceDocument> => {
  const read = await readSourceFile(bytes, fileName, readingLimits, readHere);
  if (read.outcome === 'faulty') throw new Error(JSON.stringify(read.fault));
  return read.source;
};

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** What a task is, places and marks aside, and which line of its cell a word stands on. */
const inShort = (task: ProposedTask) => ({
  key: task.rowKey,
  section: task.section,
  no: task.no,
  title: inOneLine(task.title),
  leads: task.leads.map(({ name }) => name),
  coordinating: task.coordinating.map(({ name }) => name),
  deadline: [inOneLine(task.deadline.phrase), task.deadline.kind, task.deadline.due],
  status: inOneLine(task.status),
  note: inOneLine(task.note),
  deliverable: inOneLine(task.deliverable),
  review: task.review,
});

const tasksOf = (source: SourceDocument): readonly ProposedTask[] => {
  const read = directiveFrom({ outcome: 'source', source, fileName: 'x', digest: '00000000' });
  if (read.outcome !== 'read') throw new Error(read.message.en);
  return read.tasks;
};

export type Change = (source: SourceDocument) => SourceDocument;

/** Equal cells made one, in the columns where a document has many; leads and common tasks of 000. */
export const cellsMerged: Readonly<Record<string, Change>> = {
  '000': (source) => blanksMerged(source, [2, 5], (number) => number < 50),
  '001': (source) => equalCellsMerged(source, [3, 4, 5, 6]),
  '002': (source) => equalCellsMerged(source, [3, 4, 5]),
  '003': (source) => equalCellsMerged(source, [3, 4, 5]),
  '004': (source) => equalCellsMerged(source, [5, 6, 7]),
};

export type Original = {
  readonly source: SourceDocument;
  readonly tasks: readonly ReturnType<typeof inShort>[];
};

export const originalOf = async (document: string): Promise<Original> => {
  const source = await sourceOf({ bytes: documentBytes(document), fileName: 'annex.txt' });
  return { source, tasks: tasksOf(source).map(inShort) };
};

export const expectSameTasks = async (
  file: SavedFile,
  fixture: Fixture,
  original: Original,
): Promise<void> => {
  const tasks = tasksOf(await sourceOf(file));
  const { differences, missing, extra } = compare(fixture, tasks);
  expect({ differences, missing, extra }).toEqual({ differences: [], missing: [], extra: [] });
  expect(tasks.map(inShort)).toEqual(original.tasks);
};
