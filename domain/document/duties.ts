/**
 * Who is to do what by when, passage by passage. Whom a heading or an item names, what stands below it
 * is given to, until somebody else is named.
 */
import type { DeadlineContext } from '../deadline/reading.js';
import type { UnitKnowledge } from '../unit/messages.js';
import { type Address, type Addressee, addressIn, askedIn } from './addressee.js';
import { type Attribute, attributesIn } from './attributes.js';
import { type Passage, passagesOf } from './passages.js';
import { isReportHeading } from './reporting.js';
import { type Sentence, sentencesIn } from './sentences.js';
import type { SourceDocument } from './source.js';
import { type ReadSentence, type Stretch, type TimedText, timedTextsIn } from './timed-texts.js';

/** Units and where they are named. */
export type Named = Pick<Addressee, 'units' | 'review'> & {
  readonly passage: Passage;
  readonly at: number;
};

type Spoken = ReadSentence & {
  readonly address: Address;
  readonly attributes: readonly Attribute[];
};

/** What a passage means for those below it. */
type Understood = {
  readonly isReport: boolean;
  readonly addressee: Named | null;
  /** What a time below it, with no work of its own, speaks for. */
  readonly last: Stretch | null;
};

const nothingAbove: Understood = { isReport: false, addressee: null, last: null };

type Given = { lead: Named | null; help: Named | null };

const spoken = (sentence: Sentence, knowledge: UnitKnowledge): Spoken => {
  const attributes = attributesIn(sentence.text, knowledge);
  const isAttribute = attributes.length > 0;
  const address: Address = isAttribute
    ? { kind: 'unaddressed' }
    : addressIn(sentence.text, knowledge);
  const isAddressed = address.kind === 'addressed';
  const isHeading = isAddressed && address.isHeading;
  return { ...sentence, address, attributes, isAttribute, isAddressed, isHeading };
};

const isItem = (mark: Passage['mark']): boolean => mark !== null && mark.kind !== 'capitals';

/** An attribute belongs to the work before it in its passage, else to the passage above. */
const ownerOf = (passage: Passage, sentences: readonly Spoken[]): Passage => {
  const [first] = sentences;
  return first?.isAttribute === true ? (passage.parent ?? passage) : passage;
};

const takeAttributes = (
  given: Map<Passage, Given>,
  passage: Passage,
  sentences: readonly Spoken[],
): void => {
  const owner = ownerOf(passage, sentences);
  for (const { start, attributes } of sentences) {
    for (const attribute of attributes) {
      const { role, units, review } = attribute;
      if (role === 'other' || units.length === 0) continue;
      const known = given.get(owner) ?? { lead: null, help: null };
      given.set(owner, known);
      known[role] ??= { units, review, passage, at: start + attribute.start };
    }
  }
};

/** Whom each sentence speaks to: by name, or still the same as the one before it. */
const spokenToIn = (
  passage: Passage,
  sentences: readonly Spoken[],
  above: Named | null,
  knowledge: UnitKnowledge,
): readonly (Named | null)[] => {
  let current = above;
  return sentences.map(({ text, start, address }) => {
    const addressee =
      address.kind === 'addressed'
        ? address.addressee
        : current === null && address.kind === 'unaddressed'
          ? askedIn(text, knowledge)
          : null;
    if (addressee !== null) {
      const { units, review } = addressee;
      current = { units, review, passage, at: start + addressee.start };
    }
    return current;
  });
};

/** An item speaks to whom it names first; text above all items only when it leads over to them. */
const carriedDown = (
  { mark }: Passage,
  sentences: readonly Spoken[],
  spokenTo: readonly (Named | null)[],
): Named | null => {
  const leadsOver = ({ address, text }: Spoken): boolean =>
    address.kind === 'addressed' &&
    (isItem(mark) || address.isHeading || (address.isAsked && text.endsWith(':')));
  const at = isItem(mark) ? sentences.findIndex(leadsOver) : sentences.findLastIndex(leadsOver);
  return spokenTo[at] ?? null;
};

const headingOf = ({ text }: Passage): string => /^[^:\n]{0,200}/.exec(text)?.[0] ?? '';

const isReport = (passage: Passage): boolean => {
  if (passage.isRecipients) return true;
  const heading = headingOf(passage);
  return (
    (passage.mark?.rank ?? null) !== null && !/[.;]$/.test(heading) && isReportHeading(heading)
  );
};

/** Work with a time, and whom it is given to. */
export type Duty = TimedText & {
  readonly leads: Named;
  /** The helpers a line of their own names; the words of the work may name others. */
  readonly help: Named | null;
};

const isTold = (sentences: readonly Spoken[], { stretch, sentence }: TimedText): boolean => {
  const own = sentences[sentence];
  const worked = own !== undefined && stretch.end <= own.start ? sentences[sentence - 1] : own;
  return [own, worked].some((each) => each?.address.kind === 'told');
};

/** "Giao Bộ A …; giao Bộ B …": a clause may speak to others than its sentence does. */
const clauseAddress = (
  { stretch, timed }: TimedText,
  sentence: Spoken | undefined,
  knowledge: UnitKnowledge,
): Address => {
  const { passage, start, end } = stretch;
  if (sentence === undefined || passage !== timed || start <= sentence.start) {
    return { kind: 'unaddressed' };
  }
  return addressIn(passage.text.slice(start, end).replace(/^[\s;,]+/, ''), knowledge);
};

type Read = {
  readonly passage: Passage;
  readonly sentences: readonly Spoken[];
  readonly spokenTo: readonly (Named | null)[];
};

const dutiesOf = (
  { passage, sentences, spokenTo }: Read,
  texts: readonly TimedText[],
  given: ReadonlyMap<Passage, Given>,
  knowledge: UnitKnowledge,
): Duty[] => {
  let sentence = -1;
  let current: Named | null = null;
  return texts.flatMap((text): Duty[] => {
    if (text.sentence !== sentence) current = spokenTo[text.sentence] ?? null;
    sentence = text.sentence;
    const own = clauseAddress(text, sentences[sentence], knowledge);
    if (own.kind === 'addressed') {
      const { units, review } = own.addressee;
      current = { units, review, passage, at: text.stretch.start };
    }
    const { lead, help } = given.get(text.stretch.passage) ?? { lead: null, help: null };
    const leads = lead ?? current;
    const told = own.kind === 'told' || isTold(sentences, text);
    return leads === null || told ? [] : [{ ...text, leads, help }];
  });
};

export const dutiesIn = (
  source: SourceDocument,
  context: DeadlineContext,
  knowledge: UnitKnowledge,
): readonly Duty[] => {
  const given = new Map<Passage, Given>();
  const passages = passagesOf(source).map((passage) => {
    const sentences = sentencesIn(passage.text).map((sentence) => spoken(sentence, knowledge));
    takeAttributes(given, passage, sentences);
    return { passage, sentences };
  });
  const understood = new Map<Passage | null, Understood>();
  return passages.flatMap(({ passage, sentences }) => {
    const above = understood.get(passage.parent) ?? nothingAbove;
    const spokenTo = spokenToIn(passage, sentences, above.addressee, knowledge);
    const addressee = carriedDown(passage, sentences, spokenTo) ?? above.addressee;
    const reports = above.isReport || isReport(passage);
    const { texts, last } = reports
      ? { texts: [], last: null }
      : timedTextsIn(passage, sentences, context, above.last);
    understood.set(passage, {
      isReport: reports,
      addressee,
      last: isItem(passage.mark) ? last : null,
    });
    return dutiesOf({ passage, sentences, spokenTo }, texts, given, knowledge);
  });
};
