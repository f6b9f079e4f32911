/** Tab-separated text to neutral rows with their line numbers. */
import { type DelimitedRows, readDelimited, withLineFeeds } from './delimited.js';

export const readTsv = (source: string): DelimitedRows =>
  readDelimited(withLineFeeds(source), '\t');
