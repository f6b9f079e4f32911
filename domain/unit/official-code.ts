/**
 * The forms an official code is written in. Decision 20/2020/QĐ-TTg puts the highest level first and
 * ends with the lowest that is meant (`H37.02.02`); before it, QCVN 102:2016/BTTTT filled four levels
 * up with zeros and put the highest last (`000.00.18.G12`). Both orders are met with and without the
 * zeros, with dots or hyphens.
 */
import type { UnitCode } from './messages.js';

const highest = /^[A-Z]\d\d$/;
const lower = /^\d{2,3}$/;
const none = /^0+$/;

/** `G12-18` for `G12.18`, `000.00.18.G12` and `G12.18.00.000`; null for what is no official code. */
export const officialCode = (text: string): UnitCode | null => {
  const levels = text.trim().toUpperCase().split(/[.-]/);
  if (!highest.test(levels[0] ?? '')) levels.reverse();
  const [top = '', ...below] = levels;
  while (none.test(below.at(-1) ?? '')) below.pop();
  const isCode = highest.test(top) && below.every((level) => lower.test(level));
  return isCode ? ([top, ...below].join('-') as UnitCode) : null;
};
