/** Word files: the text of the main part, and the notes it refers to. */
import type { Fault } from '../../domain/document/unreadable.js';
import { hiddenRowRemarks, type RawBlock, remark, sourceBlocks } from '../blocks/raw-blocks.js';
import { childrenNamed, type XmlElement } from '../container/xml.js';
import { parseXml } from '../container/xml-parser.js';
import { unpack, type ZipPart, zipParts } from '../container/zip.js';
import { largestPartBytes } from '../limits.js';
import type { Sourced, SourceReader } from '../sourced.js';
import { megabytes } from '../text/text.js';
import { blocksOf } from './docx-body.js';
import type { NoteKind, WordBody } from './docx-line.js';
import { readLists, startCounting } from './docx-numbering.js';
import { readStyles } from './docx-styles.js';

type Parts = ReadonlyMap<string, ZipPart>;
type Part =
  | { readonly outcome: 'read'; readonly root: XmlElement | null }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

/** How things look is nine tenths of a Word file, and says nothing about them. */
const looks: ReadonlySet<string> = new Set(
  [
    'rFonts b bCs i iCs u sz szCs color lang kern spacing position highlight shd w caps effect',
    'jc ind tabs contextualSpacing outlineLvl widowControl keepNext keepLines adjustRightInd',
    'autoSpaceDE autoSpaceDN snapToGrid textAlignment suppressAutoHyphens pBdr framePr cnfStyle',
    'tblBorders tblCellMar tblLook tblW tblLayout tblInd tblpPr tcW tcBorders tcMar vAlign noWrap',
    'trHeight tblHeader cantSplit rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPr',
    'sectPrChange tblGridChange proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak latentStyles',
  ]
    .flatMap((words) => words.split(' '))
    .map((word) => `w:${word}`),
);

const read = (parts: Parts, name: string): Part => {
  const part = parts.get(name);
  if (part === undefined) return { outcome: 'read', root: null };
  if (part.size > largestPartBytes) {
    const found = megabytes(part.size);
    const expected = megabytes(largestPartBytes);
    return {
      outcome: 'faulty',
      fault: { reason: 'unpacked-too-large', part: name, found, expected },
    };
  }
  const unpacked = unpack(part);
  if (unpacked.outcome === 'faulty') return unpacked;
  const parsed = parseXml(unpacked.bytes, { part: name, dropped: looks });
  return parsed.outcome === 'faulty' ? parsed : { outcome: 'read', root: parsed.root };
};

const relationshipsOf = (name: string): string => name.replace(/[^/]*$/, '_rels/$&.rels');

/** Targets are told from the folder of the part that names them, or from the top. */
const targetOf = (root: XmlElement | null, kind: string, folder: string): string | null => {
  for (const child of root?.children ?? []) {
    if (typeof child === 'string' || child.attributes['Type']?.endsWith(`/${kind}`) !== true)
      continue;
    const target = child.attributes['Target'] ?? '';
    return target.startsWith('/') ? target.slice(1) : folder + target;
  }
  return null;
};

type WordParts = {
  readonly main: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly notes: Readonly<Record<NoteKind, XmlElement | null>>;
};

type Opened =
  | { readonly outcome: 'opened'; readonly parts: WordParts }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

const open = (parts: Parts): Opened => {
  let fault: Fault | null = null;
  const rootOf = (name: string): XmlElement | null => {
    const part = fault === null ? read(parts, name) : null;
    if (part?.outcome === 'faulty') fault = part.fault;
    return part?.outcome === 'read' ? part.root : null;
  };
  const top = rootOf(relationshipsOf(''));
  const name = targetOf(top, 'officeDocument', '') ?? 'word/document.xml';
  const folder = name.replace(/[^/]*$/, '');
  const related = rootOf(relationshipsOf(name));
  const rootOfKind = (kind: string): XmlElement | null =>
    rootOf(targetOf(related, kind, folder) ?? `${folder}${kind}.xml`);
  const main = rootOf(name);
  const styles = rootOfKind('styles');
  const numbering = rootOfKind('numbering');
  const notes = { footnote: rootOfKind('footnotes'), endnote: rootOfKind('endnotes') };
  if (fault !== null) return { outcome: 'faulty', fault };
  if (main === null)
    return { outcome: 'faulty', fault: { reason: 'broken', found: 'DOCX', part: name } };
  return { outcome: 'opened', parts: { main, styles, numbering, notes } };
};

/** Notes stand behind the text, each once, as a person finds them at the foot of the pages. */
const noteBlocks = (body: WordBody, notes: WordParts['notes']): RawBlock[] => {
  const referred = new Map(body.notes.map((note) => [`${note.kind}/${note.id}`, note]));
  return [...referred.values()].flatMap(({ kind, id }) =>
    childrenNamed(notes[kind], `w:${kind}`)
      .filter(({ attributes }) => attributes['w:id'] === id)
      .flatMap((note) => blocksOf(body, note.children)),
  );
};

const sourced = ({ main, styles, numbering, notes }: WordParts): Sourced => {
  const body: WordBody = {
    styles: readStyles(styles),
    counting: startCounting(readLists(numbering)),
    notes: [],
    fault: null,
    counts: true,
    changes: 0,
    numbers: 0,
    hiddenTexts: 0,
    cells: 0,
  };
  const text = blocksOf(body, main.children);
  const blocks = sourceBlocks([...text, ...noteBlocks(body, notes)]);
  if (body.fault !== null) return { outcome: 'faulty', fault: body.fault };
  if (blocks.length === 0) return { outcome: 'faulty', fault: { reason: 'empty' } };
  const remarks = [
    ...remark('tracked-changes-accepted', body.changes),
    ...remark('automatic-numbers', body.numbers),
    ...hiddenRowRemarks(blocks),
    ...remark('hidden-text', body.hiddenTexts),
  ];
  return { outcome: 'source', source: { format: 'docx', blocks, remarks } };
};

export const readDocx: SourceReader = async (bytes) => {
  const zip = zipParts(bytes);
  if (zip.outcome === 'faulty') return zip;
  const opened = open(zip.parts);
  return opened.outcome === 'faulty' ? opened : sourced(opened.parts);
};
