/** From anything thrown to the problem a caller is told. */
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import {
  type FieldProblem,
  isProblemFault,
  type ProblemExtras,
  type ProblemReason,
} from './problem.js';

type Told = { readonly reason: ProblemReason; readonly extras: ProblemExtras };

/** `/rows/0/title` reads better as `rows.0.title`. */
const fieldName = (path: string): string => path.replace(/^\//, '').replaceAll('/', '.');

const fieldProblems = (fault: unknown): FieldProblem[] | null => {
  if (!hasZodFastifySchemaValidationErrors(fault)) return null;
  return fault.validation.map(({ instancePath, message }) => ({
    field: fieldName(instancePath),
    message: message ?? '',
  }));
};

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : '';

/** PostgreSQL starting, stopping or gone, and the socket errors that say the same. */
const awayCodes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[123]|08\d{3}|53300)$/;
const awayMessages = /Connection terminated|timeout exceeded when trying to connect/;

export const isAway = (fault: unknown): boolean =>
  fault instanceof Error && (awayCodes.test(codeOf(fault)) || awayMessages.test(fault.message));

/** Statuses that fastify and its plugins give on their own. */
const byStatus: Readonly<Record<number, ProblemReason>> = {
  400: 'malformed-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

export const toldOf = (fault: unknown): Told => {
  if (isProblemFault(fault)) return { reason: fault.reason, extras: fault.extras };
  const errors = fieldProblems(fault);
  if (errors !== null) return { reason: 'malformed-request', extras: { errors } };
  if (isAway(fault)) return { reason: 'unavailable', extras: {} };
  const status = fault instanceof Error && 'statusCode' in fault ? Number(fault.statusCode) : 500;
  const reason = byStatus[status];
  if (reason === undefined) return { reason: 'fault', extras: {} };
  const detail = fault instanceof Error && status === 400 ? { detail: fault.message } : {};
  return { reason, extras: detail };
};
