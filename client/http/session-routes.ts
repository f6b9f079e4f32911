/** Signing in with a link, out again, and what a session may change about itself. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { problemFault } from './problem.js';
import { actAsForm, languageForm, loginAddress, loginLinkBody, logoutForm } from './requests.js';
import { loginLink, problem } from './schemas.js';
import {
  changeSession,
  closeSession,
  findSession,
  idOfSecret,
  issueLink,
  linkMinutes,
  sessionSeconds,
  spendLink,
} from './sessions.js';
import { requireCoordinator, sessionCookie, sessionOf } from './sign-in.js';

const cookieOptions = (url: string) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: url.startsWith('https:'),
});

/** Only a browser's session can be changed; a caller with a token says what it wants each time. */
const requireBrowser = (request: FastifyRequest): string => {
  sessionOf(request);
  if (request.signInId === null) throw problemFault('not-signed-in');
  return request.signInId;
};

const goBack = (reply: FastifyReply, address: string): FastifyReply => reply.redirect(address, 303);

const signInRoutes = (app: Door, { database, url }: DoorContext): void => {
  app.post(
    '/api/login-links',
    {
      schema: {
        tags: ['sessions'],
        description: 'A link that signs a browser in once, as the coordinator or as one unit.',
        body: loginLinkBody,
        response: { 201: loginLink, 401: problem, 403: problem },
      },
    },
    async (request, reply) => {
      requireCoordinator(request);
      const secret = await issueLink(database, request.body?.unit ?? 'coordinator');
      return reply.code(201).send({ url: `${url}/login/${secret}`, minutes: linkMinutes });
    },
  );

  app.get(
    '/login/:token',
    {
      config: { open: true },
      // A preview of the link in a chat asks with HEAD; it must not use the link up.
      exposeHeadRoute: false,
      schema: { params: loginAddress },
    },
    async (request, reply) => {
      const secret = await spendLink(database, request.params.token);
      if (secret === null) {
        const known = request.cookies[sessionCookie] ?? '';
        // Opened a second time by the browser it signed in: that person is where they want to be.
        if ((await findSession(database, idOfSecret(known))) !== null)
          return reply.redirect('/', 303);
        throw problemFault('link-not-valid');
      }
      reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
      reply.setCookie(sessionCookie, secret, { ...cookieOptions(url), maxAge: sessionSeconds });
      return reply.redirect('/', 303);
    },
  );
};

export const sessionRoutes = (app: Door, context: DoorContext): void => {
  const { database, url } = context;
  signInRoutes(app, context);

  app.post('/logout', { schema: { body: logoutForm } }, async (request, reply) => {
    await closeSession(database, requireBrowser(request));
    reply.clearCookie(sessionCookie, cookieOptions(url));
    return goBack(reply, '/');
  });

  app.post('/language', { schema: { body: languageForm } }, async (request, reply) => {
    await changeSession(database, requireBrowser(request), { language: request.body.language });
    return goBack(reply, request.body.back);
  });

  app.post('/act-as', { schema: { body: actAsForm } }, async (request, reply) => {
    const id = requireBrowser(request);
    if (!sessionOf(request).mayActAsAny) throw problemFault('not-the-coordinator');
    const { unit, back } = request.body;
    await changeSession(database, id, { actsAs: unit === '' ? null : unit });
    return goBack(reply, back);
  });
};
