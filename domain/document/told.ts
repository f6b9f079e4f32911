/** Reasons and marks are ids; one may carry what it is about behind a colon. */
import type { BothLanguages } from './unreadable.js';

export const toldIn = (
  texts: Readonly<Record<string, BothLanguages>>,
  coded: string,
): BothLanguages => {
  const [id = '', ...rest] = coded.split(': ');
  const text = texts[id];
  if (text === undefined) return { vi: coded, en: coded };
  const about = rest.length === 0 ? '' : `: ${rest.join(': ')}`;
  return { vi: `${text.vi}${about}`, en: `${text.en}${about}` };
};
