/** A draft as the corrected version of the document that it corrects. */
import type { AcceptedDoubts, AssignedRow } from '../assignment.js';
import type { Decisions } from '../differences.js';
import { decisionsOf } from './choices.js';
import { directiveOf } from './directive.js';
import type { DraftFacts } from './messages.js';
import type { DraftState } from './state.js';

export const correctedVersion = (
  draft: string,
  state: DraftState,
  facts: DraftFacts,
  key: string,
): {
  readonly key: string;
  readonly digest: string;
  readonly fileName: string;
  readonly rows: readonly AssignedRow[];
  readonly decisions: Decisions;
  readonly doubts: readonly AcceptedDoubts[];
  readonly draft: string;
} => {
  const { digest, fileName, rows, doubts = [] } = directiveOf(draft, state, facts);
  return { key, digest, fileName, rows, decisions: decisionsOf(state), doubts, draft };
};
