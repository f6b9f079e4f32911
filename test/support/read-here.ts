/** In this process: for tests, whose files do no harm, the start of another is only waiting. */
import type { readApart } from '../../intake/isolation.js';
import { readers } from '../../intake/readers.js';

export const readHere: typeof readApart = async (format, bytes) => {
  const load = readers[format];
  if (load === undefined) throw new Error(`no reader for ${format}`);
  return (await load())(bytes);
};
