/** The schema, step by step. A step once shipped is never edited; a change is a new step. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.js';

/** The role of the running application: it may add to the log and read it, nothing else. */
const applicationRole = 'dondoc_app';

type Step = { readonly name: string; readonly statements: readonly string[] };

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

/** Files and readings are kept for the record; only what is said of them changes. */
const drafts: Step = {
  name: '8-drafts',
  statements: [
    `create table draft (
      id text primary key,
      file_name text not null,
      digest text not null,
      bytes integer not null,
      name text not null,
      state text not null check (state in ('open', 'signed', 'discarded')),
      document_key text,
      corrects text,
      counts jsonb not null,
      version integer not null,
      opened_at timestamptz not null,
      updated_at timestamptz not null
    )`,
    `create unique index draft_of_file on draft (digest) where state = 'open'`,
    'create index draft_by_time on draft (updated_at desc)',
    'create table draft_file (digest text primary key, content bytea not null)',
    'create table draft_reading (id text primary key, content jsonb not null)',
    `create table alias (
      folded text primary key,
      spelling text not null,
      unit text not null,
      kept_at timestamptz not null
    )`,
    `grant select, insert, update on draft to ${applicationRole}`,
    `grant select, insert on draft_file, draft_reading to ${applicationRole}`,
    `grant select, insert, update, delete on alias to ${applicationRole}`,
  ],
};

/** What a task says of its first mandate and of later ones; the files a document was imported from. */
const mandates: Step = {
  name: '9-mandates',
  statements: [
    ...['task', 'rebuilt'].flatMap((table) => [
      `alter table ${table} add column original_due_at timestamptz,
        add column mandates text[] not null default '{}',
        add column leads text[] not null default '{}'`,
      `alter table ${table} alter column mandates drop default, alter column leads drop default`,
    ]),
    `update task set mandates = array[document_key],
      original_due_at = (event.payload #>> '{deadline,dueAt}')::timestamptz,
      leads = array(
        select part ->> 'unit'
        from jsonb_array_elements(event.payload -> 'parts') with ordinality as one (part, place)
        where part ->> 'role' in ('lead', 'joint-lead') order by place)
      from event where event.stream = task.id and event.version = 1`,
    'create index task_by_mandate on task using gin (mandates)',
    `create table document_file (
      digest text primary key,
      key text not null,
      file_name text not null,
      imported_at timestamptz not null
    )`,
    `create index receipt_of_file on receipt (command_id) where channel = 'import'`,
    'create index document_file_by_key on document_file (key, imported_at)',
    `insert into document_file select digest, key, file_name, imported_at from document`,
    `grant select, insert on document_file to ${applicationRole}`,
  ],
};

/** Personal data: may be put right and taken out, which the log may not. */
const persons: Step = {
  name: '10-persons',
  statements: [
    'create table person (id text primary key, name text not null)',
    `grant select, insert, update, delete on person to ${applicationRole}`,
  ],
};

/** Personal data too. Nothing here may fail for what was typed: the database's log would quote the row. */
const contacts: Step = {
  name: '11-contacts',
  statements: [
    `create table contact (
      unit text primary key,
      name text not null,
      mail text,
      phone text,
      note text not null,
      changed_at timestamptz not null,
      changed_by text not null
    )`,
    `grant select, insert, update, delete on contact to ${applicationRole}`,
  ],
};

const steps: readonly Step[] = [
  log,
  readModel,
  doors,
  rights,
  secondCopy,
  digestLines,
  digestOrder,
  drafts,
  mandates,
  persons,
  contacts,
];

const apply = async (db: Kysely<unknown>, step: Step): Promise<void> => {
  for (const statement of step.statements) await sql.raw(statement).execute(db);
  await sql`insert into migration (name) values (${step.name})`.execute(db);
};

/** Brings the schema up to date, as the owner. Two migrations at once wait for each other. */
export const migrate = async (owner: Database): Promise<readonly string[]> =>
  owner.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(7206001)`.execute(transaction);
    await sql`create table if not exists migration (
      name text primary key, applied_at timestamptz not null default now())`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(transaction);
    const known = new Set(rows.map(({ name }) => name));
    const missing = steps.filter(({ name }) => !known.has(name));
    for (const step of missing) await apply(transaction as unknown as Kysely<unknown>, step);
    return missing.map(({ name }) => name);
  });
