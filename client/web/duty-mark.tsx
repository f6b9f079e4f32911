/** Rows of a draft that may be running tasks, or that somebody took for one: a mark and a filter. */
import type { VNode } from 'preact';
import { type DraftRow, isKept } from '../../domain/document/draft/state.js';
import type { LikelyRows } from '../http/likeness.js';
import { dutyTexts } from './duty-texts.js';
import { Icon } from './icons.js';
import type { Reader } from './reader.js';

export const dutyLooks = ['likely', 'remandating'] as const;
export type DutyLook = (typeof dutyLooks)[number];

export const dutyLookOf = (
  row: DraftRow,
  candidates: LikelyRows['candidates'],
): DutyLook | null => {
  if (!isKept(row)) return null;
  if (row.remandates !== null) return 'remandating';
  return !row.ownDuty && candidates.has(row.id) ? 'likely' : null;
};

/** How many rows may be running tasks and are taken for none. */
export const likelyCount = (
  rows: readonly DraftRow[],
  candidates: LikelyRows['candidates'],
): number => rows.filter((row) => dutyLookOf(row, candidates) === 'likely').length;

export const DutyMark = ({ reader, look }: { reader: Reader; look: DutyLook }): VNode => (
  <span class={`duty-mark duty-${look}`}>
    <Icon name="repeat" />
    {dutyTexts[reader.language].look[look]}
  </span>
);
