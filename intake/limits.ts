/** How much of a file is looked at, before and while it is read. What is larger is refused and told. */

/** Parts of a zip; an annex of Word has about fifteen, a workbook one more for each sheet. */
export const mostParts = 5_000;

/** All parts of a zip together, pictures too. */
export const largestUnpackedBytes = 200 * 1024 * 1024;

/** One XML part: about twenty thousand rows of a Word table. */
export const largestPartBytes = 64 * 1024 * 1024;

/** A table within a table costs four levels of XML; Word itself stops far earlier. */
export const deepestXml = 256;

/** Portal pages nest by the dozen, bombs by the million. */
export const deepestHtml = 1_000;

/** Cells of all tables together. */
export const mostTableCells = 300_000;

/** The widest table that anything is made of: what spans further is cut off there. */
export const widestTable = 1_000;

/** What one reading may cost, in a process of its own. */
export type ReadingLimits = { readonly timeMs: number; readonly heapMb: number };

export const readingLimits: ReadingLimits = { timeMs: 30_000, heapMb: 320 };

/** LibreOffice starts from nothing each time, on any machine. */
export const conversionMs = 90_000;

/** Its addresses, not what it uses of them: a page takes a tenth of this. */
export const conversionKilobytes = 2 * 1024 * 1024;
