/** The secrets of one installation, generated once, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './home.js';

export type Account = { readonly user: string; readonly password: string };

export type Credentials = {
  readonly postgres: { readonly superuser: string; readonly owner: string; readonly app: string };
  readonly nats: { readonly platform: Account; readonly units: Readonly<Record<string, Account>> };
  readonly tokens: {
    readonly coordinator: string;
    readonly units: Readonly<Record<string, string>>;
  };
  readonly sessionSecret: string;
};

const secret = () => randomBytes(24).toString('base64url');

export const credentialsFileOf = (home: string) => join(home, 'credentials.json');

/** The credentials of an installation that has been started before; null before that. */
export function readCredentials(home: string): Credentials | null {
  const file = credentialsFileOf(home);
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
}

const generate = (): Credentials => ({
  postgres: { superuser: secret(), owner: secret(), app: secret() },
  nats: { platform: { user: 'dondoc', password: secret() }, units: {} },
  tokens: { coordinator: secret(), units: {} },
  sessionSecret: secret(),
});

/** Keeps every secret already given and adds what units are new. */
export function ensureCredentials(home: string, unitCodes: readonly string[]): Credentials {
  const before = readCredentials(home) ?? generate();
  const missing = <Value>(have: Readonly<Record<string, Value>>, make: (code: string) => Value) =>
    Object.fromEntries(
      unitCodes.filter((code) => have[code] === undefined).map((code) => [code, make(code)]),
    );
  const { nats, tokens } = before;
  const account = (code: string): Account => ({ user: code, password: secret() });
  const credentials: Credentials = {
    ...before,
    nats: { ...nats, units: { ...nats.units, ...missing(nats.units, account) } },
    tokens: { ...tokens, units: { ...tokens.units, ...missing(tokens.units, secret) } },
  };
  writeWhole(credentialsFileOf(home), `${JSON.stringify(credentials, null, 2)}\n`, 0o600);
  return credentials;
}
