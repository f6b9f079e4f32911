/** Numbers that a program counts and a person reads: 3, iii, C. */

export type NumberFormat =
  | 'decimal'
  | 'decimalZero'
  | 'upperRoman'
  | 'lowerRoman'
  | 'upperLetter'
  | 'lowerLetter'
  | 'none';

const numerals = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

const roman = (value: number): string => {
  let rest = value;
  let text = '';
  for (const [worth, numeral] of numerals) for (; rest >= worth; rest -= worth) text += numeral;
  return text;
};

/** After Z comes AA, then BB. */
const letters = (value: number): string => {
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
};

/** Letters and numerals have no zero, and nobody counts further in them. */
const largest = 3999;

export const formatNumber = (format: NumberFormat, value: number): string => {
  if (format === 'none') return '';
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  if (format === 'decimal' || value < 1 || value > largest) return String(value);
  const upper = format.endsWith('Roman') ? roman(value) : letters(value);
  return format.startsWith('lower') ? upper.toLowerCase() : upper;
};
