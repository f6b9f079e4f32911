/** `npm run accuracy`: reads the five documents, prints how well, and keeps it in docs/accuracy.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../embedded/home.js';
import { documentsPresent } from '../../support/documents.js';
import { offeredFrom, readDocument } from '../reading.js';
import { compare } from './compare.js';
import { compareProse } from './compare-prose.js';
import { type Fixture, fixtures } from './fixtures.js';
import { type Measured, reportOf, summaryOf } from './report.js';

const measure = async (fixture: Fixture): Promise<Measured> => {
  const read = await readDocument(fixture.document);
  const offered = read.outcome === 'read' ? offeredFrom(read) : [];
  return {
    document: fixture.document,
    rows: fixture.rows.length,
    doubts: Object.keys(fixture.doubts).length,
    comparison: read.outcome === 'read' ? compare(fixture, read.tasks) : read,
    prose: fixture.prose === null ? null : compareProse(fixture.prose, offered),
  };
};

if (documentsPresent) {
  const all: Measured[] = [];
  for (const fixture of fixtures) all.push(await measure(fixture));
  writeFileSync(join(projectFolder, 'docs', 'accuracy.md'), reportOf(all));
  console.log(summaryOf(all));
} else {
  console.error('Không có tài liệu để đo. / The documents are not here: nothing was measured.');
  process.exitCode = 1;
}
