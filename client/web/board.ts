/** The board's routes: pages to read, and forms that end in a redirect. Faults are the door's to tell. */

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DoorContext } from '../http/context.js';
import { type Language, languageWished } from '../words/language.js';
import { assetRoutes, encodingFor } from './assets.js';
import { contactRoutes } from './contact-routes.js';
import { correctionRoutes } from './correction-routes.js';
import { documentRoutes } from './document-routes.js';
import { draftRoutes } from './draft-routes.js';
import { homeRoutes } from './home-routes.js';
import { inboxRoutes } from './inbox-routes.js';
import { bareMessagePage, type MessageKind, messagePage, signInPage } from './message-pages.js';
import { readerOf } from './reader.js';
import { rowRoutes } from './row-routes.js';
import { signRoutes } from './sign-routes.js';
import { taskRoutes } from './task-routes.js';
import { uploadRoutes } from './upload-routes.js';

/** Below this a page fits one packet and is not worth compressing. */
const worthCompressingBytes = 1200;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
/** Quick rather than small: pages are made for one reader at a time. */
const pageQuality = 5;

const languageOf = (request: FastifyRequest): Language =>
  request.session?.language ?? languageWished(request.headers['accept-language']);

const compress = async (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> => {
  const type = String(reply.getHeader('content-type') ?? '');
  if (typeof payload !== 'string' || !type.startsWith('text/html')) return payload;
  reply.header('vary', 'accept-encoding');
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding === 'identity' || payload.length < worthCompressingBytes) return payload;
  reply.header('content-encoding', encoding).removeHeader('content-length');
  return encoding === 'br'
    ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: pageQuality } })
    : deflate(payload);
};

const messageKind = (status: number): MessageKind => {
  if (status >= 500) return status === 503 ? 'away' : 'failed';
  if (status === 404) return 'notFound';
  return status === 403 ? 'forbidden' : 'malformed';
};

/** The page for a status, in the frame when its reader is known and the frame can be made. */
export const boardErrorPage = async (
  request: FastifyRequest,
  context: DoorContext,
  status: number,
): Promise<string> => {
  const language = languageOf(request);
  if (status === 401) return signInPage(language);
  const kind = messageKind(status);
  if (status >= 500 || request.session === null) return bareMessagePage(language, kind);
  try {
    return messagePage(await readerOf(request, context), kind);
  } catch {
    return bareMessagePage(language, kind);
  }
};

export const boardRoutes = async (app: FastifyInstance, context: DoorContext): Promise<void> => {
  await app.register(async (board) => {
    board.addHook('onSend', compress);
    board.addHook('onRequest', async (_request, reply) => {
      // Pages say what holds now, and hold the token of a session.
      reply.header('cache-control', 'no-store');
    });
    assetRoutes(board);
    homeRoutes(board, context);
    taskRoutes(board, context);
    documentRoutes(board, context);
    uploadRoutes(board, context);
    draftRoutes(board, context);
    rowRoutes(board, context);
    signRoutes(board, context);
    correctionRoutes(board, context);
    inboxRoutes(board, context);
    contactRoutes(board, context);
  });
};
