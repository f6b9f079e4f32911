/** What a document itself says of a task, whatever others did to it since. */
import { describe, expect, test } from 'vitest';
import { standingRow } from '../../../domain/document/standing-row.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  dayDeadline,
  directive04,
  extended,
  justice,
  moved,
  remandated,
  september,
  undated,
  withdrawn,
} from '../../support/builders.js';

const at = '2022-08-15T02:00:00.000Z';
const first = 'TTg-06-QD-TTg-2022';
const second = 'TTg-04-CT-TTg-2024';
const id = 'task/TTg-06-QD-TTg-2022/PL-I-7';
const of = (document: string, ...events: TaskEvent[]) =>
  standingRow(id, [assigned(), ...events], document);
const corrected = { ...directive04, document: first, section: 'Phụ lục I', number: '8' };

describe('of the document that assigned it', () => {
  test('is what it assigned', () =>
    expect(of(first)).toStrictEqual({
      task: id,
      rowKey: 'PL-I-7',
      section: 'Phụ lục I',
      number: '7',
      title: 'Kết nối cơ sở dữ liệu hộ tịch',
      deliverable: 'Báo cáo kết quả',
      note: '',
      statedStatus: '',
      parts: assigned().parts,
      deadline: september,
      urgency: 'normal',
      due: '2022-09-15',
      end: null,
      others: [],
    }));

  test('stays so through an extension, and through a date found elsewhere', () => {
    const until = extended(at, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z');
    expect(of(first, until)).toMatchObject({ deadline: september, due: '2022-09-30' });
    const found = moved(at, '2022-09-15', dayDeadline('2022-10-14'));
    expect(of(first, found)).toMatchObject({ deadline: september, due: '2022-10-14' });
  });

  test('stays so when another document says otherwise', () => {
    const other = remandated(at, { title: 'Khác' }, { title: 'Kết nối cơ sở dữ liệu hộ tịch' });
    expect(of(first, other)).toMatchObject({
      title: 'Kết nối cơ sở dữ liệu hộ tịch',
      number: '7',
      others: [second],
    });
  });

  test('follows its own corrected versions', () => {
    const deadline = dayDeadline('2022-10-14');
    const said = { ...moved(at, '2022-09-15', deadline), document: first } as TaskEvent;
    expect(of(first, said)).toMatchObject({ deadline });
    const parts = [justice];
    const again = remandated(at, { parts }, { parts: assigned().parts }, { instrument: corrected });
    expect(of(first, said, again)).toMatchObject({ deadline, parts, number: '8', others: [] });
  });

  test('says how the task ended', () =>
    expect(of(first, withdrawn(at))).toMatchObject({ end: 'withdrawn' }));
});

describe('of a document that mandated it again', () => {
  const roadmap = undated('roadmap', 'Theo lộ trình');
  const other = remandated(at, { deadline: roadmap }, { deadline: september });

  test('is the whole row: what it changed, and what it left as it was', () =>
    expect(of(second, other)).toMatchObject({
      section: 'B',
      number: '3',
      title: 'Kết nối cơ sở dữ liệu hộ tịch',
      deadline: roadmap,
      others: [first],
    }));

  test('is not touched by what the first says later', () => {
    const title = { title: 'Kết nối giai đoạn 2' };
    const again = remandated(at, title, { title: '' }, { instrument: corrected });
    expect(of(second, other, again)).toMatchObject({ title: 'Kết nối cơ sở dữ liệu hộ tịch' });
    expect(of(first, other, again)).toMatchObject({ ...title, deadline: september });
  });
});

test('a document that never mandated it says nothing of it', () => {
  expect(of(second)).toBeNull();
  expect(of(second, moved(at, '2022-09-15', dayDeadline('2022-10-14')))).toBeNull();
  expect(standingRow(id, [], first)).toBeNull();
});
