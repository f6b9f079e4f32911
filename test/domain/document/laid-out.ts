/** What the layout makes of a source, in forms that are easily written down as expectations. */
import type { AnnexRow } from '../../../domain/document/completion.js';
import { type Layout, layOut } from '../../../domain/document/layout.js';
import type { SourceDocument } from '../../../domain/document/source.js';

export const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian thực hiện'];

export const readRows = (made: SourceDocument): readonly AnnexRow[] => {
  const layout = layOut(made);
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return layout.rows;
};

export const inShort = (rows: readonly AnnexRow[]) =>
  rows.map(({ annex, sections, number, values, place }) => [
    annex,
    sections.join('/'),
    number,
    values.get('task')?.text,
    place.line,
  ]);

export const faultOf = (layout: Layout) => (layout.outcome === 'read' ? null : layout.fault);

type Texts = { task?: string; lead?: string; deadline?: string };
export const textsOf = ({ values }: AnnexRow): Texts =>
  Object.fromEntries([...values].map(([role, { text }]) => [role, text]));
