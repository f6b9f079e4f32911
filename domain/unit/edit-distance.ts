/** How far one text is from another, in letters inserted, lost or changed. */

/** Whether one letter turns one text into the other; no more is asked. */
export const differByOneLetter = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length);
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end === 1;
};

export const editDistance = (one: string, other: string): number => {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      line.push(
        Math.min(
          (above[column - 1] ?? 0) + changed,
          (above[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
        ),
      );
    }
    above = line;
  }
  return above[other.length] ?? 0;
};
