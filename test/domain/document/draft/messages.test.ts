/** What may be typed, and what the log then has to carry. */
import { describe, expect, test } from 'vitest';
import { draftRequest } from '../../../../domain/document/draft/messages.js';
import { live } from '../../../support/decider-spec.js';
import { ask, draftOver, openedWith, proposed, readingOf } from '../../../support/drafts.js';

const edit = (fields: object) =>
  draftRequest.safeParse({ type: 'EditRow', row: '1', version: 1, fields });

describe('the fields of a row', () => {
  test.each([
    ['an unknown one', { lead: 'Bộ Y tế' }],
    ['NUL', { title: 'a\0' }],
    ['half a letter', { title: '\ud83d' }],
    ['more than an event can carry', { title: 'x'.repeat(8000), note: 'x'.repeat(4001) }],
    ['an urgency that is none', { urgency: 'asap' }],
  ])('are refused with %s', (_what, fields) => expect(edit(fields).success).toBe(false));

  test('may be many, and may be blank', () =>
    expect(edit({ title: 'a', coordinating: '', deadline: '' }).success).toBe(true));

  test('are limited over all parts of a split', () => {
    const into = Array.from({ length: 4 }, () => ({ title: 'x'.repeat(4000) }));
    const split = { type: 'SplitRow', row: '1', version: 1, into };
    expect(draftRequest.safeParse(split).success).toBe(false);
    expect(draftRequest.safeParse({ ...split, into: into.slice(0, 3) }).success).toBe(true);
  });
});

test('the largest edit stays within the 64 KB of an event', () => {
  const reading = readingOf([proposed('1')]);
  const fields = {
    title: 'ệ'.repeat(7500),
    leads: `${'Hội ệ'.repeat(20)}, `.repeat(20).slice(0, 2000),
    coordinating: `${'Ban ộ'.repeat(20)}, `.repeat(20).slice(0, 2000),
    deadline: 'ố'.repeat(500),
  };
  expect(edit(fields).success).toBe(true);
  const { events, refusals } = live(
    draftOver(reading),
    [openedWith(reading)],
    [ask({ type: 'EditRow', row: '1', version: 1, fields })],
  );
  expect(refusals).toEqual([null]);
  expect(Buffer.byteLength(JSON.stringify(events[1]))).toBeLessThan(64 * 1024);
});
