/** Pages that Word and browsers save as one file (MHTML): a letter whose first page is what we want. */

export type ArchivedPage = { readonly bytes: Uint8Array; readonly encoding: string | null };

type Piece = { readonly headers: string; readonly body: string };

/** A blank line parts the headers from the rest; a long header goes on in an indented line. */
const pieceOf = (text: string): Piece => {
  const gap = /\r?\n\r?\n/.exec(text);
  if (gap === null) return { headers: text, body: '' };
  const headers = text.slice(0, gap.index).replace(/\r?\n[\t ]+/g, ' ');
  return { headers, body: text.slice(gap.index + gap[0].length) };
};

const header = (headers: string, name: string): string =>
  headers
    .split(/\r?\n/)
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim() ?? '';

const parameter = (value: string, name: string): string | null => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2] ?? null;
};

/** Every byte stands as one letter of Latin-1 until the encoding of the page is known. */
const bytesOf = ({ headers, body }: Piece): Uint8Array => {
  const transfer = header(headers, 'content-transfer-encoding').toLowerCase();
  if (transfer === 'base64') return Buffer.from(body, 'base64');
  const plain =
    transfer === 'quoted-printable'
      ? body
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
            String.fromCharCode(Number.parseInt(code, 16)),
          )
      : body;
  return Buffer.from(plain, 'latin1');
};

/** Null when the file is not such a letter, or holds no page. */
export const archivedPage = (bytes: Uint8Array): ArchivedPage | null => {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  if (!/^\s*[a-z-]+:/i.test(head)) return null;
  const letter = pieceOf(Buffer.from(bytes).toString('latin1').trimStart());
  const boundary = parameter(header(letter.headers, 'content-type'), 'boundary');
  if (boundary === null || boundary === '') return null;
  for (const text of letter.body.split(`--${boundary}`)) {
    const piece = pieceOf(text.replace(/^\r?\n/, ''));
    const type = header(piece.headers, 'content-type');
    if (/^text\/html\b/i.test(type))
      return { bytes: bytesOf(piece), encoding: parameter(type, 'charset') };
  }
  return null;
};
