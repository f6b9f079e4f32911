/** What is taken for a contact, and what a telephone dials. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ContactField,
  checkContact,
  dialled,
  type TypedContact,
} from '../../../domain/unit/contact.js';

const blank: TypedContact = { name: '', mail: '', phone: '', note: '' };
const binh: TypedContact = { ...blank, name: 'Trần Thị Bình', phone: '024 6273 9718' };

const problemsOf = (typed: Partial<TypedContact>) => {
  const checked = checkContact({ ...binh, ...typed });
  return checked.outcome === 'right' ? {} : checked.problems;
};

describe('a contact', () => {
  test('is a name and a way to reach it; what is blank is none', () => {
    expect(checkContact(binh)).toEqual({
      outcome: 'right',
      details: { name: 'Trần Thị Bình', mail: null, phone: '024 6273 9718', note: '' },
    });
    expect(checkContact({ ...blank, name: 'Bình', mail: 'b@moj.gov.vn' })).toEqual({
      outcome: 'right',
      details: { name: 'Bình', mail: 'b@moj.gov.vn', phone: null, note: '' },
    });
  });

  test('is tidied of what came with a paste, and keeps the lines of its note', () => {
    const checked = checkContact({
      name: '  Trần\u00A0Thị\tBình ',
      mail: '\u200Bbinh@moj.gov.vn ',
      phone: ' 024  6273 9718 ',
      note: 'Sáng\r\nSố khác: 0912 345 678\n',
    });
    expect(checked).toEqual({
      outcome: 'right',
      details: {
        name: 'Trần Thị Bình',
        mail: 'binh@moj.gov.vn',
        phone: '024 6273 9718',
        note: 'Sáng\nSố khác: 0912 345 678',
      },
    });
  });

  test('written with combining marks is the one written without', () => {
    const checked = checkContact({ ...binh, name: binh.name.normalize('NFD') });
    expect(checked).toEqual(checkContact(binh));
  });

  test.each<[Partial<TypedContact>, Partial<Record<ContactField, string>>]>([
    [{ name: '  ' }, { name: 'required' }],
    [{ name: '0912 345 678' }, { name: 'not-a-name' }],
    [{ name: '=1+1' }, { name: 'not-a-name' }],
    [{ name: 'a'.repeat(201) }, { name: 'too-long' }],
    [{ name: 'Bình\u0000' }, { name: 'not-storable' }],
    [{ name: 'B\uD800' }, { name: 'not-storable' }],
    [{ note: 'x'.repeat(501) }, { note: 'too-long' }],
    [{ note: 'gọi\u0007' }, { note: 'not-storable' }],
    [{ phone: '' }, { phone: 'unreachable' }],
    [
      { mail: 'binh', phone: 'gọi' },
      { mail: 'not-an-address', phone: 'not-a-number' },
    ],
  ])('of %j is refused: %j', (typed, problems) => expect(problemsOf(typed)).toEqual(problems));
});

describe('a mail address', () => {
  test.each(['binh.tran@moj.gov.vn', 'b@x.vn', 'b+viec@bac-giang.gov.vn', "o'neil_1@a.b.org"])(
    '%s is one',
    (mail) => expect(problemsOf({ mail })).toEqual({}),
  );
  test.each([
    'binh',
    'binh@moj',
    '@moj.gov.vn',
    'binh@@moj.gov.vn',
    'binh @moj.gov.vn',
    'binh@moj..gov.vn',
    '.binh@moj.gov.vn',
    'binh.@moj.gov.vn',
    'binh@-moj.gov.vn',
    'bình@moj.gov.vn',
    'a@x.vn; b@x.vn',
    'a@x.vn?bcc=b@x.vn',
    `${'a'.repeat(65)}@moj.gov.vn`,
  ])('%s is none', (mail) => expect(problemsOf({ mail })).toEqual({ mail: 'not-an-address' }));
});

describe('a telephone number', () => {
  test.each([
    ['024 6273 9718', '02462739718'],
    ['(024) 6273-9718', '02462739718'],
    ['0912.345.678', '0912345678'],
    ['080 43162', '08043162'],
    ['+84 24 6273 9718', '+842462739718'],
    ['(+84) 24 6273 9718', '+842462739718'],
    ['+84 (0)24 6273 9718', '+842462739718'],
    ['84912345678', '84912345678'],
    ['1900 9068', '19009068'],
    ['024 6273 9718 (máy lẻ 102)', '02462739718'],
    ['024 6273 9718, ext. 102', '02462739718'],
    ['024 6273 9718 x12', '02462739718'],
  ])('%s is one, and dials %s', (phone, digits) => {
    expect(problemsOf({ phone })).toEqual({});
    expect(dialled(phone)).toBe(digits);
  });

  test.each(['102', '024 627', 'gọi văn thư', '024 6273 9718 / 0912 345 678', '+0 24 6273 9718'])(
    '%s is none',
    (phone) => expect(problemsOf({ phone })).toEqual({ phone: 'not-a-number' }),
  );

  test.each(['912345678', '2462739718'])('%s lost its zero in a spreadsheet', (phone) =>
    expect(problemsOf({ phone })).toEqual({ phone: 'zero-lost' }),
  );
});

test('whatever is typed, what is taken is taken again as it is', () =>
  fc.assert(
    fc.property(
      fc.record({
        name: fc.oneof(fc.string(), fc.constant(binh.name)),
        mail: fc.oneof(fc.string(), fc.constantFrom('', ' a@b.vn')),
        phone: fc.oneof(fc.string(), fc.constantFrom('', '024 6273  9718')),
        note: fc.string({ unit: 'grapheme' }),
      }),
      (typed) => {
        const first = checkContact(typed);
        if (first.outcome === 'wrong') return;
        const { name, mail, phone, note } = first.details;
        const again = checkContact({ name, mail: mail ?? '', phone: phone ?? '', note });
        expect(again).toEqual(first);
      },
    ),
  ));
