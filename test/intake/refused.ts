/** A small annex, and what is said of one that is refused. */
import { readDirective } from '../../intake/directive.js';

export const header = 'TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện\n';
export const row = '1\tNối dữ liệu\tBộ Công an\tTháng 3/2022\n';
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const refusal = async (bytes: Uint8Array | string) => {
  const file = typeof bytes === 'string' ? bytesOf(bytes) : bytes;
  const result = await readDirective(file, 'annex.tsv');
  if (result.outcome === 'read') throw new Error(`read ${result.tasks.length} tasks`);
  return { reason: result.reason, line: result.place.line, cell: result.place.cell };
};
export const messageOf = async (bytes: Uint8Array) => {
  const result = await readDirective(bytes, 'annex.tsv');
  return result.outcome === 'unreadable' ? result.message : null;
};
export const nowhere = { line: null, cell: null };
