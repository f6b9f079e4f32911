/**
 * An upload: the bytes of a file, from a form or as they are, to a draft. The file is read before
 * anything is kept; what cannot be read is told with its place and leaves nothing.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { initialFacts } from '../../domain/document/draft/directive.js';
import { issuerFrom } from '../../domain/document/draft/draft-facts.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import { largestFileBytes } from '../../intake/text.js';
import { readAliases } from '../../store/aliases.js';
import { findDraft, knownFile, type OpenedDraft, openDraft } from '../../store/drafts.js';
import type { DoorContext } from './context.js';
import { mustRun } from './corrections-made.js';
import type { Door } from './door.js';
import { reviewer } from './draft-access.js';
import { readDraft } from './draft-reading.js';
import { uploadQuery } from './draft-requests.js';
import { draftUploaded } from './draft-schemas.js';
import { problemFault } from './problem.js';
import { problem } from './schemas.js';
import { requireCoordinator, requireToken } from './sign-in.js';

export type Uploaded = {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly stated: z.infer<typeof uploadQuery>;
};

const nameHeader = 'x-dondoc-file-name';
const longestName = 300;
const mostFields = 10;
const largestFieldBytes = 4000;

const malformed = (field: string, message: string) =>
  problemFault('malformed-request', { errors: [{ field, message }] });

/** A name, never a path. */
export const fileNameFrom = (given: string): string => {
  const name = given.split(/[/\\]/).at(-1)?.trim() ?? '';
  if (name === '' || name.includes('\0') || !name.isWellFormed()) {
    throw malformed('fileName', 'the file has no name');
  }
  return name.normalize('NFC').slice(0, longestName);
};

const decoded = (header: string): string => {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
};

/** Fields come before the file, so that a form is known to be ours before its file is taken in. */
const fromForm = async (request: FastifyRequest): Promise<Uploaded> => {
  const fields: Record<string, string> = {};
  const limits = {
    ...{ files: 1, fields: mostFields, parts: mostFields + 1 },
    ...{ fileSize: largestFileBytes, fieldSize: largestFieldBytes },
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = String(part.value);
      continue;
    }
    const { _csrf: token, ...others } = fields;
    requireToken(request, token);
    const stated = uploadQuery.safeParse(others);
    if (!stated.success) {
      const [issue] = stated.error.issues;
      throw malformed(issue?.path.join('.') ?? '', issue?.message ?? '');
    }
    const bytes = await part.toBuffer();
    return { fileName: fileNameFrom(part.filename), bytes, stated: stated.data };
  }
  throw malformed('file', 'there is no file');
};

const uploadedBy = (
  request: FastifyRequest,
  query: z.infer<typeof uploadQuery>,
): Promise<Uploaded> | Uploaded => {
  if (request.isMultipart()) return fromForm(request);
  const header = request.headers[nameHeader];
  const { body } = request;
  if (!Buffer.isBuffer(body)) throw problemFault('unsupported-media-type');
  if (typeof header !== 'string') throw malformed(nameHeader, 'the file has no name');
  return { fileName: fileNameFrom(decoded(header)), bytes: body, stated: query };
};

const readOrRefuse = async (
  context: DoorContext,
  { bytes, fileName, stated }: Uploaded,
  language: 'vi' | 'en',
) => {
  const { database } = context;
  const { issuer, number, signed, name } = stated;
  if (issuer !== undefined && issuerFrom(issuer) === null) throw problemFault('unknown-unit');
  const facts = { issuer, number, signed, name };
  await mustRun(context, stated.corrects);
  const aliases = await readAliases(database);
  const read = await readDraft(bytes, fileName, { facts, columns: [], aliases });
  if (read.outcome === 'reading') return read.reading;
  const { reason: cause, place, message } = read;
  throw problemFault('unreadable-file', { detail: message[language], cause, place });
};

/** A draft for an upload: a new one, or the one that its bytes have already. */
export const openUploaded = async (
  context: DoorContext,
  uploaded: Uploaded,
  { language, by, actor }: Pick<ReturnType<typeof reviewer>, 'language' | 'by' | 'actor'>,
): Promise<OpenedDraft> => {
  const { database } = context;
  const { fileName, bytes, stated } = uploaded;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = await knownFile(database, digest);
  if (known !== null) return known;
  const reading = await readOrRefuse(context, uploaded, language);
  const { corrects = null } = stated;
  return openDraft(database, {
    ...{ fileName, bytes, digest, reading, actor, by },
    facts: { ...initialFacts(reading.facts, standardPolicy), corrects },
    commandId: `open/${randomUUID()}`,
  });
};

export const uploadRoute = (app: Door, context: DoorContext): void => {
  const { database } = context;
  // A file as it is; no other route takes such a body, for their schemas want objects.
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: largestFileBytes },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/drafts',
    {
      bodyLimit: largestFileBytes,
      config: { ownForm: true },
      // Before a byte of the file is taken in.
      onRequest: async (request) => {
        requireCoordinator(request);
      },
      schema: {
        tags: ['drafts'],
        description:
          'Reads a file into a draft to be reviewed. Send its bytes as application/octet-stream ' +
          'with its name, percent-encoded, in X-Dondoc-File-Name and what the file lacks in the ' +
          'query; or a form (multipart/form-data) whose fields stand before its file. A file that ' +
          'is under review already, or was imported, is said to be.',
        consumes: ['application/octet-stream', 'multipart/form-data'],
        querystring: uploadQuery,
        response: {
          200: draftUploaded,
          201: draftUploaded,
          400: problem,
          401: problem,
          403: problem,
          404: problem,
          413: problem,
          415: problem,
          422: problem,
        },
      },
    },
    async (request, reply) => {
      const { language, by, actor } = reviewer(request, undefined);
      const uploaded = await uploadedBy(request, request.query);
      const opened = await openUploaded(context, uploaded, { language, by, actor });
      if (opened.outcome === 'imported') return reply.send(opened);
      const draft = await findDraft(database, opened.id);
      if (draft === null) throw problemFault('unknown-draft');
      return reply
        .code(opened.outcome === 'opened' ? 201 : 200)
        .send({ outcome: opened.outcome, draft });
    },
  );
};
