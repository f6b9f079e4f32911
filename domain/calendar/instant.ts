/**
 * Instants and the civil days of Việt Nam. Asia/Ho_Chi_Minh has been UTC+7 without summer time
 * since 1975, so a fixed offset is exact for every date this system meets, and needs no time zone
 * data that could differ between two machines.
 */
import type { CivilDate, Instant } from './messages.js';

const localOffsetMs = 7 * 3_600_000;
export const dayMs = 86_400_000;

export const instantFromMs = (ms: number): Instant => new Date(ms).toISOString() as Instant;
export const msOf = (instant: Instant): number => Date.parse(instant);
export const addMs = (instant: Instant, ms: number): Instant => instantFromMs(msOf(instant) + ms);

/** The civil day an instant falls on in Việt Nam. */
export const civilDateOf = (instant: Instant): CivilDate =>
  new Date(msOf(instant) + localOffsetMs).toISOString().slice(0, 10) as CivilDate;

/** 00:00 local time of a day. */
export const startOfDay = (date: CivilDate): Instant =>
  instantFromMs(Date.parse(`${date}T00:00:00.000Z`) - localOffsetMs);

/** 24:00 local time of a day: the first instant that is no longer in it (Civil Code, article 148). */
export const endOfDay = (date: CivilDate): Instant => addMs(startOfDay(date), dayMs);

/** A clock time `HH:MM` of a day, local. */
export const atLocalTime = (date: CivilDate, time: string): Instant =>
  instantFromMs(Date.parse(`${date}T${time}:00.000Z`) - localOffsetMs);
