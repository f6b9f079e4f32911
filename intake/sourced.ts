/** What every reader answers: the content of the file, or why there is none. */
import type { SourceDocument } from '../domain/document/source.js';
import type { Fault } from '../domain/document/unreadable.js';

export type Sourced =
  | { readonly outcome: 'source'; readonly source: SourceDocument }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

/** Runs in a process of its own, within limits; never throws for what a file may hold. */
export type SourceReader = (bytes: Uint8Array) => Promise<Sourced>;
