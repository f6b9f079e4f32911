/** The units of a row as one would type them, and with one of them spelt out. */
import type { RowFields } from '../../domain/document/draft/messages.js';
import type { UnitMention } from '../../domain/unit/mentions.js';
import { listUnits, splitUnits } from '../../domain/unit/splitting.js';

/**
 * In the document's own words where these are read back as the same units, else by name. What is
 * understood of them stands beside the field.
 */
const unitsText = (
  mentions: readonly UnitMention[],
  read: (text: string) => readonly UnitMention[],
): string => {
  const codes = mentions.map(({ code }) => code).join();
  const written = mentions.map(({ asWritten, name }) => asWritten || name).join(', ');
  const same = read(written)
    .map(({ code }) => code)
    .join();
  return same === codes ? written : mentions.map(({ name }) => name).join(', ');
};

export const leadsText = (leads: readonly UnitMention[]): string =>
  unitsText(leads, (text) => splitUnits(text).leads);

export const coordinatingText = (coordinating: readonly UnitMention[]): string =>
  unitsText(coordinating, (text) => listUnits(text).units);

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The unit in the place of the spelling it was found under, in whichever cell that stands. */
export const withUnit = (
  typed: { readonly leads: string; readonly coordinating: string },
  spelling: string,
  name: string,
): Pick<RowFields, 'leads' | 'coordinating'> => {
  const words = onOneLine(spelling);
  const replaced = (text: string): string | null =>
    onOneLine(text).includes(words) ? onOneLine(text).replace(words, name) : null;
  const leads = replaced(typed.leads);
  const coordinating = leads === null ? replaced(typed.coordinating) : null;
  return {
    ...(leads === null ? {} : { leads }),
    ...(coordinating === null ? {} : { coordinating }),
  };
};
