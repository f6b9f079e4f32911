/** Reads one file and ends. Whatever the file does to it, it does to this thread alone. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingRequest } from './isolation.js';
import { readers } from './readers.js';

const { format, bytes }: ReadingRequest = workerData;
const load = readers[format];
if (load === undefined) throw new Error(`no reader for ${format}`);
const read = await load();
parentPort?.postMessage(await read(bytes));
