/**
 * Duties in the prose of a document: sentences outside its tables that give a unit work and say by
 * when. Prose has no columns to hold on to, so whatever is read off it is offered to a person and
 * never goes in by itself.
 */
import type { DeadlineContext } from '../deadline/reading.js';
import type { UnitAlias, UnitKnowledge } from '../unit/messages.js';
import { coordinatorsIn } from './addressee.js';
import { type Duty, dutiesIn } from './duties.js';
import { rowKeys, sectionName } from './key.js';
import { lineAt, type Passage } from './passages.js';
import type { ProposedTask } from './proposal.js';
import type { SourceDocument, SourcePlace } from './source.js';

export type ProseContext = DeadlineContext & {
  /** Key of the document. */
  readonly document: string;
};

/** Keys of rows are taken by the tables; those from the prose ("lời văn") begin with this. */
const keySection = 'LV';

type Numbered = {
  readonly annex: string | null;
  readonly sections: readonly string[];
  readonly number: string;
};

const labelOf = ({ mark }: Passage): string => {
  if (mark === null || mark.kind === 'capitals') return '';
  return mark.kind === 'article' ? `Điều ${mark.label}` : mark.label;
};

/** Where a duty stands, as far as the text numbers its headings and items. */
const numberOf = (passage: Passage): Numbered => {
  const sections: string[] = [];
  let annex: string | null = null;
  for (let above = passage.parent; above !== null; above = above.parent) {
    const label = labelOf(above);
    if (label !== '') sections.unshift(label);
    if (above.mark?.kind === 'capitals' && above.mark.label !== '') annex = above.mark.label;
  }
  return { annex, sections, number: labelOf(passage) };
};

const placeAt = (passage: Passage, at: number): SourcePlace => {
  const { sheet, line } = lineAt(passage, at);
  return { sheet, table: null, row: null, column: null, line };
};

/** In words that run on and end in a stop, the title of a task. */
const titleFrom = ({ passage, start, end }: Duty['stretch']): string =>
  passage.text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/^[ ;,]+/, '')
    .replace(/[ .;,:/]+$/, '');

const startOfTitle = ({ passage, start, end }: Duty['stretch']): number =>
  start + (/^[\s;,]*/.exec(passage.text.slice(start, end))?.[0].length ?? 0);

/** A sentence says less plainly than a cell what it means; where something is in doubt, less still. */
const understood = 0.8;
const carried = 0.7;
const doubted = 0.5;

const proposal = (
  duty: Duty,
  rowKey: string,
  numbered: Numbered,
  document: string,
  knowledge: UnitKnowledge,
): ProposedTask => {
  const { stretch, leads, help, deadline, at } = duty;
  const title = titleFrom(stretch);
  const start = startOfTitle(stretch);
  const helpers = help ?? coordinatorsIn(title, knowledge);
  const leading = new Set(leads.units.map(({ code }) => code));
  const coordinating = helpers.units.filter(({ code }) => !leading.has(code));
  const place = placeAt(stretch.passage, start);
  const isOwn = leads.passage === stretch.passage;
  return {
    document,
    section: sectionName(numbered),
    no: numbered.number,
    title,
    leads: leads.units,
    coordinating,
    deadline: deadline.deadline,
    status: '',
    note: '',
    deliverable: '',
    urgency: 'normal',
    review: [...new Set(['from-prose', ...leads.review, ...helpers.review, ...deadline.review])],
    marks: isOwn ? [] : ['lead-from-section'],
    places: {
      title: place,
      leads: placeAt(leads.passage, leads.at),
      coordinating:
        coordinating.length === 0 ? null : help === null ? place : placeAt(help.passage, help.at),
      deadline: placeAt(duty.timed, at),
      ...{ status: null, note: null, deliverable: null },
    },
    confidence: {
      title: understood,
      leads: leads.review.length > 0 ? doubted : isOwn ? understood : carried,
      coordinating: helpers.review.length > 0 ? doubted : carried,
      deadline: deadline.review.length > 0 ? doubted : understood,
      ...{ status: 1, note: 1, deliverable: 1 },
    },
    rowKey,
    line: place.line ?? lineAt(stretch.passage, start).ordinal,
  };
};

export const proseDuties = (
  source: SourceDocument,
  context: ProseContext,
  aliases: readonly UnitAlias[] = [],
): ProposedTask[] => {
  const knowledge = { asOf: context.assignedOn, aliases };
  const duties = dutiesIn(source, context, knowledge).map((duty) => ({
    duty,
    numbered: numberOf(duty.stretch.passage),
  }));
  const keys = rowKeys(
    duties.map(({ numbered }) => ({ ...numbered, sections: [keySection, ...numbered.sections] })),
  );
  return duties.map(({ duty, numbered }, index) =>
    proposal(duty, keys[index] ?? '', numbered, context.document, knowledge),
  );
};
