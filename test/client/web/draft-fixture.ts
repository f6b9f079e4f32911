/** A draft as its pages get it, without a server: a small annex with a doubt of every kind. */
import { createHash, randomUUID } from 'node:crypto';
import type { DraftView } from '../../../client/web/draft-frame.js';
import type { Language } from '../../../client/words/language.js';
import { initialFacts } from '../../../domain/document/draft/directive.js';
import type { DraftCommand, DraftEvent } from '../../../domain/document/draft/messages.js';
import type { DraftReading } from '../../../domain/document/draft/reading.js';
import { countsOf, type DraftState } from '../../../domain/document/draft/state.js';
import { type ProposedTask, taskFields } from '../../../domain/document/proposal.js';
import type { SourcePlace } from '../../../domain/document/source.js';
import { standardPolicy } from '../../../domain/policy/shipped.js';
import type { Database } from '../../../store/database.js';
import { type DraftItem, openDraft } from '../../../store/drafts.js';
import { date, undated } from '../../support/builders.js';
import { live } from '../../support/decider-spec.js';
import {
  at,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  policeMention,
  proposed,
  prose,
  readingOf,
} from '../../support/drafts.js';
import { annex } from '../http/draft-calls.js';
import { readerIn } from './reader-fixture.js';

const columnOf = { title: 2, leads: 3, coordinating: 4, deadline: 5 } as const;

/** Each field in its own cell of row `row` of the second table on a sheet. */
const placesIn = (row: number): ProposedTask['places'] => {
  const place = (column: number): SourcePlace => ({
    ...{ sheet: 'Phụ lục II', table: 2, row, column, line: null },
  });
  return Object.fromEntries(
    taskFields.map((field) => [
      field,
      field in columnOf ? place(columnOf[field as keyof typeof columnOf]) : null,
    ]),
  ) as ProposedTask['places'];
};

const yearless = {
  ...undated('date', 'Tháng 9'),
  due: date('2022-09-30'),
  dueAt: '2022-09-30T17:00:00.000Z' as never,
  rule: 'month',
} as const;

/** 1 is clear; 2 names a unit nobody knows; 3 lacks its year; 4 is torn; 5 names that unit again. */
export const annexReading: DraftReading = {
  ...readingOf([], {
    proposals: [prose('p1', proposed('V', { title: 'Bộ Y tế báo cáo' }))],
    remarks: [
      {
        id: 'hidden-rows',
        place: { sheet: 'Phụ lục II', table: null, row: null, column: null, line: null },
        count: 3,
      },
    ],
    columns: [
      { sheet: 'Phụ lục II', table: 2, column: 2, header: 'Nội dung', role: 'task' },
      { sheet: 'Phụ lục II', table: 2, column: 3, header: 'Đơn vị', role: 'lead' },
      { sheet: 'Phụ lục II', table: 2, column: 5, header: '', role: 'other' },
    ],
  }),
  rows: [
    { task: proposed('1', { places: placesIn(2), marks: ['lead-inherited: 20'] }), cells: {} },
    {
      task: proposed('2', {
        title: 'Nuôi chim',
        leads: [birds],
        coordinating: [policeMention],
        review: [birdsDoubt],
        places: placesIn(14),
      }),
      cells: { title: 'Nuôi chim', leads: 'Hội Chơi Chim', coordinating: 'BCA', deadline: 'TX' },
    },
    {
      task: proposed('3', { deadline: yearless, review: ['deadline-year-assumed'] }),
      cells: { title: 'Nhiệm vụ 3', deadline: 'Tháng 9' },
    },
    { task: proposed('4', { review: ['continuation-with-deadline'] }), cells: {} },
    { task: proposed('5', { leads: [birds], review: [birdsDoubt] }), cells: {} },
  ],
};

const decider = draftOver(annexReading);

export const draftAfter = (
  commands: readonly DraftCommand[] = [],
  opened: Partial<Extract<DraftEvent, { type: 'DraftOpened' }>['facts']> = {},
): DraftState => live(decider, [openedWith(annexReading, opened)], commands).state;

export const itemOf = (state: DraftState): DraftItem => ({
  ...{ id: 'dddddddd', fileName: state.fileName, digest: state.digest, bytes: 1000 },
  name: state.facts?.name ?? '',
  state: 'open',
  document: null,
  corrects: null,
  counts: countsOf(state),
  version: state.action,
  openedAt: at,
  updatedAt: at,
});

export const draftViewIn = (
  language: Language,
  state = draftAfter(),
  told: DraftView['told'] = null,
): DraftView => ({
  reader: readerIn(language),
  item: itemOf(state),
  state,
  documents: [],
  mayCorrect: null,
  told,
});

export const rowOf = (state: DraftState, id: string) => {
  const row = state.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

/** A draft in a store over a reading of our own, for what tab-separated text cannot hold. */
export const openedOver = async (database: Database, reading: DraftReading): Promise<string> => {
  const bytes = Buffer.from(annex());
  const made = await openDraft(database, {
    ...{ fileName: 'phu-luc.docx', bytes, reading },
    digest: createHash('sha256').update(bytes).digest('hex'),
    facts: initialFacts(reading.facts, standardPolicy),
    actor: { kind: 'coordinator', unit: 'X-dondoc-dieu-phoi', verified: true, channel: 'board' },
    by: { unit: 'X-dondoc-dieu-phoi', desk: 'board-x' },
    commandId: `open/${randomUUID()}`,
  });
  if (made.outcome !== 'opened') throw new Error(made.outcome);
  return `/drafts/${made.id}`;
};
