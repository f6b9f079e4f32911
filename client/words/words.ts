/** The words of the trade, for every door that speaks to a person: one word for one thing. */
import type { DeadlineKind } from '../../domain/deadline/messages.js';
import type { ColumnRole } from '../../domain/document/header-words.js';
import type { NoticeKind, Recipient } from '../../domain/notice/messages.js';
import type { PartRole, TaskEventType, TaskRequestType } from '../../domain/task/messages.js';
import type { Quadrant, TaskStatus } from '../../domain/task/status.js';
import type { HandleRefusal } from '../../workflows/contract.js';
import { english } from './english.js';
import type { Language } from './language.js';
import { vietnamese } from './vietnamese.js';

export type Words = {
  readonly status: Readonly<Record<TaskStatus, string>>;
  readonly quadrant: Readonly<Record<Quadrant, string>>;
  /** What happened, said in the past. */
  readonly event: Readonly<Record<TaskEventType, string>>;
  /** Why a command was not taken, and where it helps, what to do instead. */
  readonly refusal: Readonly<Record<HandleRefusal, string>>;
  readonly notice: Readonly<Record<NoticeKind, string>>;
  readonly office: Readonly<Record<Recipient['office'], string>>;
  readonly role: Readonly<Record<PartRole, string>>;
  readonly deadlineKind: Readonly<Record<DeadlineKind, string>>;
  /** What a column of an annex holds. */
  readonly columnRole: Readonly<Record<ColumnRole, string>>;
  /** What a person does, as an order. */
  readonly command: Readonly<Record<TaskRequestType, string>>;
};

const both: Readonly<Record<Language, Words>> = { vi: vietnamese, en: english };

export const words = (language: Language): Words => both[language];
