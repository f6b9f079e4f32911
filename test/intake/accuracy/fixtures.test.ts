/** What can be wrong with a fixture without looking at its document. */
import { describe, expect, test } from 'vitest';
import { rowKeyOf } from '../fixtures/expected-row.js';
import { fixtures } from './fixtures.js';

test('the five documents have the tasks that were counted in them', () => {
  expect(fixtures.map(({ document, rows }) => [document, rows.length])).toEqual([
    ...[
      ['000', 55],
      ['001', 77],
      ['002', 44],
      ['003', 72],
      ['004', 27],
    ],
  ]);
});

describe.each(fixtures)('the fixture of document $document', (fixture) => {
  const keys = fixture.rows.map(rowKeyOf);

  test('gives every row once, with a title', () => {
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(fixture.titles).sort()).toEqual([...keys].sort());
  });

  test('speaks of no row that is not there', () => {
    const named = [fixture.doubts, fixture.statuses, fixture.deliverables].flatMap(Object.keys);
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('gives a last good day exactly where the deadline is a date', () => {
    for (const row of fixture.rows) {
      const [, , , , kind, due] = row;
      expect([rowKeyOf(row), due === null]).toEqual([rowKeyOf(row), kind !== 'date']);
      if (due !== null) expect(new Date(`${due}T00:00:00Z`).toISOString().slice(0, 10)).toBe(due);
    }
  });

  test('names a lead for every row, and nobody twice', () => {
    for (const [, , leads, coordinating] of fixture.rows) {
      const all = [...leads, ...coordinating];
      expect(leads.length).toBeGreaterThan(0);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('doubts no more than one row in four', () => {
    expect(Object.keys(fixture.doubts).length * 4).toBeLessThanOrEqual(fixture.rows.length);
  });

  test('lists the items of the prose in their order, timed or not but not both', () => {
    if (fixture.prose === null) return;
    const { duties, allowed, untimed } = fixture.prose;
    for (const lines of [duties.map(([line]) => line), allowed.map(([line]) => line), untimed]) {
      expect(lines).toEqual([...lines].sort((one, other) => one - other));
    }
    const timed = new Set([...duties, ...allowed].map(([line]) => line));
    expect(untimed.filter((line) => timed.has(line))).toEqual([]);
  });
});
