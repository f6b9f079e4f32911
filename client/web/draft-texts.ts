/** What the pages of an import say. */
import type { Language } from '../words/language.js';
import { englishDrafts } from './english-draft-texts.js';
import { type DraftTexts, vietnameseDrafts } from './vietnamese-draft-texts.js';

export type { DraftTexts };

export const draftTexts: Readonly<Record<Language, DraftTexts>> = {
  vi: vietnameseDrafts,
  en: englishDrafts,
};
