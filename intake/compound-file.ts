/**
 * The old container of Word and Excel, and of office files with a password (MS-CFB): only its
 * directory is read, to tell what the file is. Every chain is followed no further than the file is
 * long, so that one that bites its tail comes to an end.
 */

export type CompoundEntry = { readonly name: string; readonly firstSector: number };

type Layout = { readonly bytes: Uint8Array; readonly view: DataView; readonly sectorSize: number };

const endOfChain = 0xfffffffa;
const noEntry = 0xffffffff;
const headerTables = 109;
const entrySize = 128;

const sectorOffset = ({ sectorSize }: Layout, sector: number): number => (sector + 1) * sectorSize;

const wordAt = ({ view }: Layout, offset: number): number =>
  offset >= 0 && offset + 4 <= view.byteLength ? view.getUint32(offset, true) : noEntry;

/** Sectors that hold the table of chains: the first stand in the header, further ones in a chain. */
const tableSectors = (file: Layout): number[] => {
  const sectors: number[] = [];
  for (let index = 0; index < headerTables; index += 1) sectors.push(wordAt(file, 76 + index * 4));
  const perSector = file.sectorSize / 4 - 1;
  const most = file.bytes.length / file.sectorSize;
  let next = wordAt(file, 68);
  for (let seen = 0; next < endOfChain && seen < most; seen += 1) {
    const offset = sectorOffset(file, next);
    for (let index = 0; index < perSector; index += 1)
      sectors.push(wordAt(file, offset + index * 4));
    next = wordAt(file, offset + perSector * 4);
  }
  return sectors.filter((sector) => sector < endOfChain);
};

const chain = (file: Layout, first: number): number[] => {
  const tables = tableSectors(file);
  const perSector = file.sectorSize / 4;
  const sectors: number[] = [];
  const most = file.bytes.length / file.sectorSize;
  for (let sector = first; sector < endOfChain && sectors.length < most; ) {
    sectors.push(sector);
    const table = tables[Math.floor(sector / perSector)];
    if (table === undefined) break;
    sector = wordAt(file, sectorOffset(file, table) + (sector % perSector) * 4);
  }
  return sectors;
};

type Node = CompoundEntry & {
  readonly left: number;
  readonly right: number;
  readonly child: number;
};

const entryAt = (file: Layout, offset: number): Node | null => {
  if (offset + entrySize > file.bytes.length) return null;
  const length = Math.min(64, file.view.getUint16(offset + 64, true));
  const name = new TextDecoder('utf-16le').decode(
    file.bytes.subarray(offset, offset + Math.max(0, length - 2)),
  );
  return {
    name,
    left: wordAt(file, offset + 68),
    right: wordAt(file, offset + 72),
    child: wordAt(file, offset + 76),
    firstSector: wordAt(file, offset + 116),
  };
};

const layoutOf = (bytes: Uint8Array): Layout | null => {
  if (bytes.length < 512) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  return shift === 9 || shift === 12 ? { bytes, view, sectorSize: 2 ** shift } : null;
};

/** Streams and folders at the top of the file; null when there is no directory to be found. */
export const topEntries = (bytes: Uint8Array): readonly CompoundEntry[] | null => {
  const file = layoutOf(bytes);
  if (file === null) return null;
  const offsets = chain(file, wordAt(file, 48)).flatMap((sector) =>
    Array.from(
      { length: file.sectorSize / entrySize },
      (_, index) => sectorOffset(file, sector) + index * entrySize,
    ),
  );
  const nodeAt = (index: number): Node | null => {
    const offset = offsets[index];
    return offset === undefined ? null : entryAt(file, offset);
  };
  const root = nodeAt(0);
  if (root === null) return null;
  const found: CompoundEntry[] = [];
  const waiting = [root.child];
  const seen = new Set<number>();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const node = seen.has(index) ? null : nodeAt(index);
    seen.add(index);
    if (node === null) continue;
    found.push(node);
    waiting.push(node.left, node.right);
  }
  return found;
};

/** The beginning of a stream of at least 4,096 bytes; shorter ones are kept elsewhere. */
export const streamStart = (bytes: Uint8Array, entry: CompoundEntry): Uint8Array => {
  const file = layoutOf(bytes);
  if (file === null || entry.firstSector >= endOfChain) return new Uint8Array();
  const offset = sectorOffset(file, entry.firstSector);
  return bytes.subarray(offset, offset + file.sectorSize);
};
