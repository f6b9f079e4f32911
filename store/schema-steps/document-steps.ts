/** Steps 8 and on: documents under review, corrected and mandated again, and the people around them. */
import { applicationRole, type Step } from './step.js';

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

export const documentSteps: readonly Step[] = [drafts, mandates, persons, contacts];
