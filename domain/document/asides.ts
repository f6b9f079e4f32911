/** Tables and rows that stand beside the tasks: letterheads, signatures, stamps of receipt, totals. */
import { foldVietnamese } from '../unit/folding.js';

const signature =
  /^(?:noi nhan|(?:kt|tm|tl|tuq)\. ?\p{L}|nguoi (?:lap|tong hop|ky)|luu: ?vt|xac nhan cua)/u;
export const isSignature = (texts: readonly string[]): boolean =>
  texts.some((text) => signature.test(foldVietnamese(text)));

/** "ĐẾN", its number and date, and to whom it was passed on. */
const stampWords = [/^den(?: |$|:)/, /^(?:so|ngay)[ :.]/, /^chuyen[ :.]/];
export const isReceivedStamp = (texts: readonly string[]): boolean => {
  const folded = texts.map(foldVietnamese);
  const met = stampWords.filter((word) => folded.some((text) => word.test(text))).length;
  return met > 1 && folded.some((text) => /^den(?: |$|:)/.test(text));
};

const motto = /cong hoa xa hoi chu nghia viet nam|doc lap-tu do-hanh phuc/;
export const isLetterhead = (texts: readonly string[]): boolean =>
  texts.some((text) => motto.test(foldVietnamese(text)));

/** With a figure or colon behind it: "tổng số" may also go on with a sentence. */
const total = /^(?:tổng(?: số| cộng)?|cộng)(?:\s*[:(\d]|\s*$)/iu;
export const isTotal = (text: string): boolean => total.test(text);

/** Numbers of pages between the parts of a torn table. */
const pageNumber = /^(?:trang |[-–—] ?)?\d{1,4}(?: ?\/ ?\d{1,4})?(?: ?[-–—])?$/iu;
export const isPageNumber = (text: string): boolean => pageNumber.test(text);
