/** Web pages: saved from a portal, written by Word or LibreOffice, or lifted from the clipboard. */
import { load } from 'cheerio';
import { hiddenRowRemarks, remark, sourceBlocks } from '../blocks/raw-blocks.js';
import { deepestHtml } from '../limits.js';
import type { Sourced, SourceReader } from '../sourced.js';
import { decodeHtml } from './html-encoding.js';
import { htmlFault } from './html-limits.js';
import { type PageNode, readPage } from './html-page.js';

/** Level by level, as a tree too deep to be walked is what is looked for. */
const isTooDeep = (root: PageNode): boolean => {
  let level: readonly PageNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestHtml) return true;
    level = level.flatMap((node) => node.children ?? []);
  }
  return false;
};

const sourced = (text: string): Sourced => {
  const root: PageNode | undefined = load(text).root()[0];
  if (root === undefined) return { outcome: 'faulty', fault: { reason: 'empty' } };
  if (isTooDeep(root)) {
    const fault = { reason: 'too-deep', expected: String(deepestHtml) } as const;
    return { outcome: 'faulty', fault };
  }
  const page = readPage(root);
  if (page.fault !== null) return { outcome: 'faulty', fault: page.fault };
  const blocks = sourceBlocks(page.blocks);
  if (blocks.length === 0) return { outcome: 'faulty', fault: { reason: 'empty' } };
  const remarks = [
    ...remark('tracked-changes-accepted', page.changes),
    ...remark('automatic-numbers', page.numbers),
    ...hiddenRowRemarks(blocks),
    ...remark('hidden-text', page.hiddenTexts),
  ];
  return { outcome: 'source', source: { format: 'html', blocks, remarks } };
};

export const readHtml: SourceReader = async (bytes) => {
  const decoded = decodeHtml(bytes);
  if (decoded.outcome === 'faulty') return decoded;
  const fault = htmlFault(decoded.text);
  return fault === null ? sourced(decoded.text) : { outcome: 'faulty', fault };
};
