import { describe, expect, test } from 'vitest';
import { addressIn, askedIn, coordinatorsIn } from '../../../domain/document/addressee.js';
import { unitRunAt } from '../../../domain/document/unit-run.js';

const addressed = (sentence: string): string => {
  const address = addressIn(sentence);
  if (address.kind !== 'addressed') return address.kind;
  return address.addressee.units.map(({ name }) => name).join('; ');
};

describe('a sentence speaks to', () => {
  test.each([
    ['Bộ Công an', 'Bộ Công an'],
    ['Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát dữ liệu', 'Sở Y tế'],
    ['Bộ Y tế, Bộ Tư pháp và Bộ Nội vụ khẩn trương số hóa', 'Bộ Y tế; Bộ Tư pháp; Bộ Nội vụ'],
    [
      'Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế: rà soát',
      'Bộ Văn hóa, Thể thao và Du lịch; Bộ Y tế',
    ],
    ['UBND tỉnh Lào Cai (qua Công an tỉnh) hoàn thành kết nối', 'UBND tỉnh Lào Cai'],
    ['Các bộ, ngành, địa phương: rà soát', 'Các bộ, ngành, địa phương'],
    ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương:', 'UBND các tỉnh, thành phố'],
  ])('its subject: %s', (sentence, units) => expect(addressed(sentence)).toBe(units));

  test.each([
    ['Giao Bộ Y tế khẩn trương tham mưu', 'Bộ Y tế'],
    ['Đề nghị Viện Kiểm sát Nhân dân tỉnh', 'Viện kiểm sát nhân dân tỉnh'],
    ['Thủ tướng Chính phủ yêu cầu các bộ, ngành, địa phương:', 'Các bộ, ngành, địa phương'],
    ['Bộ Công an đề nghị Bộ Y tế gửi báo cáo', 'Bộ Y tế'],
  ])('the one it asks: %s', (sentence, units) => expect(addressed(sentence)).toBe(units));

  test.each([
    ['Về hạ tầng công nghệ: UBND tỉnh Lào Cai khẩn trương hoàn thành', 'UBND tỉnh Lào Cai'],
    ['Vấn đề kinh phí: đề nghị Bộ Tư pháp tham gia ý kiến', 'Bộ Tư pháp'],
    ['Trước ngày 20/9/2024, Bộ Công an gửi dự thảo', 'Bộ Công an'],
    ['Căn cứ văn bản của Bộ Y tế, Sở Y tế chỉ đạo các bệnh viện', 'Sở Y tế'],
    ['Đối với Bộ Y tế: hoàn thành liên thông', 'Bộ Y tế'],
    ['Đối với các dịch vụ công, Văn phòng Chính phủ hoàn thành', 'Văn phòng Chính phủ'],
  ])('the subject behind a topic or a clause: %s', (sentence, units) =>
    expect(addressed(sentence)).toBe(units),
  );

  test.each([
    [
      'Giao Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác triển khai Đề án 06 ký Quyết định',
      'Bộ Công an',
    ],
    [
      'Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm',
      'Văn phòng UBND tỉnh; Sở Y tế',
    ],
    [
      'Từng đồng chí Bộ trưởng, Thủ trưởng cơ quan ngang bộ, các đồng chí Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương quyết tâm',
      'Các bộ, ngành, địa phương',
    ],
    [
      'Các Bộ trưởng, Thủ trưởng cơ quan thuộc Chính phủ chịu trách nhiệm thi hành',
      'Các bộ, ngành',
    ],
  ])('those whose heads it names: %s', (sentence, units) =>
    expect(addressed(sentence)).toBe(units),
  );

  test('an institution the register lacks, when something is asked of it', () => {
    expect(addressed('Trung tâm Dữ liệu y tế chủ trì, phối hợp với Sở Y tế rà soát')).toBe(
      'Trung tâm Dữ liệu y tế',
    );
    expect(addressed('Vụ Pháp luật, Cục Tin học khẩn trương rà soát')).toBe(
      'Vụ Pháp luật; Cục Tin học',
    );
    expect(addressed('Trung tâm Dữ liệu y tế:')).toBe('Trung tâm Dữ liệu y tế');
    expect(addressed('Trung tâm Dữ liệu y tế là nơi lưu trữ')).toBe('unaddressed');
  });

  test.each([
    ['Rà soát dữ liệu của Bộ Y tế'],
    ['Phối hợp với các cơ quan: Bộ Y tế, Bộ Tư pháp'],
    ['Định kỳ, thường xuyên phối hợp với Bộ Y tế, Bộ Tư pháp để kiểm tra'],
    ['Ban hành quy chế'],
    ['Tổ chức quán triệt đến cán bộ'],
    ['Bộ phận một cửa'],
    ['Số liệu phải đúng'],
    ['Tổ công tác triển khai Đề án 06 kính đề xuất Thủ tướng Chính phủ một số nội dung'],
    ['Bộ Công an yêu cầu hoàn thành'],
    ['Chính phủ điện tử'],
    ['(Bộ Y tế)'],
    [''],
  ])('nobody: %s', (sentence) => expect(addressed(sentence)).toBe('unaddressed'));
});

describe('a sentence tells', () => {
  test.each([
    ['Bộ Y tế đã ban hành Quyết định'],
    ['Bộ Tài chính chưa ban hành Thông tư thay thế, hoàn thành trong tháng 9 năm 2024'],
    ['Bộ Công an hiện đang đôn đốc'],
    ['Trong tháng 9/2024, Bộ Công an đã hoàn thành kết nối'],
    ['Đến nay, Bộ Nội vụ hoàn thành đối khớp'],
    ['Dự kiến hoàn thiện kế hoạch trong tháng 10/2024'],
    ['Còn 07 bộ chưa hoàn thành'],
  ])('how things stand: %s', (sentence) => expect(addressed(sentence)).toBe('told'));

  test('and yet orders', () => {
    expect(addressed('Bộ Y tế chưa hoàn thành, khẩn trương hoàn thành trong tháng 9')).toBe(
      'Bộ Y tế',
    );
    expect(addressed('Đối với Bộ Y tế đã số hóa xong cần phối hợp với Bộ Công an')).toBe('Bộ Y tế');
    expect(addressed('Hiện đại hóa hạ tầng trong tháng 9')).toBe('unaddressed');
  });
});

test('a heading is a sentence that names units and nothing else', () => {
  const isHeading = (sentence: string): boolean => {
    const address = addressIn(sentence);
    return address.kind === 'addressed' && address.isHeading;
  };
  expect(['Bộ Y tế', 'Bộ Y tế:', 'Đề nghị Bộ Y tế', 'Bộ Y tế, Bộ Tư pháp'].map(isHeading)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isHeading('Bộ Y tế rà soát')).toBe(false);
});

test('somebody may be asked in the midst of a sentence', () => {
  const named = (sentence: string) => askedIn(sentence)?.units.map(({ name }) => name);
  expect(named('Triển khai các nhiệm vụ, đề nghị các bộ, ngành, địa phương lập kế hoạch')).toEqual([
    'Các bộ, ngành, địa phương',
  ]);
  expect(named('Triển khai các nhiệm vụ; giao việc theo yêu cầu, đề nghị của dân')).toBeUndefined();
});

describe('the units to work with', () => {
  const named = (text: string): string =>
    coordinatorsIn(text)
      .units.map(({ name }) => name)
      .join('; ');

  test('stand behind "phối hợp", wherever it is, each once', () => {
    expect(named('Chủ trì, phối hợp với Bộ Y tế, Bộ Tư pháp và Bộ Nội vụ rà soát')).toBe(
      'Bộ Y tế; Bộ Tư pháp; Bộ Nội vụ',
    );
    expect(
      named('Phối hợp chặt chẽ cùng Bộ Y tế rà soát; phối hợp Bộ Nội vụ, Bộ Y tế kiểm tra'),
    ).toBe('Bộ Y tế; Bộ Nội vụ');
  });

  test('are not those whose rules of working together are meant, nor anything else', () => {
    expect(named('Ban hành quy chế phối hợp với Bộ Y tế')).toBe('');
    expect(named('Phối hợp với người dân')).toBe('');
    expect(named('Rà soát')).toBe('');
  });

  test('are put before a person when the register lacks them', () => {
    const { units, review } = coordinatorsIn('phối hợp với Vụ Pháp luật và Cục Tin học rà soát');
    expect(units.map(({ name }) => name)).toEqual(['Vụ Pháp luật', 'Cục Tin học']);
    expect(review).toEqual(['unknown-unit: Vụ Pháp luật', 'unknown-unit: Cục Tin học']);
  });
});

describe('a list of units in running text', () => {
  const cell = (text: string): string | undefined => unitRunAt(text, 0)?.cell;

  test('ends where no name follows', () => {
    expect(unitRunAt('giao Bộ Y tế, Bộ Tư pháp, hoàn thành', 5)).toEqual({
      start: 5,
      end: 'giao Bộ Y tế, Bộ Tư pháp'.length,
      cell: 'Bộ Y tế, Bộ Tư pháp',
      isAllHeads: false,
    });
  });

  test('may leave out what all its names begin with', () => {
    expect(cell('Bộ Y tế, Tư pháp và Nội vụ rà soát')).toBe('Bộ Y tế, Tư pháp, Nội vụ');
    expect(cell('Sở Y tế, Tư pháp rà soát')).toBe('Sở Y tế, Tư pháp');
    expect(cell('các bộ, ngành Y tế, Tư pháp khẩn trương')).toBe('các bộ, ngành Y tế, Tư pháp');
    expect(cell('Ủy ban nhân dân các tỉnh: Bắc Kạn, Gia Lai khẩn trương')).toBe(
      'Ủy ban nhân dân các tỉnh: Bắc Kạn, Gia Lai',
    );
    expect(cell('các bộ, ngành liên quan xây dựng Đề án')).toBe('các bộ, ngành liên quan');
  });

  test('may be a count with the names in brackets', () => {
    const text = '05 bộ, ngành và 03 địa phương (Bộ Y tế, Tư pháp, Sơn La)';
    expect(cell(`${text} khẩn trương ban hành`)).toBe(text);
  });

  test('may be put together from general words', () => {
    expect(cell('Các sở, ban, ngành, UBND các huyện, thành phố, cơ quan, tổ chức căn cứ')).toBe(
      'Các sở, ban, ngành, UBND các huyện, thành phố, các cơ quan, tổ chức',
    );
    expect(cell('các cơ quan, đơn vị có liên quan thực hiện')).toBe(
      'các cơ quan, đơn vị có liên quan',
    );
    expect(cell('cơ quan này')).toBeUndefined();
  });

  test('leaves out the titles of heads, and their second offices', () => {
    expect(cell('Bộ trưởng các Bộ: Công an, Quốc phòng; Chủ tịch UBND tỉnh Lào Cai chỉ đạo')).toBe(
      'các Bộ: Công an, Quốc phòng; UBND tỉnh Lào Cai',
    );
    expect(
      cell('Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác triển khai Đề án 06, Bộ Y tế ký'),
    ).toBe('Bộ Công an, Bộ Y tế');
    expect(cell('Giám đốc các sở triển khai')).toBe('các sở');
  });
});
