/** Old office containers with nothing in them but named streams, each of 4,096 bytes. */

const sector = 512;
const streamSectors = 8;
const endOfChain = 0xfffffffe;
const nothing = 0xffffffff;
const ofTable = 0xfffffffd;

export type Stream = { readonly name: string; readonly start?: readonly number[] };

/** Entries hang on the root one to the right of the other. */
const entry = (name: string, type: number, right: number, child: number, first: number): Buffer => {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = type;
  bytes.writeUInt32LE(nothing, 68);
  bytes.writeUInt32LE(right, 72);
  bytes.writeUInt32LE(child, 76);
  bytes.writeUInt32LE(first, 116);
  bytes.writeUInt32LE(streamSectors * sector, 120);
  return bytes;
};

/** Sector 0 is the table of chains, then comes the directory, then the streams. */
export const compoundFile = (streams: readonly Stream[]): Uint8Array => {
  const directorySectors = Math.ceil((streams.length + 1) / 4);
  const firstOf = (index: number) => 1 + directorySectors + index * streamSectors;
  const header = Buffer.alloc(sector, 0xff);
  header.fill(0, 0, 76);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(endOfChain, 68);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(ofTable, 0);
  const chain = (first: number, length: number) => {
    for (let at = first; at < first + length; at += 1)
      table.writeUInt32LE(at === first + length - 1 ? endOfChain : at + 1, at * 4);
  };
  chain(1, directorySectors);
  const directory = Buffer.alloc(directorySectors * sector);
  entry('Root Entry', 5, nothing, streams.length === 0 ? nothing : 1, endOfChain).copy(directory);
  const contents = streams.map(({ name, start = [] }, index) => {
    chain(firstOf(index), streamSectors);
    const right = index + 1 < streams.length ? index + 2 : nothing;
    entry(name, 2, right, nothing, firstOf(index)).copy(directory, (index + 1) * 128);
    const content = Buffer.alloc(streamSectors * sector);
    Buffer.from(start).copy(content);
    return content;
  });
  return Buffer.concat([header, table, directory, ...contents]);
};
