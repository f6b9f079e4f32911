/**
 * XML of office files, strictly: what is not well formed is a damaged file, and whatever declares
 * entities is refused, so that nothing can unfold. Elements are named by their namespace, not by the
 * prefix a writer happened to choose.
 *
 * A part is decoded a piece at a time, and what is kept of it is copied: a slice would hold on to the
 * whole text, which is ten times what it says.
 */
import type { Fault } from '../../domain/document/unreadable.js';
import { deepestXml } from '../limits.js';
import type { XmlElement, XmlNode } from './xml.js';
import { unescaped } from './xml-references.js';

export type ParsedXml =
  | { readonly outcome: 'parsed'; readonly root: XmlElement }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

export type XmlOptions = {
  readonly part: string;
  /** Elements that are checked, but not kept with what they hold: formatting is most of a file. */
  readonly dropped?: ReadonlySet<string>;
};

/** The strict form of the standard has namespaces of its own for the same words. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

type Scope = {
  readonly spaces: ReadonlyMap<string, string>;
  /** Names of tags that were met in it. */
  readonly names: Map<string, string>;
};

type Built = { name: string; attributes: XmlElement['attributes']; children: readonly XmlNode[] };

type Frame = {
  readonly tag: string;
  readonly scope: Scope;
  readonly children: XmlNode[];
  /** Null where the element is dropped. */
  readonly element: Built | null;
};

type State = {
  readonly dropped: ReadonlySet<string>;
  readonly frames: Frame[];
  root: XmlElement | null;
  /** The piece being read, and what the one before left over. */
  text: string;
  at: number;
  /** Lines in the pieces that are done with. */
  lines: number;
  /** No piece is to come. */
  last: boolean;
};

/** What stopped the parser; its place is where the parser stands. */
type Trouble = Pick<Fault, 'reason' | 'found' | 'expected'>;

const broken = (found: string): Trouble => ({ reason: 'broken', found });

const none: Readonly<Record<string, string>> = Object.freeze({});

/** Shorter strings are no slices. */
const longestUnsliced = 12;

const copied = (text: string): string =>
  text.length <= longestUnsliced ? text : Buffer.from(text, 'utf16le').toString('utf16le');

const nameOf = ({ spaces }: Scope, tag: string): string => {
  const colon = tag.indexOf(':');
  const local = tag.slice(colon + 1);
  const space = spaces.get(colon === -1 ? '' : tag.slice(0, colon));
  if (space === undefined) return tag;
  const prefix = prefixes[space];
  return prefix === undefined ? `{${space}}${local}` : `${prefix}:${local}`;
};

const nameIn = (scope: Scope, tag: string): string => {
  const known = scope.names.get(tag);
  if (known !== undefined) return known;
  const name = copied(nameOf(scope, tag));
  scope.names.set(copied(tag), name);
  return name;
};

const scopeOf = (outer: Scope, pairs: readonly (readonly [string, string])[]): Scope => {
  const declared = pairs.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  const spaces = new Map(outer.spaces);
  for (const [name, space] of declared) spaces.set(name.slice(6), copied(space));
  return { spaces, names: new Map() };
};

/** Marks of editing sessions are on every element and tell nothing. */
const attributesOf = (scope: Scope, pairs: readonly (readonly [string, string])[]) => {
  const kept = pairs.filter(([name]) => !name.startsWith('xmlns') && !name.startsWith('w:rsid'));
  if (kept.length === 0) return none;
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name.includes(':') ? nameIn(scope, name) : copied(name),
      copied(value),
    ]),
  );
};

const addText = (state: State, raw: string, plain: boolean): Trouble | null => {
  if (raw === '') return null;
  const frame = state.frames.at(-1);
  if (frame === undefined) return raw.trim() === '' ? null : broken('XML');
  const text = plain ? raw : unescaped(raw);
  if (text === null) return broken('&');
  if (frame.element !== null) frame.children.push(copied(text));
  return null;
};

const gap = /\s*/y;
const attribute = /([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Runs one pattern where the parser stands, and moves behind what it took. */
const take = (state: State, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = state.at;
  const found = pattern.exec(state.text);
  if (found !== null) state.at = pattern.lastIndex;
  return found;
};

const outermost = (): Scope => ({ spaces: new Map(), names: new Map() });

const empties: readonly XmlNode[] = Object.freeze([]);

const open = (state: State, tag: string): Trouble | null => {
  const { frames } = state;
  const pairs: [string, string][] = [];
  take(state, gap);
  for (let found = take(state, attribute); found !== null; found = take(state, attribute)) {
    const value = unescaped(found[2] ?? found[3] ?? '');
    if (value === null) return broken('&');
    pairs.push([found[1] ?? '', value]);
    take(state, gap);
  }
  const empty = state.text.startsWith('/>', state.at);
  if (!empty && state.text[state.at] !== '>') return broken(`<${tag}>`);
  state.at += empty ? 2 : 1;
  if (state.root !== null && frames.length === 0) return broken('XML');
  if (frames.length >= deepestXml) return { reason: 'too-deep', expected: String(deepestXml) };
  const outer = frames.at(-1);
  const scope = scopeOf(outer?.scope ?? outermost(), pairs);
  const name = nameIn(scope, tag);
  const kept = outer?.element !== null && !state.dropped.has(name);
  const element = kept ? { name, attributes: attributesOf(scope, pairs), children: empties } : null;
  if (element !== null) {
    outer?.children.push(element);
    state.root ??= element;
  }
  if (!empty) frames.push({ tag: copied(tag), scope, children: [], element });
  return null;
};

/** An array that has grown keeps room to grow on; its copy has none. */
const close = (state: State): Trouble | null => {
  const end = state.text.indexOf('>', state.at);
  const tag = state.text.slice(state.at + 2, end).trimEnd();
  const frame = state.frames.at(-1);
  if (end === -1 || frame?.tag !== tag) return broken(`</${tag.slice(0, 40)}>`);
  if (frame.element !== null && frame.children.length > 0)
    frame.element.children = frame.children.slice();
  state.frames.pop();
  state.at = end + 1;
  return null;
};

/** Behind what begins here and ends so; null when it never ends. */
const passed = (state: State, begin: string, end: string): string | null => {
  const from = state.at + begin.length;
  const to = state.text.indexOf(end, from);
  if (to === -1) return null;
  state.at = to + end.length;
  return state.text.slice(from, to);
};

const tagName = /<([^\s/><!?="']+)/y;

const markup = (state: State): Trouble | null => {
  const { text, at } = state;
  if (text.startsWith('<!--', at))
    return passed(state, '<!--', '-->') === null ? broken('<!--') : null;
  if (text.startsWith('<?', at)) return passed(state, '<?', '?>') === null ? broken('<?') : null;
  if (text.startsWith('<![CDATA[', at)) {
    const data = passed(state, '<![CDATA[', ']]>');
    return data === null ? broken('<![CDATA[') : addText(state, data, true);
  }
  if (text.startsWith('<!', at)) return { reason: 'entities' };
  if (text.startsWith('</', at)) return close(state);
  const tag = take(state, tagName)?.[1];
  return tag === undefined ? broken('<') : open(state, tag);
};

/** A tag that is not whole may only be cut off; it is held to be wrong when it grows no better. */
const longestTag = 4 * 1024 * 1024;

/** Reads as far as the piece goes; what is left over is read again with the next one. */
const readPiece = (state: State): Trouble | null => {
  while (state.at < state.text.length) {
    const next = state.text.indexOf('<', state.at);
    if (next === -1 && !state.last) return null;
    const end = next === -1 ? state.text.length : next;
    const trouble = addText(state, state.text.slice(state.at, end), false);
    if (trouble !== null) return trouble;
    state.at = end;
    const wrong = next === -1 ? null : markup(state);
    if (wrong === null) continue;
    const waits = !state.last && state.text.length - end < longestTag;
    state.at = end;
    return waits ? null : wrong;
  }
  return null;
};

const lineEnds = (text: string, before: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < before; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
};

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const pieceBytes = 1024 * 1024;

const readPieces = (state: State, bytes: Uint8Array): Trouble | null => {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let from = 0; !state.last; from += pieceBytes) {
    state.last = from + pieceBytes >= bytes.length;
    state.lines += lineEnds(state.text, state.at);
    try {
      const piece = bytes.subarray(from, from + pieceBytes);
      state.text = state.text.slice(state.at) + decoder.decode(piece, { stream: !state.last });
    } catch {
      return broken(decoder.encoding.toUpperCase());
    }
    state.at = 0;
    const trouble = readPiece(state);
    if (trouble !== null) return trouble;
  }
  return state.root === null || state.frames.length > 0 ? broken('XML') : null;
};

const nothing: ReadonlySet<string> = new Set();

export const parseXml = (bytes: Uint8Array, { part, dropped = nothing }: XmlOptions): ParsedXml => {
  const state: State = { dropped, frames: [], root: null, text: '', at: 0, lines: 0, last: false };
  const trouble = readPieces(state, bytes);
  if (trouble === null && state.root !== null) return { outcome: 'parsed', root: state.root };
  const line = state.lines + lineEnds(state.text, state.at) + 1;
  return { outcome: 'faulty', fault: { ...(trouble ?? broken('XML')), part, line } };
};
