/** One change of the schema. */
export type Step = { readonly name: string; readonly statements: readonly string[] };

/** The role of the running application: it may add to the log and read it, nothing else. */
export const applicationRole = 'dondoc_app';
