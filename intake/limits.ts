/**
 * How much of a file is looked at, before and while it is read. What lies beyond any of these is
 * refused, with the place and the limit.
 */

/** A file of any format, as it is sent. */
export const largestFileBytes = 20 * 1024 * 1024;

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

/** Cells of all tables together, or those with something in them in all sheets of a workbook. */
export const mostTableCells = 300_000;

/** The widest table that anything is made of: what spans further is cut off there. */
export const widestTable = 1_000;

/** Columns of a sheet or of a text with something in them. */
export const mostCells = 100;
export const mostLines = 200_000;
/** Characters. */
export const longestCell = 20_000;

/** Characters of all cells together: a workbook keeps a text once, however many cells show it. */
export const mostCharacters = 20 * 1024 * 1024;

/** Rows times columns of one sheet, with all that is blank between. */
export const mostPlaces = 5_000_000;

/** Of one workbook; a directory may name the same sheet over and over. */
export const mostSheets = 200;

/** What one reading may cost, in a process of its own. */
export type ReadingLimits = { readonly timeMs: number; readonly heapMb: number };

export const readingLimits: ReadingLimits = { timeMs: 30_000, heapMb: 320 };

/** LibreOffice starts from nothing each time, on any machine. */
export const conversionMs = 90_000;

/** Its addresses, not what it uses of them: a page takes a tenth of this. */
export const conversionKilobytes = 2 * 1024 * 1024;
