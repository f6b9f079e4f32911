/**
 * The HTTP door, called. The server checks every answer against its schema before it leaves, so
 * here only the types of those schemas are taken; what is no JSON of ours is said to be foreign.
 */
import { version } from '../http/version.js';
import type { Language } from '../words/language.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { readInstallation, readToken } from './installation.js';
import type { Settings } from './settings.js';
import type { Texts } from './texts.js';

export type Answer<Body> = {
  readonly outcome: 'answered';
  readonly status: number;
  readonly body: Body;
};

export type Door = {
  readonly url: string;
  get<Body>(path: string, as?: Settings['as']): Promise<Answer<Body> | Failure>;
  post<Body>(path: string, body: unknown, as?: Settings['as']): Promise<Answer<Body> | Failure>;
  put<Body>(path: string, body: unknown): Promise<Answer<Body> | Failure>;
  remove<Body>(path: string): Promise<Answer<Body> | Failure>;
  /** Sends a file as it is. */
  upload<Body>(path: string, bytes: Uint8Array, fileName: string): Promise<Answer<Body> | Failure>;
};

type Problem = {
  readonly title?: string;
  readonly reason?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
};

/** A command is answered within seconds; a large log or a large annex takes its time. */
const patienceMs = 60_000;
const longPatienceMs = 15 * 60_000;
const slow =
  /^\/api\/(?:drafts|(?:documents(?:\/[^/]+\/(?:differences|corrections))?|log\/verify|rebuild|likeness)$)/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const exitOf = (status: number): Failure['exitCode'] => {
  if (status >= 500 || status === 429) return exitCode.unreachable;
  return [400, 401, 413, 415, 421, 422].includes(status) ? exitCode.usage : exitCode.refused;
};

const refusedAnswer = (status: number, body: unknown, texts: Texts): Failure => {
  if (!isObject(body) || !('reason' in body)) {
    return failure(
      exitCode.unreachable,
      'foreign-answer',
      texts.failures.foreignAnswer(status),
      texts.failures.checkUrl,
    );
  }
  const problem: Problem = body;
  const reason = String(problem.reason ?? 'fault');
  const fields = (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  const detail = reason === 'unreadable-file' && problem.detail !== undefined;
  const title = detail ? (problem.detail ?? reason) : (problem.title ?? reason);
  const message = [title, ...fields].join('\n  ');
  return failure(exitOf(status), reason, message, texts.nextFor(reason), { problem: body });
};

const codesOfNeverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

const codeOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  const { cause } = fault;
  if (!(cause instanceof Error)) return fault.name;
  return 'code' in cause ? String(cause.code) : cause.message;
};

/** Whatever broke after the request may have left can have been carried out. */
const brokenOff = (
  url: string,
  fault: unknown,
  changes: boolean,
  texts: Texts,
  whenAway: readonly string[],
): Failure => {
  const code = codeOf(fault);
  return codesOfNeverSent.has(code) || !changes
    ? failure(exitCode.unreachable, 'unreachable', texts.failures.unreachable(url, code), whenAway)
    : failure(
        exitCode.unknown,
        'outcome-unknown',
        texts.failures.brokenOff(url, code),
        texts.failures.lookFirst,
      );
};

const headersFor = (language: Language, token: string, as: Settings['as']) => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  'accept-language': language,
  'user-agent': `dondoc-cli/${version}`,
  ...(as === null ? {} : { 'x-dondoc-as': as }),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Where to call and with what, before anything is sent. */
export const openDoor = (settings: Settings, language: Language, texts: Texts): Door | Failure => {
  const installation = readInstallation(settings.home);
  const url = settings.url ?? installation?.url ?? null;
  const token = settings.token ?? readToken(settings.home);
  if (url === null) {
    const { notRunning, startIt } = texts.failures;
    return failure(exitCode.unreachable, 'not-running', notRunning(settings.home), startIt);
  }
  if (token === null) {
    const { noToken, giveHome } = texts.failures;
    return failure(exitCode.usage, 'no-token', noToken(settings.home), giveHome);
  }
  const { startIt } = texts.failures;
  const whenAway = installation === null ? startIt : texts.nextFor('unavailable');
  const call = async <Body>(
    path: string,
    as: Settings['as'],
    init: RequestInit & { readonly headers?: Record<string, string> },
  ): Promise<Answer<Body> | Failure> => {
    try {
      const response = await fetch(`${url}${path}`, {
        ...init,
        headers: { ...headersFor(language, token, as), ...init.headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(slow.test(path) ? longPatienceMs : patienceMs),
      });
      const body = parsed(await response.text());
      const { status } = response;
      if (!response.ok || !isObject(body)) return refusedAnswer(status, body, texts);
      return { outcome: 'answered', status, body: body as Body };
    } catch (fault) {
      return brokenOff(url, fault, init.method !== 'GET', texts, whenAway);
    }
  };
  const withJson = (method: 'POST' | 'PUT', body: unknown) => ({
    ...{ method, body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json' },
  });
  return {
    url,
    get: (path, as = settings.as) => call(path, as, { method: 'GET' }),
    post: (path, body, as = settings.as) => call(path, as, withJson('POST', body)),
    put: (path, body) => call(path, settings.as, withJson('PUT', body)),
    remove: (path) => call(path, settings.as, { method: 'DELETE' }),
    upload: (path, bytes, fileName) =>
      call(path, settings.as, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: {
          'content-type': 'application/octet-stream',
          'x-dondoc-file-name': encodeURIComponent(fileName),
        },
      }),
  };
};
