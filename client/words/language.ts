/** The two languages a person may read: Vietnamese first. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** The first of our languages that a browser's or program's list of wishes names; else Vietnamese. */
export const languageWished = (acceptLanguage: string | undefined): Language => {
  for (const wish of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const name = wish.trim().split(/[-;]/)[0];
    const language = languages.find((known) => known === name);
    if (language !== undefined) return language;
  }
  return 'vi';
};
