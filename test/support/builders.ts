/**
 * Tasks for examples. The usual one was given to the Ministry of Justice on Monday 1 August 2022 at
 * 09:00 and is due on Thursday 15 September 2022, so it is late from 15 September 17:00 UTC.
 */
import { endOfDay } from '../../domain/calendar/instant.js';
import { civilDate, type Instant, instant } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import type { Policy } from '../../domain/policy/messages.js';
import type {
  Actor,
  ContentChanges,
  Instrument,
  Part,
  TaskAssigned,
  TaskCommand,
  TaskEvent,
  TaskRequest,
} from '../../domain/task/messages.js';

/** Literals of tests, checked: a mistyped one fails instead of comparing oddly. */
export const utc = (text: string): Instant => instant.parse(text);
export const date = (text: string) => civilDate.parse(text);

/** Levels and reminders at distances of their own, so that no two milestones coincide. */
export const examplePolicy: Policy = {
  name: 'example',
  version: 1,
  reminders: [
    { amount: 15, unit: 'calendar-day' },
    { amount: 5, unit: 'working-day' },
    { amount: 1, unit: 'working-day' },
  ],
  escalations: [
    {
      level: 1,
      after: { amount: 3, unit: 'working-day' },
      recipients: ['head-of-unit', 'standing-agency'],
    },
    { level: 2, after: { amount: 10, unit: 'working-day' }, recipients: ['working-group'] },
  ],
  repeatWhileLate: { amount: 7, unit: 'calendar-day' },
  slots: ['08:00'],
  spreadMinutes: 360,
  dueSoon: { amount: 7, unit: 'calendar-day' },
  express: {
    reminders: [
      { amount: 24, unit: 'hour' },
      { amount: 2, unit: 'hour' },
    ],
    escalations: [
      {
        level: 1,
        after: { amount: 1, unit: 'hour' },
        recipients: ['head-of-unit', 'standing-agency'],
      },
      { level: 2, after: { amount: 4, unit: 'hour' }, recipients: ['working-group'] },
    ],
    repeatWhileLate: { amount: 24, unit: 'hour' },
  },
};

export const september: Deadline = {
  phrase: 'trước ngày 16/9/2022',
  kind: 'date',
  due: date('2022-09-15'),
  dueAt: utc('2022-09-15T17:00:00.000Z'),
  earliest: date('2022-09-15'),
  latest: date('2022-09-15'),
  rule: 'before-date',
  stages: [],
};

/** 17:30 local time on Monday 12 September 2022. */
export const expressHour: Deadline = {
  ...september,
  phrase: '17 giờ 30 ngày 12/9/2022',
  due: date('2022-09-12'),
  dueAt: utc('2022-09-12T10:30:00.000Z'),
  earliest: date('2022-09-12'),
  latest: date('2022-09-12'),
  rule: 'hour',
};

export const undated = (kind: Deadline['kind'], phrase: string): Deadline => ({
  phrase,
  kind,
  due: null,
  dueAt: null,
  earliest: null,
  latest: null,
  rule: kind,
  stages: [],
});

export const justice: Part = { unit: 'G15', name: 'Bộ Tư pháp', role: 'lead', members: null };
export const police: Part = { unit: 'G01', name: 'Bộ Công an', role: 'joint-lead', members: null };
export const informatics: Part = {
  unit: 'G14',
  name: 'Bộ Thông tin và Truyền thông',
  role: 'coordinating',
  members: null,
};

/** The sixty-three provinces by their codes, H01 to H63. */
export const provinceCodes = Array.from(
  { length: 63 },
  (_, index) => `H${String(index + 1).padStart(2, '0')}`,
);
export const provinces: Part = {
  unit: 'X-63-tinh',
  name: 'UBND các tỉnh, thành phố',
  role: 'lead',
  members: provinceCodes,
};

export const assigned = (changes: Partial<TaskAssigned> = {}): TaskAssigned => ({
  type: 'TaskAssigned',
  at: utc('2022-08-01T02:00:00.000Z'),
  documentKey: 'TTg-06-QD-TTg-2022',
  documentName: 'Quyết định số 06/QĐ-TTg',
  section: 'Phụ lục I',
  number: '7',
  title: 'Kết nối cơ sở dữ liệu hộ tịch',
  deliverable: 'Báo cáo kết quả',
  note: '',
  statedStatus: '',
  parts: [justice, police, informatics],
  issuer: 'TTg',
  standingAgency: 'G22',
  workingGroup: 'X-to-cong-tac',
  deadline: september,
  policy: examplePolicy,
  urgency: 'normal',
  amnesty: false,
  ...changes,
});

export const unit = (code: string, verified = true): Actor => ({
  kind: 'unit',
  unit: code,
  verified,
});
export const coordinator: Actor = { kind: 'coordinator', unit: 'G22', verified: true };

export const from = (actor: Actor, at: string, request: TaskRequest): TaskCommand => ({
  ...request,
  at: utc(at),
  actor,
});
export const observeTime = (at: string): TaskCommand => ({ type: 'ObserveTime', at: utc(at) });

export const letter = {
  documentNumber: '123/BC-BTP',
  signedOn: date('2022-09-09'),
  note: 'Đã kết nối',
  evidenceDigest: null,
} as const;

type Asked<Type extends TaskRequest['type']> = Extract<TaskRequest, { type: Type }>;

export const submitRequest: TaskRequest = { type: 'SubmitResult', result: letter };
export const extendRequest = (until: string): TaskRequest => ({
  type: 'RequestExtension',
  until: date(until),
  reason: 'Chờ ý kiến thẩm định',
});
export const grantRequest = (until: string | null): TaskRequest => ({
  type: 'GrantExtension',
  until: until === null ? null : date(until),
  basis: 'Công văn số 9/VPCP-CN',
});

/** A deadline on a day, worded as that day. */
export const dayDeadline = (due: string): Deadline => ({
  ...september,
  phrase: due,
  due: date(due),
  dueAt: endOfDay(date(due)),
  earliest: date(due),
  latest: date(due),
  rule: 'on-date',
});
export const moveRequest = (deadline: Deadline): Asked<'MoveDeadline'> => ({
  type: 'MoveDeadline',
  deadline,
  document: null,
  basis: 'Công văn số 12/VPCP-KSTT',
});
export const directive04: Instrument = {
  document: 'TTg-04-CT-TTg-2024',
  name: 'Chỉ thị số 04/CT-TTg',
  section: 'B',
  number: '3',
  signedOn: date('2024-02-11'),
};
export const remandateRequest = (
  changes: ContentChanges,
  instrument: Instrument = directive04,
): Asked<'Remandate'> => ({ type: 'Remandate', instrument, basis: 'Mục III', changes });

export const submittedBy = (code: string, at: string, late: boolean): TaskEvent => ({
  type: 'ResultSubmitted',
  at: utc(at),
  unit: code,
  verified: true,
  result: letter,
  late,
});
export const submitted = (at: string, late: boolean): TaskEvent => submittedBy('G15', at, late);
export const returned = (at: string): TaskEvent => ({
  type: 'ResultReturned',
  at: utc(at),
  reason: 'Thiếu phụ lục',
});
export const reminder = (at: string, due: string, daysLeft: number): TaskEvent => ({
  type: 'ReminderDue',
  at: utc(at),
  due: date(due),
  daysLeft,
});
export const overdue = (at: string, dueAt: string = at): TaskEvent => ({
  type: 'TaskOverdue',
  at: utc(at),
  dueAt: utc(dueAt),
});
export const raisedFirst = (at: string): TaskEvent => ({
  type: 'EscalationRaised',
  at: utc(at),
  level: 1,
  recipients: ['head-of-unit', 'standing-agency'],
});
export const raisedSecond = (at: string): TaskEvent => ({
  type: 'EscalationRaised',
  at: utc(at),
  level: 2,
  recipients: ['working-group'],
});
export const repeatedly = (at: string, count: number): TaskEvent => ({
  type: 'LatenessRepeated',
  at: utc(at),
  count,
});
export const confirmed = (at: string, claimedAt: string, late: boolean): TaskEvent => ({
  type: 'CompletionConfirmed',
  at: utc(at),
  claimedAt: utc(claimedAt),
  late,
  note: '',
});
export const extended = (
  at: string,
  previousDue: string,
  due: string,
  dueAt: string,
): TaskEvent => ({
  type: 'ExtensionGranted',
  at: utc(at),
  previousDue: date(previousDue),
  due: date(due),
  dueAt: utc(dueAt),
  basis: 'Công văn số 9/VPCP-CN',
});
export const moved = (at: string, previousDue: string | null, deadline: Deadline): TaskEvent => ({
  type: 'DeadlineMoved',
  at: utc(at),
  previousDue: previousDue === null ? null : date(previousDue),
  deadline,
  document: null,
  basis: 'Công văn số 12/VPCP-KSTT',
});
/** Of the usual task, with what it said before of the fields that change. */
export const remandated = (
  at: string,
  changes: ContentChanges,
  previous: ContentChanges,
  given: Partial<Extract<TaskEvent, { type: 'TaskRemandated' }>> = {},
): Extract<TaskEvent, { type: 'TaskRemandated' }> => ({
  type: 'TaskRemandated',
  at: utc(at),
  instrument: directive04,
  basis: 'Mục III',
  previousDue: date('2022-09-15'),
  changes,
  previous,
  ...given,
});
export const withdrawn = (at: string): TaskEvent => ({
  type: 'TaskWithdrawn',
  at: utc(at),
  legalBasis: 'Quyết định số 10/QĐ-TTg',
});
type Cleared = Extract<TaskEvent, { type: 'OverdueCleared' }>;
export const cleared = (at: string, cause: Cleared['cause']): TaskEvent => ({
  type: 'OverdueCleared',
  at: utc(at),
  cause,
});
