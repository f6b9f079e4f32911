/** Paragraphs of hard-wrapped text: which line goes on with the one above, and which begins anew. */

export type WrappedLine = { readonly text: string; readonly line: number };

const listSign = /^(?:[-+•*–]\s|\(?\d+(?:\.\d+)*[.)]\s|[a-zđ][.)]\s|(?:[IVXLC]+|[A-Z])[.)]\s)/u;
const sentenceEnd = /[.;:!?…”"»/)]$/u;
const isCapitals = (text: string): boolean =>
  /\p{Lu}/u.test(text) && text === text.toLocaleUpperCase('vi');

/** A line far shorter than the longest was not broken for want of room. */
const shortShare = 0.6;

const beginsAnew = (previous: string, text: string, longest: number): boolean => {
  if (listSign.test(text)) return true;
  if (isCapitals(previous) !== isCapitals(text)) return /^\p{Lu}|^\(/u.test(text);
  if (!/^[\p{Lu}(“"]/u.test(text)) return false;
  return sentenceEnd.test(previous) && previous.length < longest * shortShare;
};

export const paragraphsOf = (lines: readonly WrappedLine[]): readonly WrappedLine[] => {
  const longest = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  const paragraphs: { text: string; line: number }[] = [];
  let previous = '';
  for (const { text, line } of lines) {
    const open = paragraphs.at(-1);
    if (open === undefined || beginsAnew(previous, text, longest)) paragraphs.push({ text, line });
    else open.text += ` ${text}`;
    previous = text;
  }
  return paragraphs;
};
