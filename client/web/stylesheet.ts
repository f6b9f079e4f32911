/**
 * A stylesheet cut down to what our pages can use. Tabler is 635 kB; a page needs a twentieth of it.
 *
 * S1. A rule stays when every class it names occurs in a template.
 * S2. Dark rules follow the reader's system, for there is no script to switch an attribute.
 * S3. A custom property stays when something that stays refers to it; so does an animation.
 * S4. Pictures inside the stylesheet go: pages load nothing but our own files.
 */

type Rule = { readonly selectors: readonly string[]; readonly declarations: readonly string[] };
type Block = { readonly at: string; readonly rules: readonly Node[] };
type Node = Rule | Block;

const nesting = /^@(?:media|supports|layer|container)\b/;
const darkTheme = '[data-bs-theme=dark]';
const darkMedia = '@media screen and (prefers-color-scheme:dark)';

/** Index just after a quoted string that opens at `from`. */
const afterQuote = (css: string, from: number): number => {
  const quote = css[from];
  let at = from + 1;
  while (at < css.length && css[at] !== quote) at += css[at] === '\\' ? 2 : 1;
  return at + 1;
};

/** Splits at a separator that stands outside quotes, parentheses, brackets and braces. */
export const splitTopLevel = (css: string, separator: string): string[] => {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  let at = 0;
  while (at < css.length) {
    const character = css[at] ?? '';
    if (character === '"' || character === "'") {
      at = afterQuote(css, at);
      continue;
    }
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === separator && depth === 0) {
      pieces.push(css.slice(start, at));
      start = at + 1;
    }
    at += 1;
  }
  pieces.push(css.slice(start));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
};

/** Index of the brace that closes the block opened just before `from`. */
const closingBrace = (css: string, from: number): number => {
  let depth = 1;
  let at = from;
  while (at < css.length) {
    const character = css[at] ?? '';
    if (character === '"' || character === "'") {
      at = afterQuote(css, at);
      continue;
    }
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0) return at;
    at += 1;
  }
  return css.length;
};

const readNode = (prelude: string, body: string): Node => {
  if (nesting.test(prelude)) return { at: prelude, rules: parseStylesheet(body) };
  const selectors = prelude.startsWith('@') ? [prelude] : splitTopLevel(prelude, ',');
  // The body of an animation is kept whole: its commas and braces are its own.
  const declarations = prelude.startsWith('@keyframes')
    ? [body]
    : splitTopLevel(body, ';').filter((each) => !each.includes('url("data:'));
  return { selectors, declarations };
};

const parseStylesheet = (css: string): Node[] => {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const nodes: Node[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open === -1) return nodes;
    const close = closingBrace(text, open + 1);
    // Statements without a block (@charset, @import) end at a semicolon and are left behind.
    const prelude = text.slice(at, open).split(';').at(-1)?.trim() ?? '';
    nodes.push(readNode(prelude, text.slice(open + 1, close)));
    at = close + 1;
  }
  return nodes;
};

const isBlock = (node: Node): node is Block => 'at' in node;
const classIn = /\.(-?[A-Za-z_][\w-]*)/g;

const fits = (selector: string, classes: ReadonlySet<string>): boolean => {
  if (/\[(?:data-|dir)|:host|\[class/.test(selector)) return false;
  return [...selector.matchAll(classIn)].every(([, name = '']) => classes.has(name));
};

/** The selectors of a rule for the dark theme, freed from the attribute that switches it. */
const darkSelectors = (selectors: readonly string[]): string[] =>
  selectors
    .filter((selector) => selector.startsWith(darkTheme))
    .map((selector) => `:root${selector.slice(darkTheme.length)}`);

type Kept = { readonly light: readonly Node[]; readonly dark: readonly Node[] };

/** Selectors alone are filtered; @font-face, @property and animations are looked at later. */
const keepUsed = (nodes: readonly Node[], classes: ReadonlySet<string>): Kept => {
  const light: Node[] = [];
  const dark: Node[] = [];
  for (const node of nodes) {
    if (isBlock(node)) {
      const inner = keepUsed(node.rules, classes);
      if (inner.light.length > 0) light.push({ at: node.at, rules: inner.light });
      if (inner.dark.length > 0) dark.push({ at: node.at, rules: inner.dark });
      continue;
    }
    const { selectors, declarations } = node;
    const used = selectors.filter((selector) => fits(selector, classes));
    const forDark = darkSelectors(selectors).filter((selector) => fits(selector, classes));
    if (used.length > 0) light.push({ selectors: used, declarations });
    // A rule for both themes is in the light part already.
    else if (forDark.length > 0) dark.push({ selectors: forDark, declarations });
  }
  return { light, dark };
};

const rulesOf = (nodes: readonly Node[]): Rule[] =>
  nodes.flatMap((node) => (isBlock(node) ? rulesOf(node.rules) : [node]));

const variableIn = /--[\w-]+/g;
const nameOf = (declaration: string): string => declaration.slice(0, declaration.indexOf(':'));
const isVariable = (declaration: string): boolean => declaration.startsWith('--');

/** Custom properties that something reaches, directly or through another one. */
const reachedVariables = (rules: readonly Rule[], extra: string): ReadonlySet<string> => {
  const reached = new Set<string>(extra.match(variableIn) ?? []);
  const definitions = new Map<string, string[]>();
  for (const declaration of rules.flatMap(({ declarations }) => declarations)) {
    const value = declaration.slice(declaration.indexOf(':') + 1);
    if (isVariable(declaration)) {
      const name = nameOf(declaration);
      definitions.set(name, [...(definitions.get(name) ?? []), ...(value.match(variableIn) ?? [])]);
    } else for (const name of value.match(variableIn) ?? []) reached.add(name);
  }
  const waiting = [...reached];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const next of definitions.get(name) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
};

const write = (nodes: readonly Node[], keep: (rule: Rule) => readonly string[]): string =>
  nodes
    .map((node) => {
      if (isBlock(node)) {
        const inner = write(node.rules, keep);
        return inner === '' ? '' : `${node.at}{${inner}}`;
      }
      const declarations = keep(node);
      return declarations.length === 0
        ? ''
        : `${node.selectors.join(',')}{${declarations.join(';')}}`;
    })
    .join('');

/** Keeps of `css` what the classes need; `extra` is a stylesheet of ours that uses its variables. */
export const reduceStylesheet = (
  css: string,
  classes: ReadonlySet<string>,
  extra: string,
): string => {
  const { light, dark } = keepUsed(parseStylesheet(css), classes);
  const rules = rulesOf([...light, ...dark]).filter(
    ({ selectors }) => !selectors[0]?.startsWith('@'),
  );
  const reached = reachedVariables(rules, extra);
  const spoken = rules.flatMap(({ declarations }) => declarations).join(';') + extra;
  const keep = ({ selectors, declarations }: Rule): readonly string[] => {
    const [first = ''] = selectors;
    const animation = /^@(?:-webkit-)?keyframes (.+)$/.exec(first)?.[1];
    if (animation !== undefined) return spoken.includes(animation) ? declarations : [];
    if (first.startsWith('@')) return [];
    return declarations.filter((each) => !isVariable(each) || reached.has(nameOf(each)));
  };
  const darkText = write(dark, keep);
  return write(light, keep) + (darkText === '' ? '' : `${darkMedia}{${darkText}}`);
};

/** Every word of a template that could be a class: too many rather than too few. */
export const wordsOf = (source: string): string[] => source.match(/-?[A-Za-z_][\w-]*/g) ?? [];
