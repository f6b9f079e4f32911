/** Who signed the drafts that a document came from. The names lie beside the log, for coordinators only. */
import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { Connection } from './log.js';

export type Signature = {
  /** Null where nobody said, or the name was taken out. */
  readonly name: string | null;
  /** On whose behalf. */
  readonly unit: string;
  readonly at: Instant;
  readonly draft: string;
  /** The file that was reviewed: a corrected version has another. */
  readonly fileName: string;
};

/** The first signature first; a corrected version may bring another. */
export const signaturesOf = async (db: Connection, key: string): Promise<Signature[]> => {
  const { rows } = await sql<Signature>`
    select person.name, event.actor ->> 'unit' as unit, event.effective_at as at, draft.id as draft,
      draft.file_name as "fileName"
    from draft
      join event on event.stream = 'draft/' || draft.id and event.type = 'DraftSigned'
      left join person on person.id = event.payload ->> 'signer'
    where draft.document_key = ${key}
    order by event.position`.execute(db);
  return rows;
};
