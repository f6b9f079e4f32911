/** Lists of contacts as people keep them: what is read, and where exactly a bad one goes wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContact } from '../../domain/unit/contact.js';
import { unitByCode, unitByName } from '../../domain/unit/register.js';
import { contactListText, readContactList, type UnitFinder } from '../../intake/contact-list.js';

const find: UnitFinder = (typed) => {
  const unit = unitByCode(typed) ?? unitByName(typed);
  if (unit === null) return 'unknown-unit';
  return unit.kind === 'group' ? 'group' : unit.code;
};
const read = (...lines: string[]) => readContactList(Buffer.from(lines.join('\n')), find);

const binh = {
  unit: 'G15',
  name: 'Trần Thị Bình',
  mail: 'binh@moj.gov.vn',
  phone: '024 6273 9718',
  note: '',
};

describe('a list', () => {
  test.each([
    ['commas', 'Đơn vị,Họ và tên,Thư điện tử,Điện thoại', ','],
    ['semicolons, in another order', 'Thư điện tử;Điện thoại;Họ và tên;Mã đơn vị', ';'],
    ['English headers', 'Unit,Name,Mail,Phone,Note', ','],
  ])('is read with %s', (_, header, sign) => {
    const cells: Record<string, string> = {
      'Đơn vị': 'Bộ Tư pháp',
      'Mã đơn vị': 'G15',
      Unit: 'G15',
      'Họ và tên': binh.name,
      Name: binh.name,
      'Thư điện tử': binh.mail,
      Mail: binh.mail,
      'Điện thoại': binh.phone,
      Phone: binh.phone,
    };
    const line = header.split(sign).map((title) => cells[title] ?? '');
    expect(read(header, line.join(sign))).toEqual({
      outcome: 'read',
      contacts: [binh],
      ignored: [],
    });
  });

  test('tells which columns say nothing of a contact, and passes over blank lines', () => {
    const list = read(
      'TT,Mã,Đơn vị,Họ tên,ĐT,Phòng',
      '1,G15,Bộ Tư pháp,Trần Thị Bình,024 6273 9718,501',
      ',,,,,',
    );
    expect(list).toEqual({
      outcome: 'read',
      contacts: [{ ...binh, mail: null }],
      ignored: ['TT', 'Phòng'],
    });
  });

  test('names a unit by its name where the code is blank', () =>
    expect(read('Mã,Đơn vị,Họ tên,ĐT', ',Bộ Tư pháp,Trần Thị Bình,024 6273 9718')).toMatchObject({
      contacts: [{ unit: 'G15' }],
    }));
});

describe('a bad line', () => {
  const header = 'Đơn vị,Họ và tên,Điện thoại,Thư điện tử';
  const good = 'G01,Lê Văn An,0912 345 678,';
  const faultsOf = (...lines: string[]) => {
    const list = read(header, good, ...lines);
    return list.outcome === 'faulty'
      ? list.faults.map(({ line, cell, problem, text }) => [line, cell, problem, text])
      : list.outcome;
  };

  test.each<[string, (string | number)[]]>([
    ['Bộ Chim,Trần Thị Bình,024 6273 9718,', [3, 1, 'unknown-unit', 'Bộ Chim']],
    [',Trần Thị Bình,024 6273 9718,', [3, 1, 'unit-missing', '']],
    ['"Các bộ, ngành",Trần Thị Bình,024 6273 9718,', [3, 1, 'group', 'Các bộ, ngành']],
    ['G15,,024 6273 9718,', [3, 2, 'required', '']],
    ['G15,Trần Thị Bình,912345678,', [3, 3, 'zero-lost', '912345678']],
    ['G15,Trần Thị Bình,,binh(a)moj.gov.vn', [3, 4, 'not-an-address', 'binh(a)moj.gov.vn']],
    ['G15,Trần Thị Bình,,', [3, 3, 'unreachable', '']],
    ['G15,Trần Thị Bình,024 6273 9718,,thừa', [3, 5, 'beyond-header', 'thừa']],
    ['Bộ Công an,Phạm Hoa,0912 345 679,', [3, 1, 'unit-twice', 'G01']],
  ])('is named with its line and cell: %s', (line, fault) =>
    expect(faultsOf(line)).toEqual([fault]),
  );

  test('is named with all the others, in their order', () =>
    expect(faultsOf('', 'Bộ Chim,,1,', 'G15,Bình,,x')).toEqual([
      [4, 1, 'unknown-unit', 'Bộ Chim'],
      [4, 2, 'required', ''],
      [4, 3, 'not-a-number', '1'],
      [5, 4, 'not-an-address', 'x'],
    ]));

  test('is the header where it lacks a column, or has one twice', () => {
    expect(read('Họ tên,Ghi chú', 'Bình,x')).toMatchObject({
      faults: [
        { line: 1, problem: 'column-missing', text: 'unit' },
        { line: 1, problem: 'column-missing', text: 'phone' },
      ],
    });
    expect(read('Đơn vị,Họ tên,ĐT,SĐT', 'G15,Bình,1,2')).toMatchObject({
      faults: [{ line: 1, cell: 4, problem: 'column-twice', text: 'SĐT' }],
    });
    expect(read(header)).toMatchObject({ faults: [{ line: 1, problem: 'no-contacts' }] });
  });

  test('makes the file unreadable where a quotation mark is left open', () =>
    expect(read(header, 'G15,"Bình,0912 345 678,')).toMatchObject({
      outcome: 'unreadable',
      fault: { reason: 'broken-quote' },
    }));
});

describe('what is written', () => {
  const titles = {
    ...{ unit: 'Mã đơn vị', unitName: 'Tên đơn vị', name: 'Họ và tên' },
    ...{ mail: 'Thư điện tử', phone: 'Điện thoại', note: 'Ghi chú' },
  };
  const written = (contacts: Parameters<typeof contactListText>[1]) =>
    contactListText(titles, contacts);

  test('holds no cell that a spreadsheet would compute', () => {
    const bad = {
      ...binh,
      unitName: 'Bộ Tư pháp',
      phone: '+84 24 6273 9718',
      note: '=HYPERLINK("x")',
    };
    expect(written([bad])).toBe(
      '\u{FEFF}Mã đơn vị,Tên đơn vị,Họ và tên,Thư điện tử,Điện thoại,Ghi chú\r\n' +
        `G15,Bộ Tư pháp,Trần Thị Bình,binh@moj.gov.vn,'+84 24 6273 9718,"'=HYPERLINK(""x"")"\r\n`,
    );
  });

  test('is read back as it was', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('G15', 'G01', 'G22', 'H26'), { minLength: 1 }),
        fc.array(fc.oneof(fc.string(), fc.constantFrom('=1', "'=1", 'a;b', '"', 'x,\ny')), {
          minLength: 4,
          maxLength: 4,
        }),
        fc.constantFrom('024 6273 9718', '+84 24 6273 9718', ''),
        (units, notes, phone) => {
          const contacts = units.flatMap((unit, at) => {
            const note = notes[at] ?? '';
            const checked = checkContact({ ...binh, phone, note });
            return checked.outcome === 'right' ? [{ unit, ...checked.details }] : [];
          });
          fc.pre(contacts.length > 0);
          const text = written(contacts.map((one) => ({ ...one, unitName: one.unit })));
          expect(readContactList(Buffer.from(text), find)).toEqual({
            outcome: 'read',
            contacts,
            ignored: [],
          });
        },
      ),
    ));
});
