/** The words of a deadline, folded and freed of what every rule ignores. */
import { foldVietnamese } from '../unit/folding.js';

/** What introduces a deadline without changing it; "hoàn hành" is what a scan left of "hoàn thành". */
const introduction =
  /^(?:thoi (?:gian|han)|han(?: chot)?|hoan t?hanh|ht(?= (?:\d|(?:truoc|trong|xong|thang|quy|nam|ngay) ))|xong|dut diem|thuc hien|trien khai|bat dau|trinh|ban hanh|theo quy dinh(?= tr(?:ong|uoc) )|ngay(?= (?:tu|trong) )|tu nay(?= den ))(?: xong)?(?:[ :]+|$)/;
/** "Báo cáo Thủ tướng Chính phủ trong …": what is done by then, in a few words. */
const duty = /^(?:bao cao|gui|nop)(?: [a-z]+){0,5} (?=(?:trong|truoc|cham nhat) )/;
/** "Trình Chính phủ tháng 5": to whom it goes, behind the word that says it goes. */
const addressee =
  /^trinh (?:cp|ttg|ttcp|chinh phu|thu tuong(?: chinh phu)?|quoc hoi|ubtvqh|bo truong|lanh dao bo|ubnd tinh|hdnd tinh|cap co tham quyen)(?: [a-z]+){0,3} (?=(?:trong|truoc|cham nhat|thang|quy|ngay|nam) )/;
/** Words that leave the last good day as it is ("chậm nhất trong", "đến hết"). */
const inclusive =
  /^(?:trong|vao|phan dau|(?:cham|muon) nhat|khong (?:muon|cham) hon|khong qua|la|den|het)\s+/;

export const withoutOpening = (words: string): string => {
  const rest = words
    .replace(addressee, '')
    .replace(introduction, '')
    .replace(duty, '')
    .replace(inclusive, '');
  return rest === words || rest === '' ? words : withoutOpening(rest);
};

const monthNames = [
  ...['mot|gieng', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot'],
  'muoi hai|chap',
];
const withYear = '(?:,? nam | ?[/.-] ?)\\d{4}(?!\\d)';
/** `tháng Sáu năm 2024`, `tháng mười hai`; "tháng năm 2024" is read as it stands. */
const spelledMonths = monthNames.map(
  (names, at) =>
    [new RegExp(`\\bthang (?:${names})(?=${withYear}|$)`, 'g'), `thang ${at + 1}`] as const,
);
/** `T6/2024`, `Th. 6/2024`, `Q3/2024`, `QIII`. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![a-z0-9])th?\.? ?(\d{1,2})(?= ?[/.-] ?\d{4}(?!\d)|$|(?:-| ?, ?| den | va )th?\.? ?\d)/g,
    'thang $1',
  ],
  [/(?<![a-z0-9])qui (?=(?:iv|i{1,3}|[1-4])(?![a-z0-9]))/g, 'quy '],
  [/(?<![a-z0-9])q\.? ?(iv|i{1,3}|[1-4])(?![a-z0-9])/g, 'quy $1'],
];

/** What is cut short or spelt out, as the rules know it. */
const spelledAlike = (words: string): string =>
  [...shortForms, ...spelledMonths].reduce((text, [form, full]) => text.replace(form, full), words);

/** A mark of a footnote behind a date, and the hour that a table program shows with a mere day. */
const behindDate =
  /(?<=\d)(?:\s*(?:\[\^?\d{1,2}\]|\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079]+)|(?<=[/.-]\d{1,4})\s+0?0:00(?::00)?)\s*$/u;
/** Folded, "tháng sau", the next month, would be "tháng Sáu", June. */
const nextMonth = /tháng sau(?!\p{L})/giu;

const readable = (verbatim: string): string =>
  verbatim
    .normalize('NFC')
    .replaceAll('*', '')
    .replace(nextMonth, 'tháng tới')
    .replace(behindDate, '');

export const wordsOfPhrase = (verbatim: string): string =>
  withoutOpening(spelledAlike(foldVietnamese(readable(verbatim))).replace(/[\s.;,:]+$/, ''));

const vocabulary: Readonly<Record<string, string>> = {
  thoigian: 'thoi gian',
  thoihan: 'thoi han',
  hoanthanh: 'hoan thanh',
  hoanhanh: 'hoan thanh',
  thuchien: 'thuc hien',
  batdau: 'bat dau',
  phandau: 'phan dau',
  chamnhat: 'cham nhat',
  truoc: 'truoc',
  trong: 'trong',
  thang: 'thang',
  ngay: 'ngay',
  nam: 'nam',
  nua: 'nua',
  dau: 'dau',
  giua: 'giua',
  cuoi: 'cuoi',
  den: 'den',
  het: 'het',
  tu: 'tu',
};
const lookAlikes: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1', '|': '1' };
const figuresOf = (text: string): string =>
  text.replace(/[oli|]/g, (letter) => lookAlikes[letter] ?? letter);
const quarterOf = (text: string): string =>
  text.replace(/[l1|]/g, text.length === 1 && text !== 'l' ? '$&' : 'i');

const piece = new RegExp(
  `(${Object.keys(vocabulary).join('|')})|quy([il1|]{1,3}v?|[1-4])|([0-9oli|]+)|([/.:-])`,
  'y',
);

/**
 * Words that a scan split or whose figures it took for letters ("T h á n g 1O/2022"), put together
 * again; null when they are not made of the words of deadlines alone.
 */
export const mended = (words: string): string | null => {
  const squeezed = words.replaceAll(' ', '');
  const parts: string[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < squeezed.length) {
    const match = piece.exec(squeezed);
    if (match === null) return null;
    const [text, word, quarter, figures] = match;
    if (word !== undefined) parts.push(` ${vocabulary[word] ?? word} `);
    else if (quarter !== undefined) parts.push(` quy ${quarterOf(quarter)} `);
    else parts.push(figures === undefined ? text : figuresOf(figures));
  }
  const whole = parts.join('').replace(/ +/g, ' ').trim();
  return whole === words ? null : whole;
};
