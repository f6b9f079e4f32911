/** The door: one server for the API and the board, with the same sign-in and the same refusals. */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  type FastifyTypeProviderDefault,
  LogController,
} from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { boardErrorPage, boardRoutes } from '../web/board.js';
import { commandRoutes } from './command-routes.js';
import { contactRoutes } from './contact-routes.js';
import type { DoorContext } from './context.js';
import { correctionRoutes } from './correction-routes.js';
import { documentRoutes } from './document-routes.js';
import type { Door } from './door.js';
import { draftRoutes } from './draft-routes.js';
import { toldOf } from './fault.js';
import { likenessRoutes } from './likeness-routes.js';
import { logRoutes } from './log-routes.js';
import { noticeRoutes } from './notice-routes.js';
import { answerLanguage, problemFault, problemOf, problemType } from './problem.js';
import { sessionRoutes } from './session-routes.js';
import { type Auth, requireFormToken, requireOwnHost, signIn } from './sign-in.js';
import { statusRoutes } from './status-routes.js';
import { taskRoutes } from './task-routes.js';
import { version } from './version.js';

export type DoorOptions = {
  readonly logger?: FastifyBaseLogger;
  /** Of one address; far above what a person or a well-behaved program needs. */
  readonly requestsPerMinute?: number;
};

const largestBodyBytes = 1024 * 1024;
/** A key of 100 signs and a row of 60 are parts of an address. */
const longestParameter = 200;
const defaultRequestsPerMinute = 6000;

const protect = async (app: Door, options: DoorOptions): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      // Without upgrade-insecure-requests, which would break plain HTTP inside an office network.
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    hsts: false,
  });
  await app.register(rateLimit, { global: false });
  const max = options.requestsPerMinute ?? defaultRequestsPerMinute;
  // Before the sign-in, so that guessing is limited too.
  app.addHook('onRequest', app.rateLimit({ max, timeWindow: '1 minute' }));
};

const describe = async (app: Door, { url }: DoorContext): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dondoc',
        version,
        description:
          'Tasks of directives, their deadlines and their log. Callers carry a token of the ' +
          'installation; the coordinator acts for a unit with the header X-Dondoc-As: <unit ' +
          'code>. A command may carry its id in the header Idempotency-Key. Whatever is refused ' +
          'is answered with problem details (RFC 9457) whose type and reason never change and ' +
          'whose title follows Accept-Language (vi, en).',
      },
      servers: [{ url }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    hideUntagged: true,
    transform: jsonSchemaTransform,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
};

const wantsPage = ({ url, headers }: FastifyRequest): boolean =>
  !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');

const tell = async (
  context: DoorContext,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { reason, extras } = toldOf(fault);
  const language = answerLanguage(request.headers['accept-language'], request.session);
  const problem = problemOf(reason, language, extras);
  if (problem.status === 503) request.log.warn({ fault: String(fault) }, 'a part is away');
  else if (problem.status >= 500) request.log.error(fault);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="dondoc"');
  if (problem.status === 503) reply.header('retry-after', '2');
  reply.code(problem.status);
  if (wantsPage(request)) {
    const page = await boardErrorPage(
      request,
      context,
      problem.status === 410 ? 401 : problem.status,
    );
    return reply.type('text/html; charset=utf-8').send(page);
  }
  // Written out here: a problem is the same for every route, whatever its schemas say.
  return reply.type(problemType).serializer(JSON.stringify).send(problem);
};

/** One line for each answer that changed something or was refused; an address may hold a secret. */
const report = (request: FastifyRequest, reply: FastifyReply): void => {
  if (request.method === 'GET' && reply.statusCode < 400) return;
  const { actor, channel } = request.session ?? { actor: null, channel: null };
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      as: actor?.unit ?? null,
      channel,
    },
    'answered',
  );
};

export const buildServer = async (
  context: DoorContext,
  auth: Auth,
  options: DoorOptions = {},
): Promise<Door> => {
  const app: Door = fastify({
    ...(options.logger === undefined ? {} : { loggerInstance: options.logger }),
    bodyLimit: largestBodyBytes,
    routerOptions: { maxParamLength: longestParameter },
    // `report` writes one line where fastify would write two, with addresses as sent.
    logController: new LogController({ disableRequestLogging: true }),
    // A stop waits for commands that are being answered, not for browsers that keep a line open.
    forceCloseConnections: 'idle',
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('session', null);
  app.decorateRequest('signInId', null);
  app.setErrorHandler((fault, request, reply) => tell(context, fault, request, reply));
  app.setNotFoundHandler(() => {
    throw problemFault('not-found');
  });
  await protect(app, options);
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart);
  await describe(app, context);
  app.addHook('onRequest', async (request) => requireOwnHost(request, context.url));
  app.addHook('onRequest', async (request) => signIn(request, context, auth));
  app.addHook('preValidation', async (request) => requireFormToken(request));
  app.addHook('onResponse', async (request, reply) => report(request, reply));
  statusRoutes(app, context);
  taskRoutes(app, context);
  commandRoutes(app, context);
  documentRoutes(app, context);
  draftRoutes(app, context);
  correctionRoutes(app, context);
  contactRoutes(app, context);
  likenessRoutes(app, context);
  noticeRoutes(app, context);
  logRoutes(app, context);
  sessionRoutes(app, context);
  await boardRoutes(app.withTypeProvider<FastifyTypeProviderDefault>(), context);
  return app;
};
