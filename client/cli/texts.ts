/** What the command line says. Words of the trade (statuses, events, refusals) are in `client/words`. */
import type { Language } from '../words/language.js';
import { english } from './english.js';
import { englishHelp } from './english-help.js';
import { englishReview } from './english-review.js';
import { vietnamese } from './vietnamese.js';
import { vietnameseHelp } from './vietnamese-help.js';
import { vietnameseReview } from './vietnamese-review.js';

export type Texts = typeof vietnamese & typeof vietnameseHelp & typeof vietnameseReview;

const both: Readonly<Record<Language, Texts>> = {
  vi: { ...vietnamese, ...vietnameseHelp, ...vietnameseReview },
  en: { ...english, ...englishHelp, ...englishReview },
};

export const textsOf = (language: Language): Texts => both[language];
