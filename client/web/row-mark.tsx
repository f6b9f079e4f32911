/** How a row of a draft stands: a word, a shape and a colour, like a task's status. */
import type { VNode } from 'preact';
import { type DraftRow, isDoubtful } from '../../domain/document/draft/state.js';
import { rowLabel } from './draft-address.js';
import { wordsFor } from './draft-frame.js';
import { Icon } from './icons.js';
import type { Reader } from './reader.js';
import { Glyph } from './status.js';

export type RowLook = 'doubtful' | 'open' | 'accepted' | 'edited' | 'dropped';

export const lookOf = (row: DraftRow): RowLook => (isDoubtful(row) ? 'doubtful' : row.state);

const glyphs = {
  doubtful: 'pending',
  open: 'on-track',
  accepted: 'done-on-time',
  dropped: 'withdrawn',
} as const;

export const LookMark = ({ reader, look }: { reader: Reader; look: RowLook }): VNode => (
  <span class={`state ${look === 'edited' ? 'state-edited' : `state-${glyphs[look]}`}`}>
    {look === 'edited' ? <Icon name="pencil" /> : <Glyph status={glyphs[look]} />}
    {wordsFor(reader).rowState[look]}
  </span>
);

/** Why a row is not in the list of tasks any more. */
const dropText = (reader: Reader, row: DraftRow, rows: readonly DraftRow[]): string => {
  const t = wordsFor(reader);
  if (row.drop === null) return '';
  const { into, reason } = row.drop;
  if (into === null) return t.droppedFor(reason);
  const holder = rows.find(({ id }) => id === into);
  return t.mergedInto(holder === undefined ? into : rowLabel(holder));
};

export const RowMark = (props: {
  readonly reader: Reader;
  readonly row: DraftRow;
  readonly rows: readonly DraftRow[];
}): VNode => {
  const why = dropText(props.reader, props.row, props.rows);
  return (
    <>
      <LookMark reader={props.reader} look={lookOf(props.row)} />
      {why === '' ? null : <span class="row-why">{why}</span>}
    </>
  );
};
