/** Links of the chain: SHA-256 over canonical JSON (RFC 8785) of everything an event says. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../domain/calendar/messages.js';

export type Linked = {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly type: string;
  readonly schema: number;
  readonly effectiveAt: Instant;
  readonly recordedAt: Instant;
  readonly commandId: string;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly prevHash: string;
};

/** What the first event of a stream is chained to. */
export const chainStart = '0'.repeat(64);

export const hashOf = (event: Linked): string => {
  const { stream, version, position, type, schema, effectiveAt, recordedAt } = event;
  const { commandId, actor, payload, prevHash } = event;
  const canonical = canonicalize({
    stream,
    version,
    position,
    type,
    schema,
    effectiveAt,
    recordedAt,
    commandId,
    actor,
    payload,
    prevHash,
  });
  if (canonical === undefined) throw new Error('an event must have a canonical form');
  return createHash('sha256').update(canonical).digest('hex');
};
