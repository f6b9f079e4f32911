/** Calls about one draft. Whatever fails is said as the door says it. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { corrected, draftDifferences } from '../http/correction-schemas.js';
import type { draftCommandBody } from '../http/draft-requests.js';
import type {
  draftAccepted,
  draftDetail,
  draftPlan,
  draftRow,
  draftRows,
  draftRowWithChoices,
} from '../http/draft-schemas.js';
import type { draftLikeness } from '../http/likeness-schemas.js';
import type { imported } from '../http/schemas.js';
import type { CallWithDoor } from './call.js';
import { deskOfMachine } from './desk.js';
import type { Failure } from './failure.js';

export type DraftDetail = z.infer<typeof draftDetail>;
export type DraftRow = z.infer<typeof draftRow>;
export type DraftRowWithChoices = z.infer<typeof draftRowWithChoices>;
export type DraftRows = z.infer<typeof draftRows>;
export type DraftPlan = z.infer<typeof draftPlan>;
export type DraftLikeness = z.infer<typeof draftLikeness>;
export type DraftDuty = DraftLikeness['items'][number];
export type DraftCommand = z.input<typeof draftCommandBody>;
export type DraftAccepted = z.infer<typeof draftAccepted>;
type Imported = z.infer<typeof imported>;
type Corrected = z.infer<typeof corrected>;
export type DraftDifferences = z.infer<typeof draftDifferences>;

export type DraftCalls = {
  readonly id: string;
  detail(): Promise<DraftDetail | Failure>;
  rows(query: string): Promise<DraftRows | Failure>;
  row(id: string): Promise<DraftRowWithChoices | Failure>;
  plan(): Promise<DraftPlan | Failure>;
  /** What may run already; nothing where the server is too old to say. */
  likeness(): Promise<DraftLikeness>;
  tell(command: DraftCommand): Promise<DraftAccepted | Failure>;
  differences(): Promise<DraftDifferences | Failure>;
  /** Under a name, where the signer is known by one. */
  sign(version: number, signer: string | null): Promise<Imported | Failure>;
  /** Signs for what differs from the document that the draft corrects. */
  correct(
    seen: DraftDifferences,
    basis: string,
    signer: string | null,
  ): Promise<Corrected | Failure>;
};

export const isFailure = (answer: object): answer is Failure =>
  'outcome' in answer && answer.outcome === 'failed';

const bySigner = (signer: string | null) => (signer === null ? {} : { signer });

export const draftCalls = ({ door }: CallWithDoor, id: string): DraftCalls => {
  const address = `/api/drafts/${id}`;
  const desk = deskOfMachine();
  const named = (failed: Failure): Failure => ({
    ...failed,
    next: failed.next.map((step) => step.replace('<draft>', id)),
  });
  const get = async <Body extends object>(path: string): Promise<Body | Failure> => {
    const answer = await door.get<Body>(`${address}${path}`);
    return answer.outcome === 'failed' ? named(answer) : answer.body;
  };
  const post = async <Body extends object>(path: string, body: object): Promise<Body | Failure> => {
    const commandId = randomUUID();
    const answer = await door.post<Body>(`${address}${path}`, { ...body, commandId, desk });
    return answer.outcome === 'failed' ? named(answer) : answer.body;
  };
  return {
    id,
    detail: () => get(''),
    rows: (query) => get(`/rows?${query}`),
    row: (row) => get(`/rows/${encodeURIComponent(row)}`),
    plan: () => get('/plan'),
    async likeness() {
      const found = await get<DraftLikeness>('/likeness');
      return isFailure(found) ? { version: 0, items: [], total: 0, proposals: [] } : found;
    },
    tell: (command) => post('/commands', command),
    differences: () => get('/differences'),
    sign: (version, signer) => post('/sign', { version, ...bySigner(signer) }),
    correct: ({ version, seal }, basis, signer) =>
      post('/sign', { version, seal, basis, ...bySigner(signer) }),
  };
};
