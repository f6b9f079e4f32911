/** What the parts of a split begin with. */
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../../../domain/deadline/phrase.js';
import { partWords } from '../../../../domain/document/draft/parting.js';
import { changeOf, doubtedFields } from '../../../../domain/document/draft/resolution.js';
import { date } from '../../../support/builders.js';
import { proposed } from '../../../support/drafts.js';

const titles = (title: string, count = 2) =>
  partWords(title, '', false, count).map((part) => part.title);
const phrases = (phrase: string, several = true, count = 2) =>
  partWords('', phrase, several, count).map((part) => part.phrase);

describe('the words of a row', () => {
  test('come apart at the items of a list, without their marks', () => {
    expect(titles('1. Giám sát an toàn. 2. Tổ chức diễn tập.')).toEqual([
      'Giám sát an toàn',
      'Tổ chức diễn tập',
    ]);
    expect(titles('a) Sửa luật; b) Sửa Nghị định số 2. Báo cáo')).toEqual([
      'Sửa luật',
      'Sửa Nghị định số 2. Báo cáo',
    ]);
    expect(titles('1) Một; 2) Hai; 3) Ba', 3)).toEqual(['Một', 'Hai', 'Ba']);
  });

  test('come apart at semicolons and sentences where there is no list', () => {
    expect(titles('Nuôi chim; đếm chim')).toEqual(['Nuôi chim', 'đếm chim']);
    expect(titles('Nuôi chim. Đếm chim')).toEqual(['Nuôi chim', 'Đếm chim']);
    expect(titles('Theo khoản 1. Điều 2')).toEqual(['Theo khoản 1', 'Điều 2']);
    // One item is no list.
    expect(titles('1. Nuôi chim; đếm chim')).toEqual(['1. Nuôi chim', 'đếm chim']);
  });

  test('go all to the parts there are', () => {
    expect(titles('a; b; c')).toEqual(['a', 'b; c']);
    expect(titles('a', 3)).toEqual(['a', '', '']);
  });
});

describe('the deadlines of a cell', () => {
  test('go one to each part', () => {
    expect(phrases('Tháng 5/2027 Tháng 8/2027')).toEqual(['Tháng 5/2027', 'Tháng 8/2027']);
    expect(phrases('9/2024 12/2024')).toEqual(['9/2024', '12/2024']);
  });

  test('stay together where they are not as many as the parts, or not several', () => {
    expect(phrases('Tháng 5/2027')).toEqual(['Tháng 5/2027', 'Tháng 5/2027']);
    const all = 'Tháng 5/2027 Tháng 8/2027';
    expect(phrases(all, true, 3)).toEqual([all, all, all]);
    expect(phrases(all, false)).toEqual([all, all]);
  });
});

describe('a row that holds two tasks', () => {
  const context = { assignedOn: date('2027-03-10'), documentYear: 2027 };
  const task = proposed('9', {
    deadline: resolveDeadline('Tháng 5/2027 Tháng 8/2027', context).deadline,
    review: ['two-tasks', 'deadline-two-readings', 'two-deadlines'],
  });
  const left = (fields: Parameters<typeof changeOf>[1]) =>
    changeOf(task, fields, context, []).review;

  test('still does when a day is chosen for it', () => {
    expect(left({ alternative: date('2027-08-31') })).toEqual(['two-tasks']);
    expect(left({ due: date('2027-08-31') })).toEqual(['two-tasks']);
    expect(left({ title: 'Giám sát' })).toEqual(['deadline-two-readings', 'two-deadlines']);
    expect(left({ title: 'Giám sát', deadline: 'Tháng 5/2027' })).toEqual([]);
  });

  test('is doubted in its words and in its deadline', () => {
    expect(doubtedFields(task, 'two-tasks')).toEqual(['title']);
    expect(doubtedFields(task, 'two-deadlines')).toEqual(['deadline']);
  });
});
