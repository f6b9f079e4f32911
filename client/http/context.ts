/** What every route of the door can use, and who is asking. */

import type { Client } from '@temporalio/client';
import type {} from 'fastify';
import type { DispatcherDependencies } from '../../dispatch/dispatcher.js';
import type { Actor } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';

export type DoorContext = {
  readonly database: Database;
  readonly temporal: Client;
  readonly dispatcher: DispatcherDependencies;
  /** The board's own address, for links. */
  readonly url: string;
  readonly temporalUi: string;
  readonly home: string;
};

/** A coordinator may act as any unit (`--as`, or the switch on the board); a unit only as itself. */
export type Session = {
  readonly actor: Exclude<Actor, { kind: 'system' }>;
  /** True when the coordinator signed in, whoever he acts as now. */
  readonly mayActAsAny: boolean;
  /** Token that forms of this session must carry. */
  readonly csrf: string;
  readonly language: 'vi' | 'en';
  readonly channel: 'http' | 'cli' | 'board';
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the sign-in hook on every route that is not public. */
    session: Session | null;
    /** The row behind the cookie a browser sent; null for callers with a token. */
    signInId: string | null;
  }
  interface FastifyContextConfig {
    /** Open to callers who have not signed in. */
    open?: boolean;
    /** Reads a form with a file by itself, and looks for the form's token there. */
    ownForm?: boolean;
  }
}
