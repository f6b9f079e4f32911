/** Files from disk. The size is looked at before a byte is read. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ColumnOverride } from '../domain/document/columns.js';
import { type Unreadable, unreadable } from '../domain/document/unreadable.js';
import { type GivenFacts, type ReadDirective, readDirective } from './directive.js';
import { largestFileBytes } from './limits.js';
import { tooLarge } from './text/text.js';

export type FileBytes = {
  readonly outcome: 'bytes';
  readonly bytes: Uint8Array;
  readonly fileName: string;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

export const readFileBytes = async (path: string): Promise<FileBytes | Unreadable> => {
  const fileName = basename(path);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return unreadable({ reason: 'not-a-file', found: path }, fileName);
    if (facts.size > largestFileBytes) return unreadable(tooLarge(facts.size), fileName);
    return { outcome: 'bytes', bytes: await readFile(path), fileName };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return unreadable({ reason: 'not-found' }, path);
    return unreadable({ reason: 'not-a-file', found: code }, fileName);
  }
};

export const readDirectiveFile = async (
  path: string,
  given: GivenFacts = {},
  overrides: readonly ColumnOverride[] = [],
): Promise<ReadDirective | Unreadable> => {
  const file = await readFileBytes(path);
  return file.outcome === 'bytes'
    ? readDirective(file.bytes, file.fileName, given, overrides)
    : file;
};
