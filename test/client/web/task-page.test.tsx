import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { StatusMark } from '../../../client/web/status.js';
import { liveFragment, taskPage } from '../../../client/web/task-page.js';
import { Timeline } from '../../../client/web/timeline.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { rolledOver } from '../../../domain/deadline/roll-over.js';
import type { RollOver } from '../../../domain/policy/messages.js';
import { taskStatuses } from '../../../domain/task/status.js';
import {
  assigned,
  dayDeadline,
  justice,
  moved,
  overdue,
  police,
  provinces,
  remandated,
  september,
  submitted,
  submittedBy,
  undated,
  unit,
  utc,
} from '../../support/builders.js';
import { readerIn, taskOf } from './reader-fixture.js';

const vi = readerIn('vi');
const given = { event: assigned() };
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('a status', () => {
  test('has a word and a shape of its own in both languages', () => {
    for (const reader of [vi, readerIn('en')]) {
      const marks = taskStatuses.map((status) =>
        renderToString(<StatusMark reader={reader} status={status} />),
      );
      const shapes = marks.map((mark) =>
        mark.slice(mark.indexOf('>', mark.indexOf('<svg')) + 1, mark.indexOf('</svg>')),
      );
      expect(new Set(shapes).size).toBe(taskStatuses.length);
      expect(new Set(marks.map((mark) => textOf(mark).trim())).size).toBe(taskStatuses.length);
    }
  });
});

describe('the timeline', () => {
  const signal = { kind: 'unit', unit: 'G15', verified: false, channel: 'signal' } as const;
  const wake = { kind: 'system', channel: 'wake' } as const;
  const detail = taskOf([
    given,
    { event: submitted('2022-09-09T02:00:00.000Z', false), actor: signal },
    {
      event: overdue('2022-09-15T17:00:00.000Z'),
      actor: wake,
      recordedAt: '2022-09-15T20:10:00.000Z',
    },
  ]);
  const entries = renderToString(<Timeline reader={vi} detail={detail} seen={2} />).split('<li');

  test('tells the newest first', () => {
    expect(textOf(entries[1] ?? '')).toContain('Quá hạn');
    expect(textOf(entries[2] ?? '')).toContain('Nộp kết quả');
    expect(textOf(entries[3] ?? '')).toContain('Giao nhiệm vụ');
  });

  test('says when it holds, and when it was recorded if that is another time', () => {
    expect(entries[1]).toContain('00:00 ngày 16/09/2022');
    expect(entries[1]).toContain('ghi nhận 03:10 ngày 16/09/2022');
    expect(entries[2]).toContain('09:00 ngày 09/09/2022');
    expect(entries[2]).not.toContain('ghi nhận');
  });

  test('names author and door, and marks what nobody has verified', () => {
    expect(textOf(entries[2] ?? '')).toContain('Bộ Tư pháp · qua tín hiệu Temporal');
    expect(textOf(entries[2] ?? '')).toContain('Chưa xác thực');
    expect(entries[1]).not.toContain('Chưa xác thực');
    expect(textOf(entries[1] ?? '')).toContain('Hệ thống · qua hẹn giờ');
  });

  test('lights up only what the reader has not seen', () => {
    expect(entries[1]).toContain('entry-fresh');
    expect(entries[2]).not.toContain('entry-fresh');
  });
});

describe('the page of a task', () => {
  const page = (detail = taskOf([given]), reader = vi): string =>
    taskPage(reader, { detail, lead: null, form: null, told: null });

  test('shows the words of the deadline, how they were read, and the date', () => {
    const text = textOf(page());
    expect(text).toContain('trước ngày 16/9/2022');
    expect(text).toContain('Chữ “trước” không tính ngày được nêu: hạn là ngày liền trước.');
    expect(text).toContain('Hạn hiện tại 15/09/2022');
    expect(text).toContain('còn 3 ngày');
  });

  const pageFor = (phrase: string, policy: RollOver = 'none'): string => {
    const read = resolveDeadline(phrase, { assignedOn: null, documentYear: null }).deadline;
    return textOf(page(taskOf([{ event: assigned({ deadline: rolledOver(read, policy) }) }])));
  };

  test('says from which day off a deadline was moved, and what may still change', () => {
    expect(pageFor('Năm 2022', 'next-working-day')).toContain(
      'Ngày 31/12/2022 là ngày nghỉ; chuyển sang ngày làm việc tiếp theo.',
    );
    expect(pageFor('Năm 2022')).not.toContain('là ngày nghỉ');
    expect(pageFor('31/01/2027', 'next-working-day')).toContain('Còn có thể thay đổi');
  });

  test('tells stages that begin from stages that end', () => {
    expect(pageFor('cấp tỉnh từ ngày 01/6/2022; cấp xã từ ngày 01/6/2023')).toContain(
      'cấp tỉnh: từ 01/06/2022',
    );
    expect(pageFor('cấp tỉnh trước 01/6/2022; cấp xã trước 01/6/2023')).toContain(
      'cấp tỉnh: đến hết 31/05/2022',
    );
  });

  test('counts a group by its members and names the silent ones', () => {
    const detail = taskOf([
      { event: assigned({ parts: [provinces] }) },
      { event: submittedBy('H01', '2022-09-09T02:00:00.000Z', false) },
    ]);
    const text = textOf(page(detail));
    expect(text).toContain('0/63 đơn vị đã phản hồi');
    expect(text).toContain('1/63 đã nộp kết quả');
    expect(text).toContain('63 đơn vị chưa phản hồi');
    expect(text).toContain('UBND tỉnh An Giang');
  });

  test('shows both documents and both dates of a duty mandated anew, and that it ran past the first', () => {
    const october = dayDeadline('2022-10-14');
    const detail = taskOf(
      [
        given,
        {
          event: remandated(
            '2022-09-20T02:00:00.000Z',
            { deadline: october, parts: [{ ...police, role: 'lead' }] },
            { deadline: september, parts: [justice, police] },
          ),
        },
      ],
      utc('2022-09-20T02:00:00.000Z'),
    );
    const text = textOf(page(detail));
    expect(text).toContain('Hạn hiện tại 14/10/2022');
    expect(text).toContain('Hạn ban đầu 15/09/2022 nhiệm vụ đã quá hạn này');
    expect(text).toContain('Được giao lại tại Chỉ thị số 04/CT-TTg , dòng 3: 14/10/2022');
    expect(text).toContain('Chủ trì chuyển từ Bộ Tư pháp sang Bộ Công an');
  });

  test('shows the words a deadline was left open with, once it is set', () => {
    const roadmap = undated('roadmap', 'Theo lộ trình tại Nghị định số 63');
    const detail = taskOf([
      { event: assigned({ deadline: roadmap }) },
      { event: moved('2022-09-01T02:00:00.000Z', null, dayDeadline('2022-10-14')) },
    ]);
    const text = textOf(page(detail));
    expect(text).toContain('Hạn hiện tại 14/10/2022');
    expect(text).toContain('Hạn ban đầu Theo lộ trình tại Nghị định số 63');
    expect(text).toContain('Hạn mới 14/10/2022');
  });

  test('lets no text of a person become markup', () => {
    const evil = '<script>alert(1)</script>"\'&';
    const html = page(taskOf([{ event: assigned({ title: evil, note: evil }) }]));
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert(1)');
  });

  test('carries no style, script or handler of its own, in either language', () => {
    for (const reader of [vi, readerIn('en', unit('G15') as typeof vi.session.actor)]) {
      const html = page(taskOf([given]), reader);
      expect(html).not.toMatch(/ style="|<style|<script>| on[a-z]+="/);
    }
  });

  test('keeps what was typed and says what is wrong, beside the field and above the form', () => {
    const html = taskPage(readerIn('vi', unit('G15') as typeof vi.session.actor), {
      detail: taskOf([given]),
      lead: null,
      form: {
        type: 'RequestExtension',
        commandId: 'command-1',
        values: { until: '31/2/2022', reason: 'Chờ thẩm định' },
        errors: { until: 'not-a-date' },
      },
      told: null,
    });
    expect(html).toContain('value="31/2/2022"');
    expect(html).toContain('>Chờ thẩm định</textarea>');
    expect(html).toContain('aria-invalid="true"');
    expect(html.match(/Ngày chưa đúng/g)).toHaveLength(2);
    expect(html).toContain('href="#field-until"');
    expect(html).toContain('name="_csrf" value="the-token"');
    expect(html).toContain('name="commandId" value="command-1"');
  });

  test('tells a refusal in words', () => {
    const told = { kind: 'refused', reason: 'nothing-submitted' } as const;
    const html = taskPage(vi, { detail: taskOf([given]), lead: null, form: null, told });
    expect(textOf(html)).toContain('Chưa thực hiện được. Chưa có kết quả nào được nộp.');
  });

  test('swaps in new actions, but never under a form that is being filled in', () => {
    const detail = taskOf([given]);
    const live = (formOpen: boolean) => liveFragment(vi, { detail, lead: null, seen: 0, formOpen });
    expect(live(false)).toContain('id="task-actions"');
    const withForm = live(true);
    expect(withForm).not.toContain('id="task-actions"');
    expect(textOf(withForm)).toContain('Tải lại trang');
  });
});
