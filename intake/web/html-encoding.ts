/** The text of a saved page, in the encoding that the page itself names. */

import { type Decoded, decodeText } from '../text/text.js';
import { archivedPage } from './archived-page.js';

const looked = 4096;

const declared = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, looked)).toString('latin1');
  const found =
    /<meta\s[^>]*?charset\s*=\s*["']?([\w:.-]+)/i.exec(head) ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)/i.exec(head);
  return found?.[1] ?? null;
};

const marked = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
};

/** A page that can be read at all is not in UTF-16 when it says so in single bytes. */
const decoderOf = (label: string, sure: boolean): TextDecoder | null => {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    const wide = decoder.encoding.startsWith('utf-16');
    return decoder.encoding === 'utf-8' || (wide && !sure) ? null : decoder;
  } catch {
    return null;
  }
};

const decoded = (bytes: Uint8Array, encoding: string | null): Decoded => {
  const mark = marked(bytes);
  const decoder = decoderOf(mark ?? encoding ?? declared(bytes) ?? 'utf-8', mark !== null);
  if (decoder === null) return decodeText(bytes);
  try {
    const text = decoder.decode(bytes);
    return text.trim() === ''
      ? { outcome: 'faulty', fault: { reason: 'empty' } }
      : { outcome: 'text', text: text.normalize('NFC') };
  } catch {
    return { outcome: 'faulty', fault: { reason: 'broken', found: decoder.encoding } };
  }
};

/** What the clipboard puts before a page says where the page begins, in figures of its own. */
const withoutClipboardHeader = (text: string): string =>
  /^\s*version:\d/i.test(text) ? text.slice(Math.max(0, text.indexOf('<'))) : text;

export const decodeHtml = (bytes: Uint8Array): Decoded => {
  const page = archivedPage(bytes);
  const text = page === null ? decoded(bytes, null) : decoded(page.bytes, page.encoding);
  return text.outcome === 'text'
    ? { outcome: 'text', text: withoutClipboardHeader(text.text) }
    : text;
};
