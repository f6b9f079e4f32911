/** One transaction for each decision about a draft: its events, its row, and what it says of spellings. */
import canonicalize from 'canonicalize';
import type { Instant } from '../domain/calendar/messages.js';
import { draft } from '../domain/document/draft/decider.js';
import { requestOf } from '../domain/document/draft/deciding.js';
import type { DraftCommand, DraftEvent, DraftRefusal } from '../domain/document/draft/messages.js';
import type { DraftState } from '../domain/document/draft/state.js';
import { projectAliases, readAliases } from './aliases.js';
import type { Database } from './database.js';
import type { Together } from './documents.js';
import { draftStream, evolved, type FoldedDraft, foldDraft, readReadings } from './draft-log.js';
import { draftValues } from './drafts.js';
import { append, databaseNow, type EventActor, isConflict, type StreamAppend } from './log.js';
import { findReceipt, keepAnswered } from './receipts.js';

export type DraftAsk = {
  readonly draft: string;
  readonly commandId: string;
  readonly actor: EventActor;
  /** The command, given the database's clock. */
  readonly command: (now: Instant) => DraftCommand;
};

export type DecidedDraft =
  | {
      readonly outcome: 'accepted';
      /** Of this decision, now or when its command was first seen. */
      readonly events: readonly DraftEvent[];
      readonly action: number;
      readonly state: DraftState;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: DraftRefusal | 'command-id-reused';
      readonly state: DraftState;
    };

type Judged =
  | DecidedDraft
  | {
      readonly outcome: 'new';
      readonly before: FoldedDraft;
      readonly events: readonly DraftEvent[];
      readonly state: DraftState;
      readonly now: Instant;
    };

/** Compared in canonical form: the database returns keys in its own order. */
const wasAsked = async (database: Database, ask: DraftAsk, now: Instant): Promise<boolean> => {
  const { channel: _channel, ...actor } = ask.actor;
  const kept = await findReceipt(database, draftStream(ask.draft), ask.commandId);
  const request = requestOf(ask.command(now));
  return (
    kept !== null &&
    canonicalize({ request: kept.request, actor: kept.actor }) === canonicalize({ request, actor })
  );
};

/** What the rules make of a command now, or what it came to when its id was first seen. */
export const judgeDraft = async (database: Database, ask: DraftAsk): Promise<Judged> => {
  const before = await foldDraft(database, ask.draft);
  const { state } = before;
  const recorded = before.commands.get(ask.commandId);
  const [now, aliases] = await Promise.all([databaseNow(database), readAliases(database)]);
  if (recorded !== undefined) {
    return (await wasAsked(database, ask, now))
      ? { outcome: 'accepted', ...recorded, state }
      : { outcome: 'refused', reason: 'command-id-reused', state };
  }
  const command = ask.command(now);
  const decision = draft({ readings: new Map(), aliases }).decide(state, command);
  if (decision.outcome === 'refused') return { ...decision, state };
  const { events } = decision;
  const after = evolved(state, events, await readReadings(database, events));
  return { outcome: 'new', before, events, state: after, now };
};

type New = Extract<Judged, { outcome: 'new' }>;

/** What has to be written for a new decision, by itself or together with an import. */
export const draftWrites = (
  { draft: id, commandId, actor, command }: DraftAsk,
  { before: { version, lastHash }, events, state, now }: New,
): Together & { readonly appends: readonly [StreamAppend] } => ({
  appends: [{ stream: draftStream(id), version, lastHash, commandId, actor, events }],
  write: async (transaction) => {
    await transaction
      .updateTable('draft')
      .set(draftValues(state, now))
      .where('id', '=', id)
      .execute();
    const { channel, ...who } = actor;
    const request = requestOf(command(now));
    const stream = draftStream(id);
    await keepAnswered(transaction, { stream, commandId, request, actor: who, channel, at: now });
  },
});

/** Somebody else decided meanwhile: read again and decide anew. More often than people sit at a draft. */
export const attempts = 25;

/**
 * Decides a command about a draft and records the outcome. A known command id gets its recorded
 * outcome; a refusal writes nothing.
 */
export const decideDraft = async (database: Database, ask: DraftAsk): Promise<DecidedDraft> => {
  for (let attempt = 1; ; attempt += 1) {
    const judged = await judgeDraft(database, ask);
    if (judged.outcome !== 'new') return judged;
    const { events, state } = judged;
    const { appends, write } = draftWrites(ask, judged);
    try {
      await database.transaction().execute(async (transaction) => {
        await write(transaction);
        const { draft: id, commandId, actor } = ask;
        const units = await projectAliases(transaction, id, events, commandId, actor);
        await append(transaction, [...appends, ...units]);
      });
      return { outcome: 'accepted', events, action: state.action, state };
    } catch (fault) {
      if (attempt === attempts || !isConflict(fault)) throw fault;
    }
  }
};
