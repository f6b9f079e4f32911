/** A row as a form and back: only what a person changed is sent, whoever changed what meanwhile. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedByOthers,
  changedFields,
  freshRow,
  rebased,
  rowFieldNames,
  typedRow,
  valuesOf,
} from '../../../client/web/row-values.js';
import type { ProposedTask } from '../../../domain/document/proposal.js';
import { listUnits, splitUnits } from '../../../domain/unit/splitting.js';
import { date, undated } from '../../support/builders.js';
import { birds, justiceMention, policeMention, proposed } from '../../support/drafts.js';

/** The form a browser sends back: what stood there, and what was typed over it. */
const sent = (task: ProposedTask, typed: Readonly<Record<string, string>>, prefix = '') => {
  const values = valuesOf(task);
  return Object.fromEntries([
    ...rowFieldNames.flatMap((name): [string, string][] => [
      [`${prefix}was-${name}`, values[name]],
      [`${prefix}${name}`, values[name]],
    ]),
    ...Object.entries(typed).map(([name, text]): [string, string] => [`${prefix}${name}`, text]),
  ]);
};

const row2 = proposed('2', { leads: [birds], coordinating: [policeMention], title: 'Nuôi chim' });

describe('a row in a form', () => {
  test('shows the words of the document for its units', () =>
    expect(valuesOf(row2)).toMatchObject({
      no: '2',
      title: 'Nuôi chim',
      leads: 'Hội Chơi Chim',
      coordinating: 'BCA',
      deadline: 'Thường xuyên',
      due: '',
      urgency: 'normal',
    }));

  test('names a unit where the document’s words alone would be read as another', () => {
    const known = { ...justiceMention, asWritten: 'Hội Chơi Chim' };
    expect(valuesOf(proposed('1', { leads: [known] })).leads).toBe('Bộ Tư pháp');
  });

  test('shows a chosen day as people write it', () => {
    const day = { ...undated('date', 'khi xong'), rule: 'chosen', due: date('2026-09-05') };
    expect(valuesOf(proposed('1', { deadline: day }))).toMatchObject({
      deadline: 'khi xong',
      due: '05/09/2026',
    });
  });

  test('has units that are read back as themselves, whatever they are', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.constantFrom(
            { code: 'G15', name: 'Bộ Tư pháp', asWritten: 'BTP' },
            { code: 'G01', name: 'Bộ Công an', asWritten: 'BCA' },
            { code: 'G16', name: 'Bộ Văn hóa, Thể thao và Du lịch', asWritten: 'Bộ VHTTDL' },
            { code: 'G18', name: 'Bộ Y tế', asWritten: 'một tên lạ' },
          ),
          { selector: ({ code }) => code, minLength: 1 },
        ),
        (units) => {
          const { leads, coordinating } = valuesOf(
            proposed('1', { leads: units, coordinating: units }),
          );
          const codes = units.map(({ code }) => code);
          expect(splitUnits(leads).leads.map(({ code }) => code)).toEqual(codes);
          expect(listUnits(coordinating).units.map(({ code }) => code)).toEqual(codes);
        },
      ),
    ));
});

describe('a form sent back', () => {
  test('as it was shown changes nothing', () =>
    expect(changedFields(typedRow(sent(row2, {})))).toEqual({ outcome: 'read', fields: {} }));

  test('changes what was typed, and no more', () =>
    expect(changedFields(typedRow(sent(row2, { leads: ' Bộ Y tế ', urgency: 'express' })))).toEqual(
      { outcome: 'read', fields: { leads: 'Bộ Y tế', urgency: 'express' } },
    ));

  test('with the line ends of a browser is no change', () => {
    const two = proposed('1', { title: 'Một\nHai' });
    expect(changedFields(typedRow(sent(two, { title: 'Một\r\nHai' })))).toEqual({
      outcome: 'read',
      fields: {},
    });
  });

  test('with a chosen day names that day alone', () =>
    expect(changedFields(typedRow(sent(row2, { due: '5/9/2026' })))).toEqual({
      outcome: 'read',
      fields: { due: '2026-09-05' },
    }));

  test('with a chosen day taken away has the words read again', () => {
    const day = { ...undated('date', 'Tháng 9'), rule: 'chosen', due: date('2026-09-05') };
    const task = proposed('1', { deadline: day });
    expect(changedFields(typedRow(sent(task, { due: '' })))).toEqual({
      outcome: 'read',
      fields: { deadline: 'Tháng 9' },
    });
  });

  test('with what is no day says so beside that field, in the part it is in', () => {
    const typed = typedRow(sent(row2, { due: '31/2/2026' }));
    const errors = { due: 'not-a-date' };
    expect(changedFields(typed)).toEqual({ outcome: 'invalid', errors });
    expect(changedFields(typed, '1-')).toEqual({
      outcome: 'invalid',
      errors: { '1-due': 'not-a-date' },
    });
  });
});

describe('a row that somebody else changed meanwhile', () => {
  const now = { ...row2, title: 'Nuôi chim cảnh', note: 'Mới' };
  const mine = typedRow(sent(row2, { title: 'Nuôi chim yến', no: '2a' }));

  test('keeps what was typed and shows everything else as it stands now', () =>
    expect(rebased(mine, now).typed).toMatchObject({
      title: 'Nuôi chim yến',
      no: '2a',
      note: 'Mới',
    }));

  test('sends the next time what was typed and nothing of the other person’s', () =>
    expect(changedFields(rebased(mine, now))).toEqual({
      outcome: 'read',
      fields: { title: 'Nuôi chim yến', no: '2a' },
    }));

  test('says which fields are others’', () => {
    expect(changedByOthers(mine, now)).toEqual([
      { name: 'title', was: 'Nuôi chim', now: 'Nuôi chim cảnh' },
      { name: 'note', was: '', now: 'Mới' },
    ]);
    expect(changedByOthers(freshRow(now), now)).toEqual([]);
  });
});
