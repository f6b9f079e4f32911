import { describe, expect, test } from 'vitest';
import { toJsonLine } from '../../domain/document/proposal.js';
import { readDirective } from '../../intake/directive.js';
import { cpuSince } from '../support/cpu-time.js';
import { documentBytes, skipDocuments } from '../support/documents.js';
import { mustRead } from './reading.js';

const all = ['000', '001', '002', '003', '004'];

describe.skipIf(skipDocuments)('all five documents', () => {
  test('have not more than one row in four in review', async () => {
    for (const number of all) {
      const { tasks } = await mustRead(number);
      const doubtful = tasks.filter(({ review }) => review.length > 0);
      expect(doubtful.length * 4, number).toBeLessThanOrEqual(tasks.length);
    }
  });

  test('leave no tag, star or line break in any field but the note', async () => {
    for (const number of all) {
      for (const task of (await mustRead(number)).tasks) {
        const { note, ...rest } = JSON.parse(toJsonLine(task)) as Record<string, unknown>;
        expect(JSON.stringify(rest)).not.toMatch(/<|\\n|\*/);
        expect(String(note)).not.toMatch(/<|\*/);
      }
    }
  });

  test('leave nothing of their tables out', async () => {
    for (const number of all) expect((await mustRead(number)).leftOut).toEqual([]);
  });

  test('give a place for every field that has words', async () => {
    for (const number of all) {
      for (const task of (await mustRead(number)).tasks) {
        const words = {
          title: task.title,
          deadline: task.deadline.phrase,
          status: task.status,
          note: task.note,
          deliverable: task.deliverable,
          leads: task.leads.map(({ name }) => name).join(),
          coordinating: task.coordinating.map(({ name }) => name).join(),
        };
        for (const [field, text] of Object.entries(words)) {
          const place = task.places[field as keyof typeof words];
          expect(place !== null, `${number} ${task.rowKey} ${field}`).toBe(text !== '');
        }
      }
    }
  });

  test('are each read in well under a second', async () => {
    for (const number of all) {
      const bytes = documentBytes(number);
      const spent = cpuSince();
      await readDirective(bytes, number);
      expect(spent()).toBeLessThan(500);
    }
  });
});
