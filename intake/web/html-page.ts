/** A parsed page as paragraphs and tables: what a person sees of it, in the order it stands. */
import type { Fault } from '../../domain/document/unreadable.js';
import { formatNumber, type NumberFormat } from '../blocks/number-format.js';
import type { RawBlock, RawRow } from '../blocks/raw-blocks.js';
import { widestTable } from '../limits.js';
import { type PageCell, type PageRow, placeRows, wholeGroups } from './html-table.js';

/** As much of a parsed page as is looked at here. */
export type PageNode = {
  readonly type: string;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly children?: readonly PageNode[];
};

type Findings = {
  fault: Fault | null;
  changes: number;
  numbers: number;
  hiddenTexts: number;
};

/** Where text goes: the page, or one cell of it. */
type Flow = {
  readonly findings: Findings;
  readonly blocks: RawBlock[];
  /** The paragraph that is being read, and the number of the list that goes before it. */
  text: string;
  number: string;
};

export type ReadPage = Findings & { readonly blocks: readonly RawBlock[] };

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const dropped = words(
  'head script style template noscript select textarea button svg math iframe object audio video canvas',
);
const blockElements = words(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre ' +
    'search section summary ul',
);

/** The little figures that point to notes would stick to the word before them. */
const noteMark = /\b(?:Mso(?:Foot|End)noteReference|MsoCommentReference|sd(?:foot|end)noteanc)\b/;
const unseen = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;

const attribute = (node: PageNode, name: string): string => node.attribs?.[name] ?? '';

const isHidden = (node: PageNode): boolean =>
  node.attribs?.['hidden'] !== undefined || unseen.test(attribute(node, 'style'));

const hasText = (node: PageNode): boolean =>
  node.type === 'text' ? (node.data ?? '').trim() !== '' : (node.children ?? []).some(hasText);

const childrenNamed = (node: PageNode, ...names: readonly string[]): PageNode[] =>
  (node.children ?? []).filter(({ name }) => name !== undefined && names.includes(name));

const endParagraph = (flow: Flow): void => {
  if (flow.text.trim() !== '') {
    flow.blocks.push({ kind: 'paragraph', text: flow.number + flow.text });
    flow.number = '';
  }
  flow.text = '';
};

/** In a column of numbers, the number of a list is all there is. */
const endItem = (flow: Flow): void => {
  endParagraph(flow);
  if (flow.number !== '') flow.blocks.push({ kind: 'paragraph', text: flow.number });
  flow.number = '';
};

const readAll = (flow: Flow, nodes: readonly PageNode[]): void => {
  for (const node of nodes) readNode(flow, node);
};

const readNode = (flow: Flow, node: PageNode): void => {
  if (node.type === 'text') flow.text += (node.data ?? '').replace(/[\t\n\f\r ]+/g, ' ');
  else if (node.name === undefined) readAll(flow, node.children ?? []);
  else if (!dropped.has(node.name) && !noteMark.test(attribute(node, 'class')))
    readElement(flow, node, node.name);
};

const readElement = (flow: Flow, node: PageNode, name: string): void => {
  const { findings } = flow;
  if (isHidden(node)) {
    if (hasText(node)) findings.hiddenTexts += 1;
  } else if (name === 'br') flow.text += '\n';
  else if (name === 'table') readTable(flow, node);
  else if (name === 'ol') readNumbered(flow, node);
  else if (name === 'pre') readVerbatim(flow, node);
  else if (name === 'del') findings.changes += 1;
  else if (blockElements.has(name)) {
    endParagraph(flow);
    readAll(flow, node.children ?? []);
    endParagraph(flow);
  } else {
    if (name === 'ins') findings.changes += 1;
    readAll(flow, node.children ?? []);
  }
};

/** Line ends of the source are line ends of the page here, and only here. */
const readVerbatim = (flow: Flow, node: PageNode): void => {
  const verbatim = (inside: PageNode): string =>
    inside.type === 'text'
      ? (inside.data ?? '')
      : inside.name === 'br'
        ? '\n'
        : (inside.children ?? []).map(verbatim).join('');
  endParagraph(flow);
  flow.text = verbatim(node);
  endParagraph(flow);
};

const formats: Readonly<Record<string, NumberFormat>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

const integer = (text: string, otherwise: number): number =>
  /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : otherwise;

/** Numbers that the browser counts; they stand nowhere in the page. */
const readNumbered = (flow: Flow, list: PageNode): void => {
  const format = formats[attribute(list, 'type')] ?? 'decimal';
  const bare = /list-style(?:-type)?\s*:\s*none/i.test(attribute(list, 'style'));
  let number = integer(attribute(list, 'start'), 1);
  endItem(flow);
  for (const child of list.children ?? []) {
    if (child.name === 'li' && !isHidden(child)) {
      number = integer(attribute(child, 'value'), number);
      if (!bare) {
        flow.number = `${formatNumber(format, number)}. `;
        flow.findings.numbers += 1;
      }
      number += 1;
    }
    readNode(flow, child);
    endItem(flow);
  }
};

const cellOf = (findings: Findings, node: PageNode): PageCell => {
  const flow: Flow = { findings, blocks: [], text: '', number: '' };
  readAll(flow, node.children ?? []);
  endItem(flow);
  return {
    columnSpan: Math.max(1, integer(attribute(node, 'colspan'), 1)),
    rowSpan: Math.max(0, integer(attribute(node, 'rowspan'), 1)),
    blocks: flow.blocks,
  };
};

/** Excel sizes its columns by a hidden row without a word, which is none of the table's. */
const rowsOf = (findings: Findings, group: PageNode): PageRow[] =>
  childrenNamed(group, 'tr').flatMap((node) => {
    const hidden = isHidden(group) || isHidden(node);
    if (hidden && !hasText(node)) return [];
    const cells = childrenNamed(node, 'td', 'th').filter((cell) => !isHidden(cell));
    return [{ hidden, cells: cells.map((cell) => cellOf(findings, cell)) }];
  });

const readTable = (flow: Flow, table: PageNode): void => {
  const { findings } = flow;
  endItem(flow);
  for (const caption of childrenNamed(table, 'caption')) readNode(flow, caption);
  endParagraph(flow);
  const groups = childrenNamed(table, 'thead', 'tbody', 'tfoot').map((group) => ({
    head: group.name === 'thead',
    rows: rowsOf(findings, group),
  }));
  const rows: RawRow[] = [];
  for (const group of wholeGroups(groups)) {
    const placed = placeRows(group);
    if (placed === null) {
      const expected = String(widestTable);
      findings.fault ??= { reason: 'too-many-columns', expected };
      return;
    }
    for (const row of placed) rows.push(row);
  }
  const layout = /^(?:presentation|none)$/i.test(attribute(table, 'role'));
  flow.blocks.push({ kind: 'table', rows, layout });
};

export const readPage = (root: PageNode): ReadPage => {
  const findings: Findings = { fault: null, changes: 0, numbers: 0, hiddenTexts: 0 };
  const flow: Flow = { findings, blocks: [], text: '', number: '' };
  readNode(flow, root);
  endItem(flow);
  return { ...findings, blocks: flow.blocks };
};
