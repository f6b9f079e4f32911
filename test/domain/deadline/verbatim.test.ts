/** Every way in which the five real documents write a deadline, and what a careful reader makes of it. */
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';

const context = { assignedOn: null, documentYear: null };

/** Phrase, kind, first day, last day and last good day; the last is the day it is due. */
type Form = readonly [
  phrase: string,
  kind: string,
  earliest: string | null,
  latest: string | null,
  due: string | null,
];

const open = (phrase: string, kind: string): Form => [phrase, kind, null, null, null];
const start = (phrase: string, earliest: string): Form => [phrase, 'start', earliest, null, null];
const day = (phrase: string, date: string): Form => [phrase, 'date', date, date, date];
const whole = (phrase: string, earliest: string, latest: string): Form => [
  phrase,
  'date',
  earliest,
  latest,
  latest,
];

const stages =
  'Tại Bộ phận một cửa cấp bộ, cấp tỉnh từ ngày 01/6/2022; cấp huyện từ ngày 01/12/2022; cấp xã từ ngày 01/6/2023';
const twoDocuments =
  'Theo tiến độ của Nghị quyết số 50/NQ-CP ngày 08/4/2022 và Nghị định số 107/2021/NĐ-CP ngày 06/12/2021';

const cells: Readonly<Record<string, readonly Form[]>> = {
  '000': [
    day('Hoàn thành trước 15/9/2022', '2022-09-14'),
    day('Hoàn thành trước 15/9/2022.', '2022-09-14'),
    day('Hoàn thành trước 30/9/2022', '2022-09-29'),
    day('Hoàn thành trước 30/9/2022.', '2022-09-29'),
    day('Hoàn thành trước 31/8/2022', '2022-08-30'),
    day('Hoàn thành trước 31/10/2022.', '2022-10-30'),
    day('Hoàn thành trước 31/12/2022', '2022-12-30'),
    day('Thời gian hoàn thành: 31/12/2022.', '2022-12-31'),
    open('Theo lộ trình của Quyết định', 'roadmap'),
    open('Thực hiện thường xuyên', 'standing'),
  ],
  '001': [
    whole('Tháng 01/2022', '2022-01-01', '2022-01-31'),
    whole('Tháng 02/2022', '2022-02-01', '2022-02-28'),
    whole('Tháng 3/2022', '2022-03-01', '2022-03-31'),
    whole('Tháng 4/2022', '2022-04-01', '2022-04-30'),
    whole('Tháng 12/2023', '2023-12-01', '2023-12-31'),
    whole('Năm 2022', '2022-01-01', '2022-12-31'),
    whole('Năm 2024', '2024-01-01', '2024-12-31'),
    open('Thường xuyên', 'standing'),
    [stages, 'staged', '2022-06-01', '2023-06-01', null],
  ],
  '002': [
    whole('Tháng 6/2023', '2023-06-01', '2023-06-30'),
    whole('tháng 4/2024', '2024-04-01', '2024-04-30'),
    whole('Năm 2022', '2022-01-01', '2022-12-31'),
    whole('Quý II/2024', '2024-04-01', '2024-06-30'),
    whole('Quý III/2024', '2024-07-01', '2024-09-30'),
    whole('Quý 1/2024', '2024-01-01', '2024-03-31'),
    day('30/6/2024', '2024-06-30'),
    day('11/7/2024', '2024-07-11'),
    day('01/07/2024', '2024-07-01'),
    day('01/12/2023', '2023-12-01'),
    day('15/12/2023', '2023-12-15'),
    day('Trước ngày 01/7/2024', '2024-06-30'),
    ['9/2024 12/2024', 'date', '2024-09-01', '2024-12-31', '2024-09-30'],
  ],
  '003': [
    whole('Tháng 02/2023', '2023-02-01', '2023-02-28'),
    whole('Tháng\n9/2023', '2023-09-01', '2023-09-30'),
    open('Thực hiện thường\nxuyên', 'standing'),
    start('Từ tháng 02/2023', '2023-02-01'),
    start('Từ tháng 5/2023', '2023-05-01'),
    open(twoDocuments, 'roadmap'),
    open('Theo tiến độ, yêu\ncầu tại Quyết định số 766/QĐ-TTg', 'roadmap'),
  ],
  '004': [
    open('Thư g x u y ê n', 'standing'),
    open('Thư g xuyên', 'standing'),
    open('Thườn g xuyên', 'standing'),
    whole('Tháng 10/2022', '2022-10-01', '2022-10-31'),
    whole('Trong năm 2023', '2023-01-01', '2023-12-31'),
    open('', 'none'),
  ],
};

const march = (phrase: string): Form => whole(phrase, '2023-03-01', '2023-03-31');
const october = (phrase: string): Form => whole(phrase, '2024-10-01', '2024-10-31');

const prose: Readonly<Record<string, readonly Form[]>> = {
  '001': [
    day('trước ngày 10/02/2022', '2022-02-09'),
    day('trước **ngày 10/02/2022**', '2022-02-09'),
    open('trước ngày 15 hằng tháng', 'periodic'),
    open('Định kỳ, thường xuyên', 'standing'),
    whole('trong năm 2022', '2022-01-01', '2022-12-31'),
    open('theo lộ trình, thời gian quy định tại Đề án 06', 'roadmap'),
  ],
  '002': [
    october('trong tháng 10/2024'),
    october('hoàn thành trong tháng 10/2024'),
    october('hoàn hành trong tháng 10/2024'),
    day('trước 10/10/2024', '2024-10-09'),
    day('trước ngày 10/10/2024', '2024-10-09'),
    start('từ 01/10/2024', '2024-10-01'),
    whole('từ 01/10/2024 đến 30/6/2025', '2024-10-01', '2025-06-30'),
    start('từ tháng 10/2024', '2024-10-01'),
    open('theo lộ trình tại Nghị định số 63', 'roadmap'),
    open('hoàn thành theo lộ trình tại Nghị định số 63/NĐ-CP', 'roadmap'),
    open('theo chỉ đạo tại Chỉ thị 04', 'roadmap'),
    open('hoàn thành theo chỉ đạo tại Chỉ thị 04 ngày 11/02/2024', 'roadmap'),
    whole('trong nửa đầu năm 2024', '2024-01-01', '2024-06-30'),
    start('bắt đầu từ tháng 9/2024', '2024-09-01'),
    whole('trong Quý III/2024', '2024-07-01', '2024-09-30'),
    whole('trong tháng 3 năm 2024', '2024-03-01', '2024-03-31'),
    whole('từ tháng 9 năm 2024 đến ngày 30 tháng 11 năm 2025', '2024-09-01', '2025-11-30'),
    day('trước ngày 10 tháng 12 năm 2025', '2025-12-09'),
    day('Hạn 04/9/2024', '2024-09-04'),
  ],
  '003': [
    march('Thời gian hoàn thành trong tháng 3 năm 2023'),
    march('Thời gian hoàn\nthành trong tháng 3\nnăm 2023'),
    march('hoàn thành trong tháng 3 năm 2023'),
    whole('Hoàn thành xong trong tháng 02 năm 2023', '2023-02-01', '2023-02-28'),
    start('Thời gian bắt đầu thực hiện từ tháng 5 năm 2023', '2023-05-01'),
    start('Thời gian thực hiện từ tháng 02 năm 2023', '2023-02-01'),
    start('Thời gian thực hiện bắt đầu từ tháng 02 năm 2023', '2023-02-01'),
    whole('Thời gian trình trong tháng 7 năm 2023', '2023-07-01', '2023-07-31'),
    whole('chậm nhất trong tháng 4 năm 2023', '2023-04-01', '2023-04-30'),
    march('phấn đấu hoàn thành trong tháng 3 năm 2023'),
    whole('phấn đấu đến tháng 6 năm 2023', '2023-06-01', '2023-06-30'),
    march('theo quy định trong tháng 3 năm 2023'),
    march('ban hành trong tháng 3 năm 2023'),
    whole('triển khai ngay trong tháng 02 năm 2023', '2023-02-01', '2023-02-28'),
    whole('triển khai trong tháng 02 năm 2023', '2023-02-01', '2023-02-28'),
    march('báo cáo Chính phủ trong tháng 3 năm 2023'),
    march('báo cáo Thủ tướng Chính phủ trong tháng 3 năm 2023'),
    march('trong tháng 3 năm 2023'),
    start('ngay từ đầu năm 2023', '2023-01-01'),
    whole('trong năm 2023', '2023-01-01', '2023-12-31'),
  ],
};

const readingOf = (phrase: string): Form => {
  const { deadline } = resolveDeadline(phrase, context);
  expect(deadline.phrase).toBe(phrase);
  return [phrase, deadline.kind, deadline.earliest, deadline.latest, deadline.due];
};

describe.each(Object.entries(cells))('the cells of document %s', (_number, forms) => {
  test.each(forms)('%j', (...form) => expect(readingOf(form[0])).toEqual(form));
});

describe.each(Object.entries(prose))('the prose of document %s', (_number, forms) => {
  test.each(forms)('%j', (...form) => expect(readingOf(form[0])).toEqual(form));
});

test('a person is asked about the blank cell and the cell with two dates, and nothing else', () => {
  const forms = [...Object.values(cells), ...Object.values(prose)].flat();
  const asked = forms.flatMap(([phrase]) =>
    resolveDeadline(phrase, context).review.map((doubt) => [phrase, doubt]),
  );
  expect(asked).toEqual([
    ['9/2024 12/2024', 'deadline-two-readings'],
    ['', 'deadline-blank'],
  ]);
});
