/** What every document must show: clear rows read right, doubtful ones asked about, few of either kind asked. */
import { expect } from 'vitest';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { titleFits } from './accuracy/compare.js';
import {
  type Doubts,
  type ExpectedRow,
  type ExpectedTitles,
  rowKeyOf,
} from './fixtures/expected-row.js';
import { rowOf } from './reading.js';

const keysOf = (rows: readonly ExpectedRow[]): readonly string[] => rows.map(rowKeyOf);

/** Every row in its place; those a careful reader finds clear, with the units and deadline he reads. */
export const expectRows = (
  tasks: readonly ProposedTask[],
  expected: readonly ExpectedRow[],
  doubts: Doubts,
): void => {
  const isClear = (row: ExpectedRow): boolean => doubts[rowKeyOf(row)] === undefined;
  const found = tasks.map(rowOf);
  expect(keysOf(found)).toEqual(keysOf(expected));
  expect(found.filter(isClear)).toEqual(expected.filter(isClear));
};

export const expectTitles = (tasks: readonly ProposedTask[], expected: ExpectedTitles): void => {
  const misread = tasks.filter((task) => {
    const title = expected[rowKeyOf(rowOf(task))];
    return title === undefined || !titleFits(task.title, title);
  });
  expect(misread.map((task) => [rowKeyOf(rowOf(task)), task.title])).toEqual([]);
};

/** Every doubtful row has a reason, and no more than one row in four of the document has. */
export const expectDoubts = (tasks: readonly ProposedTask[], doubts: Doubts): void => {
  const asked = tasks.filter((task) => task.review.length > 0).map((task) => rowKeyOf(rowOf(task)));
  expect(Object.keys(doubts).filter((key) => !asked.includes(key))).toEqual([]);
  expect(asked.length).toBeLessThanOrEqual(tasks.length / 4);
};

/** Converters leave tags, stars and line breaks behind; only the note has lines of its own. */
export const expectPlainFields = (tasks: readonly ProposedTask[]): void => {
  for (const { title, leads, coordinating, deadline, status, deliverable, note } of tasks) {
    const names = [...leads, ...coordinating].flatMap((unit) => [unit.name, unit.asWritten]);
    expect([title, ...names, deadline.phrase, status, deliverable].join()).not.toMatch(/[<>*\n|]/);
    expect(note).not.toMatch(/[<>*|]/);
  }
};
