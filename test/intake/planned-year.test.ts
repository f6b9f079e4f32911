/** Deadlines without a year in a document whose name says which year it is for. */
import { expect, test } from 'vitest';
import { readDirective } from '../../intake/directive.js';

const annexSigned = (day: string, title: string): Uint8Array =>
  new TextEncoder().encode(
    [
      'BỘ Y TẾ',
      'Số: 15/KH-BYT',
      `Hà Nội, ${day}`,
      'KẾ HOẠCH',
      title,
      'TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn',
      '1\tRà soát các quy định\tBộ Y tế\tTháng 9',
    ].join('\n'),
  );
const read = async (day: string, title: string) => {
  const directive = await readDirective(annexSigned(day, title), 'ke-hoach.txt');
  if (directive.outcome !== 'read') throw new Error(directive.message.en);
  return directive.tasks.map(({ deadline, review }) => [deadline.due, ...review]);
};

test('are of that year, in no doubt when it was signed in it', async () => {
  const signed = 'ngày 20 tháng 01 năm 2025';
  expect(await read(signed, 'Chuyển đổi số năm 2025')).toEqual([['2025-09-30']]);
  expect(await read(signed, 'Chuyển đổi số')).toEqual([['2025-09-30', 'deadline-year-assumed']]);
});

test('are most likely of that year when it was signed the year before', async () => {
  const signed = 'ngày 10 tháng 12 năm 2024';
  expect(await read(signed, 'Chuyển đổi số năm 2025')).toEqual([
    ['2025-09-30', 'deadline-year-assumed'],
  ]);
});
