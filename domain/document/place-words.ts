/** Where in a file something stands, in the words a person looks for it by. */
import type { BothLanguages, Place } from './unreadable.js';

/** From the whole to the part, in the order a person looks for it. */
const placeNames = [
  ['part', 'thành phần', 'part'],
  ['sheet', 'trang tính', 'sheet'],
  ['table', 'bảng', 'table'],
  ['row', 'hàng', 'row'],
  ['line', 'dòng', 'line'],
  ['cell', 'ô', 'cell'],
] as const;

export const placeWords = (place: Place): BothLanguages => {
  const known = placeNames.filter(([member]) => place[member] !== null);
  return {
    vi: [place.file, ...known.map(([member, vi]) => `${vi} ${place[member]}`)].join(', '),
    en: [place.file, ...known.map(([member, , en]) => `${en} ${place[member]}`)].join(', '),
  };
};
