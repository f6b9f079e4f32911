/**
 * Who is asking. Nothing is open but routes that say so.
 *
 * S1. A token is compared in constant time, as a hash, with every token there is.
 * S2. A unit's token or session acts as that unit alone; the coordinator's may act as any.
 * S3. A browser's request that changes something carries the token of its session.
 * S4. Only our own host names are served, so that no foreign page can make a browser call us by its
 *     own name.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { coordinatorUnit } from '../../domain/document/terms.js';
import { type UnitCode, unitCode } from '../../domain/unit/messages.js';
import { languageWished } from '../words/language.js';
import type { DoorContext, Session } from './context.js';
import { problemFault } from './problem.js';
import { findSession, type Holder, idOfSecret } from './sessions.js';

/** The secrets of the door, from the installation's credentials. */
export type Auth = {
  readonly tokens: {
    readonly coordinator: string;
    readonly units: Readonly<Record<UnitCode, string>>;
  };
  readonly sessionSecret: string;
};

const assetPrefix = '/assets/';
export const sessionCookie = 'dondoc_session';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const same = (a: string, b: string): boolean => timingSafeEqual(digestOf(a), digestOf(b));

const holderOfToken = (auth: Auth, token: string): Holder['who'] | null => {
  let found: Holder['who'] | null = same(token, auth.tokens.coordinator) ? 'coordinator' : null;
  for (const [unit, known] of Object.entries(auth.tokens.units)) {
    if (same(token, known)) found = unit;
  }
  return found;
};

const actorOf = (who: Holder['who'], actsAs: UnitCode | null): Session['actor'] => {
  if (who !== 'coordinator') return { kind: 'unit', unit: who, verified: true };
  return actsAs === null
    ? { kind: 'coordinator', unit: coordinatorUnit, verified: true }
    : { kind: 'unit', unit: actsAs, verified: true };
};

/** The unit a caller with a token asks to act as. */
const actsAsFrom = (request: FastifyRequest, who: Holder['who']): UnitCode | null => {
  const header = request.headers['x-dondoc-as'];
  if (header === undefined || header === '') return null;
  const asked = unitCode.safeParse(header);
  if (!asked.success) {
    throw problemFault('malformed-request', {
      errors: [{ field: 'X-Dondoc-As', message: 'not a unit code' }],
    });
  }
  if (who !== 'coordinator' && who !== asked.data) throw problemFault('not-your-unit');
  return asked.data;
};

const fromToken = (request: FastifyRequest, auth: Auth, header: string): Session => {
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  const who = token === undefined ? null : holderOfToken(auth, token);
  if (who === null) throw problemFault('token-not-valid');
  return {
    actor: actorOf(who, actsAsFrom(request, who)),
    mayActAsAny: who === 'coordinator',
    csrf: '',
    language: languageWished(request.headers['accept-language']),
    channel: /^dondoc-cli\//.test(request.headers['user-agent'] ?? '') ? 'cli' : 'http',
  };
};

const fromCookie = async (
  request: FastifyRequest,
  context: DoorContext,
  auth: Auth,
): Promise<Session | null> => {
  const secret = request.cookies[sessionCookie];
  if (secret === undefined) return null;
  const id = idOfSecret(secret);
  const holder = await findSession(context.database, id);
  if (holder === null) return null;
  request.signInId = id;
  return {
    actor: actorOf(holder.who, holder.actsAs),
    mayActAsAny: holder.who === 'coordinator',
    csrf: createHmac('sha256', auth.sessionSecret).update(`csrf/${id}`).digest('base64url'),
    language: holder.language ?? languageWished(request.headers['accept-language']),
    channel: 'board',
  };
};

/** Judged by the route that answers, never by the address as sent. */
const isOpen = ({ routeOptions: { config, url } }: FastifyRequest): boolean =>
  config.open === true || url?.startsWith(assetPrefix) === true;

/** Open routes do not ask who calls, and must work while the database is away. */
export const signIn = async (
  request: FastifyRequest,
  context: DoorContext,
  auth: Auth,
): Promise<void> => {
  if (isOpen(request)) return;
  const header = request.headers.authorization;
  request.session =
    header === undefined
      ? await fromCookie(request, context, auth)
      : fromToken(request, auth, header);
  if (request.session === null) throw problemFault('not-signed-in');
};

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

export const requireOwnHost = (request: FastifyRequest, url: string): void => {
  const own = ['127.0.0.1', 'localhost', '[::1]', hostName(new URL(url).host)];
  if (!own.includes(hostName(request.headers.host ?? ''))) throw problemFault('host-not-served');
};

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Callers with a token of their own are no browser, and no foreign page can make one of them. */
export const requireToken = (request: FastifyRequest, token: unknown): void => {
  const { session, signInId } = request;
  if (session === null || signInId === null) return;
  const given = request.headers['x-csrf-token'] ?? token;
  if (typeof given !== 'string' || !same(given, session.csrf)) {
    throw problemFault('form-token-missing');
  }
};

export const requireFormToken = (request: FastifyRequest): void => {
  const { body, routeOptions } = request;
  if (reading.has(request.method)) return;
  // A form with a file is read by its route, which looks at the token before it takes the file in.
  if (routeOptions.config.ownForm === true && request.isMultipart()) return;
  requireToken(
    request,
    typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : '',
  );
};

/** For routes behind the sign-in hook. */
export const sessionOf = (request: FastifyRequest): Session => {
  if (request.session === null) throw problemFault('not-signed-in');
  return request.session;
};

/** A coordinator who acts for a unit has only that unit's rights until he stops doing so. */
export const requireCoordinator = (request: FastifyRequest): Session => {
  const session = sessionOf(request);
  if (session.actor.kind !== 'coordinator') throw problemFault('not-the-coordinator');
  return session;
};
