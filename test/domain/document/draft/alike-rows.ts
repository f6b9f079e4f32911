/** A draft where one reason stands at several rows, with two sentences on offer. */
import { type DraftState, openReasons } from '../../../../domain/document/draft/state.js';
import { undated } from '../../../support/builders.js';
import { specFor } from '../../../support/decider-spec.js';
import {
  an,
  at,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  proposed,
  prose,
  readingOf,
} from '../../../support/drafts.js';

export const second = { at, by: an, action: 2 } as const;
export const rowOf = ({ rows }: DraftState, id: string) => rows.find((row) => row.id === id);
export const reasonsOf = (state: DraftState, id: string) => {
  const row = rowOf(state, id);
  return row === undefined ? null : openReasons(row);
};

const blank = undated('none', '');
export const reading = readingOf(
  [
    proposed('1'),
    proposed('2', { leads: [birds], review: [birdsDoubt, 'deadline-blank'], deadline: blank }),
    proposed('3', { deadline: blank, review: ['deadline-blank'] }),
    proposed('4', { leads: [birds], review: [birdsDoubt] }),
  ],
  { proposals: [prose('p1', proposed('V', { rowKey: '1' })), prose('p2', proposed('VI'))] },
);
export const opened = openedWith(reading);
export const decider = draftOver(reading);
export const given = specFor(decider);
