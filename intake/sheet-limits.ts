/** How much of a table is read. A file beyond any of these is refused, with the place and the limit. */

/** Columns with something in them. */
export const mostCells = 100;
export const mostLines = 200_000;
/** Characters. */
export const longestCell = 20_000;
/** Cells with something in them, in all sheets of a workbook together. */
export const mostFilledCells = 300_000;
/** Characters of all cells together: a workbook keeps a text once, however many cells show it. */
export const mostCharacters = 20 * 1024 * 1024;
/** Rows times columns of one sheet, with all that is blank between. */
export const mostPlaces = 5_000_000;
/** Of one workbook; a directory may name the same sheet over and over. */
export const mostSheets = 200;
