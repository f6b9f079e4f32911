/** The units of a row: from its cells, and from the text of the task where only that gives roles. */
import type { UnitMention } from '../unit/mentions.js';
import type { UnitKnowledge } from '../unit/messages.js';
import { unitByCode, unitByName } from '../unit/register.js';
import { listUnits, splitUnits } from '../unit/splitting.js';

export type RowUnits = {
  readonly leads: readonly UnitMention[];
  readonly coordinating: readonly UnitMention[];
  readonly leadReview: readonly string[];
  readonly coordinatingReview: readonly string[];
  /** The text of the task names the coordinating units, no cell does. */
  readonly fromText: boolean;
  readonly marks: readonly string[];
};

const longestName = 14;

/** Units that open a text whose sentence goes on behind the last of them. */
const unitsAtStart = (text: string): UnitMention[] => {
  const words = text.split(/\s+/);
  const found: UnitMention[] = [];
  let at = 0;
  while (at < words.length) {
    if (words[at] === 'và') at += 1;
    let length = Math.min(longestName, words.length - at);
    while (length > 0 && unitByName(words.slice(at, at + length).join(' ')) === null) length -= 1;
    const asWritten = words
      .slice(at, at + length)
      .join(' ')
      .replace(/[,;]$/, '');
    const unit = unitByName(asWritten);
    if (length === 0 || unit === null) return found;
    found.push({ code: unit.code, name: unit.name, asWritten });
    at += length;
  }
  return found;
};

/** Joint leads and groups are understood, not doubted. */
const groupMarks = (units: readonly UnitMention[]): string[] =>
  units
    .filter(({ code }) => unitByCode(code)?.kind === 'group')
    .map(({ name }) => `group: ${name}`);

const rolesInText = /(?:^|[.;] )\p{Lu}[^.;]*? chủ trì,? phối hợp (?:với |cùng )?([^.;]+)/u;

/** "A, B chủ trì, phối hợp với C hướng dẫn …" in the text of a task, where no cell names C. */
const withText = (title: string, units: RowUnits): RowUnits => {
  const silent = units.coordinating.length === 0 && units.leads.length > 0;
  const words = silent ? rolesInText.exec(title)?.[1] : undefined;
  const leading = new Set(units.leads.map(({ code }) => code));
  const named = unitsAtStart(words ?? '').filter(({ code }) => !leading.has(code));
  if (named.length === 0) return units;
  const names = named.map(({ name }) => name).join(', ');
  return {
    ...units,
    coordinating: named,
    coordinatingReview: [`coordinating-from-text: ${names}`],
    fromText: true,
    marks: [...units.marks, ...groupMarks(named)],
  };
};

/** Words of a cell on one line, and as written, where each unit may have a line of its own. */
export type UnitCell = { readonly text: string; readonly written: string };

const strangers = (units: readonly UnitMention[]): number =>
  units.filter(({ code }) => unitByCode(code) === null).length;

/** A line may end a name or only wrap it: the reading that leaves fewer strangers is meant. */
const linesRead = <Read>(
  { text, written }: UnitCell,
  read: (text: string) => Read,
  unitsOf: (read: Read) => readonly UnitMention[],
): Read => {
  const wrapped = read(text);
  if (!written.includes('\n') || strangers(unitsOf(wrapped)) === 0) return wrapped;
  const listed = read(written.replaceAll('\n', ', '));
  return strangers(unitsOf(listed)) < strangers(unitsOf(wrapped)) ? listed : wrapped;
};

const fromCells = (lead: UnitCell, coordinating: UnitCell, knowledge: UnitKnowledge): RowUnits => {
  const split = linesRead(
    lead,
    (text) => splitUnits(text, knowledge),
    (read) => [...read.leads, ...read.coordinating],
  );
  const listed = linesRead(
    coordinating,
    (text) => listUnits(text, knowledge),
    (read) => read.units,
  );
  const known = new Set([...split.leads, ...split.coordinating].map((mention) => mention.code));
  const helping = [
    ...split.coordinating,
    ...listed.units.filter((mention) => !known.has(mention.code)),
  ];
  return {
    leads: split.leads,
    coordinating: helping,
    leadReview: split.review,
    coordinatingReview: listed.review,
    fromText: false,
    marks: [...new Set([...split.marks, ...listed.marks])],
  };
};

export type UnitReader = (lead: UnitCell, coordinating: UnitCell, title: string) => RowUnits;

/** An annex names the same few units again and again; each cell's words are split once. */
export const unitReader = (knowledge: UnitKnowledge): UnitReader => {
  const known = new Map<string, RowUnits>();
  return (lead, coordinating, title) => {
    const key = `${lead.written}\t${coordinating.written}`;
    const units = known.get(key) ?? fromCells(lead, coordinating, knowledge);
    known.set(key, units);
    return withText(title, units);
  };
};
