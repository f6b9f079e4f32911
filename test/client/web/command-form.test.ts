import { describe, expect, test } from 'vitest';
import { parseCommandForm, parseDate } from '../../../client/web/command-form.js';
import { informatics, justice, police } from '../../support/builders.js';

describe('a date', () => {
  test.each([
    ['15/9/2026', '2026-09-15'],
    ['05/09/2026', '2026-09-05'],
    [' 15-09-2026 ', '2026-09-15'],
    ['15.9.2026', '2026-09-15'],
    ['2026-09-15', '2026-09-15'],
    ['29/2/2028', '2028-02-29'],
  ])('%s is read day first, or as machines write it', (written, day) =>
    expect(parseDate(written)).toBe(day),
  );

  test.each(['31/2/2026', '13/13/2026', '29/2/2026', '15/9', 'mai', '', '15/9/26'])(
    '%s is no date',
    (written) => expect(parseDate(written)).toBeNull(),
  );
});

describe('the form of a command', () => {
  test('becomes the request of the core', () =>
    expect(
      parseCommandForm('SubmitResult', {
        documentNumber: ' 123/BC-BTP ',
        signedOn: '9/9/2022',
        note: '',
        _csrf: 'x',
      }),
    ).toEqual({
      outcome: 'read',
      request: {
        type: 'SubmitResult',
        result: {
          documentNumber: '123/BC-BTP',
          signedOn: '2022-09-09',
          note: '',
          evidenceDigest: null,
        },
      },
    }));

  test('may leave out what is optional', () =>
    expect(parseCommandForm('ReportProgress', { text: 'Đang lấy ý kiến', percent: '' })).toEqual({
      outcome: 'read',
      request: { type: 'ReportProgress', percent: null, text: 'Đang lấy ý kiến' },
    }));

  test('names every field that is wrong, and why', () => {
    expect(parseCommandForm('RequestExtension', { until: '31/2/2026', reason: '  ' })).toEqual({
      outcome: 'invalid',
      errors: { until: 'not-a-date', reason: 'required' },
    });
    expect(parseCommandForm('ReportProgress', { percent: '101', text: 'x' })).toEqual({
      outcome: 'invalid',
      errors: { percent: 'not-a-percent' },
    });
  });

  test('is held to the limits of the core', () => {
    expect(parseCommandForm('Decline', { reason: 'a'.repeat(20_001) })).toEqual({
      outcome: 'invalid',
      errors: { reason: 'too-long' },
    });
    expect(parseCommandForm('Decline', { reason: 'a\0b' })).toEqual({
      outcome: 'invalid',
      errors: { reason: 'not-storable' },
    });
  });

  test('reads a new deadline as a document would word it', () => {
    const form = { deadline: 'trước ngày 01/7/2024', basis: 'Công văn 12/VPCP' };
    expect(parseCommandForm('MoveDeadline', form)).toMatchObject({
      outcome: 'read',
      request: {
        type: 'MoveDeadline',
        document: null,
        basis: 'Công văn 12/VPCP',
        deadline: { phrase: 'trước ngày 01/7/2024', kind: 'date', due: '2024-06-30' },
      },
    });
    // No year is assumed where a person can be asked for one.
    for (const deadline of ['Tháng 7', 'sớm', '31/2/2024']) {
      expect(parseCommandForm('MoveDeadline', { ...form, deadline })).toEqual({
        outcome: 'invalid',
        errors: { deadline: 'not-a-deadline' },
      });
    }
  });

  test('changes of a new mandate what is filled in, and leaves the rest', () => {
    const form = {
      name: 'Chỉ thị 04/CT-TTg',
      signedOn: '11/2/2024',
      basis: 'Mục III',
      deadline: '',
      lead: '',
      title: '',
      deliverable: '',
    };
    const parts = [justice, police, informatics];
    const instrument = {
      document: null,
      name: 'Chỉ thị 04/CT-TTg',
      section: '',
      number: '',
      signedOn: '2024-02-11',
    };
    expect(parseCommandForm('Remandate', form, parts)).toEqual({
      outcome: 'read',
      request: { type: 'Remandate', instrument, basis: 'Mục III', changes: {} },
    });
    // The joint lead becomes the lead: it has one part, and the others keep theirs.
    expect(parseCommandForm('Remandate', { ...form, lead: 'bộ công an' }, parts)).toMatchObject({
      request: { changes: { parts: [{ ...police, role: 'lead' }, informatics] } },
    });
    expect(parseCommandForm('Remandate', { ...form, lead: 'Bộ Không Có' }, parts)).toEqual({
      outcome: 'invalid',
      errors: { lead: 'not-a-unit' },
    });
  });

  test('cannot smuggle in a time of receipt', () =>
    expect(parseCommandForm('Acknowledge', { at: '2020-01-01T00:00:00.000Z' })).toEqual({
      outcome: 'read',
      request: { type: 'Acknowledge' },
    }));
});
