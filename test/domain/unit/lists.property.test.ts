/** Any list of units that the register can spell comes apart into the same units again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from '../../../domain/unit/folding.js';
import type { Unit } from '../../../domain/unit/messages.js';
import { register, unitByName } from '../../../domain/unit/register.js';
import { listUnits, splitUnits } from '../../../domain/unit/splitting.js';
import { cpuMs } from '../../support/cpu-time.js';

type Named = { readonly unit: Unit; readonly spelling: string };

const named: fc.Arbitrary<Named> = fc
  .constantFrom(...register)
  .chain((unit) =>
    fc.constantFrom(unit.name, ...unit.spellings).map((spelling) => ({ unit, spelling })),
  );

const lists = fc.uniqueArray(named, {
  minLength: 1,
  maxLength: 5,
  selector: ({ unit }) => unit.code,
});

const generalWords = /^(?:bo|nganh|so|ban|dia phuong|co quan|don vi|nha mang)\b/;

/**
 * "Các bộ" and "địa phương" in a row are a longer group, and no reader could tell otherwise: lists
 * whose neighbours make a name of their own are left out.
 */
const isPlain = (list: readonly Named[]): boolean =>
  list.every(({ unit, spelling }, at) => {
    const row = list.slice(0, at + 1).map((one) => one.spelling);
    const joinsToName = row.some(
      (_one, from) => from < at && unitByName(row.slice(from).join(' ')),
    );
    const continuesGroup = at > 0 && unit.kind === 'group' && generalWords.test(foldName(spelling));
    return !joinsToName && !continuesGroup;
  });

const separators = fc.constantFrom(', ', '; ', ' và ', ',\n', ' + ', ', và ');

const codesOf = (list: readonly Named[]): string[] => list.map(({ unit }) => unit.code);

const found = (units: readonly { readonly code: string }[]): string[] =>
  units.map(({ code }) => code);

test('lists of units come apart, in any spelling and with any separators', () =>
  fc.assert(
    fc.property(lists, fc.array(separators, { minLength: 5, maxLength: 5 }), (list, between) => {
      fc.pre(isPlain(list));
      const cell = list
        .map(({ spelling }, at) => (at === 0 ? spelling : `${between[at] ?? ', '}${spelling}`))
        .join('');
      const { units, review } = listUnits(cell);
      expect([cell, found(units)]).toEqual([cell, codesOf(list)]);
      expect(review).toEqual([]);
    }),
    { numRuns: 2000 },
  ));

test('roles keep their lists apart', () =>
  fc.assert(
    fc.property(
      lists,
      lists,
      fc.constantFrom(
        ([leads, helpers]: [string, string]) => `${leads} chủ trì, phối hợp với ${helpers}`,
        ([leads, helpers]: [string, string]) => `${leads} phối hợp ${helpers}`,
        ([leads, helpers]: [string, string]) => `${leads} chủ trì; ${helpers} phối hợp`,
        ([leads, helpers]: [string, string]) => `Chủ trì: ${leads}. Phối hợp: ${helpers}.`,
      ),
      (leads, helpers, write) => {
        fc.pre(isPlain(leads) && isPlain(helpers));
        const joined = (list: readonly Named[]) => list.map(({ spelling }) => spelling).join(', ');
        const split = splitUnits(write([joined(leads), joined(helpers)]));
        const leading = codesOf(leads);
        expect(found(split.leads)).toEqual(leading);
        expect(found(split.coordinating)).toEqual(
          codesOf(helpers).filter((code) => !leading.includes(code)),
        );
        expect(split.review).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  ));

test('bare ministries behind a head are those ministries', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.constantFrom(
          ...register.filter(({ name }) => name.startsWith('Bộ ') && name.length > 6),
        ),
        { minLength: 1, maxLength: 6, selector: ({ code }) => code },
      ),
      fc.constantFrom('Các Bộ: ', '06 bộ, ngành gồm: ', 'Các bộ, ngành (', 'Bộ Công an, '),
      (units, head) => {
        const ministries = units.filter(({ kind, code }) => kind === 'ministry' && code !== 'G01');
        fc.pre(ministries.length > 0);
        const bare = ministries.map(({ name }) => name.slice('Bộ '.length)).join(', ');
        const cell = `${head}${bare}${head.endsWith('(') ? ')' : ''}`;
        const expected = ministries.map(({ code }) => code);
        expect(found(listUnits(cell).units)).toEqual(
          head.startsWith('Bộ Công an') ? ['G01', ...expected] : expected,
        );
      },
    ),
  ));

test('one wrong letter never makes another unit of a name without a question', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...register.filter(({ kind }) => kind !== 'group')),
      fc.nat(),
      fc.constantFrom(...'bcdghklmnpqrstvxy'),
      (unit, at, letter) => {
        const place = at % unit.name.length;
        const damaged = unit.name.slice(0, place) + letter + unit.name.slice(place + 1);
        fc.pre(unitByName(damaged) === null);
        const { units, review } = listUnits(damaged);
        const isSure = review.length === 0;
        expect([damaged, isSure && units[0]?.code !== unit.code]).toEqual([damaged, false]);
      },
    ),
    { numRuns: 1000 },
  ));

test('twenty thousand cells are read in a few seconds', () => {
  const cell =
    'Bộ Thông tin và Truyền thông chủ trì, phối hợp với Bộ Tư pháp, UBND tỉnh Thái Nguyên, Hội Nông dân Việt Nam và các cơ quan liên quan';
  const spent = cpuMs(() => {
    for (let row = 0; row < 20_000; row += 1) splitUnits(`${cell} ${row % 7}`);
  });
  expect(spent).toBeLessThan(4000);
});
