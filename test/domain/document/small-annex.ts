/** An annex of five rows, the tasks that run by it, and how a corrected version of it differs. */
import type { AssignedRow } from '../../../domain/document/assignment.js';
import { compareRows, type Decisions, noDecisions } from '../../../domain/document/differences.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  annexKey,
  annexRow,
  assignRows,
  type Running,
  standingRows,
} from '../../support/annexes.js';

export const titles = [
  'Ban hành Thông tư về danh mục sản phẩm khai thác từ dữ liệu dân cư',
  'Nâng cấp hạ tầng công nghệ thông tin tại trung tâm dữ liệu quốc gia',
  'Kết nối, chia sẻ dữ liệu với cơ sở dữ liệu về bảo hiểm xã hội',
  'Kết nối, chia sẻ dữ liệu với cơ sở dữ liệu hộ tịch điện tử',
  'Tổ chức tập huấn kỹ năng số cho cán bộ cấp xã',
];
export const annex = titles.map((title, at) => annexRow(String(at + 1), { title }));
export const rowAt = (number: number): AssignedRow => {
  const row = annex[number - 1];
  if (row === undefined) throw new Error(`there is no row ${number}`);
  return row;
};
export const changed = (number: number, given: Partial<AssignedRow>): AssignedRow[] =>
  annex.map((row) => (row === rowAt(number) ? { ...row, ...given } : row));
/** Rows numbered by where they stand, as an annex is printed. */
export const numbered = (rows: readonly AssignedRow[]): AssignedRow[] =>
  rows.map((row, at) => ({ ...row, number: String(at + 1), rowKey: `I-${at + 1}` }));
export const running = assignRows(annex);

export const compare = (
  incoming: readonly AssignedRow[],
  decisions: Decisions = noDecisions,
  tasks: Running = running,
) => compareRows(annexKey, standingRows(tasks), incoming, decisions);
/** `I-3: changed reworded`, for all that is not unchanged. */
export const told = (...given: Parameters<typeof compare>) =>
  compare(...given)
    .differences.filter(({ kind }) => kind !== 'unchanged')
    .map((one) => {
      const what = one.kind === 'changed' ? ` ${one.what.join(' ')}` : '';
      return `${one.task.split('/')[2]}: ${one.kind}${what}`;
    });
export const tasksAfter = (number: number, ...events: TaskEvent[]): Running => {
  const id = `task/${annexKey}/I-${number}`;
  return new Map([...running, [id, [...(running.get(id) ?? []), ...events]]]);
};
export const at = '2022-08-10T02:00:00.000Z';
