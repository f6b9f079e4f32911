/**
 * One paragraph of a Word file as a person would see it with every tracked change accepted: what was
 * deleted is gone, what was inserted stands, what is hidden is counted and left out.
 */
import type { Fault } from '../../domain/document/unreadable.js';
import {
  childNamed,
  descend,
  isOn,
  wordValue,
  type XmlElement,
  type XmlNode,
} from '../container/xml.js';
import type { Counting } from './docx-numbering.js';
import { hiddenByStyle, hiddenIn, type WordStyles } from './docx-styles.js';

export type WordBody = {
  readonly styles: WordStyles;
  readonly counting: Counting;
  /** Notes in the order their marks stand in the text. */
  readonly notes: { readonly kind: NoteKind; readonly id: string }[];
  fault: Fault | null;
  /** In what nobody sees, numbers are not counted. */
  counts: boolean;
  changes: number;
  numbers: number;
  hiddenTexts: number;
  cells: number;
};

export type NoteKind = 'footnote' | 'endnote';

/** Hold words of the machine, of a former version or of nobody. */
export const silent: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:fldData',
]);

/** The text of a paragraph, and the text boxes anchored in it. */
export type Line = {
  text: string;
  readonly boxes: XmlElement[];
  /** By the style of the paragraph; a run may say otherwise of itself. */
  readonly hidden: boolean;
};

const written = ({ children }: XmlElement): string =>
  children.filter((child) => typeof child === 'string').join('');

/** Fonts of symbols have numbers of their own; others use the letter's. */
const symbol = ({ attributes }: XmlElement): string => {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  return Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) || code > 0xffff
    ? ''
    : String.fromCharCode(code);
};

export const isPlaceholder = (element: XmlElement): boolean =>
  isOn(descend(element, 'w:sdtPr', 'w:showingPlcHdr'));

const isHiddenRun = ({ styles }: WordBody, run: XmlElement, line: Line): boolean => {
  const properties = childNamed(run, 'w:rPr');
  const styleId = wordValue(childNamed(properties, 'w:rStyle'));
  return hiddenIn(properties) ?? hiddenByStyle(styles, styleId) ?? line.hidden;
};

const addRun = (body: WordBody, run: XmlElement, line: Line): void => {
  if (!isHiddenRun(body, run, line)) addAll(body, run.children, line);
  else if (childNamed(run, 'w:t') !== null) body.hiddenTexts += 1;
};

/** The same drawing twice, for newer and older programs: the first that has words is taken. */
const addAlternative = (body: WordBody, element: XmlElement, line: Line): void => {
  for (const name of ['mc:Choice', 'mc:Fallback']) {
    const choice = childNamed(element, name);
    if (choice === null) continue;
    const before = line.text.length + line.boxes.length;
    addAll(body, choice.children, line);
    if (line.text.length + line.boxes.length > before) return;
  }
};

/** Null for what is not itself a piece of text. */
const wordsOf = (element: XmlElement): string | null => {
  switch (element.name) {
    case 'w:t':
    case 'm:t':
      return written(element);
    case 'w:tab':
    case 'w:ptab':
      return ' ';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbol(element);
    default:
      return null;
  }
};

const addElement = (body: WordBody, element: XmlElement, line: Line): void => {
  const inside = (): void => addAll(body, element.children, line);
  switch (element.name) {
    case 'w:r':
      addRun(body, element, line);
      break;
    case 'w:del':
    case 'w:moveFrom':
      body.changes += 1;
      break;
    case 'w:ins':
    case 'w:moveTo':
      body.changes += 1;
      inside();
      break;
    case 'w:sdt':
      if (!isPlaceholder(element)) inside();
      break;
    case 'w:footnoteReference':
      body.notes.push({ kind: 'footnote', id: element.attributes['w:id'] ?? '' });
      break;
    case 'w:endnoteReference':
      body.notes.push({ kind: 'endnote', id: element.attributes['w:id'] ?? '' });
      break;
    case 'mc:AlternateContent':
      addAlternative(body, element, line);
      break;
    case 'w:txbxContent':
      line.boxes.push(element);
      break;
    default:
      inside();
  }
};

export const addAll = (body: WordBody, nodes: readonly XmlNode[], line: Line): void => {
  for (const node of nodes) {
    if (typeof node === 'string' || silent.has(node.name)) continue;
    const words = wordsOf(node);
    if (words === null) addElement(body, node, line);
    else line.text += words;
  }
};
