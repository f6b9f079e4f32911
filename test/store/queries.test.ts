import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDateOf } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import { listDocuments, listInbox, logSummary, openTasks } from '../../store/overviews.js';
import { findTask, listTasks } from '../../store/queries.js';
import { coordinating, dated, lead, row, standing } from '../support/directives.js';
import {
  assign,
  type ClockedLog,
  clockedLog,
  coordinator,
  result,
  tell,
  unit,
} from './told-tasks.js';

const blank: Deadline = { ...standing, phrase: '', kind: 'none', rule: 'blank' };
const named = (unitCode: string, name: string) => ({ ...lead(unitCode), name });

const rows = [
  row('1', { title: 'Hoà giải ở cơ sở', deadline: dated('2026-03-09') }),
  row('2', {
    title: 'Hòa mạng dữ liệu quận Đống Đa',
    deadline: dated('2026-03-10'),
    parts: [lead('X-63-tinh', ['H01', 'H02']), coordinating('G01')],
  }),
  row('3', { deadline: dated('2026-02-27'), parts: [named('G05', 'Đài Tiếng nói')] }),
  row('4', { deadline: standing, parts: [named('G06', 'Dân vận')] }),
  row('5', { deadline: blank, parts: [named('G07', 'Ủy ban Dân tộc')] }),
  row('6', { deadline: dated('2026-03-31') }),
  row('7', { deadline: dated('2026-03-31') }),
  row('8', { deadline: dated('2026-02-27') }),
  row('9', { deadline: dated('2026-03-31') }),
  row('10', { deadline: dated('2026-02-27') }),
];

let log: ClockedLog;
const setClock = (text: string) => log.setOffset(Date.parse(text) - Date.now());
const numbers = async (filter: Parameters<typeof listTasks>[1]) =>
  (await listTasks(log.database, filter)).items.map(({ rowKey }) => rowKey);

/** Monday 2 March 2026, nine in the morning in Hà Nội. */
const monday = '2026-03-02T02:00:00.000Z';

beforeAll(async () => {
  log = await clockedLog();
  await setClock(monday);
  const ids = await assign(log.database, { key: 'KH-01', rows });
  const told = async (number: number, ...requests: ('submit' | 'confirm' | 'withdraw')[]) => {
    const id = ids[number - 1];
    if (id === undefined) throw new Error(`there is no row ${number}`);
    for (const request of requests) {
      const by = request === 'submit' ? unit('G01') : coordinator;
      await tell(
        log.database,
        id,
        by,
        {
          submit: { type: 'SubmitResult', result } as const,
          confirm: { type: 'ConfirmCompletion', note: '' } as const,
          withdraw: { type: 'Withdraw', legalBasis: 'Công văn 5' } as const,
        }[request],
      );
    }
  };
  await told(6, 'submit');
  await told(7, 'submit', 'confirm');
  await told(8, 'submit', 'confirm');
  await told(9, 'withdraw');
  await told(10, 'submit');
});
afterAll(() => log.close());

describe('statuses', () => {
  test('are counted over everything that matches, whatever status is asked for', async () => {
    await setClock(monday);
    const counts = {
      overdue: 1,
      'due-soon': 1,
      'on-track': 1,
      claimed: 2,
      standing: 1,
      pending: 1,
      'done-on-time': 1,
      'done-late': 1,
      withdrawn: 1,
    };
    const all = await listTasks(log.database, {});
    expect(all.total).toBe(10);
    expect(all.counts).toEqual(counts);
    const overdue = await listTasks(log.database, { status: 'overdue' });
    expect(overdue).toMatchObject({ total: 1, counts });
  });

  test('are each found by their filter', async () => {
    await setClock(monday);
    expect(await numbers({ status: 'due-soon' })).toEqual(['1']);
    expect(await numbers({ status: 'on-track' })).toEqual(['2']);
    expect(await numbers({ status: 'overdue' })).toEqual(['3']);
    expect(await numbers({ status: 'standing' })).toEqual(['4']);
    expect(await numbers({ status: 'pending' })).toEqual(['5']);
    expect(await numbers({ status: 'claimed' })).toEqual(['6', '10']);
    expect(await numbers({ status: 'done-on-time' })).toEqual(['7']);
    expect(await numbers({ status: 'done-late' })).toEqual(['8']);
    expect(await numbers({ status: 'withdrawn' })).toEqual(['9']);
  });

  test('make four numbers, in which a late claim is open and late, and a withdrawn task nowhere', async () => {
    await setClock(monday);
    const { quadrants } = await listTasks(log.database, {});
    expect(quadrants).toEqual({
      'done-on-time': 1,
      'done-late': 1,
      'open-on-time': 5,
      'open-late': 2,
    });
    expect(await numbers({ quadrant: 'open-late' })).toEqual(['3', '10']);
  });

  test('follow the clock without any event: due soon until the last second, then overdue', async () => {
    const statusOf = async (rowKey: string) =>
      (await listTasks(log.database, {})).items.find((item) => item.rowKey === rowKey)?.status;
    // Row 1 is due on 9 March; seven days before the 10th is midnight of the 3rd.
    await setClock('2026-03-02T16:59:30.000Z');
    expect([await statusOf('1'), await statusOf('2')]).toEqual(['due-soon', 'on-track']);
    await setClock('2026-03-02T17:00:00.000Z');
    expect([await statusOf('1'), await statusOf('2')]).toEqual(['due-soon', 'due-soon']);
    await setClock('2026-03-09T16:59:30.000Z');
    expect([await statusOf('1'), await statusOf('2')]).toEqual(['due-soon', 'due-soon']);
    await setClock('2026-03-09T17:00:00.000Z');
    expect([await statusOf('1'), await statusOf('2')]).toEqual(['overdue', 'due-soon']);
    await setClock(monday);
  });
});

describe('search', () => {
  test.each([
    ['hoa', ['1', '2']],
    ['Hòa', ['1', '2']],
    ['HOÀ', ['1', '2']],
    ['ho\u0300a'.normalize('NFD'), ['1', '2']],
    ['dong', ['2']],
    ['Đống', ['2']],
    ['da dong', ['2']],
    ['hoa giai', ['1']],
    ['  Hoà   CƠ  ', ['1']],
    ['uy ban', ['5']],
    ['don vi H02', []],
    ['%', []],
    ['_', []],
    ["'; drop table task; --", []],
    ['không có ở đâu', []],
  ])('for %j finds rows %j', async (search, found) => {
    expect(await numbers({ search })).toEqual(found);
  });

  test('for text no row can hold finds nothing', async () => {
    expect(await numbers({ search: 'a\0b' })).toEqual([]);
    expect(await numbers({ unit: 'a\0b' })).toEqual([]);
  });
});

describe('filters', () => {
  test('by unit find leads, coordinating units and members of groups', async () => {
    expect(await numbers({ unit: 'H02' })).toEqual(['2']);
    expect(await numbers({ unit: 'G01', status: 'on-track' })).toEqual(['2']);
    expect(await numbers({ lead: 'G01', status: 'on-track' })).toEqual([]);
    expect(await numbers({ lead: 'G05' })).toEqual(['3']);
    expect(await numbers({ unit: 'H0' })).toEqual([]);
  });

  test('by document, and all of them together', async () => {
    expect(await numbers({ document: 'KH-02' })).toEqual([]);
    expect((await listTasks(log.database, { document: 'KH-01' })).total).toBe(10);
    expect(
      await numbers({ document: 'KH-01', unit: 'G22', search: 'hoa', status: 'due-soon' }),
    ).toEqual(['1']);
  });
});

describe('order', () => {
  test('is that of the document unless asked otherwise, and pages cut it', async () => {
    expect(await numbers({})).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(await numbers({ offset: 8, limit: 5 })).toEqual(['9', '10']);
    expect(await numbers({ offset: 3, limit: 2 })).toEqual(['4', '5']);
    expect((await listTasks(log.database, { offset: 3, limit: 2 })).total).toBe(10);
    expect(await numbers({ offset: 10 })).toEqual([]);
  });

  test('by due date has the undated last', async () => {
    expect(await numbers({ sort: 'due' })).toEqual([
      ...['3', '8', '10'], // 27 February
      ...['1', '2'],
      ...['6', '7', '9'], // 31 March
      ...['4', '5'],
    ]);
  });

  test('by lead is that of the Vietnamese alphabet: D before Đ before U', async () => {
    expect((await numbers({ sort: 'lead' })).slice(0, 2)).toEqual(['4', '3']);
    expect((await numbers({ sort: 'lead' })).at(-1)).toBe('5');
  });

  test('by recency has the task told last first', async () => {
    expect((await numbers({ sort: 'recent' }))[0]).toBe('10');
  });
});

describe('one task', () => {
  test('has its timeline, its lines and what it is now', async () => {
    await setClock(monday);
    const detail = await findTask(log.database, 'task/KH-01/8');
    expect(detail?.item).toMatchObject({ status: 'done-late', amnesty: true, due: '2026-02-27' });
    expect(detail?.events.map(({ event }) => event.type)).toEqual([
      'TaskAssigned',
      'ResultSubmitted',
      'CompletionConfirmed',
    ]);
    // Slots are at eight; nine is past it, so what Monday caused waits for Tuesday.
    expect(new Set(detail?.notices.map(({ slotAt }) => slotAt))).toEqual(
      new Set(['2026-03-03T01:00:00.000Z']),
    );
    expect(detail?.now.slice(0, 10)).toBe('2026-03-02');
  });

  test('that was never assigned is none', async () => {
    expect(await findTask(log.database, 'task/KH-01/11')).toBeNull();
    expect(await findTask(log.database, 'nonsense')).toBeNull();
    expect(await findTask(log.database, 'task/KH-01/a\0b')).toBeNull();
  });
});

describe('overviews', () => {
  test('name each document with its numbers', async () => {
    expect(await listDocuments(log.database)).toMatchObject([
      { key: 'KH-01', tasks: 10, amnesty: 3, number: '01/KH-UBND' },
    ]);
  });

  test('count what is open and what waits', async () => {
    expect(await openTasks(log.database)).toEqual(
      ['1', '2', '3', '4', '5', '6', '10'].map((number) => `task/KH-01/${number}`),
    );
    // The document, ten assignments, and seven commands; row 8 alone was given no lateness.
    expect(await logSummary(log.database)).toMatchObject({
      position: 18,
      openTasks: 7,
      waitingCommands: 0,
      relayBehind: 18,
    });
    expect(civilDateOf((await logSummary(log.database)).recordedAt)).toBe('2026-03-02');
  });

  test('list digests newest first, also those handed over in one millisecond', async () => {
    const sentAt = '2026-03-03T01:00:00.000Z' as Instant;
    for (const id of ['b', 'd', 'a', 'c']) {
      const unit = 'X-hop-thu';
      await log.database
        .insertInto('digest')
        .values({ id, unit, office: 'head', slot_at: sentAt, sent_at: sentAt, lines: '[]' })
        .execute();
    }
    const inbox = await listInbox(log.database, 'X-hop-thu');
    expect(inbox.map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b']);
  });
});
