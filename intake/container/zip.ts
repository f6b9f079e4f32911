/**
 * The directory of a zip file is read before anything is unpacked, and what it states is held to:
 * a part that unpacks to more than was stated is never unpacked further than that.
 */
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Fault } from '../../domain/document/unreadable.js';
import { largestUnpackedBytes, mostParts } from '../limits.js';
import { megabytes } from '../text/text.js';

export type ZipPart = {
  readonly name: string;
  /** As the directory states it. */
  readonly size: number;
  readonly checksum: number;
  readonly deflated: boolean;
  readonly packed: Uint8Array;
};

export type ZipParts =
  | { readonly outcome: 'parts'; readonly parts: ReadonlyMap<string, ZipPart> }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

export type Unpacked =
  | { readonly outcome: 'unpacked'; readonly bytes: Uint8Array }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

type Faulty = { readonly outcome: 'faulty'; readonly fault: Fault };

const faulty = (fault: Fault): Faulty => ({ outcome: 'faulty', fault });
const broken = (found: string, part?: string): Faulty =>
  faulty({ reason: 'broken', found, ...(part === undefined ? {} : { part }) });

const localSignature = 0x04034b50;
const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;

/** Stands at the end, behind it only a comment. */
const endOf = (view: DataView): number => {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at;
  return -1;
};

/** Where a file is larger than 32 bits can say, or its writer foresaw that, the figures stand apart. */
const wideFigures = (view: DataView, from: number, to: number, narrow: readonly number[]) => {
  const figures = [...narrow];
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    for (const [index, figure] of narrow.entries()) {
      if (figure !== 0xffffffff || next + 8 > end) continue;
      figures[index] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
  return figures;
};

type Entry = {
  readonly name: string;
  readonly next: number;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
};

const entryAt = (bytes: Uint8Array, view: DataView, at: number): Entry | null => {
  if (at + entryLength > bytes.length || view.getUint32(at, true) !== entrySignature) return null;
  const nameEnd = at + entryLength + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) return null;
  const narrow = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
  const [size = 0, packedSize = 0, offset = 0] = wideFigures(view, nameEnd, extraEnd, narrow);
  return {
    name: new TextDecoder().decode(bytes.subarray(at + entryLength, nameEnd)),
    next,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    size,
    packedSize,
    offset,
  };
};

const partOf = (bytes: Uint8Array, view: DataView, entry: Entry): ZipPart | Faulty => {
  const { name, offset, method, size, checksum } = entry;
  if ((entry.flags & 1) !== 0) return faulty({ reason: 'encrypted', part: name });
  if (method !== stored && method !== deflated) return broken(`ZIP ${method}`, name);
  if (offset + localLength > bytes.length || view.getUint32(offset, true) !== localSignature)
    return broken('ZIP', name);
  const begin =
    offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (begin + entry.packedSize > bytes.length) return broken('ZIP', name);
  const packed = bytes.subarray(begin, begin + entry.packedSize);
  return { name, size, checksum, deflated: method === deflated, packed };
};

/** What the file holds, nothing unpacked. */
export const zipParts = (bytes: Uint8Array): ZipParts => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === -1) return broken('ZIP');
  const count = view.getUint16(end + 10, true);
  if (count > mostParts)
    return faulty({ reason: 'too-many-parts', found: `${count}`, expected: `${mostParts}` });
  const parts = new Map<string, ZipPart>();
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(bytes, view, at);
    if (entry === null) return broken('ZIP');
    const part = partOf(bytes, view, entry);
    if ('outcome' in part) return part;
    if (parts.has(part.name)) return broken('ZIP', part.name);
    unpacked += part.size;
    if (unpacked > largestUnpackedBytes) {
      const found = megabytes(unpacked);
      const expected = megabytes(largestUnpackedBytes);
      return faulty({ reason: 'unpacked-too-large', part: part.name, found, expected });
    }
    parts.set(part.name, part);
    at = entry.next;
  }
  return { outcome: 'parts', parts };
};

/** The bytes of one part: as many as stated, and the very ones that were packed. */
export const unpack = (part: ZipPart): Unpacked => {
  let bytes = part.packed;
  if (part.deflated) {
    try {
      bytes = inflateRawSync(part.packed, { maxOutputLength: Math.max(1, part.size) });
    } catch {
      return broken('ZIP', part.name);
    }
  }
  if (bytes.length !== part.size) return broken('ZIP', part.name);
  if (crc32(bytes) !== part.checksum) return broken('CRC-32', part.name);
  return { outcome: 'unpacked', bytes };
};

/** Unpacked in passing, a piece at a time: more than was stated is never made. */
const partFault = async (part: ZipPart): Promise<Fault | null> => {
  const source = Readable.from([part.packed]);
  const content = part.deflated ? source.pipe(createInflateRaw()) : source;
  let size = 0;
  let checksum = 0;
  try {
    for await (const piece of content) {
      size += piece.length;
      checksum = crc32(piece, checksum);
      if (size > part.size) break;
    }
  } catch {
    size = -1;
  }
  if (size !== part.size) return { reason: 'broken', found: 'ZIP', part: part.name };
  return checksum === part.checksum ? null : { reason: 'broken', found: 'CRC-32', part: part.name };
};

/** For readers that unpack by themselves: no part is larger than stated, and none is damaged. */
export const zipFault = async (bytes: Uint8Array): Promise<Fault | null> => {
  const opened = zipParts(bytes);
  if (opened.outcome === 'faulty') return opened.fault;
  for (const part of opened.parts.values()) {
    const fault = await partFault(part);
    if (fault !== null) return fault;
  }
  return null;
};
