/** What styles of a Word file say about numbers and hidden text; how they look is nothing to us. */
import {
  childNamed,
  childrenNamed,
  descend,
  isOn,
  wordValue,
  type XmlElement,
} from '../container/xml.js';

export type WordStyle = {
  readonly basedOn: string | null;
  readonly listId: string | null;
  readonly level: number | null;
  /** Null where the style leaves it to the one it is based on. */
  readonly hidden: boolean | null;
};

export type WordStyles = {
  readonly byId: ReadonlyMap<string, WordStyle>;
  /** Of paragraphs that name none. */
  readonly ofParagraphs: string | null;
};

const levelOf = (properties: XmlElement | null): number | null => {
  const level = Number(wordValue(childNamed(properties, 'w:ilvl')) ?? Number.NaN);
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level : null;
};

/** A list and a level, as a paragraph or its style names them. */
export const listReference = (paragraphProperties: XmlElement | null) => {
  const properties = childNamed(paragraphProperties, 'w:numPr');
  return { listId: wordValue(childNamed(properties, 'w:numId')), level: levelOf(properties) };
};

export const hiddenIn = (runProperties: XmlElement | null): boolean | null => {
  const vanish = childNamed(runProperties, 'w:vanish');
  return vanish === null ? null : isOn(vanish);
};

export const readStyles = (root: XmlElement | null): WordStyles => {
  const byId = new Map<string, WordStyle>();
  let ofParagraphs: string | null = null;
  for (const style of childrenNamed(root, 'w:style')) {
    const id = style.attributes['w:styleId'];
    if (id === undefined) continue;
    byId.set(id, {
      basedOn: wordValue(childNamed(style, 'w:basedOn')),
      ...listReference(childNamed(style, 'w:pPr')),
      hidden: hiddenIn(descend(style, 'w:rPr')),
    });
    const { 'w:type': type, 'w:default': standard } = style.attributes;
    if (type === 'paragraph' && (standard === '1' || standard === 'true')) ofParagraphs = id;
  }
  return { byId, ofParagraphs };
};

/** The style and those it is based on, nearest first; a ring of styles is gone round once. */
const lineage = ({ byId }: WordStyles, id: string | null): [string, WordStyle][] => {
  const line = new Map<string, WordStyle>();
  for (let at = id; at !== null && !line.has(at); ) {
    const style = byId.get(at);
    if (style === undefined) break;
    line.set(at, style);
    at = style.basedOn;
  }
  return [...line];
};

export const hiddenByStyle = (styles: WordStyles, id: string | null): boolean | null =>
  lineage(styles, id).find(([, style]) => style.hidden !== null)?.[1].hidden ?? null;

/** The list a style puts its paragraphs in, and the style in its line that says so. */
export const listOfStyle = (styles: WordStyles, id: string | null) => {
  const found = lineage(styles, id).find(([, style]) => style.listId !== null);
  return found === undefined ? null : { styleId: found[0], ...found[1] };
};
