/** Who may say and hear what on the bus: the platform everything, a unit only what is its own. */
import type { Credentials } from '../embedded/credentials.js';
import type { NatsUser } from '../embedded/nats.js';

/**
 * A unit gives commands, hears the answers to them and its own notices. The receipt of JetStream
 * comes to an inbox, so a unit connects with the inbox prefix `_INBOX.<unit code>`: under the usual
 * one it could listen to everybody's.
 */
const unitUser = (code: string, account: { user: string; password: string }): NatsUser => ({
  ...account,
  publish: [`dondoc.command.${code}.>`],
  subscribe: [`dondoc.answer.${code}.>`, `dondoc.notice.${code}.>`, `_INBOX.${code}.>`],
});

export const natsAccounts = (credentials: Credentials['nats']): NatsUser[] => [
  { ...credentials.platform, publish: ['>'], subscribe: ['>'] },
  ...Object.entries(credentials.units).map(([code, account]) => unitUser(code, account)),
];
