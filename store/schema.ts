/** The tables, as kysely types. Their SQL is in `migrations.ts`. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/messages.js';
import type { Deadline } from '../domain/deadline/messages.js';
import type { DraftReading } from '../domain/document/draft/reading.js';
import type { DraftCounts } from '../domain/document/draft/state.js';
import type { NoticeKind, NoticeLine, Recipient } from '../domain/notice/messages.js';
import type { TaskEventType, TaskId, Urgency } from '../domain/task/messages.js';
import type { StatusFacts } from '../domain/task/status.js';
import type { UnitCode } from '../domain/unit/messages.js';

type Json<T> = ColumnType<T, string, string>;

/** By which door something came in. */
export type Channel = 'http' | 'cli' | 'board' | 'nats' | 'signal' | 'import' | 'wake' | 'system';

export type EventTable = {
  stream: string;
  version: number;
  position: number;
  type: string;
  schema: number;
  effective_at: Instant;
  recorded_at: Instant;
  command_id: string;
  actor: Json<Record<string, unknown>>;
  payload: Json<Record<string, unknown>>;
  prev_hash: string;
  hash: string;
};

export type DecisionTable = {
  stream: string;
  command_id: string;
  first_version: number;
  last_version: number;
};

export type HeadTable = { singleton: boolean; position: number; recorded_at: Instant };

export type TaskTable = {
  id: TaskId;
  document_key: string;
  row_key: string;
  /** Order of the row in its document. */
  ordinal: Generated<number>;
  section: string;
  number: string;
  title: string;
  lead_unit: string;
  lead_name: string;
  /** Every unit that may act, members of groups included. */
  units: ColumnType<string[], string[], string[]>;
  /** Folded title, number, units and document, for the search box. */
  search: string;
  deadline: Json<Deadline>;
  due: CivilDate | null;
  due_at: Instant | null;
  original_due: CivilDate | null;
  original_due_at: Instant | null;
  /** Keys of the imported documents that mandate it, the first first. */
  mandates: ColumnType<string[], string[], string[]>;
  /** Units that lead it, alone or jointly. */
  leads: ColumnType<string[], string[], string[]>;
  extensions: number;
  urgency: Urgency;
  facts: Json<StatusFacts>;
  closed: boolean;
  amnesty: boolean;
  version: number;
  milestone_at: Instant | null;
  wake_at: Instant | null;
  last_type: TaskEventType;
  last_at: Instant;
};

export type NoticeTable = {
  id: Generated<number>;
  task: TaskId;
  version: number;
  kind: NoticeKind;
  unit: string;
  office: Recipient['office'];
  level: number | null;
  slot_at: Instant;
  express: boolean;
  state: 'pending' | 'sent' | 'suppressed';
  /** Set when a digest has taken the line, before it is handed to a channel. */
  digest: string | null;
};

export type DigestTable = {
  id: string;
  ordinal: Generated<number>;
  unit: string;
  office: Recipient['office'];
  slot_at: Instant;
  sent_at: Instant;
  lines: Json<readonly NoticeLine[]>;
};

export type ReceiptTable = {
  stream: string;
  command_id: string;
  request: Json<Record<string, unknown>>;
  actor: Json<Record<string, unknown>>;
  channel: Channel;
  received_at: Instant;
  handled_at: Instant | null;
  /** The last answer given, accepted or refused. */
  answer: JSONColumnType<Record<string, unknown>> | null;
};

export type DocumentTable = {
  key: string;
  name: string;
  issuer: string;
  number: string;
  signed_on: CivilDate | null;
  digest: string;
  file_name: string;
  tasks: number;
  amnesty: number;
  imported_at: Instant;
};

export type DraftTable = {
  id: string;
  file_name: string;
  digest: string;
  bytes: number;
  name: string;
  state: 'open' | 'signed' | 'discarded';
  /** The document it became. */
  document_key: string | null;
  corrects: string | null;
  counts: Json<DraftCounts>;
  version: number;
  opened_at: Instant;
  updated_at: Instant;
};

/** The bytes of a file, under their SHA-256. */
export type DraftFileTable = { digest: string; content: Buffer };

/** What reading gave, under the SHA-256 of its JSON. */
export type DraftReadingTable = { id: string; content: Json<DraftReading> };

export type AliasTable = { folded: string; spelling: string; unit: UnitCode; kept_at: Instant };

/** Every file a document was imported from, the corrected ones too. */
export type DocumentFileTable = {
  digest: string;
  key: string;
  file_name: string;
  imported_at: Instant;
};

/** Names of people, by the references that events carry. */
export type PersonTable = { id: string; name: string };

/** The focal point of a unit, who changed it last, and when. */
export type ContactTable = {
  unit: UnitCode;
  name: string;
  mail: string | null;
  phone: string | null;
  note: string;
  changed_at: Instant;
  changed_by: UnitCode;
};

export type RelayTable = { name: string; position: number };

export type SessionTable = {
  id: string;
  kind: 'link' | 'session';
  actor: Json<Record<string, unknown>>;
  expires_at: Instant;
};

export type Schema = {
  event: EventTable;
  decision: DecisionTable;
  head: HeadTable;
  task: TaskTable;
  /** The second copy a rebuild folds into; empty between rebuilds. */
  rebuilt: TaskTable;
  notice: NoticeTable;
  digest: DigestTable;
  receipt: ReceiptTable;
  document: DocumentTable;
  draft: DraftTable;
  draft_file: DraftFileTable;
  draft_reading: DraftReadingTable;
  alias: AliasTable;
  document_file: DocumentFileTable;
  person: PersonTable;
  contact: ContactTable;
  relay: RelayTable;
  session: SessionTable;
};
