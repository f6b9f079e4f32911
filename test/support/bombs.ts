/** Files that are small and want to become large, and zips whose directory lies. */
import { strToU8, zipSync } from 'fflate';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const wordXml = (body: string): string =>
  `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`;

export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        [
          typeof content === 'string' ? strToU8(content) : content,
          // LibreOffice looks for it as it is.
          { level: name === 'mimetype' ? 0 : 1 },
        ],
      ]),
    ),
  );

const entrySignature = 0x02014b50;

/** Changes the directory entry of each part, where readers look for sizes and flags. */
export const withDirectory = (zip: Uint8Array, change: (entry: DataView) => void): Uint8Array => {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === entrySignature) change(new DataView(bytes.buffer, at, 46));
  return bytes;
};

export const sizeOffset = 24;
export const flagsOffset = 8;
export const methodOffset = 10;
export const checksumOffset = 16;

/** Each entity is ten of the one before: a kilobyte that becomes ten gigabytes. */
export const entityBomb = (): string => {
  const entities = Array.from({ length: 10 }, (_, index) => {
    const content = index === 0 ? 'hahahahaha' : `&e${index - 1};`.repeat(10);
    return `<!ENTITY e${index} "${content}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE x [${entities.join('')}]><w:document ${word}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>`;
};
