/** What the command line says of contacts. */
import type { ListFault } from '../../intake/contact-list.js';
import { contactProblems } from '../words/contact-problems.js';
import type { Language } from '../words/language.js';

type FieldName = 'unit' | 'unitName' | 'name' | 'mail' | 'phone' | 'note';

const vi = {
  unit: 'Đơn vị',
  name: 'Đầu mối',
  mail: 'Thư điện tử',
  phone: 'Điện thoại',
  note: 'Ghi chú',
  changed: 'Sửa lần cuối',
  by: (who: string, at: string) => `${who}, ${at}`,
  tasks: 'Nhiệm vụ',
  office: 'Bộ phận điều phối',
  none: 'Chưa có đầu mối nào. Ghi: dondoc contacts set <đơn vị> --name … --phone …',
  noneMissing: 'Mọi đơn vị có nhiệm vụ đang mở đều đã có đầu mối.',
  missingToo: (units: number) =>
    `${units} đơn vị có nhiệm vụ đang mở mà chưa có đầu mối: dondoc contacts --missing`,
  missing: 'Chưa có đầu mối',
  andMore: (units: number) => `… và ${units} đơn vị nữa`,
  fillIn: 'Ghi đầu mối: dondoc contacts set <đơn vị> …, hoặc dondoc contacts import <tệp>',
  kept: (unit: string) => `Đã ghi đầu mối của ${unit}`,
  removed: (unit: string) => `Đã xóa đầu mối của ${unit}`,
  imported: (added: number, changed: number, unchanged: number) =>
    `Đã ghi đầu mối: ${added} mới, ${changed} sửa, ${unchanged} giữ nguyên.`,
  ignored: (columns: readonly string[]) => `Bỏ qua các cột: ${columns.join(', ')}`,
  faulty: (file: string, count: number) => `${file}: ${count} chỗ chưa đúng; chưa ghi gì.`,
  place: (line: number, cell: number) => `dòng ${line}, ô ${cell}`,
  problems: {
    ...contactProblems.vi,
    'unit-missing': 'thiếu đơn vị',
    'unknown-unit': 'không phải mã hay tên đơn vị có trong danh bạ',
    group: 'là một nhóm; hãy ghi từng đơn vị',
    'unit-twice': 'đơn vị này đã có ở dòng trên',
    'beyond-header': 'ô nằm ngoài các cột của dòng tiêu đề',
    'column-missing': 'thiếu cột',
    'column-twice': 'cột này đã có',
    'no-contacts': 'không có dòng nào dưới dòng tiêu đề',
  } as Readonly<Record<ListFault['problem'], string>>,
  titles: {
    unit: 'Mã đơn vị',
    unitName: 'Tên đơn vị',
    name: 'Họ và tên',
    mail: 'Thư điện tử',
    phone: 'Điện thoại',
    note: 'Ghi chú',
  } as Readonly<Record<FieldName, string>>,
  written: (count: number, path: string) => `Đã ghi ${count} đầu mối vào ${path}.`,
};

const en: typeof vi = {
  unit: 'Unit',
  name: 'Contact',
  mail: 'Mail',
  phone: 'Telephone',
  note: 'Note',
  changed: 'Last change',
  by: (who, at) => `${who}, ${at}`,
  tasks: 'Tasks',
  office: 'Coordination office',
  none: 'No contacts yet. Add one: dondoc contacts set <unit> --name … --phone …',
  noneMissing: 'Every unit with open tasks has a contact.',
  missingToo: (units) =>
    `${units} ${units === 1 ? 'unit has' : 'units have'} open tasks and no contact: dondoc contacts --missing`,
  missing: 'No contact',
  andMore: (units) => `… and ${units} more`,
  fillIn: 'Add them: dondoc contacts set <unit> …, or dondoc contacts import <file>',
  kept: (unit) => `Kept the contact of ${unit}`,
  removed: (unit) => `Deleted the contact of ${unit}`,
  imported: (added, changed, unchanged) =>
    `Kept contacts: ${added} new, ${changed} changed, ${unchanged} as they were.`,
  ignored: (columns) => `Columns left out: ${columns.join(', ')}`,
  faulty: (file, count) =>
    `${file}: ${count === 1 ? '1 place is' : `${count} places are`} not right; nothing was kept.`,
  place: (line, cell) => `line ${line}, cell ${cell}`,
  problems: {
    ...contactProblems.en,
    'unit-missing': 'the unit is missing',
    'unknown-unit': 'neither code nor name of a unit in the register',
    group: 'is a group; name its units one by one',
    'unit-twice': 'a line above has this unit already',
    'beyond-header': 'the cell lies beyond the columns of the header',
    'column-missing': 'the column is missing',
    'column-twice': 'there is such a column already',
    'no-contacts': 'there is no line below the header',
  },
  titles: {
    unit: 'Unit code',
    unitName: 'Unit name',
    name: 'Name',
    mail: 'Mail',
    phone: 'Telephone',
    note: 'Note',
  },
  written: (count, path) => `Wrote ${count === 1 ? '1 contact' : `${count} contacts`} to ${path}.`,
};

export const contactTexts: Readonly<Record<Language, typeof vi>> = { vi, en };
