/** What the command line says. Words of the trade (statuses, events, refusals) are in `client/words`. */
import type { Language } from '../words/language.js';
import { english } from './english.js';
import { englishHelp } from './english-help.js';
import { vietnamese } from './vietnamese.js';
import { vietnameseHelp } from './vietnamese-help.js';

export type Texts = typeof vietnamese & typeof vietnameseHelp;

const both: Readonly<Record<Language, Texts>> = {
  vi: { ...vietnamese, ...vietnameseHelp },
  en: { ...english, ...englishHelp },
};

export const textsOf = (language: Language): Texts => both[language];
