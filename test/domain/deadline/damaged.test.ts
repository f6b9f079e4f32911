/** What is left of a deadline after scanning, and words no rule reads. */
import { describe, expect, test } from 'vitest';
import { others, read } from './resolving.js';

describe('words that a scan damaged', () => {
  test('are put together again, and a person confirms the repair', () => {
    const damaged = (phrase: string) => {
      const [rule, , due, ...review] = read(phrase);
      expect(review).toEqual(['deadline-damaged']);
      return [rule, due];
    };
    expect(damaged('T h á n g 10/2022')).toEqual(['month', '2022-10-31']);
    expect(damaged('Tháng 1O/2022')).toEqual(['month', '2022-10-31']);
    expect(damaged('Tháng l2/2022')).toEqual(['month', '2022-12-31']);
    expect(damaged('Quý Il/2024')).toEqual(['quarter', '2024-06-30']);
    expect(damaged('Quý l/2024')).toEqual(['quarter', '2024-03-31']);
    expect(damaged('Qu ý 3/2024')).toEqual(['quarter', '2024-09-30']);
    expect(damaged('Quý I V/2024')).toEqual(['quarter', '2024-12-31']);
    expect(damaged('Hoàn th ành tr ước 15/9/2 022')).toEqual(['before-date', '2022-09-14']);
    expect(damaged('N ă m 2O23')).toEqual(['year', '2023-12-31']);
  });

  test('with any other word among them are not guessed', () => {
    expect(read('Th á ng sau')[0]).toBe('unread');
    expect(read('Th á ng ba')[0]).toBe('unread');
  });
});

test('words that no rule reads offer the dates they name, and none is taken', () => {
  expect(read('Quý IV/2022 (đã gia hạn)')).toEqual(['unread', null, null, 'deadline-unread']);
  expect(others('Quý IV/2022 (đã gia hạn)')).toEqual([
    ['2022-12-31', 'quarter', 'alternative-other-date'],
  ]);
  expect(others('Theo Quyết định số 06/QĐ-TTg')).toEqual([]);
});
