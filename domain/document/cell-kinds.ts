/** What the cells of a column read as, whatever its header says. */
import { resolveDeadline } from '../deadline/phrase.js';
import { foldVietnamese } from '../unit/folding.js';
import { unitByCode } from '../unit/register.js';
import { splitUnits } from '../unit/splitting.js';

export type CellKind = 'number' | 'unit' | 'deadline' | 'status' | 'sentence';

const number = /^\(?(?:\d{1,4}|[ivxlc]+|[a-zđ])(?:[.-](?:\d{1,3}|[a-zđ]))*\)?[.)]?$/i;
export const isNumber = (text: string): boolean => number.test(text);

const longestUnits = 400;

/** What names of units begin with, also of those the register lacks. */
const unitOpening =
  /^(?:(?:cac )?(?:bo(?! tri)|nganh|so(?! huu| hoa| lieu)|uy ban|ubnd|hdnd|van phong|cuc|tong cuc|vu|vien|ngan hang|kho bac|bao hiem xa hoi|tap doan|tong cong ty|truong|trung tam|hoi(?! nghi)|ban(?! hanh| giao)|co quan|don vi|to cong tac|thanh tra|toa an|cong an|cong ty|hiep hoi|lien doan|dia phuong))(?: |,|$)/;
const longestUnknownUnit = 80;

/**
 * At least half of what the cell names is in the register, or it opens as names of units do; a
 * sentence does neither.
 */
export const readsAsUnits = (text: string): boolean => {
  if (text === '' || text.length > longestUnits) return false;
  if (
    /\s/.test(text) &&
    text.length <= longestUnknownUnit &&
    unitOpening.test(foldVietnamese(text))
  )
    return true;
  const { leads, coordinating } = splitUnits(text);
  const named = [...leads, ...coordinating];
  const known = named.filter(({ code }) => unitByCode(code) !== null).length;
  return known > 0 && known * 2 >= named.length;
};

/** Nothing but units, and all of them in the register. */
export const namesKnownUnits = (text: string): boolean => {
  const { leads, coordinating } = splitUnits(text);
  const named = [...leads, ...coordinating];
  return named.length > 0 && named.every(({ code }) => unitByCode(code) !== null);
};

const longestDeadline = 200;
/** Any year will do: only whether the words are those of a deadline is asked. */
const anyYear = { assignedOn: null, documentYear: 2000 };

export const readsAsDeadline = (text: string): boolean => {
  if (text === '' || text.length > longestDeadline) return false;
  const { rule } = resolveDeadline(text, anyYear).deadline;
  return rule !== 'unread' && rule !== 'blank';
};

const statusWords =
  /^(?:[-+] ?)?(?:(?:chua|da|dang|hoan thanh|con|hien|moi|co ban|tiep tuc|trong han|qua han|cham|dung han)(?: |$|,|\.))/;
/** A deadline may open with the same words ("Hoàn thành trước …"). */
export const readsAsStatus = (text: string): boolean =>
  statusWords.test(foldVietnamese(text)) && !readsAsDeadline(text);

const shortestSentence = 30;

export const readsAsSentence = (text: string): boolean =>
  text.length >= shortestSentence && !readsAsUnits(text) && !readsAsDeadline(text);

const kinds: Readonly<Record<CellKind, (text: string) => boolean>> = {
  number: isNumber,
  unit: readsAsUnits,
  deadline: readsAsDeadline,
  status: readsAsStatus,
  sentence: readsAsSentence,
};

/** Enough to tell a column by; an annex of ten thousand rows is told by its first. */
const mostCells = 40;

export type Shares = Readonly<Record<CellKind, number>> & { readonly cells: number };

/** The share of the cells with words that read as each kind. */
export const sharesOf = (texts: readonly string[]): Shares => {
  const cells = texts.filter((text) => text !== '').slice(0, mostCells);
  const share = (kind: CellKind): number =>
    cells.length === 0 ? 0 : cells.filter(kinds[kind]).length / cells.length;
  return {
    cells: cells.length,
    number: share('number'),
    unit: share('unit'),
    deadline: share('deadline'),
    status: share('status'),
    sentence: share('sentence'),
  };
};
