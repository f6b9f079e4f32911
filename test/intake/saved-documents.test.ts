/**
 * The documents as a person has them from LibreOffice: made by hand, saved by it in each format, and
 * the same tasks in all of them. What Dondoc reads by way of LibreOffice is saved back here as it does
 * that itself, but all files at one start.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { saveAllAs, skipOffice, wordFilter } from '../support/office.js';
import { type SavedFile, saved } from '../support/saved-files.js';
import {
  clausesParted,
  headerInTwoLines,
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

const changes: readonly (readonly [string, (document: string) => Change])[] = [
  [
    'cut by pages, with torn rows and the header on each',
    () => (source) => pagesApart(rowsTorn(source, false), 6, true),
  ],
  [
    'with cells and section titles merged',
    (document) => (source) => titlesSpanning(cellsMerged[document]?.(source) ?? source),
  ],
  [
    'with a header of two lines, tasks over two rows and cells of several paragraphs',
    () => (source) => headerInTwoLines(rowsOverTwo(clausesParted(source))),
  ],
];

/** Of each: the number of its document, which change it has, and what it was saved as. */
type Case = { readonly document: string; readonly change: number; readonly file: SavedFile };

const savedAs = (cases: readonly Case[], to: string, filter?: string): readonly Case[] => {
  const files = saveAllAs(
    cases.map(({ file }) => file),
    { to, ...(filter === undefined ? {} : { filter }) },
  );
  return cases.flatMap((made, index) => {
    const file = files[index];
    return file === undefined ? [] : [{ ...made, file }];
  });
};

describe.skipIf(skipDocuments || skipOffice)('saved by LibreOffice', () => {
  const originals = new Map<string, Original>();
  const found = new Map<string, readonly Case[]>();

  beforeAll(async () => {
    for (const { document } of fixtures) originals.set(document, await originalOf(document));
    const sources = [...originals].flatMap(([document, { source }]) =>
      changes.map(([, change], index) => ({
        ...{ document, change: index, source: change(document)(source) },
      })),
    );
    const word = sources.map((made): Case => ({ ...made, file: saved.docx(made.source) }));
    const pages = sources.map((made): Case => ({ ...made, file: saved.html(made.source) }));
    const each = (change: number) => word.filter((made) => made.change === change);
    found.set('.docx', savedAs(word, 'docx', wordFilter));
    found.set('.html', savedAs(word, 'html'));
    found.set('.docx from a page', savedAs(pages, 'docx', wordFilter));
    // One start for all three on the way back.
    const others = ['odt', 'rtf', 'doc'] as const;
    const there = others.map((format, index) => savedAs(each(index), format));
    const back = savedAs(there.flat(), 'docx', wordFilter);
    for (const [index, format] of others.entries())
      found.set(
        `.${format}`,
        back.filter(({ change }) => change === index),
      );
  }, 300_000);

  const expected = new Map([
    ['.docx', 3],
    ['.html', 3],
    ['.docx from a page', 3],
    ['.odt', 1],
    ['.rtf', 1],
    ['.doc', 1],
  ]);
  const cases = [...expected].flatMap(([format, times]) =>
    fixtures.map((fixture) => ({ format, times, document: fixture.document, fixture })),
  );

  test.each(cases)('$document as $format', async ({ format, times, document, fixture }) => {
    const files = (found.get(format) ?? []).filter((made) => made.document === document);
    expect(files).toHaveLength(times);
    const original = originals.get(document);
    if (original === undefined) throw new Error(`${document} was not read`);
    for (const { file } of files) await expectSameTasks(file, fixture, original);
  });
});
