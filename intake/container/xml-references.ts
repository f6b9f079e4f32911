/** Characters that XML names or numbers: `&amp;`, `&#7897;`. */

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

/** Null when something is referred to that is no character. */
export const unescaped = (text: string): string | null => {
  if (!text.includes('&')) return text;
  let whole = true;
  const plain = text.replace(/&([^;&]{0,16};)?/g, (_, reference: string | undefined) => {
    const character = reference === undefined ? null : characterOf(reference.slice(0, -1));
    if (character === null) whole = false;
    return character ?? '';
  });
  return whole ? plain : null;
};
