/** What the pages say. Words of the trade (statuses, events, refusals, dates) are in `client/words`. */
import type { Language } from '../words/language.js';
import { english } from './english-texts.js';
import { type Texts, vietnamese } from './vietnamese-texts.js';

export type { Texts };

export const texts: Readonly<Record<Language, Texts>> = { vi: vietnamese, en: english };
