/** Drafts in a real database: opened, told, signed. */
import { createHash, randomUUID } from 'node:crypto';
import { signDraft } from '../../dispatch/sign-draft.js';
import { initialFacts } from '../../domain/document/draft/directive.js';
import type { Author, DraftRequest } from '../../domain/document/draft/messages.js';
import type { DraftReading } from '../../domain/document/draft/reading.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import type { Database } from '../../store/database.js';
import { type DecidedDraft, decideDraft } from '../../store/draft-decision.js';
import { foldDraft } from '../../store/draft-log.js';
import { keepReading, type NewDraft, openDraft } from '../../store/drafts.js';
import { uniqueName } from '../support/servers.js';
import { coordinator } from './told-tasks.js';

export const an: Author = { unit: 'X-dieu-phoi', desk: 'board-an' };
export const binh: Author = { unit: 'X-dieu-phoi', desk: 'cli-binh' };
const actor = { ...coordinator, channel: 'http' } as const;

/** A file of its own every time, so that no two drafts meet. */
export const newDraft = (reading: DraftReading, given: Partial<NewDraft> = {}): NewDraft => {
  const bytes = given.bytes ?? Buffer.from(randomUUID());
  const facts = { ...initialFacts(reading.facts, standardPolicy), number: uniqueName('5') };
  return {
    fileName: 'phu-luc.tsv',
    bytes,
    digest: createHash('sha256').update(bytes).digest('hex'),
    reading,
    facts,
    actor,
    by: an,
    commandId: randomUUID(),
    ...given,
  };
};

export const opened = async (database: Database, made: NewDraft): Promise<string> => {
  const draft = await openDraft(database, made);
  if (draft.outcome !== 'opened') throw new Error(`the draft is ${draft.outcome}`);
  return draft.id;
};

/** A request as a person makes it, a new reading kept first where it needs one. */
export const tellDraft = async (
  database: Database,
  draft: string,
  request: DraftRequest,
  given: {
    readonly by?: Author;
    readonly commandId?: string;
    readonly reading?: DraftReading;
  } = {},
): Promise<DecidedDraft> => {
  const { by = an, commandId = randomUUID(), reading } = given;
  const kept = reading === undefined ? '' : await keepReading(database, reading);
  return decideDraft(database, {
    draft,
    commandId,
    actor,
    command: (at) =>
      request.type === 'MapColumns'
        ? { ...request, reading: kept, at, by }
        : { ...request, at, by },
  });
};

export const sign = async (
  database: Database,
  draft: string,
  given: { readonly commandId?: string; readonly version?: number } = {},
) => {
  const { commandId = randomUUID(), version } = given;
  const seen = version ?? (await foldDraft(database, draft)).state.action;
  return signDraft(database, {
    draft,
    commandId,
    actor,
    signer: coordinator,
    channel: 'http',
    command: (at) => ({ type: 'Sign', version: seen, at, by: an }),
  });
};
