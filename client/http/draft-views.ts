/** A draft as it is shown: from its state to what the schemas describe, in the caller's language. */
import type { z } from 'zod';
import { draftKey, draftTerms, missingFacts } from '../../domain/document/draft/directive.js';
import { otherReadings } from '../../domain/document/draft/other-readings.js';
import { doubtedFields } from '../../domain/document/draft/resolution.js';
import {
  aboutOf,
  contextOf,
  type DraftRow,
  type DraftState,
  doubtsByKind,
  isKept,
  openReasons,
  reasonKind,
} from '../../domain/document/draft/state.js';
import { mayBecomeAlias, unitChoices } from '../../domain/document/draft/unit-choices.js';
import { type ProposedTask, taskLine } from '../../domain/document/proposal.js';
import { reviewText } from '../../domain/document/review.js';
import type { UnitAlias } from '../../domain/unit/messages.js';
import { exportXlsx } from '../../intake/sheet/xlsx-export.js';
import type { DraftItem } from '../../store/drafts.js';
import { otherReadingText, unitChoiceText } from '../words/choices.js';
import type { Language } from '../words/language.js';
import { words } from '../words/words.js';
import type { FoundDraft } from './draft-access.js';
import type { rowsQuery } from './draft-requests.js';
import type { draftDetail, draftRow, draftRowWithChoices } from './draft-schemas.js';
import { problemFault } from './problem.js';

export type DraftRowView = z.infer<typeof draftRow>;

const reasonsOf = (task: ProposedTask, reasons: readonly string[], language: Language) =>
  reasons.map((reason) => ({
    reason,
    text: reviewText(reason)[language],
    fields: doubtedFields(task, reason),
  }));

const taskView = ({
  section,
  no,
  title,
  leads,
  coordinating,
  deadline,
  status,
  note,
  deliverable,
  urgency,
  marks,
  confidence,
}: ProposedTask) => ({
  ...{ section, no, title, leads, coordinating, deadline },
  ...{ status, note, deliverable, urgency, marks, confidence },
});

export const rowView = (row: DraftRow, ordinal: number, language: Language): DraftRowView => {
  const { id, version, state, drop, remandates, ownDuty, task, origin, sources } = row;
  return {
    ...{ id, ordinal, version, state },
    reasons: reasonsOf(task, openReasons(row), language),
    accepted: reasonsOf(task, row.accepted, language),
    drop: drop === null ? null : { reason: drop.reason, into: drop.into },
    ...{ remandates, ownDuty },
    task: taskView(task),
    origin: task === origin ? null : taskView(origin),
    sources: sources.map(({ task: { rowKey, line, places }, cells }) => ({
      ...{ rowKey, line, places },
      cells: { ...cells },
    })),
  };
};

/** What may be taken in one row instead of what was read. */
export const choicesOf = (
  state: DraftState,
  row: DraftRow,
  aliases: readonly UnitAlias[],
  language: Language,
): z.infer<typeof draftRowWithChoices>['choices'] => {
  const context = contextOf(state);
  return {
    units: openReasons(row).flatMap((reason) =>
      unitChoices(reason, { asOf: context.assignedOn, aliases }).map((choice) => ({
        ...{ reason, spelling: aboutOf(reason), unit: choice.code, name: choice.name },
        lasting: mayBecomeAlias(reason),
        text: unitChoiceText(choice, language),
      })),
    ),
    deadlines: otherReadings(row.task, context).map((reading) => {
      const { due, dueAt, earliest, latest, rule } = reading;
      return { due, dueAt, earliest, latest, rule, text: otherReadingText(reading, language) };
    }),
  };
};

type Wish = Pick<z.infer<typeof rowsQuery>, 'only' | 'reason'>;

/** The rows a caller asks for, each with its place in the whole list. */
export const chosenRows = (
  { rows }: DraftState,
  { only, reason }: Wish,
): readonly { readonly row: DraftRow; readonly ordinal: number }[] =>
  rows
    .map((row, ordinal) => ({ row, ordinal }))
    .filter(({ row }) => {
      const reasons = openReasons(row);
      if (reason !== undefined && !reasons.some((one) => reasonKind(one) === reason)) return false;
      if (only === 'doubtful') return reasons.length > 0;
      return only === 'all' || row.state === only;
    });

export const detailView = (
  item: DraftItem,
  state: DraftState,
  language: Language,
): z.infer<typeof draftDetail> => {
  const { facts } = state;
  if (facts === null) throw problemFault('unknown-draft');
  const { standingAgency, workingGroup, key, name } = draftTerms(state, facts);
  const { issuer, number, signedOn, absent, policy, corrects } = facts;
  return {
    draft: item,
    facts: {
      ...{ key, name, issuer, number, signedOn, absent, corrects },
      ...{ standingAgency, workingGroup, policy: policy.name },
      missing: missingFacts(facts),
    },
    reasons: doubtsByKind(state).map(({ reason, rows }) => ({
      ...{ reason, rows },
      text: reviewText(reason)[language],
    })),
    remarks: state.remarks,
    columns: state.readColumns,
    mapped: state.columns,
    proposals: state.proposals.map(({ id, state: settled, sentence, place, task }) => ({
      ...{ id, state: settled, sentence, place, task: taskView(task) },
      reasons: reasonsOf(task, task.review, language),
    })),
    format: state.format,
  };
};

/** One row of the draft as a line of JSON: the public form of a task, and what became of it. */
export const exportLine = (
  { id, state, accepted, drop, task }: DraftRow,
  document: string,
): string =>
  JSON.stringify({
    row: id,
    state,
    ...taskLine({ ...task, document }),
    accepted,
    dropped: drop === null ? null : drop.reason,
    mergedInto: drop === null ? null : drop.into,
  });

/** The rows that will be tasks, as a workbook. */
export const exportWorkbook = (
  { item, state }: FoundDraft,
  language: Language,
): Promise<Uint8Array> => {
  const { facts, digest, rows } = state;
  const document = {
    key: draftKey(state),
    name: facts?.name ?? item.fileName,
    issuer: facts?.issuer?.code ?? null,
    issuerName: facts?.issuer?.name ?? null,
    number: facts?.number ?? null,
    signedOn: facts?.signedOn ?? null,
    digest,
  };
  const { deadlineKind } = words(language);
  return exportXlsx(
    rows.filter(isKept).map(({ task }) => task),
    document,
    { language, deadlineKind },
  );
};
