/** What every command goes by: folder, address, token, unit, form of the output. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UnitCode } from '../../domain/unit/messages.js';
import type { Streams } from './streams.js';

export type Settings = {
  readonly json: boolean;
  readonly home: string;
  /** An address the person gave; null: that of the installation in `home`. */
  readonly url: string | null;
  /** A token the person gave; null: the one in `home`. */
  readonly token: string | null;
  readonly as: UnitCode | null;
};

const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const given = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim();

/** The folder named, else `DONDOC_HOME`, else `data` beside the program. */
export const homeFrom = (
  option: string | undefined,
  environment: Streams['environment'],
): string => {
  const named = given(option) ?? given(environment['DONDOC_HOME']);
  return named === null ? join(projectFolder, 'data') : resolve(named);
};

/** An address without the slash at its end; null when it is none we can call. */
export const addressFrom = (text: string): string | null => {
  try {
    const { protocol, origin, pathname } = new URL(text);
    if (protocol !== 'http:' && protocol !== 'https:') return null;
    return `${origin}${pathname}`.replace(/\/+$/, '');
  } catch {
    return null;
  }
};

export const urlFrom = (option: string | undefined, environment: Streams['environment']) =>
  given(option) ?? given(environment['DONDOC_URL']);

export const tokenFrom = (environment: Streams['environment']) =>
  given(environment['DONDOC_TOKEN']);
