/**
 * Reads one file. Whatever the file does to it, it does to this process alone, which waits to be ended
 * by whoever asked: a process that ended by itself might do so before its answer was heard.
 */
import type { ReadingRequest } from './isolation.js';
import { readers } from './readers.js';

process.on('message', async ({ format, bytes }: ReadingRequest) => {
  const load = readers[format];
  if (load === undefined) throw new Error(`no reader for ${format}`);
  const read = await load();
  process.send?.(await read(bytes));
});
