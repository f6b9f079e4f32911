/** The annexes that come with the project, as the guides say they are read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDirective } from '../../intake/directive.js';

const read = async (fileName: string) => {
  const directive = await readDirective(readFileSync(`examples/${fileName}`), fileName);
  if (directive.outcome !== 'read') throw new Error(directive.message.en);
  return directive;
};

test('the Word file has six tasks, two of them to look at, and one duty in its text', async () => {
  const { document, tasks, offered, missing } = await read('phu-luc-mau.docx');
  expect(missing).toEqual([]);
  expect(document.name).toBe('Kế hoạch đưa sổ theo dõi sức khỏe học sinh lên môi trường số');
  expect(tasks.map(({ rowKey, deadline, review }) => [rowKey, deadline.due, review])).toEqual([
    ['I-1', '2027-03-31', []],
    ['I-2', '2027-06-30', ['unknown-unit: Hội Y tế học đường']],
    ['I-3', '2027-09-14', []],
    ['II-1', '2027-09-30', []],
    ['II-2', '2026-08-31', ['deadline-year-assumed']],
    ['II-3', null, []],
  ]);
  // "nt" repeats the coordinating unit of the row above; a dash names none.
  expect(tasks.map(({ coordinating }) => coordinating.length)).toEqual([1, 1, 2, 1, 0, 0]);
  expect(offered.map(({ deadline }) => deadline.due)).toEqual(['2027-12-19']);
});

test('the text file is read without a doubt but the blank deadline', async () => {
  const { tasks } = await read('phu-luc-mau.tsv');
  expect(tasks.map(({ rowKey, review }) => [rowKey, review])).toEqual([
    ['1', []],
    ['2', []],
    ['3', []],
    ['4', []],
    ['5', ['deadline-blank']],
  ]);
});
