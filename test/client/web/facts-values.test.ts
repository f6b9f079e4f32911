/** What a person states of a document, from the fields of its two forms. */
import { describe, expect, test } from 'vitest';
import { freshFacts, parseFacts, typedFacts } from '../../../client/web/facts-values.js';
import { initialFacts } from '../../../domain/document/draft/directive.js';
import type { DraftFacts } from '../../../domain/document/draft/messages.js';
import { demoPolicy, standardPolicy } from '../../../domain/policy/shipped.js';
import { readingOf } from '../../support/drafts.js';

const facts: DraftFacts = initialFacts(readingOf([]).facts, standardPolicy);
const stated = (typed: Readonly<Record<string, string>>, known = facts) =>
  parseFacts(typedFacts(typed, known), known);

test('the facts of a document are shown as people write them', () =>
  expect(freshFacts({ ...facts, standingAgency: 'G22' }).values).toEqual({
    issuer: 'Thủ tướng Chính phủ',
    number: '05/CT-TTg',
    signedOn: '10/03/2022',
    name: 'Chỉ thị thử',
    policy: 'standard',
    standingAgency: 'Văn phòng Chính phủ',
    workingGroup: '',
  }));

describe('a form of facts', () => {
  test('as it was shown states nothing', () =>
    expect(stated({ facts: 'yes', ...freshFacts(facts).values })).toEqual({
      outcome: 'stated',
      facts: {},
    }));

  test('states what was typed', () =>
    expect(
      stated({ issuer: 'UBND tỉnh Bắc Giang', number: '15/KH-UBND', signedOn: '24/1/2022' }),
    ).toEqual({
      outcome: 'stated',
      facts: { issuer: 'UBND tỉnh Bắc Giang', number: '15/KH-UBND', signed: '2022-01-24' },
    }));

  test('states what the document really lacks, and takes it back', () => {
    const lacking = { ...facts, number: null };
    expect(stated({ facts: 'yes', 'absent-number': 'yes' }, lacking)).toEqual({
      outcome: 'stated',
      facts: { absent: ['number'] },
    });
    expect(stated({ facts: 'yes' }, { ...lacking, absent: ['number'] })).toEqual({
      outcome: 'stated',
      facts: { absent: [] },
    });
  });

  test('of the other kind says nothing of what a document lacks', () =>
    expect(stated({ policy: 'demo' }, { ...facts, absent: ['number'] })).toEqual({
      outcome: 'stated',
      facts: { policy: demoPolicy },
    }));

  test('names offices by name or code, and says when nobody has that name', () => {
    expect(stated({ standingAgency: 'Văn phòng Chính phủ', workingGroup: 'G01' })).toEqual({
      outcome: 'stated',
      facts: { standingAgency: 'G22', workingGroup: 'G01' },
    });
    expect(stated({ standingAgency: 'Hội Chơi Chim', signedOn: '31/2/2022' })).toEqual({
      outcome: 'invalid',
      errors: { standingAgency: 'unknown-unit', signedOn: 'not-a-date' },
    });
  });
});
