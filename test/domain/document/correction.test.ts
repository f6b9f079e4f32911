/** What follows from the differences of a corrected annex, and how a real one is told apart. */
import { describe, expect, test } from 'vitest';
import { type AssignedRow, assignedRow } from '../../../domain/document/assignment.js';
import { taskOrders } from '../../../domain/document/correction.js';
import { compareRows, noDecisions } from '../../../domain/document/differences.js';
import { readDirective } from '../../../intake/directive.js';
import { annexKey, assignRows } from '../../support/annexes.js';
import { dayDeadline, justice } from '../../support/builders.js';
import { cpuMs } from '../../support/cpu-time.js';
import { documentBytes, skipDocuments } from '../../support/documents.js';
import { annex, changed, compare, numbered, rowAt, titles, told } from './small-annex.js';

describe('what follows', () => {
  const terms = {
    document: annexKey,
    name: 'Quyết định số 06/QĐ-TTg',
    signedOn: null,
    basis: 'Công văn đính chính 12/VPCP',
  };
  const orders = (incoming: readonly AssignedRow[]) =>
    taskOrders(compare(incoming).differences, terms);

  test('of nothing is nothing', () => expect(orders(annex)).toEqual([]));

  test('of a moved deadline is that it moves, by the document’s own word', () => {
    const deadline = dayDeadline('2022-10-31');
    expect(orders(changed(3, { deadline }))).toEqual([
      {
        task: `task/${annexKey}/I-3`,
        part: 'terms',
        request: { type: 'MoveDeadline', deadline, document: annexKey, basis: terms.basis },
      },
    ]);
  });

  test('of anything else is a mandate that says only what it changes', () => {
    const given = { parts: [justice], deadline: dayDeadline('2022-12-31') };
    expect(orders(changed(2, given))).toEqual([
      {
        task: `task/${annexKey}/I-2`,
        part: 'terms',
        request: {
          type: 'Remandate',
          instrument: {
            document: annexKey,
            name: terms.name,
            section: 'I',
            number: '2',
            signedOn: null,
          },
          basis: terms.basis,
          changes: given,
        },
      },
    ]);
  });

  test('of a deadline that moved on a row with a new number is both, apart', () => {
    const moved3 = changed(3, { deadline: dayDeadline('2022-10-31') });
    const incoming = numbered(moved3.filter((row) => row.title !== titles[0]));
    const third = orders(incoming).filter(({ task }) => task.endsWith('/I-3'));
    expect(third).toMatchObject([
      { part: 'terms', request: { type: 'MoveDeadline' } },
      { part: 'place', request: { type: 'Remandate', instrument: { number: '2' }, changes: {} } },
    ]);
  });

  test('of a row that is gone is its withdrawal', () =>
    expect(orders(annex.filter((row) => row !== rowAt(5)))).toEqual([
      {
        task: `task/${annexKey}/I-5`,
        part: 'terms',
        request: { type: 'Withdraw', legalBasis: terms.basis },
      },
    ]));
});

describe.skipIf(skipDocuments)('the real annex 001', async () => {
  const read = await readDirective(documentBytes('001'), '001.txt', {});
  const real = read.outcome === 'read' ? read.tasks.map((task) => assignedRow(task, null)) : [];
  const tasks = assignRows(real);

  test('beside itself differs in nothing', () =>
    expect([real.length, told(real, noDecisions, tasks)]).toEqual([77, []]));

  test('without one of nineteen rows that begin alike: that row is gone, those behind it moved up', () => {
    const kept = real.filter(({ rowKey }) => rowKey !== 'PL-II-V-5');
    const moved = kept.map((row) => {
      const behind = row.rowKey.startsWith('PL-II-V-') && Number(row.number) > 5;
      return behind ? { ...row, number: String(Number(row.number) - 1) } : row;
    });
    const numbers = Array.from({ length: 14 }, (_, at) => at + 6);
    expect(told(moved, noDecisions, tasks)).toEqual([
      ...numbers.map((number) => `PL-II-V-${number}: changed renumbered`),
      'PL-II-V-5: withdrawn',
    ]);
    expect(compare(moved, noDecisions, tasks).doubts).toEqual([]);
  });

  test('ten thousand rows with every tenth changed are told apart within seconds', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => {
      const base = real[at % real.length] as AssignedRow;
      const title = `${base.title} tại xã số ${at}`;
      return { ...base, title, number: String(at), rowKey: `R-${at}`, section: '' };
    });
    const incoming = many.map((row, at) =>
      at % 10 === 0 ? { ...row, title: `${row.title}, bảo đảm tiến độ` } : row,
    );
    const standing = many.map((row) => ({
      ...row,
      task: `task/${annexKey}/${row.rowKey}`,
      due: row.deadline.due,
      end: null,
      others: [],
    }));
    let kinds: readonly string[] = [];
    const took = cpuMs(() => {
      const { differences } = compareRows(annexKey, standing, incoming);
      kinds = differences.map(({ kind }) => kind);
    });
    console.info(`differences of 10,000 rows: ${Math.round(took)} ms`);
    expect(kinds.filter((kind) => kind === 'changed')).toHaveLength(1000);
    expect(kinds.filter((kind) => kind === 'unchanged')).toHaveLength(9000);
    expect(took).toBeLessThan(10_000);
  });
});
