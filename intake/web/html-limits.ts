/** What a page costs is estimated from its tags alone, before a tree of it is built. */
import type { Fault } from '../../domain/document/unreadable.js';
import { deepestHtml, mostTableCells } from '../limits.js';

/** Never closed by a tag of their own, or closed by the next of their kind. */
const flat: ReadonlySet<string> = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption html head body'
  ).split(' '),
);

/** Their content is no markup. */
const opaque: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

const tag = /<(?:!--|(\/?)([a-z][a-z0-9]*))/gi;

/** Where the content of an opaque element or a comment ends; the end of the text if it never does. */
const behind = (text: string, end: RegExp, from: number): number => {
  end.lastIndex = from;
  return end.exec(text) === null ? text.length : end.lastIndex;
};

export const htmlFault = (text: string): Fault | null => {
  const open = new Map<string, number>();
  let depth = 0;
  let cells = 0;
  tag.lastIndex = 0;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const name = found[2]?.toLowerCase();
    if (name === undefined) {
      tag.lastIndex = behind(text, /--!?>/g, tag.lastIndex);
      continue;
    }
    const end = text.indexOf('>', tag.lastIndex);
    if (end === -1) break;
    tag.lastIndex = end;
    const closes = found[1] === '/';
    if (!closes && opaque.has(name)) {
      tag.lastIndex = behind(text, new RegExp(`</${name}`, 'gi'), end);
      continue;
    }
    if (!closes && (name === 'td' || name === 'th')) cells += 1;
    const standing = open.get(name) ?? 0;
    if (flat.has(name) || text[end - 1] === '/' || (closes && standing === 0)) continue;
    open.set(name, standing + (closes ? -1 : 1));
    depth += closes ? -1 : 1;
    if (depth > deepestHtml) return { reason: 'too-deep', expected: String(deepestHtml) };
  }
  return cells > mostTableCells
    ? { reason: 'too-many-table-cells', expected: String(mostTableCells) }
    : null;
};
