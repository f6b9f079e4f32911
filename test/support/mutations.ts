/** Files damaged on purpose: in their bytes, in the parts of a zip, in the elements of their markup. */
import { type CheerioAPI, load } from 'cheerio';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Random } from './random.js';

const extremes = ['', '0', '-1', '1', '3', '999999999', '1e9', 'NaN', 'x', '\u0000', '&#0;', '𝄞'];

const splice = (bytes: Uint8Array, at: number, gone: number, come: Uint8Array): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), come, bytes.subarray(at + gone)]);

const noise = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => random.below(256));

const mutateBytes = (bytes: Uint8Array, random: Random): Uint8Array => {
  const at = random.below(bytes.length + 1);
  const length = random.below(Math.min(bytes.length - at, 1 + random.below(2000)) + 1);
  const range = bytes.subarray(at, at + length);
  switch (random.below(7)) {
    case 0: {
      const flipped = Uint8Array.from(bytes);
      for (let times = 1 + random.below(16); times > 0; times -= 1) {
        const place = random.below(bytes.length);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << random.below(8));
      }
      return flipped;
    }
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return splice(bytes, at, length, new Uint8Array());
    case 3:
      return splice(bytes, random.below(bytes.length + 1), 0, range);
    case 4:
      return splice(bytes, at, 0, noise(random, 1 + random.below(64)));
    case 5:
      return splice(bytes, at, length, new Uint8Array(length).fill(random.pick([0, 0xff, 0x20])));
    default: {
      const repeated = Array.from({ length: 1 + random.below(200) }, () => range.subarray(0, 200));
      return splice(bytes, at, 0, Buffer.concat(repeated));
    }
  }
};

const changeAttribute = (page: CheerioAPI, random: Random): void => {
  const element = page(random.pick(page('*').toArray()));
  const names = Object.keys(element.attr() ?? {});
  const name = names.length === 0 ? 'colspan' : random.pick(names);
  element.attr(name, random.pick(extremes));
};

/** The same element around itself, a few times or very often. */
const nest = (page: CheerioAPI, random: Random): void => {
  const node = random.pick(page('*').toArray());
  const name = 'name' in node ? node.name : 'a';
  const depth = random.chance(0.1) ? 2000 : 1 + random.below(30);
  const inner = page(node).toString().slice(0, 20_000);
  page(node).replaceWith(`<${name}>`.repeat(depth) + inner + `</${name}>`.repeat(depth));
};

const mutateElements = (page: CheerioAPI, random: Random): void => {
  const elements = page('*').toArray();
  if (elements.length === 0) return;
  const one = page(random.pick(elements));
  const other = page(random.pick(elements));
  switch (random.below(7)) {
    case 0:
      one.remove();
      break;
    case 1:
      one.after(one.toString().repeat(1 + random.below(one.toString().length > 2000 ? 2 : 20)));
      break;
    case 2:
      other.append(one.clone());
      break;
    case 3:
      one.replaceWith(other.clone());
      break;
    case 4:
      nest(page, random);
      break;
    case 5:
      one.replaceWith(one.contents());
      break;
    default:
      changeAttribute(page, random);
  }
};

/** Entities stay as they are written, so that what was well formed stays so. */
const changedMarkup = (text: string, random: Random, xmlMode: boolean): string => {
  const page = load(text, { xml: { xmlMode, decodeEntities: false } }, false);
  for (let times = 1 + random.below(4); times > 0; times -= 1) mutateElements(page, random);
  return page.root().html() ?? '';
};

/** What is nested too deep to be changed once more is deep enough. */
const mutateMarkup = (text: string, random: Random, xmlMode: boolean): string => {
  try {
    const changed = changedMarkup(text, random, xmlMode);
    return changed.length > 1_000_000 ? text : changed;
  } catch (error) {
    if (error instanceof RangeError) return text;
    throw error;
  }
};

const mutateLines = (text: string, random: Random): string => {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const changed = random.pick([
    [],
    [line, line],
    [line.replace(/\t/g, random.pick(['', '\t\t', '|', ',']))],
    [line + random.pick(['"', '|', '\t', '`', '\\', '<', '\r'])],
    Array.from({ length: random.below(300) }, () => line),
  ]);
  return [...lines.slice(0, at), ...changed, ...lines.slice(at + 1)].join('\n');
};

const isMarkup = (text: string): boolean => /<[a-z!?]/i.test(text.slice(0, 300));

const mutateContent = (bytes: Uint8Array, random: Random, xmlMode: boolean): Uint8Array => {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  if (wide || random.chance(0.25)) return mutateBytes(bytes, random);
  const text = strFromU8(bytes);
  return strToU8(isMarkup(text) ? mutateMarkup(text, random, xmlMode) : mutateLines(text, random));
};

const mutateZip = (bytes: Uint8Array, random: Random): Uint8Array => {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const name = random.pick(Object.keys(parts));
  const other = random.pick(Object.keys(parts));
  const content = parts[name] ?? new Uint8Array();
  const changed: Zippable = { ...parts };
  switch (random.below(6)) {
    case 0:
      delete changed[name];
      break;
    case 1:
      changed[name] = parts[other] ?? content;
      changed[other] = content;
      break;
    default:
      changed[name] = mutateContent(content, random, true);
  }
  return zipSync(changed, { level: 1 });
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** One to three changes; the outer bytes of a zip are left whole in most, or little else is reached. */
export const mutate = (original: Uint8Array, random: Random): Uint8Array => {
  let bytes = original;
  if (isZip(bytes)) {
    for (let times = 1 + random.below(3); times > 0; times -= 1) bytes = mutateZip(bytes, random);
    return random.chance(0.2) ? mutateBytes(bytes, random) : bytes;
  }
  for (let times = 1 + random.below(3); times > 0; times -= 1)
    bytes = bytes.length === 0 ? bytes : mutateContent(bytes, random, false);
  return bytes;
};
