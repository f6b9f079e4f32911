/** From a reviewed draft to a directive in the log: one transaction for the signature and every task. */
import { directiveOf, keptRows } from '../domain/document/draft/directive.js';
import type { DraftEvent, DraftRefusal } from '../domain/document/draft/messages.js';
import type { DraftState } from '../domain/document/draft/state.js';
import type { Actor, TaskId } from '../domain/task/messages.js';
import type { Database } from '../store/database.js';
import { importDocument, type Together } from '../store/documents.js';
import { attempts, type DraftAsk, draftWrites, judgeDraft } from '../store/draft-decision.js';
import { isConflict } from '../store/log.js';
import { keepPerson, type Person, personName } from '../store/persons.js';
import type { Channel } from '../store/schema.js';
import { importOf, ordersOf } from './import.js';
import type { Order } from './orders.js';

export type SignedDraft =
  | {
      readonly outcome: 'signed';
      readonly key: string;
      readonly known: boolean;
      /** Commands to running tasks, committed with the signature; none again where it was known. */
      readonly orders: readonly Order[];
    }
  | { readonly outcome: 'refused'; readonly reason: DraftRefusal | 'command-id-reused' }
  /** The same bytes were imported beside the review, under this key. */
  | { readonly outcome: 'imported'; readonly key: string }
  /** The key belongs to another file. */
  | { readonly outcome: 'taken'; readonly key: string }
  /** Rows mandate tasks anew that do not run (any more). */
  | { readonly outcome: 'not-running'; readonly rows: readonly RowOfTask[] };

export type RowOfTask = { readonly row: string; readonly task: TaskId };

export type SignAsk = DraftAsk & {
  readonly signer: Exclude<Actor, { kind: 'system' }>;
  readonly channel: Channel;
  /** Who signs, by name; the command has the reference. */
  readonly person?: Person | undefined;
};

/** The signature's own writes, and the name behind its reference. */
export const writesOf = (ask: SignAsk, judged: Parameters<typeof draftWrites>[1]): Together => {
  const { appends, write } = draftWrites(ask, judged);
  const { person } = ask;
  return {
    appends,
    async write(transaction) {
      await write(transaction);
      if (person !== undefined) await keepPerson(transaction, person);
    },
  };
};

export const rowsOf = (state: DraftState, tasks: readonly TaskId[]): readonly RowOfTask[] =>
  keptRows(state).flatMap(({ row: { id, remandates } }) =>
    remandates !== null && tasks.includes(remandates) ? [{ row: id, task: remandates }] : [],
  );

/** Whether a signature that was given before has this name; one that was taken out fits any. */
export const signedAs = async (
  database: Database,
  events: readonly DraftEvent[],
  person: Person | undefined,
): Promise<boolean> => {
  const signed = events.find((event) => event.type === 'DraftSigned');
  if (signed?.signer === undefined || person === undefined) {
    return signed?.signer === person?.id;
  }
  const name = await personName(database, signed.signer);
  return name === null || name === person.name;
};

/** Whether the draft was signed or closed since it was judged: whoever was first has its answer already. */
export const settledMeanwhile = async (database: Database, ask: SignAsk): Promise<boolean> =>
  (await judgeDraft(database, ask)).outcome !== 'new';

/** Nothing is started here: what is in the log and has no workflow is started by whoever comes first. */
export const signDraft = async (database: Database, ask: SignAsk): Promise<SignedDraft> => {
  for (let attempt = 1; ; attempt += 1) {
    const judged = await judgeDraft(database, ask);
    const { state } = judged;
    if (judged.outcome === 'refused') return { outcome: 'refused', reason: judged.reason };
    if (judged.outcome === 'accepted') {
      const known = await signedAs(database, judged.events, ask.person);
      if (!known) return { outcome: 'refused', reason: 'command-id-reused' };
      return { outcome: 'signed', key: state.document ?? '', known: true, orders: [] };
    }
    const { facts } = state;
    if (facts === null) return { outcome: 'refused', reason: 'facts-missing' };
    const directive = directiveOf(ask.draft, state, facts);
    const { key } = directive;
    const ordered = await ordersOf(database, directive, ask.signer);
    if (ordered.outcome === 'not-running') {
      return { outcome: 'not-running', rows: rowsOf(state, ordered.tasks) };
    }
    const { orders } = ordered;
    try {
      const imported = await importDocument(
        database,
        (now) => importOf(directive, ask.signer, ask.channel, now, orders),
        writesOf(ask, judged),
      );
      if (imported.outcome === 'imported') {
        return { outcome: 'signed', key, known: false, orders };
      }
      if (await settledMeanwhile(database, ask)) continue;
      switch (imported.outcome) {
        case 'unchanged':
          return { outcome: 'imported', key: imported.key };
        case 'taken':
          return { outcome: 'taken', key };
      }
    } catch (fault) {
      if (attempt === attempts || !isConflict(fault)) throw fault;
    }
  }
};
