/** Steps 1 to 7: the log, what is read off it, and the doors. A step once shipped is never edited. */
import { applicationRole, type Step } from './step.js';

const log: Step = {
  name: '1-log',
  statements: [
    `create table event (
      stream text not null,
      version integer not null check (version > 0),
      position bigint not null unique,
      type text not null,
      schema smallint not null,
      effective_at timestamptz not null,
      recorded_at timestamptz not null,
      command_id text not null,
      actor jsonb not null,
      payload jsonb not null,
      prev_hash text not null,
      hash text not null,
      primary key (stream, version)
    )`,
    `create table decision (
      stream text not null,
      command_id text not null,
      first_version integer not null,
      last_version integer not null,
      primary key (stream, command_id)
    )`,
    `create table head (
      singleton boolean primary key default true check (singleton),
      position bigint not null,
      recorded_at timestamptz not null
    )`,
    `insert into head (position, recorded_at) values (0, 'epoch')`,
    `create function refuse_rewriting() returns trigger language plpgsql as $$
      begin
        if current_setting('dondoc.rewrite_log', true) is distinct from 'yes' then
          raise exception 'the log is never rewritten: % on % is refused', tg_op, tg_table_name
            using hint = 'An owner who must do so says: set dondoc.rewrite_log = ''yes''';
        end if;
        if tg_op = 'UPDATE' then return new; end if;
        return old;
      end $$`,
    `create trigger event_is_kept before update or delete on event
      for each row execute function refuse_rewriting()`,
    `create trigger event_is_not_truncated before truncate on event
      for each statement execute function refuse_rewriting()`,
  ],
};

const readModel: Step = {
  name: '2-read-model',
  statements: [
    `create table task (
      id text primary key,
      document_key text not null,
      row_key text not null,
      ordinal bigint generated always as identity,
      section text not null,
      number text not null,
      title text not null,
      lead_unit text not null,
      lead_name text not null,
      units text[] not null,
      search text not null,
      deadline jsonb not null,
      due date,
      due_at timestamptz,
      original_due date,
      extensions integer not null,
      urgency text not null,
      facts jsonb not null,
      closed boolean not null,
      amnesty boolean not null,
      version integer not null,
      milestone_at timestamptz,
      wake_at timestamptz,
      last_type text not null,
      last_at timestamptz not null
    )`,
    'create index task_by_document on task (document_key, ordinal)',
    'create index task_by_unit on task using gin (units)',
    'create index task_open on task (id) where not closed',
    `create table notice (
      id bigint generated always as identity primary key,
      task text not null,
      version integer not null,
      kind text not null,
      unit text not null,
      office text not null,
      level integer,
      slot_at timestamptz not null,
      express boolean not null,
      state text not null check (state in ('pending', 'sent', 'suppressed')),
      digest text,
      unique (task, version, unit, office, kind)
    )`,
    `create index notice_pending on notice (slot_at) where state = 'pending'`,
    `create table digest (
      id text primary key,
      unit text not null,
      office text not null,
      slot_at timestamptz not null,
      sent_at timestamptz not null,
      lines jsonb not null
    )`,
    'create index digest_by_unit on digest (unit, sent_at desc)',
    `create table document (
      key text primary key,
      name text not null,
      issuer text not null,
      number text not null,
      signed_on date,
      digest text not null unique,
      file_name text not null,
      tasks integer not null,
      amnesty integer not null,
      imported_at timestamptz not null
    )`,
  ],
};

const doors: Step = {
  name: '3-doors',
  statements: [
    `create table receipt (
      stream text not null,
      command_id text not null,
      request jsonb not null,
      actor jsonb not null,
      channel text not null,
      received_at timestamptz not null,
      handled_at timestamptz,
      answer jsonb,
      primary key (stream, command_id)
    )`,
    'create index receipt_waiting on receipt (received_at) where handled_at is null',
    'create table relay (name text primary key, position bigint not null)',
    `create table session (
      id text primary key,
      kind text not null check (kind in ('link', 'session')),
      actor jsonb not null,
      expires_at timestamptz not null
    )`,
  ],
};

const rights: Step = {
  name: '4-rights',
  statements: [
    `grant select, insert on event, decision to ${applicationRole}`,
    `grant select, update on head to ${applicationRole}`,
    `grant select, insert, update on digest, document, receipt, relay
      to ${applicationRole}`,
    `grant select, insert, update, delete on task, notice, session to ${applicationRole}`,
    `grant usage on all sequences in schema public to ${applicationRole}`,
  ],
};

/** Not a temporary table: the application's role may not make one, nor should it. */
const secondCopy: Step = {
  name: '5-second-copy',
  statements: [
    'create unlogged table rebuilt (like task including defaults including identity)',
    `grant select, insert, delete on rebuilt to ${applicationRole}`,
  ],
};

const digestLines: Step = {
  name: '6-digest-lines',
  statements: ['create index notice_by_digest on notice (digest) where digest is not null'],
};

/** Digests handed over in one millisecond have an order too. */
const digestOrder: Step = {
  name: '7-digest-order',
  statements: ['alter table digest add column ordinal bigint generated always as identity'],
};

export const logSteps: readonly Step[] = [
  log,
  readModel,
  doors,
  rights,
  secondCopy,
  digestLines,
  digestOrder,
];
