import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../intake/policy-file.js';

const sample = readFileSync(new URL('../../examples/policy.yaml', import.meta.url), 'utf8');

describe('a policy file', () => {
  test('of the shipped example is read as it stands', () => {
    expect(readPolicy(sample)).toMatchObject({
      outcome: 'read',
      policy: {
        name: 'tinh-gon',
        version: 1,
        reminders: [
          { amount: 7, unit: 'calendar-day' },
          { amount: 1, unit: 'working-day' },
        ],
        repeatWhileLate: { amount: 14, unit: 'calendar-day' },
        slots: ['08:00'],
      },
    });
  });

  test('may say what happens to deadlines on days off, and need not', () => {
    const rollOver = (text: string) => {
      const read = readPolicy(text);
      return read.outcome === 'read' ? read.policy.rollOver : read;
    };
    expect(rollOver(sample)).toBe('none');
    expect(rollOver(sample.replace('rollOver: none', 'rollOver: next-working-day'))).toBe(
      'next-working-day',
    );
    expect(rollOver(sample.replace('rollOver: none', ''))).toBeUndefined();
    expect(rollOver(sample.replace('rollOver: none', 'rollOver: friday'))).toMatchObject({
      place: 'rollOver',
    });
  });

  test('with a wrong setting is refused by the name of that setting', () => {
    expect(readPolicy(sample.replace('unit: working-day', 'unit: fortnight'))).toMatchObject({
      outcome: 'unreadable',
      place: 'reminders.1.unit',
    });
    expect(readPolicy(sample.replace(/slots: .*/, 'slots: ["25:00"]'))).toMatchObject({
      place: 'slots.0',
    });
  });

  test('with a setting nobody knows is refused, not ignored', () => {
    expect(readPolicy(`${sample}\nslot: '09:00'\n`)).toMatchObject({
      outcome: 'unreadable',
      problem: expect.stringContaining('slot'),
    });
  });

  test('that is no YAML is refused', () => {
    expect(readPolicy('{ name: [')).toMatchObject({ outcome: 'unreadable', place: '' });
    expect(readPolicy('')).toMatchObject({ outcome: 'unreadable' });
  });
});
