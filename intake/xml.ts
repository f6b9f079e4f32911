/**
 * XML of office files, strictly: what is not well formed is a damaged file, and whatever declares
 * entities is refused, so that nothing can unfold. Elements are named by their namespace, not by the
 * prefix a writer happened to choose.
 */
import type { Fault } from '../domain/document/unreadable.js';
import { deepestXml } from './limits.js';

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

export type XmlNode = XmlElement | string;

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

type Scope = ReadonlyMap<string, string>;

type Frame = {
  readonly tag: string;
  readonly scope: Scope;
  readonly children: XmlNode[];
  readonly kept: boolean;
};

type State = {
  readonly text: string;
  readonly dropped: ReadonlySet<string>;
  readonly frames: Frame[];
  root: XmlElement | null;
  at: number;
};

/** What stopped the parser; its place is where the parser stands. */
type Trouble = Pick<Fault, 'reason' | 'found' | 'expected'>;

const broken = (found: string): Trouble => ({ reason: 'broken', found });

const none: Readonly<Record<string, string>> = Object.freeze({});

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Null when the reference is to something that only a declaration could explain. */
const characterOf = (reference: string): string | null => {
  const code = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(reference);
  if (code === null) return named[reference] ?? null;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point > 0x10ffff || surrogate || point === 0 ? null : String.fromCodePoint(point);
};

const unescaped = (text: string): string | null => {
  if (!text.includes('&')) return text;
  let whole = true;
  const plain = text.replace(/&([^;&]{0,16};)?/g, (_, reference: string | undefined) => {
    const character = reference === undefined ? null : characterOf(reference.slice(0, -1));
    if (character === null) whole = false;
    return character ?? '';
  });
  return whole ? plain : null;
};

const nameIn = (scope: Scope, tag: string): string => {
  const colon = tag.indexOf(':');
  const local = tag.slice(colon + 1);
  const space = scope.get(colon === -1 ? '' : tag.slice(0, colon));
  if (space === undefined) return tag;
  const prefix = prefixes[space];
  return prefix === undefined ? `{${space}}${local}` : `${prefix}:${local}`;
};

const scopeOf = (outer: Scope, pairs: readonly (readonly [string, string])[]): Scope => {
  const declared = pairs.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  const scope = new Map(outer);
  for (const [name, space] of declared) scope.set(name.slice(6), space);
  return scope;
};

/** Marks of editing sessions are on every element and tell nothing. */
const attributesOf = (scope: Scope, pairs: readonly (readonly [string, string])[]) => {
  const kept = pairs.filter(([name]) => !name.startsWith('xmlns') && !name.startsWith('w:rsid'));
  if (kept.length === 0) return none;
  return Object.fromEntries(
    kept.map(([name, value]) => [name.includes(':') ? nameIn(scope, name) : name, value]),
  );
};

const addText = (state: State, raw: string, plain: boolean): Trouble | null => {
  if (raw === '') return null;
  const frame = state.frames.at(-1);
  if (frame === undefined) return raw.trim() === '' ? null : broken('XML');
  const text = plain ? raw : unescaped(raw);
  if (text === null) return broken('&');
  if (frame.kept) frame.children.push(text);
  return null;
};

const spaces = /\s*/y;
const attribute = /([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Runs one pattern where the parser stands, and moves behind what it took. */
const take = (state: State, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = state.at;
  const found = pattern.exec(state.text);
  if (found !== null) state.at = pattern.lastIndex;
  return found;
};

const open = (state: State, tag: string): Trouble | null => {
  const { frames } = state;
  const pairs: [string, string][] = [];
  take(state, spaces);
  for (let found = take(state, attribute); found !== null; found = take(state, attribute)) {
    const value = unescaped(found[2] ?? found[3] ?? '');
    if (value === null) return broken('&');
    pairs.push([found[1] ?? '', value]);
    take(state, spaces);
  }
  const empty = state.text.startsWith('/>', state.at);
  if (!empty && state.text[state.at] !== '>') return broken(`<${tag}>`);
  state.at += empty ? 2 : 1;
  if (state.root !== null && frames.length === 0) return broken('XML');
  if (frames.length >= deepestXml) return { reason: 'too-deep', expected: String(deepestXml) };
  const outer = frames.at(-1);
  const scope = scopeOf(outer?.scope ?? new Map(), pairs);
  const name = nameIn(scope, tag);
  const kept = (outer?.kept ?? true) && !state.dropped.has(name);
  const children: XmlNode[] = [];
  if (kept) {
    const element = { name, attributes: attributesOf(scope, pairs), children };
    outer?.children.push(element);
    state.root ??= element;
  }
  if (!empty) frames.push({ tag, scope, children, kept });
  return null;
};

const close = (state: State): Trouble | null => {
  const end = state.text.indexOf('>', state.at);
  const tag = state.text.slice(state.at + 2, end).trimEnd();
  if (end === -1 || state.frames.pop()?.tag !== tag) return broken(`</${tag.slice(0, 40)}>`);
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

const parsed = (state: State): Trouble | null => {
  while (state.at < state.text.length) {
    const next = state.text.indexOf('<', state.at);
    const end = next === -1 ? state.text.length : next;
    const trouble = addText(state, state.text.slice(state.at, end), false);
    if (trouble !== null) return trouble;
    state.at = end;
    const wrong = next === -1 ? null : markup(state);
    if (wrong !== null) return wrong;
  }
  return state.root === null || state.frames.length > 0 ? broken('XML') : null;
};

const lineOf = (text: string, at: number): number => {
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1))
    line += 1;
  return line;
};

const decoded = (bytes: Uint8Array): string | null => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const nothing: ReadonlySet<string> = new Set();

export const parseXml = (bytes: Uint8Array, { part, dropped = nothing }: XmlOptions): ParsedXml => {
  const text = decoded(bytes);
  if (text === null)
    return { outcome: 'faulty', fault: { reason: 'broken', found: 'UTF-8', part } };
  const state: State = { text, dropped, frames: [], root: null, at: 0 };
  const trouble = parsed(state);
  if (trouble === null && state.root !== null) return { outcome: 'parsed', root: state.root };
  const fault = trouble ?? broken('XML');
  return { outcome: 'faulty', fault: { ...fault, part, line: lineOf(text, state.at) } };
};

export const childNamed = (element: XmlElement | null, name: string): XmlElement | null => {
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && child.name === name) return child;
  return null;
};

export const childrenNamed = (element: XmlElement | null, name: string): XmlElement[] =>
  (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );

/** Behind one name after the other, from the outside in. */
export const descend = (
  element: XmlElement | null,
  ...names: readonly string[]
): XmlElement | null => names.reduce(childNamed, element);

export const wordValue = (element: XmlElement | null): string | null =>
  element?.attributes['w:val'] ?? null;

/** A switch is on when it is there, unless it says that it is off. */
export const isOn = (element: XmlElement | null): boolean =>
  element !== null && !['0', 'false', 'off'].includes(wordValue(element) ?? '');
