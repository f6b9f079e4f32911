/**
 * What a file is, told by its bytes first and by its name second: a name says only what somebody
 * called it. What no reader takes is named for what it is, and what must not be read at all (a
 * password, macros) is refused here, before any reader sees it.
 */
import type { Fault } from '../domain/document/unreadable.js';
import { isCompoundFile, openCompoundFile } from './container/compound-file.js';
import { unpack, type ZipPart, zipParts } from './container/zip.js';

export type FileFormat =
  | 'docx'
  | 'xlsx'
  | 'xls'
  | 'html'
  | 'pdf'
  | 'csv'
  | 'text'
  | 'doc'
  | 'odt'
  | 'rtf';

export type Recognised =
  | { readonly outcome: 'format'; readonly format: FileFormat }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

const format = (name: FileFormat): Recognised => ({ outcome: 'format', format: name });
const faulty = (fault: Fault): Recognised => ({ outcome: 'faulty', fault });
const unknown = (found: string): Recognised => faulty({ reason: 'unknown-format', found });

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** As much of a file, or of a stream in it, as tells what it is. */
const looked = 4096;

const zipStart = [0x50, 0x4b, 0x03, 0x04];

/** First bytes of what people take for an annex and no reader takes. */
const strangers: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x49, 0x49, 0x2a, 0x00], 'TIFF'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'TIFF'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7Z'],
  [[0x1f, 0x8b], 'GZIP'],
  [[0x50, 0x4b, 0x05, 0x06], 'ZIP'],
  [[0x4d, 0x5a, 0x90], 'EXE'],
  [[0x7f, 0x45, 0x4c, 0x46], 'ELF'],
];

const macroPart = /(?:^|\/)vbaProject\.bin$|^xl\/macrosheets\/|^Basic\//i;

/** What tells one kind of zip from another is short. */
const longestLabel = 1024 * 1024;

const textOf = (part: ZipPart | undefined): string => {
  if (part === undefined || part.size > longestLabel) return '';
  const unpacked = unpack(part);
  return unpacked.outcome === 'unpacked' ? latin(unpacked.bytes) : '';
};

const openDocument = (kind: string, parts: ReadonlyMap<string, ZipPart>): Recognised => {
  const part = 'META-INF/manifest.xml';
  if (textOf(parts.get(part)).includes('encryption-data'))
    return faulty({ reason: 'encrypted', part });
  return kind === 'text' ? format('odt') : unknown(`OpenDocument (${kind})`);
};

const zipFormat = (bytes: Uint8Array): Recognised => {
  const opened = zipParts(bytes);
  if (opened.outcome === 'faulty') return opened;
  const names = [...opened.parts.keys()];
  const macros = names.find((name) => macroPart.test(name));
  if (macros !== undefined) return faulty({ reason: 'macros', part: macros });
  const mimeType = textOf(opened.parts.get('mimetype'));
  const kind = /^application\/vnd\.oasis\.opendocument\.([a-z-]+)/.exec(mimeType)?.[1];
  if (kind !== undefined) return openDocument(kind, opened.parts);
  if (names.some((name) => name.startsWith('word/'))) return format('docx');
  if (names.some((name) => name.startsWith('xl/'))) return format('xlsx');
  return unknown(names.some((name) => name.startsWith('ppt/')) ? 'PowerPoint' : 'ZIP');
};

/** A bit of the header of a Word file; its first number says that it is one (MS-DOC 2.5.2). */
const wordIsEncrypted = (header: Uint8Array): boolean => {
  const word = (at: number): number => (header[at] ?? 0) + (header[at + 1] ?? 0) * 256;
  return (word(0) === 0xa5ec || word(0) === 0xa5dc) && (word(10) & 0x100) !== 0;
};

/** A record that stands right behind the first one, or behind the one that protects from writing. */
const workbookIsEncrypted = (start: Uint8Array): boolean => {
  const word = (at: number): number => (start[at] ?? 0) + (start[at + 1] ?? 0) * 256;
  let at = 0;
  for (let record = 0; record < 4; record += 1) {
    if (word(at) === 0x2f) return true;
    at += 4 + word(at + 2);
  }
  return false;
};

const compoundFormat = (bytes: Uint8Array): Recognised => {
  const file = openCompoundFile(bytes);
  if (file === null) return faulty({ reason: 'broken', found: 'OLE' });
  const named = (...names: readonly string[]): string | undefined =>
    file.names.find((name) => names.includes(name));
  const startOf = (name: string): Uint8Array => file.stream(name, looked) ?? new Uint8Array();
  if (named('EncryptedPackage', 'EncryptionInfo') !== undefined)
    return faulty({ reason: 'encrypted' });
  const macros = named('Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT');
  if (macros !== undefined) return faulty({ reason: 'macros', part: macros });
  const document = named('WordDocument');
  if (document !== undefined) {
    const encrypted = wordIsEncrypted(startOf(document));
    return encrypted ? faulty({ reason: 'encrypted' }) : format('doc');
  }
  const workbook = named('Workbook', 'Book');
  if (workbook === undefined) return unknown('OLE');
  const encrypted = workbookIsEncrypted(startOf(workbook));
  return encrypted ? faulty({ reason: 'encrypted' }) : format('xls');
};

/** Letters of the beginning, small: enough to tell a page from a text, whatever the encoding. */
const headOf = (bytes: Uint8Array): string => {
  const beginning = bytes.subarray(0, looked);
  const wide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const text = latin(wide ? beginning.filter((byte) => byte !== 0) : beginning);
  return text
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .toLowerCase();
};

const archivedPage = /^[a-z-]+:[\s\S]*content-type:\s*multipart\/related/;
const page = /^(?:<!doctype\s+html|<(?:html|head|meta|body)[\s>]|version:\d\.\d\s+starthtml:)/;
/** A text may begin with a tag as well; its name then decides. */
const pagePiece = /^<(?:!--|!\[|(?:table|div|style|title|center|link|script|p|span)[\s>])/;

const xmlFormat = (head: string): Recognised => {
  if (/<(?:!doctype\s+)?html[\s>]/.test(head)) return format('html');
  if (head.includes('word/2003/wordml') || head.includes('word.document'))
    return unknown('Word XML');
  return unknown(head.includes('office:spreadsheet') ? 'Excel XML' : 'XML');
};

const textFormat = (bytes: Uint8Array, extension: string): Recognised => {
  const head = headOf(bytes);
  if (head.startsWith('{\\rtf')) return format('rtf');
  if (page.test(head) || archivedPage.test(head)) return format('html');
  if (head.startsWith('<?xml')) return xmlFormat(head);
  const ofText = ['txt', 'md', 'markdown', 'tsv', 'csv'].includes(extension);
  if (!ofText && pagePiece.test(head)) return format('html');
  if (['html', 'htm', 'xhtml', 'mht', 'mhtml'].includes(extension)) return format('html');
  return format(extension === 'csv' ? 'csv' : 'text');
};

export const recognise = (bytes: Uint8Array, fileName: string): Recognised => {
  if (startsWith(bytes, zipStart)) return zipFormat(bytes);
  if (isCompoundFile(bytes)) return compoundFormat(bytes);
  if (latin(bytes.subarray(0, 1024)).includes('%PDF-')) return format('pdf');
  const stranger = strangers.find(([start]) => startsWith(bytes, start));
  if (stranger !== undefined) return unknown(stranger[1]);
  return textFormat(bytes, /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? '');
};
