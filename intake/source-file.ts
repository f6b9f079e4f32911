/** The one way in: a file of any format comes out as paragraphs and tables, or as the reason why not. */
import type { SourceDocument } from '../domain/document/source.js';
import type { Fault } from '../domain/document/unreadable.js';
import { remark } from './blocks/raw-blocks.js';
import { zipFault } from './container/zip.js';
import { type FileFormat, recognise } from './file-format.js';
import { readApart } from './isolation.js';
import { largestFileBytes, type ReadingLimits, readingLimits } from './limits.js';
import { readers } from './readers.js';
import type { Sourced } from './sourced.js';
import { tooLarge } from './text/text.js';
import { type ConvertedFormat, convertedFormats, convertToDocx } from './word/libre-office.js';

const faulty = (fault: Fault): Sourced => ({ outcome: 'faulty', fault });

const zipped: ReadonlySet<FileFormat> = new Set(['docx', 'xlsx', 'odt']);

const isConverted = (format: FileFormat): format is ConvertedFormat =>
  convertedFormats.some((converted) => converted === format);

/** Text costs no more than its length; a short one is read sooner than a process starts. */
const lightBytes = 1024 * 1024;
const isLight = (format: FileFormat, { length }: Uint8Array): boolean =>
  (format === 'text' || format === 'csv') && length <= lightBytes;

const withRemark = (source: SourceDocument): SourceDocument => ({
  ...source,
  remarks: [...remark('converted', 1), ...source.remarks],
});

const readConverted = async (
  bytes: Uint8Array,
  format: ConvertedFormat,
  limits: ReadingLimits,
  run: typeof readApart,
): Promise<Sourced> => {
  const converted = await convertToDocx(bytes, format);
  if (converted.outcome === 'faulty') return converted;
  const read = await run('docx', converted.bytes, limits);
  return read.outcome === 'source' ? { ...read, source: withRemark(read.source) } : read;
};

/** `run` is for who is itself apart and ends with the file. */
export const readSourceFile = async (
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits = readingLimits,
  run: typeof readApart = readApart,
): Promise<Sourced> => {
  if (bytes.length > largestFileBytes) return faulty(tooLarge(bytes.length));
  if (bytes.length === 0) return faulty({ reason: 'empty' });
  const recognised = recognise(bytes, fileName);
  if (recognised.outcome === 'faulty') return recognised;
  const { format } = recognised;
  const fault = zipped.has(format) ? await zipFault(bytes) : null;
  if (fault !== null) return faulty(fault);
  if (isConverted(format)) return readConverted(bytes, format, limits, run);
  const load = readers[format];
  if (load === undefined) return faulty({ reason: 'unknown-format', found: format.toUpperCase() });
  return isLight(format, bytes) ? (await load())(bytes) : run(format, bytes, limits);
};
