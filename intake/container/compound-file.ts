/**
 * The container of Office 97-2003 files, of encrypted ones and of macros: a small file system of named
 * streams in chains of sectors ([MS-CFB]). Chains of a damaged file may lead anywhere, so every walk
 * ends after as many steps as the file has sectors.
 */

export type CompoundFile = {
  /** Of streams and folders at the top; those of embedded files lie in folders below. */
  readonly names: readonly string[];
  /** At most so many bytes from its beginning; null when there is no such stream, or its chain is broken. */
  readonly stream: (name: string, most?: number) => Uint8Array | null;
};

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerLength = 512;
const entryLength = 128;
const inHeader = 109;
const lastRegular = 0xfffffffa;
const smallShift = 6;

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

type Entry = {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
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

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const wordsIn = (bytes: Uint8Array): Uint32Array => {
  const view = viewOf(bytes);
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
  // A table has a word for every sector of the file; more of it would lead nowhere.
  const most = Math.ceil((bytes.length / sectorSize) * (4 / sectorSize)) + 1;
  const isRegular = (sector: number): boolean => sector < lastRegular;
  const named = new Set(wordsIn(bytes.subarray(76, 76 + inHeader * 4)).filter(isRegular));
  const lists = new Set<number>();
  let list = header.getUint32(68, true);
  while (isRegular(list) && !lists.has(list) && named.size < most) {
    lists.add(list);
    const words = wordsIn(sectorAt(list));
    for (const sector of words.subarray(0, -1)) if (isRegular(sector)) named.add(sector);
    list = words.at(-1) ?? lastRegular;
  }
  return wordsIn(Buffer.concat([...named].slice(0, most).map(sectorAt)));
};

const entryAt = (directory: Uint8Array, index: number): Entry | null => {
  const at = index * entryLength;
  if (at + entryLength > directory.length) return null;
  const view = viewOf(directory);
  const nameLength = Math.min(64, view.getUint16(at + 64, true));
  const name = new TextDecoder('utf-16le').decode(
    directory.subarray(at, at + Math.max(0, nameLength - 2)),
  );
  const word = (offset: number): number => view.getUint32(at + offset, true);
  return {
    ...{ name, left: word(68), right: word(72), child: word(76) },
    ...{ start: word(116), size: word(120) },
  };
};

/** What hangs on the root, as a tree of neighbours. */
const topOf = (directory: Uint8Array, root: Entry): readonly Entry[] => {
  const found: Entry[] = [];
  const waiting = [root.child];
  const seen = new Set<number>();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = seen.has(index) ? null : entryAt(directory, index);
    seen.add(index);
    if (entry === null) continue;
    found.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
};

/** Null when it is none, or has no directory to be found. */
export const openCompoundFile = (bytes: Uint8Array): CompoundFile | null => {
  if (bytes.length < headerLength || !isCompoundFile(bytes)) return null;
  const header = viewOf(bytes.subarray(0, headerLength));
  const sectorShift = header.getUint16(30, true);
  if (sectorShift !== 9 && sectorShift !== 12) return null;
  const sectorSize = 2 ** sectorShift;
  const large = chainsIn(
    bytes,
    bodyOffset(sectorSize),
    sectorSize,
    tableOf(bytes, header, sectorSize),
  );
  const directory = large.read(header.getUint32(48, true), bytes.length);
  const root = directory === null ? null : entryAt(directory, 0);
  if (directory === null || root === null) return null;
  const entries = topOf(directory, root);
  const smallest = header.getUint32(56, true);
  /** Short streams share the sectors of one long one, which has a table of its own. */
  const small = (): Chains => {
    const table = large.read(header.getUint32(60, true), bytes.length) ?? new Uint8Array();
    const container = large.read(root.start, root.size) ?? new Uint8Array();
    return chainsIn(container, 0, 2 ** smallShift, wordsIn(table));
  };
  return {
    names: entries.map(({ name }) => name),
    stream(name, most = bytes.length) {
      const entry = entries.find((one) => one.name === name);
      if (entry === undefined) return null;
      const chains = entry.size < smallest ? small() : large;
      return chains.read(entry.start, Math.min(entry.size, most));
    },
  };
};
