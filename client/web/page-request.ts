/** What pages and forms share when they are asked for: fields as plain text, answers as pages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problemFault } from '../http/problem.js';

/** Query strings and form fields: a name given twice counts once. */
const fields = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()).transform((values) => values[0] ?? '')]),
);
export type Fields = Readonly<Record<string, string>>;

const fieldsOf = (value: unknown): Fields => {
  const parsed = fields.safeParse(value ?? {});
  if (!parsed.success) throw problemFault('malformed-request');
  return parsed.data;
};

export const queryOf = (request: FastifyRequest): Fields => fieldsOf(request.query);
export const formOf = (request: FastifyRequest): Fields => fieldsOf(request.body);

export const sendPage = (reply: FastifyReply, page: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(page);

/** The value when it is one of the given words. */
export const oneOf = <Word extends string>(
  words: readonly Word[],
  value: string | undefined,
): Word | undefined => words.find((word) => word === value);
