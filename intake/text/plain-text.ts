/** Text of any layout: what its lines look like tells which reader is for it. */

import type { Sourced, SourceReader } from '../sourced.js';
import { isAligned, readAlignedColumns } from './aligned-columns.js';
import { isCellEnd, readCellBlocks } from './cell-blocks.js';
import { isTableRule, readMarkdown } from './markdown.js';
import { decodeText } from './text.js';
import { beyondLimits } from './text-limits.js';
import { readTsv } from './tsv.js';

/** Of one layout's lines this many make a table. */
const fewestLines = 3;

type Signs = { tabs: number; rules: number; bars: number; cellEnds: number; aligned: number };

const signsOf = (text: string): Signs => {
  const signs = { tabs: 0, rules: 0, bars: 0, cellEnds: 0, aligned: 0 };
  for (const line of text.split('\n')) {
    if (line.includes('\t')) signs.tabs += 1;
    else if (isCellEnd(line)) signs.cellEnds += 1;
    else if (isTableRule(line)) signs.rules += 1;
    else if (/^\s*\|/.test(line)) signs.bars += 1;
    else if (isAligned(line)) signs.aligned += 1;
  }
  return signs;
};

const readerFor = (signs: Signs): ((text: string) => Sourced) => {
  if (signs.rules > 0 && signs.bars + signs.rules > signs.tabs) return readMarkdown;
  if (signs.cellEnds >= fewestLines && signs.cellEnds > signs.tabs) return readCellBlocks;
  if (signs.tabs === 0 && signs.aligned >= fewestLines) return readAlignedColumns;
  return readTsv;
};

export const readPlainText = (text: string): Sourced => {
  const lines = text.replace(/\r\n?|\f/g, '\n');
  const fault = beyondLimits(lines);
  if (fault !== null) return { outcome: 'faulty', fault };
  return readerFor(signsOf(lines))(lines);
};

export const readText: SourceReader = async (bytes) => {
  const decoded = decodeText(bytes);
  return decoded.outcome === 'faulty' ? decoded : readPlainText(decoded.text);
};
