import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import {
  dateDoubts,
  datesInText,
  deliversTwice,
  holdsTwoTasks,
} from '../../../domain/document/contradictions.js';

const context = { assignedOn: null, documentYear: 2024 };
const doubts = (deadline: string, title: string, note = '') =>
  dateDoubts(
    {
      ...{ note, deadline: resolveDeadline(deadline, context).deadline },
      dates: datesInText(title, context),
    },
    context,
  );
const isTwo = (title: string) => holdsTwoTasks(title, datesInText(title, context));

describe('deadlines in the text of a task', () => {
  test('are told by the words before them; dates of laws and events are none', () => {
    const told = (title: string) =>
      doubts('', title).map((reason) => reason.replace('deadline-in-text: ', ''));
    expect(told('báo cáo lộ trình trong tháng 8/2024')).toEqual(['trong tháng 8/2024']);
    expect(told('hoàn thành trong Quý III/2024')).toEqual(['hoàn thành trong Quý III/2024']);
    expect(told('báo cáo trước ngày 10 tháng 12 năm 2025')).toEqual([
      'trước ngày 10 tháng 12 năm 2025',
    ]);
    expect(told('phấn đấu đến tháng 6 năm 2023 kết nối')).toEqual([
      'phấn đấu đến tháng 6 năm 2023',
    ]);
    expect(told('theo Nghị định số 70/2024/NĐ-CP ngày 25 tháng 6 năm 2024 của Chính phủ')).toEqual(
      [],
    );
    expect(told('thay thế sổ hộ khẩu từ ngày 01 tháng 01 năm 2023')).toEqual([]);
    expect(told('kế hoạch năm 2024')).toEqual([]);
    // Without its year a date is an assumption, and no reason to doubt what a cell says.
    expect(told('báo cáo trước ngày 10/10')).toEqual([]);
  });

  test('that say the same as the cell, or something wider, raise no doubt', () => {
    expect(doubts('Tháng 8/2024', 'Báo cáo trong tháng 8/2024')).toEqual([]);
    expect(doubts('Tháng 8/2024', 'Báo cáo trong Quý III/2024')).toEqual([]);
    expect(doubts('Thường xuyên', 'Báo cáo trong tháng 8/2024')).toEqual([]);
  });

  test('that say something else do, unless another of them agrees', () => {
    expect(doubts('Tháng 4/2024', 'Trình Chính phủ trong tháng 3 năm 2024, giao dự toán')).toEqual([
      'deadline-contradicts-text: trong tháng 3 năm 2024',
    ]);
    expect(
      doubts('Tháng 4/2024', 'Trình trong tháng 3/2024, hoàn thành trong tháng 4/2024'),
    ).toEqual([]);
  });

  test('that give no date of their own are left alone', () => {
    expect(doubts('Tháng 4/2024', 'Trình Chính phủ trong tháng 13/2024')).toEqual([]);
    expect(doubts('Tháng 4/2024', 'x', 'Tháng 13/2024 chuyển sang')).toEqual([]);
  });

  test('are offered where the cell gives none', () => {
    expect(doubts('', 'Báo cáo trước ngày 10/12/2025')).toEqual([
      'deadline-in-text: trước ngày 10/12/2025',
    ]);
    expect(doubts('', 'Báo cáo định kỳ')).toEqual([]);
  });
});

describe('notes of what was carried over', () => {
  test('agree with a deadline of that month, or of an earlier one', () => {
    expect(doubts('Tháng 4/2024', 'x', 'Tháng 4/2024 chuyển sang')).toEqual([]);
    expect(doubts('Năm 2022', 'x', '2023 chuyển sang')).toEqual([]);
    expect(doubts('Trước ngày 01/7/2024', 'x', 'Tháng 6/2024 chuyển sang')).toEqual([]);
    expect(doubts('Tháng 3/2024', 'x', 'Chậm muộn của tháng 3/2024')).toEqual([]);
  });

  test('contradict a later one, and a bare month an earlier one too', () => {
    expect(doubts('Tháng 5/2024', 'x', 'Tháng 4/2024 chuyển sang')).toEqual([
      'deadline-contradicts-note: Tháng 4/2024 chuyển sang',
    ]);
    expect(doubts('Tháng 5/2024', 'x', '2023 chuyển sang')).toHaveLength(1);
    expect(doubts('Tháng 5/2024', 'x', 'Tháng 6/2024')).toHaveLength(1);
    expect(doubts('Tháng 5/2024', 'x', 'xem công văn tháng 6/2024')).toEqual([]);
  });
});

test('two sentences with something to come out of each are two duties', () => {
  const first = 'Tổ chức họp định kỳ với địa phương để đôn đốc, triển khai Đề án.';
  const second = 'Kiện toàn Tổ công tác triển khai Đề án theo hướng bổ sung thành viên.';
  expect(deliversTwice(`${first} ${second}`, 'Họp giao ban\nQuyết định kiện toàn')).toBe(true);
  expect(deliversTwice(`${first} ${second}`, 'Họp giao ban')).toBe(false);
  expect(deliversTwice(first, 'Họp giao ban\nQuyết định kiện toàn')).toBe(false);
});

test('a deadline that ends its sentence leaves room for another duty', () => {
  const second = 'Xây dựng cơ sở dữ liệu quốc gia về người có công với cách mạng.';
  expect(isTwo(`Xây dựng định mức, hoàn thành trong Quý III/2024. ${second}`)).toBe(true);
  expect(isTwo('Xây dựng định mức, hoàn thành trong Quý III/2024.')).toBe(false);
  expect(isTwo(`Xây dựng định mức trong Quý III/2024 và ${second}`)).toBe(false);
  expect(isTwo(`Xây dựng định mức. ${second}`)).toBe(false);
});
