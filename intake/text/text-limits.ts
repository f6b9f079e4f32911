/** Limits of a text file, looked at before anything of it is parsed. */
import type { Fault } from '../../domain/document/unreadable.js';
import { longestCell, mostCells, mostLines } from '../limits.js';

/** Counted character by character, so that a million cells or lines cost no more than reading them. */
export const beyondLimits = (text: string): Fault | null => {
  let line = 1;
  let cells = 1;
  for (let index = 0; index <= text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 9) cells += 1;
    if (code !== 10 && index < text.length) continue;
    if (cells > mostCells) {
      const found = String(cells);
      const expected = String(mostCells);
      return { reason: 'too-many-cells', line, cell: mostCells + 1, found, expected };
    }
    if (line > mostLines) return { reason: 'too-many-lines', line, expected: String(mostLines) };
    line += 1;
    cells = 1;
  }
  return null;
};

/** The first cell of a row that is too long, or a row of too many. */
export const rowBeyondLimits = (cells: readonly string[], line: number): Fault | null => {
  if (cells.length > mostCells) {
    const found = String(cells.length);
    const expected = String(mostCells);
    return { reason: 'too-many-cells', line, cell: mostCells + 1, found, expected };
  }
  const index = cells.findIndex((text) => text.length > longestCell);
  if (index === -1) return null;
  const found = String(cells[index]?.length ?? 0);
  return { reason: 'cell-too-long', line, cell: index + 1, found, expected: String(longestCell) };
};
