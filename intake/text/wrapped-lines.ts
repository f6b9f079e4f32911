/** Paragraphs of hard-wrapped text: which line goes on with the one above, and which begins anew. */

export type WrappedLine = { readonly text: string; readonly line: number };

const listSign = /^(?:[-+•*–]\s|\(?\d+(?:\.\d+)*[.)]\s|[a-zđ][.)]\s|(?:[IVXLC]+|[A-Z])[.)]\s)/u;
const sentenceEnd = /[.;:!?…”"»/)]$/u;
const isCapitals = (text: string): boolean =>
  /\p{Lu}/u.test(text) && text === text.toLocaleUpperCase('vi');

/** A line far shorter than the longest was not broken for want of room. */
const shortShare = 0.6;

type Around = { readonly previous: string; readonly next: string; readonly longest: number };

const beginsAnew = (text: string, { previous, next, longest }: Around): boolean => {
  if (listSign.test(text)) return true;
  if (isCapitals(previous) !== isCapitals(text)) return /^\p{Lu}|^\(/u.test(text);
  if (!/^[\p{Lu}(“"]/u.test(text) || !sentenceEnd.test(previous)) return false;
  const isShort = (line: string): boolean => line.length < longest * shortShare;
  // Within a paragraph no line breaks off early but the first, which is indented.
  return isShort(previous) || (isShort(text) && /^\p{Ll}/u.test(next));
};

export const paragraphsOf = (lines: readonly WrappedLine[]): readonly WrappedLine[] => {
  const longest = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  const paragraphs: { text: string; line: number }[] = [];
  let previous = '';
  for (const [index, { text, line }] of lines.entries()) {
    const open = paragraphs.at(-1);
    const next = lines[index + 1]?.text ?? '';
    const anew = open === undefined || beginsAnew(text, { previous, next, longest });
    if (anew) paragraphs.push({ text, line });
    else open.text += ` ${text}`;
    previous = text;
  }
  return paragraphs;
};
