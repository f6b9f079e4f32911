/**
 * The container of Office 97-2003 files, of encrypted ones and of macros: a small file system of named
 * streams in chains of sectors ([MS-CFB]). Chains of a damaged file may lead anywhere, so every walk
 * ends after as many steps as the file has sectors.
 */

export type CompoundFile = {
  readonly names: readonly string[];
  /** Null when there is no such stream, or its chain is broken. */
  readonly stream: (name: string) => Uint8Array | null;
};

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerLength = 512;
const entryLength = 128;
const inHeader = 109;
const lastRegular = 0xfffffffa;
const streamEntry = 2;
const rootEntry = 5;

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  bytes.length >= headerLength && signature.every((byte, index) => bytes[index] === byte);

type Entry = {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
};

type Chains = {
  /** The bytes of a chain of sectors, at most `size` of them. */
  readonly read: (start: number, size: number) => Uint8Array | null;
};

/** Sectors of one size in `bytes`, each followed by the one that `next` names. */
const chainsIn = (
  bytes: Uint8Array,
  offset: number,
  sectorSize: number,
  next: Uint32Array,
): Chains => ({
  read(start, size) {
    const most = Math.min(size, bytes.length);
    const sectors: Uint8Array[] = [];
    let length = 0;
    for (let sector = start; length < most; sector = next[sector] ?? lastRegular) {
      const from = offset + sector * sectorSize;
      if (sector >= lastRegular || from >= bytes.length) break;
      const part = bytes.subarray(from, Math.min(from + sectorSize, from + most - length));
      sectors.push(part);
      length += part.length;
    }
    return sectors.length === 0 && size > 0 ? null : Buffer.concat(sectors);
  },
});

const wordsIn = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.floor(bytes.length / 4);
  return Uint32Array.from({ length: count }, (_, index) => view.getUint32(index * 4, true));
};

/** The header takes a whole sector. */
const bodyOffset = (sectorSize: number): number => Math.max(headerLength, sectorSize);

/** The table of chains: some of its sectors are named in the header, the others in sectors of their own. */
const tableOf = (bytes: Uint8Array, header: DataView, sectorSize: number): Uint32Array => {
  const sectorAt = (sector: number): Uint8Array => {
    const from = bodyOffset(sectorSize) + sector * sectorSize;
    return bytes.subarray(from, from + sectorSize);
  };
  const named = new Set(wordsIn(bytes.subarray(76, 76 + inHeader * 4)));
  const lists = new Set<number>();
  let list = header.getUint32(68, true);
  while (list < lastRegular && !lists.has(list)) {
    lists.add(list);
    const words = wordsIn(sectorAt(list));
    for (const sector of words.subarray(0, -1)) named.add(sector);
    list = words.at(-1) ?? lastRegular;
  }
  const regular = [...named].filter((sector) => sector < lastRegular);
  return wordsIn(Buffer.concat(regular.map(sectorAt)));
};

const entriesIn = (directory: Uint8Array): Entry[] => {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / entryLength) }, (_, index) => {
    const at = index * entryLength;
    const nameLength = Math.min(64, view.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(
      directory.subarray(at, at + Math.max(0, nameLength - 2)),
    );
    return {
      name,
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
};

export const openCompoundFile = (bytes: Uint8Array): CompoundFile | null => {
  if (!isCompoundFile(bytes)) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const [sectorShift, smallShift] = [header.getUint16(30, true), header.getUint16(32, true)];
  if ((sectorShift !== 9 && sectorShift !== 12) || smallShift !== 6) return null;
  const sectorSize = 2 ** sectorShift;
  const table = tableOf(bytes, header, sectorSize);
  const large = chainsIn(bytes, bodyOffset(sectorSize), sectorSize, table);
  const directory = large.read(header.getUint32(48, true), bytes.length);
  const entries = directory === null ? [] : entriesIn(directory);
  const root = entries.find(({ type }) => type === rootEntry);
  if (root === undefined) return null;
  const smallTable = large.read(header.getUint32(60, true), bytes.length) ?? new Uint8Array();
  const container = large.read(root.start, root.size) ?? new Uint8Array();
  const small = chainsIn(container, 0, 2 ** smallShift, wordsIn(smallTable));
  const smallest = header.getUint32(56, true);
  const streams = entries.filter(({ type }) => type === streamEntry);
  return {
    names: streams.map(({ name }) => name),
    stream(name) {
      const entry = streams.find((one) => one.name === name);
      if (entry === undefined) return null;
      return (entry.size < smallest ? small : large).read(entry.start, entry.size);
    },
  };
};
