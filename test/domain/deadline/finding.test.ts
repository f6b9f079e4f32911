import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDeadlines } from '../../../domain/deadline/finding.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { documentBytes, skipDocuments } from '../../support/documents.js';
import { inAugust } from './resolving.js';

const found = (text: string) =>
  findDeadlines(text, inAugust).map(({ deadline, start, end }) => {
    expect(text.slice(start, end)).toBe(deadline.phrase);
    return [deadline.phrase, deadline.kind, deadline.due ?? deadline.earliest];
  });

describe('a sentence', () => {
  test('gives its deadline with the words that introduce it, across line breaks', () => {
    expect(
      found(
        'Rà soát dữ liệu, cập nhật lên hệ thống. Thời gian\nhoàn thành trong tháng 9\nnăm 2022.',
      ),
    ).toEqual([['Thời gian\nhoàn thành trong tháng 9\nnăm 2022', 'date', '2022-09-30']]);
    expect(
      found('Sở Y tế gửi báo cáo về UBND tỉnh chậm nhất trước ngày 20/9/2022 để tổng hợp'),
    ).toEqual([['chậm nhất trước ngày 20/9/2022', 'date', '2022-09-19']]);
    expect(found('Nộp hồ sơ (hạn 04/9/2022) theo mẫu')).toEqual([
      ['hạn 04/9/2022', 'date', '2022-09-04'],
    ]);
    expect(found('Báo cáo trước 17 giờ 00 ngày 12/9/2022.')).toEqual([
      ['trước 17 giờ 00 ngày 12/9/2022', 'date', '2022-09-12'],
    ]);
    expect(found('gửi Công an tỉnh trước **ngày 10/9/2022** để theo dõi')).toEqual([
      ['trước **ngày 10/9/2022', 'date', '2022-09-09'],
    ]);
  });

  test('may give several', () => {
    expect(
      found(
        'Ban hành danh mục trước 15/9/2022; kết nối hệ thống, hoàn hành trong quý IV/2022; thí điểm từ tháng 9 năm 2022 đến ngày 30 tháng 6 năm 2023; triển khai từ 01/7/2023',
      ),
    ).toEqual([
      ['trước 15/9/2022', 'date', '2022-09-14'],
      ['hoàn hành trong quý IV/2022', 'date', '2022-12-31'],
      ['từ tháng 9 năm 2022 đến ngày 30 tháng 6 năm 2023', 'date', '2023-06-30'],
      ['triển khai từ 01/7/2023', 'start', '2023-07-01'],
    ]);
  });

  test('may give a period, a standing or periodic duty, or a roadmap', () => {
    expect(
      found('Trình phê duyệt trong vòng 20 ngày kể từ ngày ký Quyết định này, nêu rõ lý do'),
    ).toEqual([['trong vòng 20 ngày kể từ ngày ký Quyết định này', 'date', '2022-08-24']]);
    expect(found('Cập nhật dữ liệu, thực hiện thường xuyên; chuẩn hóa danh mục')).toEqual([
      ['thực hiện thường xuyên', 'standing', null],
    ]);
    expect(found('Sơ kết trước 15/12 hằng năm; định kỳ hằng quý họp')).toEqual([
      ['trước 15/12 hằng năm', 'periodic', null],
      ['định kỳ hằng quý', 'periodic', null],
    ]);
    expect(
      found('Báo cáo kết quả về UBND tỉnh trước ngày 15 hằng tháng (qua Công an tỉnh)'),
    ).toEqual([['trước ngày 15 hằng tháng', 'periodic', null]]);
    expect(
      found(
        'Hoàn thiện tài liệu, hoàn thành theo lộ trình tại Nghị định số 63/NĐ-CP ngày 01/7/2022.',
      ),
    ).toEqual([
      ['hoàn thành theo lộ trình tại Nghị định số 63/NĐ-CP ngày 01/7/2022', 'roadmap', null],
    ]);
  });

  test('says what is in doubt, as in a cell', () => {
    const [one] = findDeadlines('gửi Bộ Công an trước ngày 31/9 để tổng hợp', inAugust);
    expect(one?.review).toEqual(['deadline-impossible-date']);
    expect(one?.alternatives.map(({ due }) => due)).toEqual(['2022-09-30']);
  });
});

describe('a deadline is not lost', () => {
  const due = (text: string) => found(text).map(([, , day]) => day);

  test('to a quotation, a scope or a past that is said of something else', () => {
    expect(
      due('trước 10/9/2022 trình Đề án “Chữ ký số đến hết năm 2025”, “Dữ liệu” trong quý IV/2022'),
    ).toEqual(['2022-09-09', '2022-12-31']);
    expect(due('giai đoạn một, hoàn thành trong tháng 9/2022')).toEqual(['2022-09-30']);
    expect(due('nhiệm vụ đã giao, hoàn thành trong tháng 9/2022')).toEqual(['2022-09-30']);
    expect(due('tối đa trong tháng 9/2022')).toEqual(['2022-09-30']);
    expect(due('Trong tháng 9/2022, hoàn thiện những việc đã giao')).toEqual(['2022-09-30']);
    expect(due('từ 01/9/2022 dùng mẫu mới; mẫu đã in được dùng tiếp')).toEqual(['2022-09-01']);
    expect(due('trong năm 2023 trình đề án cho giai đoạn 2024 và năm tiếp theo')).toEqual([
      '2023-12-31',
    ]);
  });

  test('to a title that has ended, or that names no year', () => {
    const title = 'Nghị quyết số 01/NQ-CP về nhiệm vụ chủ yếu';
    expect(due(`triển khai ${title}, hoàn thành trong năm 2023`)).toEqual(['2023-12-31']);
    expect(due(`triển khai ${title} trong tháng 9/2022`)).toEqual(['2022-09-30']);
  });

  test('to figures without a year', () => {
    expect(due('gửi báo cáo trước 12/9; nộp hồ sơ, hạn 15/9; áp dụng từ ngày 20/9')).toEqual([
      ...['2022-09-11', '2022-09-15', '2022-09-20'],
    ]);
  });

  test('to a bullet, a colon or a bracket before the day until which there is time', () => {
    expect(due('- Đến 30/9/2022 hoàn thành số hóa')).toEqual(['2022-09-30']);
    expect(due('Mục tiêu: đến 30/9/2022 hoàn thành (đến 31/12/2022 kết nối)')).toEqual([
      ...['2022-09-30', '2022-12-31'],
    ]);
  });

  test('to money that is spoken of before', () =>
    expect(due('bố trí kinh phí, thường xuyên kiểm tra')).toEqual([null]));

  test('unless it lies beyond what a paragraph can be', () => {
    const far = `${'x '.repeat(10_000)}trước 15/9/2022`;
    expect(due(far)).toEqual([]);
    expect(due(far.slice(100))).toEqual(['2022-09-14']);
  });
});

describe('what is no deadline', () => {
  const none = (text: string) => expect(found(text)).toEqual([]);

  test('dates and numbers of cited documents', () => {
    none('Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ');
    none('theo Nghị quyết số 50/NQ-CP ngày 08/4/2022 và Chỉ thị 27, ngày 27 tháng 10 năm 2023');
    none('đáp ứng yêu cầu tại văn bản số 1552/BTTTT-THH ngày 26 tháng 4 năm 2022');
    none('quy định trong 11/2022/TT-BTC, từ 12/2022/TT-BTC đến 07/2023/TT-BTC');
    none('Nghị quyết số 01/NQ-CP ngày 05/01/2024 về nhiệm vụ chủ yếu trong năm 2024');
    none('theo quy định của pháp luật, theo hướng dẫn của Bộ Công an, theo Đề án 06');
  });

  test('programmes and their titles', () => {
    none('Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030');
    none('giai đoạn 2022 - 2025, tầm nhìn đến năm 2030');
    none('Đề án “Phổ biến dịch vụ công từ năm 2022 đến năm 2025” của Bộ');
    none('triển khai trong năm 2023 và những năm tiếp theo, trong năm 2023 và năm sau');
    none('Tầm nhìn\n**đến hết năm 2030**; Giai đoạn  từ năm 2022');
    none('Giai đoạn từ năm 2022');
    none('dự toán năm 2023 và kế hoạch tháng 9/2022');
  });

  test('what has happened, and how things stand', () => {
    none('Đến ngày 20/9/2022, có 08/31 đơn vị trả lời');
    none('Đã hoàn thành trong tháng 7/2022');
    none('Từ ngày 01/7/2022 đến ngày 21/7/2022, cả nước đã cấp 4 triệu tài khoản');
    none('còn 12/22 bộ, trong 12/22 bộ có báo cáo, tăng từ 10/11 tỉnh');
    none('Đến tháng 9/2022 còn 761 thôn; Đến hết tháng 7/2022, đã cấp 4 triệu thẻ');
    none('triển khai từ năm 2021 đến nay; Từ ngày 01/7/2022 cả nước đã cấp 4 triệu tài khoản');
    none('06 nhiệm vụ chậm tiến độ theo lộ trình, 05 nhiệm vụ chậm muộn từ tháng 3/2022');
    none('số liệu (tính từ ngày 01/7/2022) đạt 90%');
    none('dễ làm trước, khó làm sau');
  });

  test('words are told apart by their marks', () => {
    expect(found('Đến 30/9/2022, Sở Y tế hoàn thành số hóa')[0]?.[2]).toBe('2022-09-30');
    expect(found('Đến 30/9/2022, cơ quan chủ trì báo cáo')[0]?.[2]).toBe('2022-09-30');
    none('kế hoạch đầu tư năm 2022, diện tích rừng trồng năm 2022, quan trọng tháng 9/2022');
    expect(found('gửi về UBND tỉnh từ ngày 01/9/2022')[0]?.[2]).toBe('2022-09-01');
  });

  test('money and work that are "thường xuyên" by name', () => {
    none('sử dụng kinh phí thường xuyên ngân sách nhà nước, chi thường xuyên');
    none('Nhiệm vụ thường xuyên của Sở, hoạt động thường xuyên, không thường xuyên');
  });

  test('but a clause may begin with the day until which there is time', () => {
    expect(
      found('Đến ngày 30/9/2022, hoàn thành số hóa; phấn đấu đến hết năm 2022 đạt 100%'),
    ).toEqual([
      ['Đến ngày 30/9/2022', 'date', '2022-09-30'],
      ['phấn đấu đến hết năm 2022', 'date', '2022-12-31'],
    ]);
  });
});

const context = { assignedOn: null, documentYear: null };
const textOf = (number: string): string =>
  new TextDecoder().decode(documentBytes(number)).normalize('NFC');

describe.skipIf(skipDocuments)('the prose of the real documents', () => {
  const phrases = (text: string): string[] =>
    findDeadlines(text, context).map(({ deadline }) => deadline.phrase.replace(/\s+/g, ' '));
  const counted = (among: readonly string[], pattern: RegExp): number =>
    among.filter((phrase) => pattern.test(phrase)).length;

  test('003: every duty of the body with a time', () => {
    const [body = ''] = textOf('003').split('PHỤ LỤC');
    const items = body.split(/\n(?=- |\d+\. )/).flatMap(phrases);
    expect(counted(items, /^Thời gian hoàn thành trong tháng \d+ năm 2023$/)).toBe(29);
    expect(counted(items, /^(?:phấn đấu )?[Hh]oàn thành (?:xong )?trong tháng \d+ năm 2023$/)).toBe(
      12,
    );
    expect(counted(items, /^Thời gian (?:bắt đầu )?thực hiện (?:bắt đầu )?từ tháng/)).toBe(5);
  });

  test('002: parts IV and V', () => {
    const text = textOf('002');
    const lines = text.slice(text.indexOf('IV. NHIỆM VỤ'), text.indexOf('Nơi nhận')).split('\n');
    const items = lines.flatMap(phrases);
    expect(counted(items, /trong tháng 10\/2024$/)).toBe(14);
    expect(counted(items, /trước (?:ngày )?10\/10\/2024$/)).toBe(4);
    expect(counted(items, /từ 01\/10\/2024/)).toBe(2);
    expect(counted(items, /từ tháng 10\/2024$/)).toBe(1);
    expect(counted(items, /theo lộ trình tại Nghị định số 63/)).toBe(2);
    expect(counted(items, /theo chỉ đạo tại Chỉ thị 04 ngày 11\/02\/2024$/)).toBe(1);
    expect(items).toHaveLength(24);
  });

  test('001: the two duties of parts III and IV with a time of their own', () => {
    const text = textOf('001');
    const lines = text.slice(text.indexOf('III. '), text.indexOf('Nơi nhận')).split('\n');
    const timed = lines.flatMap(phrases).filter((phrase) => /\d/.test(phrase));
    expect(timed).toEqual(['trước **ngày 10/02/2022', 'trước ngày 15 hằng tháng']);
  });

  test('no deadline is the date of a document', () => {
    const cited =
      /(?:số \d[\p{L}\d/-]*|\d\/[\p{Lu}\d/-]+|(?:Chỉ thị|Thông báo) \d+),?\s+ngày\s+[\d/]+/gu;
    for (const number of ['000', '001', '002', '003', '004']) {
      for (const line of textOf(number).split('\n')) {
        const citations = [...line.matchAll(cited)].map(
          ({ 0: words, index }) => index + words.length - 1,
        );
        for (const { deadline, start, end } of findDeadlines(line, context)) {
          if (deadline.kind === 'roadmap') continue;
          expect(citations.filter((at) => start <= at && at < end)).toEqual([]);
        }
      }
    }
  });
});

const pieces = fc.constantFrom(
  ...['trước ngày 15/9/2022', 'trong tháng 9 năm 2022', 'từ', 'đến', 'hằng tháng', 'thường xuyên'],
  ...[
    'theo lộ trình',
    'Quyết định số 06/QĐ-TTg ngày 06/01/2022',
    'hoàn thành',
    '“',
    '”',
    '; ',
    '\n',
  ],
  ...['kể từ ngày ký', 'trong vòng 30 ngày', 'thời gian', '31/2', '**', 'năm 2022', 'đã', '\u0301'],
);

test('whatever the text, what is found stands in it, in order, and reads as it would in a cell', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      const text = parts.join(' ');
      let last = 0;
      for (const { start, end, ...resolved } of findDeadlines(text, context)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(resolved).toEqual(resolveDeadline(text.slice(start, end), context));
        last = end;
      }
    }),
  ));
