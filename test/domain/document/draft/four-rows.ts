/** A draft of four rows: 1 is clear; 2 names a unit nobody knows; 3 lacks its deadline; 4 seems torn from 3. */
import { undated } from '../../../support/builders.js';
import { live, specFor } from '../../../support/decider-spec.js';
import {
  an,
  ask,
  at,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  policeMention,
  proposed,
  readingOf,
} from '../../../support/drafts.js';

export const blank = undated('none', '');
export const reading = readingOf([
  proposed('1'),
  proposed('2', { leads: [birds], coordinating: [policeMention], review: [birdsDoubt] }),
  proposed('3', { deadline: blank, review: ['deadline-blank'] }),
  proposed('4', { title: 'và báo cáo', review: ['continuation-with-deadline'] }),
]);
export const decider = draftOver(reading);
export const opened = openedWith(reading);
export const given = specFor(decider);
export const second = { at, by: an, action: 2 } as const;

export const having = (...commands: Parameters<typeof ask>[0][]) =>
  live(
    decider,
    [opened],
    commands.map((command) => ask(command)),
  );
export const rowOf = (state: ReturnType<typeof having>['state'], id: string) => {
  const row = state.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};
