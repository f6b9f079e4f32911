/** Drafts for examples: a directive of 10 March 2022 whose rows are few and plain. */
import { draft } from '../../domain/document/draft/decider.js';
import { initialFacts } from '../../domain/document/draft/directive.js';
import type {
  Author,
  DraftCommand,
  DraftEvent,
  DraftFacts,
  DraftRequest,
} from '../../domain/document/draft/messages.js';
import type { DraftReading, ProseProposal } from '../../domain/document/draft/reading.js';
import { type ProposedTask, type TaskField, taskFields } from '../../domain/document/proposal.js';
import type { SourcePlace } from '../../domain/document/source.js';
import type { UnitMention } from '../../domain/unit/mentions.js';
import { date, examplePolicy, undated, utc } from './builders.js';

export const justiceMention: UnitMention = {
  code: 'G15',
  name: 'Bộ Tư pháp',
  asWritten: 'Bộ Tư pháp',
};
export const policeMention: UnitMention = {
  code: 'G01',
  name: 'Bộ Công an',
  asWritten: 'BCA',
};
/** A unit the register does not have, as a reader names it. */
export const birds: UnitMention = {
  code: 'X-hoi-choi-chim',
  name: 'Hội Chơi Chim',
  asWritten: 'Hội Chơi Chim',
};
export const birdsDoubt = 'unknown-unit: Hội Chơi Chim';

const place: SourcePlace = { sheet: null, table: 1, row: 2, column: 2, line: 7 };

const every = <Value>(value: Value): Record<TaskField, Value> =>
  Object.fromEntries(taskFields.map((field) => [field, value])) as Record<TaskField, Value>;

export const proposed = (no: string, given: Partial<ProposedTask> = {}): ProposedTask => ({
  document: 'TTg-05-CT-TTg-2022',
  section: '',
  no,
  title: `Nhiệm vụ ${no}`,
  leads: [justiceMention],
  coordinating: [],
  deadline: undated('standing', 'Thường xuyên'),
  status: '',
  note: '',
  deliverable: '',
  urgency: 'normal',
  review: [],
  marks: [],
  places: every(place),
  confidence: every(0.9),
  rowKey: no,
  line: 7,
  ...given,
});

export const prose = (id: string, task: ProposedTask): ProseProposal => ({
  id,
  sentence: `${task.title}, thực hiện thường xuyên.`,
  place,
  task,
});

export const readingOf = (
  tasks: readonly ProposedTask[],
  given: Partial<DraftReading> = {},
): DraftReading => ({
  format: 'tsv',
  facts: {
    issuer: { code: 'TTg', name: 'Thủ tướng Chính phủ' },
    number: '05/CT-TTg',
    signedOn: date('2022-03-10'),
    year: 2022,
    name: 'Chỉ thị thử',
  },
  rows: tasks.map((task) => ({ task, cells: { title: task.title } })),
  proposals: [],
  columns: [],
  remarks: [],
  ...given,
});

export const an: Author = { unit: 'X-dieu-phoi', desk: 'board-an' };
export const binh: Author = { unit: 'X-dieu-phoi', desk: 'cli-binh' };
export const at = utc('2022-03-11T02:00:00.000Z');
export const digest = 'd'.repeat(64);

export const openedWith = (
  reading: DraftReading,
  facts: Partial<DraftFacts> = {},
): Extract<DraftEvent, { type: 'DraftOpened' }> => ({
  type: 'DraftOpened',
  at,
  by: an,
  action: 1,
  fileName: 'phu-luc.tsv',
  digest,
  reading: 'first',
  facts: { ...initialFacts(reading.facts, examplePolicy), ...facts },
});

export const draftOver = (
  first: DraftReading,
  others: Readonly<Record<string, DraftReading>> = {},
) =>
  draft({
    readings: new Map([['first', first], ...Object.entries(others)]),
    aliases: [],
  });

export const ask = (
  request:
    | Exclude<DraftRequest, { type: 'MapColumns' }>
    | (Extract<DraftRequest, { type: 'MapColumns' }> & { readonly reading: string })
    | { readonly type: 'Sign'; readonly version: number; readonly seal?: string },
  by: Author = an,
): DraftCommand => ({ ...request, at, by });
