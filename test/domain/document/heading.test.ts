import { describe, expect, test } from 'vitest';
import { readHeading } from '../../../domain/document/heading.js';

describe('a whole heading', () => {
  test('names issuer, number, date and subject', () => {
    expect(
      readHeading([
        'BỘ CÔNG AN',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 05/KH-BCA',
        'Hà Nội, ngày 03 tháng 02 năm 2023',
        'KẾ HOẠCH',
        'Nối dữ liệu',
      ]),
    ).toEqual({
      issuer: { code: 'G01', name: 'Bộ Công an' },
      number: '05/KH-BCA',
      signedOn: '2023-02-03',
      year: 2023,
      name: 'Kế hoạch nối dữ liệu',
    });
  });

  test('number and place may share a line, the letterhead may take two', () => {
    const heading = readHeading([
      'ỦY BAN NHÂN DÂN',
      'TỈNH BẮC GIANG',
      'Số: 17/KH-UBND Bắc Giang, ngày 25 tháng 01 năm 2022',
    ]);
    expect(heading.issuer).toEqual({ code: 'H02', name: 'UBND tỉnh Bắc Giang' });
    expect(heading.number).toBe('17/KH-UBND');
    expect(heading.signedOn).toBe('2022-01-25');
  });

  test('an unknown letterhead is kept with a slug', () => {
    const { issuer } = readHeading(['BAN ĐIỀU PHỐI MẪU', 'Số: 1/KH-BĐPM']);
    expect(issuer).toEqual({ code: 'X-ban-dieu-phoi-mau', name: 'Ban điều phối mẫu' });
  });

  test('a number may carry its year', () => {
    expect(readHeading(['Số: 28/2026/QH16']).number).toBe('28/2026/QH16');
  });
});

describe('without a letterhead the symbol names the issuer', () => {
  const issuer = (...lines: string[]) => readHeading(lines).issuer?.code ?? null;

  test('by its last abbreviation known', () => {
    expect(issuer('Số: 05/CT-TTg')).toBe('TTg');
    expect(issuer('Số: 50/NQ-CP')).toBe('CP');
    expect(issuer('Số: 7418/VPCP-KSTT')).toBe('G22');
    expect(issuer('Số: 1552/BTTTT-THH')).toBe('G14');
    expect(issuer('Số: 2303/BC-TCTTKĐA')).toBe('X-to-cong-tac-trien-khai-de-an-06');
    expect(issuer('Số: 9/ABC-XYZ')).toBeNull();
  });

  test('not by the department that only drafted it', () => {
    expect(issuer('Số: 220/BCA-C06')).toBe('G01');
    expect(issuer('Số: 220/C06-P3')).toBe('X-cuc-canh-sat-quan-ly-hanh-chinh-ve-trat-tu-xa-hoi');
  });

  test("a people's committee only together with its place", () => {
    expect(issuer('Số: /KH-UBND', 'Bắc Giang, ngày tháng 01 năm 2022')).toBe('H02');
    expect(issuer('Số: /KH-UBND', 'TP. Hồ Chí Minh, ngày tháng 01 năm 2022')).toBe('H29');
    expect(issuer('Số: /KH-UBND', 'Núi Xa, ngày 2 tháng 01 năm 2022')).toBeNull();
    expect(issuer('Số: /KH-UBND')).toBeNull();
  });
});

describe('blanks of a draft', () => {
  test('a missing number or day is missing, and the year still known', () => {
    const draft = readHeading(['Số: /KH-UBND', 'Bắc Giang, ngày tháng 01 năm 2022']);
    expect([draft.number, draft.signedOn, draft.year]).toEqual([null, null, 2022]);
    const dotted = readHeading(['Số: ..../QĐ-UBND', 'Bắc Giang, ngày … tháng ... năm 2022']);
    expect([dotted.number, dotted.signedOn, dotted.year]).toEqual([null, null, 2022]);
  });

  test('a day that does not exist is no date of signing', () => {
    expect(readHeading(['Hà Nội, ngày 31 tháng 02 năm 2023']).signedOn).toBeNull();
  });

  test('dates within sentences are not the date of the document', () => {
    const line =
      'Căn cứ Quyết định số 468/QĐ-TTg, ngày 27 tháng 3 năm 2021 của Thủ tướng Chính phủ';
    expect(readHeading([line]).signedOn).toBeNull();
  });
});

describe('the name', () => {
  test('may be in capitals over several lines, behind its type or in one with it', () => {
    const subject = ['TIẾP TỤC ĐẨY MẠNH ĐỀ ÁN', 'TẠI CÁC BỘ, NGÀNH'];
    const name = 'Chỉ thị tiếp tục đẩy mạnh đề án tại các bộ, ngành';
    expect(readHeading(['CHỈ THỊ', ...subject, 'Thực hiện chủ trương']).name).toBe(name);
    expect(readHeading([`CHỈ THỊ ${subject.join(' ')}`, 'Thực hiện']).name).toBe(name);
    expect(readHeading(['CHƯƠNG TRÌNH HÀNH ĐỘNG', 'NĂM 2023']).name).toBe(
      'Chương trình hành động năm 2023',
    );
  });

  test('without a type is the title in capitals the lines open with', () => {
    expect(readHeading(['PHỤ LỤC NHIỆM VỤ', 'CỦA CÁC BỘ', 'khác']).name).toBe(
      'PHỤ LỤC NHIỆM VỤ CỦA CÁC BỘ',
    );
  });

  test('is the first line where no type of document stands alone', () => {
    expect(readHeading(['Phụ lục 01: BẢNG THEO DÕI', 'khác']).name).toBe(
      'Phụ lục 01: BẢNG THEO DÕI',
    );
    expect(readHeading([]).name).toBeNull();
  });

  test('is the type alone when nothing follows, and is cut at a word when it runs on', () => {
    expect(readHeading(['CÔNG ĐIỆN']).name).toBe('Công điện');
    const name = readHeading(['KẾ HOẠCH', Array<string>(100).fill('Nối').join(' ')]).name ?? '';
    expect(name.length).toBeLessThan(310);
    expect(name.endsWith('Nối …')).toBe(true);
  });
});

describe('a name', () => {
  test('is not the letterhead where the lines say nothing else', () => {
    const lines = ['BỘ Y TẾ', 'Số: 300/KH-BYT', 'Hà Nội, ngày 5 tháng 2 năm 2025'];
    expect(readHeading(lines).name).toBeNull();
    expect(readHeading(['BAN CHƯA AI BIẾT', ...lines.slice(1)]).name).toBeNull();
    expect(readHeading([...lines, 'DANH MỤC', 'NHIỆM VỤ NĂM 2025']).name).toBe(
      'DANH MỤC NHIỆM VỤ NĂM 2025',
    );
  });
});

describe('the subject', () => {
  const name = (line: string) => readHeading(['CHỈ THỊ', line]).name;

  test('ends with its sentence', () => {
    expect(name('Về dữ liệu dân cư. Thủ tướng yêu cầu các bộ thực hiện:')).toBe(
      'Chỉ thị về dữ liệu dân cư',
    );
    expect(name('Về dữ liệu số:')).toBe('Chỉ thị về dữ liệu số');
  });

  test('keeps the full stop of an abbreviation', () =>
    expect(name('Về dữ liệu của TP. Hồ Chí Minh')).toBe('Chỉ thị về dữ liệu của TP. Hồ Chí Minh'));
});
