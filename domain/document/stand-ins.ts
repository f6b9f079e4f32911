/** Signs that stand in a cell for other words: for those of the row above, or for nothing. */
import { foldVietnamese } from '../unit/folding.js';
import type { ColumnRole } from './header-words.js';

const ditto = /^\W{0,2}(?:n\.?t\.?|nhu tren|nhu (?:muc|dong|o) tren|nhu dong 1)\W{0,2}$/;
const dittoMarks = /^(?:\/\/|["″”“〃]|''|,,|´´)$/u;

/** `nt`, "như trên", `//`: what the cell above says. */
export const isDitto = (text: string): boolean =>
  text.length <= 20 &&
  (dittoMarks.test(text.replace(/\s/g, '')) || ditto.test(foldVietnamese(text)));

const dashes = /^[-–—−_./\\…\s]+$/u;
const noneWords = /^(?:khong|khong co|khong ap dung|khong phai phoi hop)$/;
const mayBeNone: readonly ColumnRole[] = ['coordinating', 'deliverable', 'remark', 'status'];

/** A dash says nothing anywhere; "không" does so only where nothing may be asked. */
export const saysNothing = (text: string, role: ColumnRole): boolean =>
  (dashes.test(text) && !isDitto(text)) ||
  (mayBeNone.includes(role) && text.length <= 30 && noneWords.test(foldVietnamese(text)));
