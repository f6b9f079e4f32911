/** One line for the person at the console, in both languages. */
export type Say = (message: { readonly vi: string; readonly en: string }) => void;
