/** What the page of one task says about its events. */
import type { Language } from '../words/language.js';

const vi = {
  cameInTime: 'Nhận trong hạn',
  cameLate: 'Nhận khi đã quá hạn',
  doneInTime: 'Hoàn thành đúng hạn',
  doneLate: 'Hoàn thành quá hạn',
  receivedAt: (at: string) => `Kết quả được tiếp nhận ${at}`,
  until: (date: string) => `Đến hết ngày ${date}`,
  moved: (from: string, to: string) =>
    from === '' ? `Hạn mới ${to}` : `Hạn chuyển từ ${from} sang ${to}`,
  remindsOf: (due: string, days: number) => `Hạn ${due}, còn ${days} ngày`,
  cleared: {
    'received-in-time': 'Kết quả đã được tiếp nhận trước hạn',
    extended: 'Thời hạn đã được gia hạn',
    'deadline-moved': 'Thời hạn đã được xác định lại',
    remandated: 'Nhiệm vụ đã được giao lại',
  },
  unitsChanged: (from: string, to: string) =>
    from === to ? 'Đơn vị phối hợp thay đổi' : `Chủ trì chuyển từ ${from} sang ${to}`,
  retitled: (title: string) => `Nội dung mới: ${title}`,
  repeated: (count: number) => `Lần ${count}`,
  recipientRoles: {
    'focal-point': 'đầu mối đơn vị chủ trì',
    'coordinating-focal-points': 'đầu mối đơn vị phối hợp',
    'head-of-unit': 'thủ trưởng đơn vị chủ trì',
    'standing-agency': 'cơ quan thường trực',
    'working-group': 'Tổ công tác',
  } as Readonly<Record<string, string>>,
  willBeDone: (late: boolean): string =>
    late
      ? 'Nhiệm vụ sẽ đóng lại: hoàn thành quá hạn.'
      : 'Nhiệm vụ sẽ đóng lại: hoàn thành đúng hạn.',
  willMove: (from: string, to: string) => `Đơn vị đề nghị chuyển hạn từ ${from} sang ${to}.`,
};

type TaskTexts = typeof vi;

const en: TaskTexts = {
  cameInTime: 'Received in time',
  cameLate: 'Received late',
  doneInTime: 'Done on time',
  doneLate: 'Done late',
  receivedAt: (at) => `Result received ${at}`,
  until: (date) => `To the end of ${date}`,
  moved: (from, to) => (from === '' ? `Now due ${to}` : `Moved from ${from} to ${to}`),
  remindsOf: (due, days) => `Due ${due}, ${days === 1 ? '1 day' : `${days} days`} left`,
  cleared: {
    'received-in-time': 'The result had come in time',
    extended: 'The deadline was extended',
    'deadline-moved': 'The deadline was set anew',
    remandated: 'The task was mandated anew',
  },
  unitsChanged: (from, to) =>
    from === to ? 'Other coordinating units' : `Lead changed from ${from} to ${to}`,
  retitled: (title) => `Now: ${title}`,
  repeated: (count) => `No ${count}`,
  recipientRoles: {
    'focal-point': 'focal point of the lead',
    'coordinating-focal-points': 'focal points of coordinating units',
    'head-of-unit': 'head of the lead unit',
    'standing-agency': 'standing agency',
    'working-group': 'working group',
  },
  willBeDone: (late) =>
    late ? 'The task will close: done late.' : 'The task will close: done on time.',
  willMove: (from, to) => `The unit asks to move the due date from ${from} to ${to}.`,
};

export const taskTexts: Readonly<Record<Language, TaskTexts>> = { vi, en };
