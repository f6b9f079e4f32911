import { describe, expect, it } from 'vitest';
import { daysPhrase, formatDate, formatInstant } from '../../../client/words/dates.js';
import { languageWished } from '../../../client/words/language.js';
import { words } from '../../../client/words/words.js';
import type { CivilDate, Instant } from '../../../domain/calendar/messages.js';

const date = (text: string): CivilDate => text as CivilDate;

describe('a date', () => {
  it('is written day first, with two digits each', () => {
    expect(formatDate(date('2026-03-05'))).toBe('05/03/2026');
  });

  it('of an instant is that of Việt Nam, seven hours ahead of UTC', () => {
    const justBeforeMidnight = '2026-11-23T16:59:59.999Z' as Instant;
    const midnight = '2026-11-23T17:00:00.000Z' as Instant;
    expect(formatInstant(justBeforeMidnight, 'vi')).toBe('23:59 ngày 23/11/2026');
    expect(formatInstant(midnight, 'vi')).toBe('00:00 ngày 24/11/2026');
    expect(formatInstant(midnight, 'en')).toBe('24/11/2026 at 00:00');
  });
});

describe('how far away a deadline is', () => {
  it.each([
    ['2026-11-26', 'còn 3 ngày', '3 days left'],
    ['2026-11-24', 'còn 1 ngày', '1 day left'],
    ['2026-11-23', 'đến hạn hôm nay', 'due today'],
    ['2026-11-22', 'trễ 1 ngày', '1 day late'],
    ['2026-10-31', 'trễ 23 ngày', '23 days late'],
    ['2027-11-23', 'còn 365 ngày', '365 days left'],
  ])('%s on 23 November 2026 is “%s”, “%s”', (due, vi, en) => {
    const today = date('2026-11-23');
    expect(daysPhrase(date(due), today, 'vi')).toBe(vi);
    expect(daysPhrase(date(due), today, 'en')).toBe(en);
  });
});

describe('the language wished for', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['fr-FR,fr', 'vi'],
    ['en-GB,en;q=0.9,vi;q=0.8', 'en'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['de, en;q=0.5', 'en'],
    ['english', 'vi'],
  ] as const)('by %j is %s', (header, language) => {
    expect(languageWished(header)).toBe(language);
  });
});

describe('the words of the two languages', () => {
  it('name the same things and leave none blank', () => {
    const [vi, en] = [words('vi'), words('en')];
    for (const group of Object.keys(vi) as (keyof typeof vi)[]) {
      expect(Object.keys(en[group])).toEqual(Object.keys(vi[group]));
      for (const text of [...Object.values(vi[group]), ...Object.values(en[group])]) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toContain('!');
      }
    }
  });
});
