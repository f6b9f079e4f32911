/** Time as data. Both forms compare correctly as plain strings. */
import { z } from 'zod';

/** An instant in UTC with exactly three decimals: `2022-09-15T17:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof instant>;

/** A day of the civil calendar: `2022-09-15`. */
export const civilDate = z.iso.date().brand<'CivilDate'>();
export type CivilDate = z.infer<typeof civilDate>;
