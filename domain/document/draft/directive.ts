/** From a reviewed draft to the directive that is signed. */
import {
  type AcceptedDoubts,
  assignedRow,
  type Directive,
  type DirectiveTerms,
} from '../assignment.js';
import { documentKey, rowKeys } from '../key.js';
import { directiveTerms } from '../terms.js';
import type { DraftFacts, MissingFact } from './messages.js';
import { type DraftRow, type DraftState, freeId, isKept } from './state.js';

export const draftKey = ({ facts, digest }: Pick<DraftState, 'facts' | 'digest'>): string =>
  documentKey({
    issuer: facts?.issuer?.code ?? null,
    number: facts?.number ?? null,
    year: facts?.year ?? null,
    digest,
  });

/** The document a signature is for: the one that is corrected, or one of the draft's own. */
export const signedDocument = (state: DraftState): string =>
  state.facts?.corrects ?? draftKey(state);

/** What is neither known nor said to be absent; a document that runs is known already. */
export const missingFacts = (facts: DraftFacts): readonly MissingFact[] => {
  const lacking: readonly (readonly [MissingFact, boolean])[] = [
    ['issuer', facts.issuer === null],
    ['number', facts.number === null],
    ['signed', facts.signedOn === null],
  ];
  if (facts.corrects !== null) return [];
  return lacking.flatMap(([fact, lacks]) => (lacks && !facts.absent.includes(fact) ? [fact] : []));
};

export const draftTerms = (state: DraftState, facts: DraftFacts): DirectiveTerms =>
  directiveTerms(
    { key: draftKey(state), name: facts.name, issuer: facts.issuer?.code ?? null },
    facts,
    facts.policy,
  );

const printedKey = ({ task: { section, no } }: DraftRow): string => {
  const [first = '', ...rest] = section === '' ? [] : section.split(', ');
  const annex = first.startsWith('Phụ lục ') ? first : null;
  const sections = annex === null && first !== '' ? [first, ...rest] : rest;
  return rowKeys([{ annex, sections, number: no }])[0] ?? 'x';
};

const isRenumbered = ({ task, sources }: DraftRow): boolean => {
  const read = sources[0]?.task;
  return read === undefined || read.no !== task.no || read.section !== task.section;
};

export type KeyedRow = { readonly row: DraftRow; readonly rowKey: string };

/**
 * The rows that will be tasks, each under the key it keeps for ever: that of the file, or of the
 * number a person gave it.
 */
export const keptRows = ({ rows }: Pick<DraftState, 'rows'>): readonly KeyedRow[] => {
  const kept = rows.filter(isKept);
  const taken = new Set(kept.filter((row) => !isRenumbered(row)).map(({ id }) => id));
  return kept.map((row) => {
    if (!isRenumbered(row)) return { row, rowKey: row.id };
    const rowKey = freeId(taken, printedKey(row));
    taken.add(rowKey);
    return { row, rowKey };
  });
};

const doubtsOf = (rows: readonly KeyedRow[]): AcceptedDoubts[] =>
  rows.flatMap(({ row: { task, accepted }, rowKey }) => {
    const reasons = task.review.filter((reason) => accepted.includes(reason));
    return reasons.length === 0 ? [] : [{ row: rowKey, reasons }];
  });

export const directiveOf = (draft: string, state: DraftState, facts: DraftFacts): Directive => {
  const rows = keptRows(state);
  return {
    ...draftTerms(state, facts),
    number: facts.number ?? '',
    signedOn: facts.signedOn,
    digest: state.digest,
    fileName: state.fileName,
    rows: rows.map(({ row: { task, remandates }, rowKey }) => ({
      ...assignedRow({ ...task, rowKey }, facts.signedOn),
      ...(remandates === null ? {} : { remandates }),
    })),
    doubts: doubtsOf(rows),
    draft,
  };
};

/** The facts a draft begins with. */
export const initialFacts = (
  read: Pick<DraftFacts, 'issuer' | 'number' | 'signedOn' | 'year' | 'name'>,
  policy: DraftFacts['policy'],
): DraftFacts => ({
  ...read,
  absent: [],
  policy,
  standingAgency: null,
  workingGroup: null,
  corrects: null,
});
