/** Bringing a file or a copied table in. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { largestFileBytes } from '../../intake/limits.js';
import type { DoorContext } from '../http/context.js';
import { reviewer } from '../http/draft-access.js';
import { fileNameFrom, openUploaded, type Uploaded } from '../http/draft-upload.js';
import { isProblemFault, problemFault } from '../http/problem.js';
import { requireCoordinator, requireToken } from '../http/sign-in.js';
import { draftAddress } from './draft-address.js';
import { draftTexts } from './draft-texts.js';
import { tellingAddress } from './draft-visit.js';
import { sendPage } from './page-request.js';
import { readerOf } from './reader.js';
import { type UploadState, uploadPage } from './upload-page.js';

/** A table of several thousand rows; more comes as a file. */
const largestPasteBytes = 4 * 1024 * 1024;

const limits = {
  ...{ files: 1, fields: 5, parts: 6 },
  ...{ fileSize: largestFileBytes, fieldSize: largestPasteBytes },
};

type Sent = { readonly pasted: string; readonly file: Omit<Uploaded, 'stated'> | null };

/** The token stands before the file: a form that is not ours is refused before its file is taken in. */
const sentIn = async (request: FastifyRequest): Promise<Sent> => {
  let token: unknown;
  let pasted = '';
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.fieldname === '_csrf') token = part.value;
      if (part.fieldname === 'pasted') pasted = String(part.value ?? '');
      continue;
    }
    requireToken(request, token);
    const bytes = await part.toBuffer();
    if (bytes.length === 0 && part.filename === '') return { pasted, file: null };
    return { pasted, file: { bytes, fileName: fileNameFrom(part.filename) } };
  }
  requireToken(request, token);
  return { pasted, file: null };
};

/** The file where there is one; else what was pasted, as the text it is. */
const uploadedFrom = ({ pasted, file }: Sent, name: string): Uploaded | null => {
  if (file !== null) return { ...file, stated: {} };
  if (pasted.trim() === '') return null;
  return { bytes: Buffer.from(pasted.replaceAll('\r\n', '\n')), fileName: name, stated: {} };
};

const statusOf = (fault: unknown): number =>
  fault instanceof Error && 'statusCode' in fault ? Number(fault.statusCode) : 500;

export const uploadRoutes = (app: FastifyInstance, context: DoorContext): void => {
  app.get('/drafts/new', async (request, reply) => {
    requireCoordinator(request);
    const reader = await readerOf(request, context);
    return sendPage(reply, uploadPage(reader, { pasted: '', problem: null }));
  });

  app.post(
    '/drafts',
    {
      bodyLimit: largestFileBytes,
      config: { ownForm: true },
      // Before a byte of the file is taken in.
      onRequest: async (request) => {
        requireCoordinator(request);
      },
    },
    async (request, reply) => {
      const who = reviewer(request, undefined);
      const t = draftTexts[who.language].upload;
      if (!request.isMultipart()) throw problemFault('malformed-request');
      const again = async (state: UploadState, status: number) => {
        const reader = { ...(await readerOf(request, context)), address: '/drafts/new' };
        return sendPage(reply, uploadPage(reader, state), status);
      };
      let pasted = '';
      try {
        const sent = await sentIn(request);
        pasted = sent.pasted;
        const uploaded = uploadedFrom(sent, t.pasted);
        if (uploaded === null) return await again({ pasted, problem: t.nothing }, 400);
        const opened = await openUploaded(context, uploaded, who);
        return reply.redirect(
          opened.outcome === 'imported'
            ? `/documents/${opened.key}?known=yes`
            : tellingAddress(draftAddress(opened.id), { opened: opened.outcome }),
          303,
        );
      } catch (fault) {
        if (isProblemFault(fault) && fault.reason === 'unreadable-file') {
          return await again({ pasted, problem: fault.extras.detail ?? '' }, 422);
        }
        if (statusOf(fault) !== 413) throw fault;
        return await again({ pasted, problem: t.tooLarge }, 413);
      }
    },
  );
};
