/** All that was typed from the five documents, one entry each. */
import { doubts000, expected000, titles000 } from '../fixtures/000.js';
import { doubts001, expected001 } from '../fixtures/001.js';
import { doubts002, expected002, statuses002, titles002 } from '../fixtures/002.js';
import { doubts003, expected003 } from '../fixtures/003.js';
import { doubts004, expected004, statuses004, titles004 } from '../fixtures/004.js';
import type { ExpectedProse } from '../fixtures/expected-duty.js';
import type { Doubts, ExpectedRow, ExpectedTitles, FirstWords } from '../fixtures/expected-row.js';
import { prose001 } from '../fixtures/prose-001.js';
import { prose002 } from '../fixtures/prose-002.js';
import { prose003 } from '../fixtures/prose-003.js';
import { deliverables003, titles003 } from '../fixtures/texts-003.js';
import { titles001 } from '../fixtures/titles-001.js';

export type Fixture = {
  readonly document: string;
  readonly rows: readonly ExpectedRow[];
  readonly titles: ExpectedTitles;
  readonly doubts: Doubts;
  readonly statuses: FirstWords;
  readonly deliverables: FirstWords;
  /** Null where a document is nothing but its table. */
  readonly prose: ExpectedProse | null;
};

const plain = { statuses: {}, deliverables: {}, prose: null };

export const fixtures: readonly Fixture[] = [
  { ...plain, document: '000', rows: expected000, titles: titles000, doubts: doubts000 },
  {
    ...plain,
    document: '001',
    rows: expected001,
    titles: titles001,
    doubts: doubts001,
    prose: prose001,
  },
  {
    ...plain,
    document: '002',
    rows: expected002,
    titles: titles002,
    doubts: doubts002,
    statuses: statuses002,
    prose: prose002,
  },
  {
    ...plain,
    document: '003',
    rows: expected003,
    titles: titles003,
    doubts: doubts003,
    deliverables: deliverables003,
    prose: prose003,
  },
  {
    ...plain,
    document: '004',
    rows: expected004,
    titles: titles004,
    doubts: doubts004,
    statuses: Object.fromEntries(statuses004.map((status, at) => [String(at + 1), status])),
  },
];
