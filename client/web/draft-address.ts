/** Where the pages of a draft are. */
import type { DraftRow } from '../../domain/document/draft/state.js';

export const rowsShown = 100;

export const draftAddress = (draft: string): string => `/drafts/${draft}`;
export const doubtsAddress = (draft: string, row?: string): string =>
  row === undefined
    ? `${draftAddress(draft)}/doubts`
    : `${draftAddress(draft)}/doubts?row=${encodeURIComponent(row)}`;
export const proposalsAddress = (draft: string): string => `${draftAddress(draft)}/proposals`;
export const correctsAddress = (draft: string): string => `${draftAddress(draft)}/corrects`;
export const choicesAddress = (draft: string): string => `${draftAddress(draft)}/choices`;
export const signAddress = (draft: string): string => `${draftAddress(draft)}/sign`;

/** How people call a row: section and number as printed, or its key where nothing is printed. */
export const rowLabel = ({ id, task }: Pick<DraftRow, 'id' | 'task'>): string => {
  if (task.no === '') return id;
  return task.section === '' ? task.no : `${task.section}, ${task.no}`;
};
