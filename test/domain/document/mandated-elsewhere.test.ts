/** Which running tasks a row is offered: never one its own document mandates, nor instead of one. */
import { expect, test } from 'vitest';
import { likenessIndex, mandatedElsewhere } from '../../../domain/document/likeness.js';

const title = 'Kết nối cơ sở dữ liệu hộ tịch với cơ sở dữ liệu dân cư';
const duty = { title, leads: ['G15'] };
const running = (key: string, words = title) => ({
  ...{ task: `task/${key}/1` as const, title: words, leads: ['G15'], mandates: [key] },
});
const offered = (document: string | null, ...open: ReturnType<typeof running>[]) =>
  mandatedElsewhere(likenessIndex(open), duty, document).map(({ task }) => task);

test('a task of another document is offered', () => {
  expect(offered('KH-2', running('KH-1'))).toEqual(['task/KH-1/1']);
  expect(offered(null, running('KH-1'))).toEqual(['task/KH-1/1']);
});

test('one of the same document is not, nor another that is no more like the row than it', () => {
  expect(offered('KH-1', running('KH-1'))).toEqual([]);
  expect(offered('KH-1', running('KH-1'), running('KH-2'))).toEqual([]);
});

test('another is, where the own task is less like the row', () => {
  const own = running('KH-1', 'Kết nối cơ sở dữ liệu hộ tịch với kho dữ liệu đất đai của tỉnh');
  expect(offered('KH-1', own, running('KH-2'))).toEqual(['task/KH-2/1']);
});
