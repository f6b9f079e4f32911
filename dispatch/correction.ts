/**
 * A corrected version of a document that runs. First it is compared, and a person sees every
 * difference; what that person accepts is then committed in one transaction.
 *
 * C1. What is committed is what was seen: the seal is made of every difference and doubt, and another
 *     seal means that the tasks or the document have changed since.
 * C2. No doubt is decided here.
 * C3. The streams of tasks are written by their workflows only; version 1 of a new one comes with the
 *     document, all else goes as a command whose receipt is committed with it.
 * C4. The same file again changes nothing.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CivilDate } from '../domain/calendar/messages.js';
import {
  type AcceptedDoubts,
  type AssignedRow,
  apart,
  assignTask,
  type DirectiveTerms,
} from '../domain/document/assignment.js';
import { rowsToAssign, taskOrders } from '../domain/document/correction.js';
import {
  type Comparison,
  compareRows,
  type Decisions,
  type Difference,
} from '../domain/document/differences.js';
import type { TaskAssigned, TaskEvent, TaskId } from '../domain/task/messages.js';
import type { Database } from '../store/database.js';
import { lookAtAll } from '../store/decision.js';
import {
  correctDocument,
  type DocumentCorrected,
  type DocumentEvent,
  type DocumentImported,
  keyOfFile,
  type Together,
  waitingOrders,
} from '../store/documents.js';
import { databaseNow, type LoggedEvent, lastOf, readStream } from '../store/log.js';
import { standingRowsOf } from '../store/mandated.js';
import type { Channel } from '../store/schema.js';
import { idOf, notRunning, remandateOrders, type Signer } from './import.js';
import { type Order, orderOf } from './orders.js';

/** What new tasks run by; where nothing is said, by what the document's tasks run by already. */
type NewTerms = Pick<DirectiveTerms, 'standingAgency' | 'workingGroup' | 'policy'>;

export type CorrectedVersion = {
  readonly key: string;
  readonly digest: string;
  readonly fileName: string;
  readonly rows: readonly AssignedRow[];
  readonly decisions: Decisions;
  readonly doubts?: readonly AcceptedDoubts[];
  /** The draft it was reviewed in, if it was. */
  readonly draft?: string;
};

export type Signature = {
  /** The tasks whose differences are accepted, or all but some; the others stay as they are. */
  readonly accepted: readonly TaskId[] | { readonly allBut: readonly TaskId[] };
  readonly seal: string;
  readonly basis: string;
  readonly signedOn: CivilDate | null;
  readonly terms: Partial<NewTerms>;
  /** For new tasks of a document that has none whose terms they could take. */
  readonly otherwise?: NewTerms;
};

type Seen = {
  readonly outcome: 'compared';
  readonly comparison: Comparison;
  /** Stands for every difference and doubt, to be given back with the signature. */
  readonly seal: string;
  readonly history: readonly LoggedEvent<DocumentEvent>[];
  readonly imported: DocumentImported;
};

export type Compared =
  | Seen
  | { readonly outcome: 'unknown-document' }
  | { readonly outcome: 'unchanged'; readonly key: string }
  /** Commands of an earlier version still wait: what the tasks stand at is not yet what was ordered. */
  | { readonly outcome: 'orders-waiting'; readonly waiting: number };

const sealOf = (comparison: Comparison): string =>
  createHash('sha256')
    .update(canonicalize(comparison) ?? '')
    .digest('hex');

/** Compares without writing anything. */
export const compareCorrection = async (
  database: Database,
  { key, digest, rows, decisions }: CorrectedVersion,
): Promise<Compared> => {
  // Asked first: what waits of these very bytes is known by their digest a moment later.
  const waiting = await waitingOrders(database, key);
  const known = await keyOfFile(database, digest);
  if (known !== null) return { outcome: 'unchanged', key: known };
  const history = await readStream<DocumentEvent>(database, `document/${key}`);
  const imported = history[0]?.event;
  if (imported?.type !== 'DocumentImported') return { outcome: 'unknown-document' };
  if (waiting > 0) return { outcome: 'orders-waiting', waiting };
  const comparison = compareRows(key, await standingRowsOf(database, key), rows, decisions);
  return { outcome: 'compared', comparison, seal: sealOf(comparison), history, imported };
};

/** Differences that something follows from. */
export const needsAcceptance = ({ kind }: Difference): boolean =>
  kind === 'changed' || kind === 'withdrawn' || kind === 'new';

const recorded = (difference: Difference): DocumentCorrected['changes'] => {
  const { task, kind } = difference;
  if (kind === 'changed') return [{ task, kind, what: difference.what }];
  if (kind === 'new' && difference.row.remandates !== undefined) {
    return [{ task: difference.row.remandates, kind: 'remandated', what: [] }];
  }
  return kind === 'withdrawn' || kind === 'new' ? [{ task, kind, what: [] }] : [];
};

/** The terms of the document's newest own task, for what the signature leaves open. */
const termsFor = async (
  database: Database,
  { imported, history }: Seen,
  { terms: stated, otherwise }: Signature,
): Promise<DirectiveTerms | null> => {
  const tasks = history.flatMap(({ event }) => event.tasks);
  const last = tasks.at(-1);
  const [first] = last === undefined ? [] : await readStream<TaskEvent>(database, last);
  const known: Partial<TaskAssigned> = first?.event.type === 'TaskAssigned' ? first.event : {};
  const { standingAgency, workingGroup, policy } = { ...otherwise, ...known, ...stated };
  if (standingAgency === undefined || workingGroup === undefined || policy === undefined) {
    return null;
  }
  const { key, name, issuer } = imported;
  return { key, name, issuer, standingAgency, workingGroup, policy };
};

export type Corrected =
  | {
      readonly outcome: 'corrected';
      readonly event: DocumentCorrected;
      readonly orders: readonly Order[];
      /** By which new tasks run; null when there is none. */
      readonly policy: DirectiveTerms['policy'] | null;
    }
  | Exclude<Compared, Seen>
  /** The tasks, the document or the decisions are not those that were seen. */
  | { readonly outcome: 'differences-changed' }
  | { readonly outcome: 'doubts-left'; readonly doubts: number }
  | { readonly outcome: 'not-running'; readonly tasks: readonly TaskId[] }
  /** New tasks, in a document that has none whose terms they could take. */
  | { readonly outcome: 'terms-missing' };

const isAccepted = ({ accepted }: Signature): ((difference: Difference) => boolean) => {
  const named = new Set('allBut' in accepted ? accepted.allBut : accepted);
  return ({ task }) => named.has(task) !== 'allBut' in accepted;
};

/** Null: something changed while it was written; nothing is. */
export const tryCorrection = async (
  database: Database,
  version: CorrectedVersion,
  signature: Signature,
  signer: Signer,
  channel: Channel,
  together?: Together,
): Promise<Corrected | null> => {
  const seen = await compareCorrection(database, version);
  if (seen.outcome !== 'compared') return seen;
  const { comparison, seal, history, imported } = seen;
  if (seal !== signature.seal) return { outcome: 'differences-changed' };
  if (comparison.doubts.length > 0) {
    return { outcome: 'doubts-left', doubts: comparison.doubts.length };
  }
  const { key, digest, fileName, doubts, draft } = version;
  const { basis, signedOn } = signature;
  const accepts = isAccepted(signature);
  const wanted = comparison.differences.filter(needsAcceptance);
  const taken = wanted.filter(accepts);
  const { own, remandating } = apart(rowsToAssign(taken));
  const looked = await lookAtAll(
    database,
    remandating.map(({ remandates }) => remandates),
  );
  const missing = notRunning(remandating, looked);
  if (missing.length > 0) return { outcome: 'not-running', tasks: missing };
  const terms = await termsFor(database, seen, signature);
  if (own.length > 0 && terms === null) return { outcome: 'terms-missing' };
  const mandate = { document: key, name: imported.name, signedOn, basis };
  const orders = [
    ...taskOrders(taken, mandate),
    ...remandateOrders(remandating, looked, mandate),
  ].map((order) => orderOf(order, digest, signer));
  const now = await databaseNow(database);
  const tasks =
    terms === null
      ? []
      : own.map((row) => ({ id: idOf(key, row.rowKey), assigned: assignTask(terms, row, now) }));
  const event: DocumentCorrected = {
    type: 'DocumentCorrected',
    at: now,
    key,
    digest,
    fileName,
    basis,
    signedOn,
    changes: taken.flatMap(recorded),
    left: wanted.filter((difference) => !accepts(difference)).map(({ task }) => task),
    tasks: tasks.map(({ id }) => id),
    amnesty: tasks.filter(({ assigned }) => assigned.amnesty).map(({ id }) => id),
    ...(doubts === undefined || doubts.length === 0 ? {} : { doubts }),
    ...(draft === undefined ? {} : { draft }),
  };
  const commandId = `correction/${digest}`;
  const actor = { ...signer, channel };
  const committed = await correctDocument(
    database,
    { document: event, tasks, orders, commandId, actor, ...lastOf(history) },
    together,
  );
  const policy = tasks.length === 0 ? null : (terms?.policy ?? null);
  return committed ? { outcome: 'corrected', event, orders, policy } : null;
};

/** Two corrections at once are rare; the second finds the first's, and another seal. */
const attempts = 3;

export const commitCorrection = async (
  database: Database,
  version: CorrectedVersion,
  signature: Signature,
  signer: Signer,
  channel: Channel,
): Promise<Corrected> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const outcome = await tryCorrection(database, version, signature, signer, channel);
    if (outcome !== null) return outcome;
  }
  return { outcome: 'differences-changed' };
};
