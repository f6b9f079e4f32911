/** A door over a real database, with or without a worker behind it. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { DoorContext } from '../../../client/http/context.js';
import type { Door } from '../../../client/http/door.js';
import { buildServer, type DoorOptions } from '../../../client/http/server.js';
import { commitImport, idOf, startTasks } from '../../../dispatch/import.js';
import type { Directive } from '../../../domain/document/assignment.js';
import type { TaskId } from '../../../domain/task/messages.js';
import { createStage, type Stage } from '../../support/stage.js';

export const tokens = { coordinator: 'token-of-the-coordinator', units: { G01: 'token-of-g01' } };

export type DoorRig = {
  readonly stage: Stage;
  readonly context: DoorContext;
  readonly door: Door;
  call(options: InjectOptions & { token?: string; as?: string }): Promise<LightMyRequestResponse>;
  /** Imports a directive, and starts its workflows when asked to. */
  add(directive: Directive, started?: boolean): Promise<readonly TaskId[]>;
  close(): Promise<void>;
};

export const createDoor = async (
  options: DoorOptions & { readonly answerWithinMs?: number } = {},
): Promise<DoorRig> => {
  const stage = await createStage();
  const context: DoorContext = {
    database: stage.database,
    temporal: stage.temporal,
    dispatcher: { ...stage.dispatcher, answerWithinMs: options.answerWithinMs ?? 10_000 },
    url: 'http://board.example:7206',
    temporalUi: 'http://127.0.0.1:8233',
    home: '/nowhere',
  };
  const door = await buildServer(context, { tokens, sessionSecret: 'secret of sessions' }, options);
  return {
    stage,
    context,
    door,
    call: ({ token = tokens.coordinator, as, headers, ...rest }) =>
      door.inject({
        ...rest,
        headers: {
          host: '127.0.0.1:7206',
          'accept-language': 'en',
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(as === undefined ? {} : { 'x-dondoc-as': as }),
          ...headers,
        },
      }),
    async add(directive, started = false) {
      const signer = { kind: 'coordinator', unit: 'X-dondoc-dieu-phoi', verified: true } as const;
      await commitImport(stage, directive, signer, 'import');
      const ids = directive.rows.map(({ rowKey }) => idOf(directive.key, rowKey));
      if (started) await startTasks(stage.dispatcher, ids, 5, () => undefined);
      return ids;
    },
    async close() {
      await door.close();
      await stage.close();
    },
  };
};

/** `task/KH-1/2` is `/api/tasks/KH-1/2`. */
export const pathOf = (id: TaskId): string => `/api/tasks/${id.slice('task/'.length)}`;

/** Gives a command and answers status and body. */
export const giveThrough =
  (rig: () => DoorRig) =>
  async (
    url: string,
    payload: object,
    { as, key, token }: { as?: string; key?: string; token?: string } = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await rig().call({
      method: 'POST',
      url,
      payload,
      ...(as === undefined ? {} : { as }),
      ...(token === undefined ? {} : { token }),
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };

/** The session cookie and form token of a browser. */
export type Browser = { readonly cookie: string; readonly csrf: string };

/** A browser signed in through a new link. */
export const signInBrowser = async (
  rig: DoorRig,
  body: { readonly unit?: string } = {},
): Promise<Browser> => {
  const made = await rig.call({ method: 'POST', url: '/api/login-links', payload: body });
  const { url } = made.json<{ url: string }>();
  const login = await rig.call({ method: 'GET', url: new URL(url).pathname, token: '' });
  const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
  const page = await rig.call({ method: 'GET', url: '/', token: '', headers: { cookie } });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  return { cookie, csrf };
};

/** Pages and forms of the board as a browser asks for them and sends them. */
export const boardThrough = (rig: () => DoorRig) => ({
  get: (url: string, { cookie }: Browser, headers: Record<string, string> = {}) =>
    rig().call({
      ...{ method: 'GET', url, token: '' },
      headers: { cookie, accept: 'text/html', ...headers },
    }),
  post: (url: string, { cookie, csrf }: Browser, fields: Record<string, string>) =>
    rig().call({
      ...{ method: 'POST', url, token: '' },
      headers: { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    }),
});
