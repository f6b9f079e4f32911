/** What the command line says of corrected versions of a directive. */
import type { RowChange } from '../../domain/document/differences.js';
import type { Language } from '../words/language.js';

const vi = {
  title: (key: string) => `Bản đính chính của ${key}: khác biệt từng dòng`,
  row: 'Dòng',
  change: 'Thay đổi',
  detail: 'Chi tiết',
  kinds: {
    changed: 'thay đổi',
    closed: 'đã khép lại, giữ nguyên',
    withdrawn: 'rút',
    new: 'mới',
  },
  remandates: (task: string) => `giao lại ${task}`,
  what: {
    reworded: 'sửa nội dung',
    'deadline-moved': 'đổi thời hạn',
    'units-changed': 'đổi đơn vị',
    'urgency-changed': 'đổi độ khẩn',
    remarked: 'đổi ghi chú',
    renumbered: 'đổi số',
  } as Readonly<Record<RowChange, string>>,
  inForce: (due: string) => `hạn đang áp dụng ${due}`,
  unchanged: (count: number) => `Không đổi: ${count} dòng`,
  quiet: (count: number) => `Chỉ đổi số hoặc ghi chú: ${count} dòng`,
  doubts: (count: number) => `Chưa rõ: ${count} dòng`,
  which: 'Dòng này là nhiệm vụ nào?',
  alike: (percent: number) => `giống ${percent}%`,
  samePlace: 'cùng số',
  gone: (others: readonly string[]) =>
    `Dòng không còn, nhưng nhiệm vụ cũng được giao tại ${others.join(', ')}`,
  askWhich: (row: string) => `Dòng ${row} là: số thứ tự trong danh sách trên, hoặc 0 nếu là mới`,
  notOffered: 'Chỉ chọn một số trong danh sách, hoặc 0.',
  askGone: (row: string) => `Rút nhiệm vụ ${row}?`,
  withdraw: 'Rút',
  keep: 'Giữ',
  decideWith: [
    'Quyết định bằng --decide: DÒNG=NHIỆM-VỤ hoặc DÒNG=new; NHIỆM-VỤ=kept hoặc NHIỆM-VỤ=withdrawn',
  ],
  doubtsLeft: (count: number) => `Còn ${count} dòng chưa rõ là nhiệm vụ nào.`,
  malformedDecision: (text: string) =>
    `--decide “${text}” chưa đúng; viết DÒNG=NHIỆM-VỤ, DÒNG=new, NHIỆM-VỤ=kept hoặc NHIỆM-VỤ=withdrawn.`,
  unknownLeft: (text: string) => `--leave “${text}” không phải một dòng có khác biệt.`,
  basis: 'Căn cứ đính chính, như “Công văn 12/VPCP-KSTT”',
  basisMissing: 'Cần nêu căn cứ đính chính.',
  sayBasis: ['Thêm --basis "…"'],
  sign: (count: number) => `Ký duyệt ${count} thay đổi?`,
  nothing: 'Tệp khác nhưng không dòng nào đổi.',
  keepFile: 'Ghi nhận tệp này là một bản của văn bản?',
  done: (changes: number, tasks: number, key: string) =>
    `Đã ghi ${changes} thay đổi và ${tasks} nhiệm vụ mới của ${key}`,
  delivered: (count: number) => `${count} thay đổi đã vào nhiệm vụ`,
  waiting: (count: number) => `${count} thay đổi đang chờ, hệ thống sẽ tự ghi`,
  refused: (row: string, reason: string) => `${row} không nhận: ${reason}`,
  left: (count: number) => `${count} khác biệt không được duyệt, để nguyên`,
  leftRows: (rows: readonly string[]) => `Để nguyên: ${rows.join(', ')}`,
  correctsIt: 'Đính chính',
  askCorrects: (key: string) => `Dondoc đang theo dõi ${key}. Đây là bản đính chính?`,
  alikeRows: (key: string, rows: number, draft: string) =>
    `${rows} dòng giống hệt nhiệm vụ đang theo dõi của ${key}. Nếu là bản đính chính: dondoc review ${draft} --corrects ${key}`,
  isCorrection: 'Phải',
  noCorrection: 'Không',
  taken: (key: string) => `Mã ${key} đã thuộc về một tệp khác.`,
  sayCorrects: (key: string) => [
    `Nếu đây là bản đính chính: --corrects ${key} --yes --basis "…"`,
    `Hoặc rà soát trước khi ký: dondoc review <file> --corrects ${key}`,
    'Nếu không: xem lại --issuer, --number và --signed',
  ],
  progress: 'Ghi thay đổi',
  mayRun: (count: number) => `Có thể đã là nhiệm vụ đang chạy: ${count} dòng`,
  running: 'Nhiệm vụ đang chạy',
  dates: 'Hạn cũ → hạn mới',
  grounds: 'Vì sao',
  sayRemandate:
    'Nếu đúng là một việc: --remandate "DÒNG=VĂN-BẢN/DÒNG"; nhiệm vụ được giao lại, không lập mới',
  malformedRemandate: (text: string) =>
    `--remandate “${text}” chưa đúng; viết DÒNG=VĂN-BẢN/DÒNG với một dòng của tệp này.`,
  remandated: (count: number) => `${count} nhiệm vụ đang chạy được giao lại`,
};

export type CorrectionTexts = typeof vi;

const en: CorrectionTexts = {
  title: (key) => `Corrected version of ${key}: differences row by row`,
  row: 'Row',
  change: 'Change',
  detail: 'Detail',
  kinds: {
    changed: 'changed',
    closed: 'closed, left as it is',
    withdrawn: 'withdrawn',
    new: 'new',
  },
  remandates: (task) => `re-mandates ${task}`,
  what: {
    reworded: 'reworded',
    'deadline-moved': 'deadline moved',
    'units-changed': 'units changed',
    'urgency-changed': 'urgency changed',
    remarked: 'remarks changed',
    renumbered: 'renumbered',
  },
  inForce: (due) => `in force: ${due}`,
  unchanged: (count) => `Unchanged: ${count} rows`,
  quiet: (count) => `Only numbers or remarks changed: ${count} rows`,
  doubts: (count) => `In doubt: ${count} rows`,
  which: 'Which task is this row?',
  alike: (percent) => `${percent}% alike`,
  samePlace: 'same number',
  gone: (others) => `The row is gone, but the task is also mandated by ${others.join(', ')}`,
  askWhich: (row) => `Row ${row} is: a number of the list above, or 0 if it is new`,
  notOffered: 'Choose a number of the list, or 0.',
  askGone: (row) => `Withdraw the task ${row}?`,
  withdraw: 'Withdraw',
  keep: 'Keep',
  decideWith: ['Decide with --decide: ROW=TASK or ROW=new; TASK=kept or TASK=withdrawn'],
  doubtsLeft: (count) => `It is not settled which tasks ${count} rows are.`,
  malformedDecision: (text) =>
    `--decide “${text}” is not right; write ROW=TASK, ROW=new, TASK=kept or TASK=withdrawn.`,
  unknownLeft: (text) => `--leave “${text}” is not a row that differs.`,
  basis: 'By what it was corrected, like “Công văn 12/VPCP-KSTT”',
  basisMissing: 'The basis of the correction must be stated.',
  sayBasis: ['Add --basis "…"'],
  sign: (count) => `Sign off ${count === 1 ? '1 change' : `${count} changes`}?`,
  nothing: 'The file is another one, but no row differs.',
  keepFile: 'Keep this file as a version of the directive?',
  done: (changes, tasks, key) =>
    `Recorded ${changes === 1 ? '1 change' : `${changes} changes`} and ${tasks === 1 ? '1 new task' : `${tasks} new tasks`} of ${key}`,
  delivered: (count) => `${count} of the changes reached their tasks`,
  waiting: (count) => `${count} still wait and are recorded by themselves`,
  refused: (row, reason) => `${row} did not take it: ${reason}`,
  left: (count) => `${count} differences were not accepted and stay as they are`,
  leftRows: (rows) => `Left as they are: ${rows.join(', ')}`,
  correctsIt: 'Corrects',
  askCorrects: (key) => `Dondoc already runs ${key}. Is this its corrected version?`,
  alikeRows: (key, rows, draft) =>
    `${rows} rows repeat tasks that run already by ${key}. If this corrects it: dondoc review ${draft} --corrects ${key}`,
  isCorrection: 'Yes',
  noCorrection: 'No',
  taken: (key) => `The key ${key} belongs to another file.`,
  sayCorrects: (key) => [
    `If this is a corrected version: --corrects ${key} --yes --basis "…"`,
    `Or review it before signing: dondoc review <file> --corrects ${key}`,
    'If not: check --issuer, --number and --signed',
  ],
  progress: 'Recording changes',
  mayRun: (count) => `May be running already: ${count === 1 ? '1 row' : `${count} rows`}`,
  running: 'Running task',
  dates: 'Due before → now',
  grounds: 'Because',
  sayRemandate:
    'If it is one duty: --remandate "ROW=DIRECTIVE/ROW"; the task is mandated anew, none is made',
  malformedRemandate: (text) =>
    `--remandate “${text}” is not right; write ROW=DIRECTIVE/ROW with a row of this file.`,
  remandated: (count) =>
    count === 1 ? '1 running task is mandated anew' : `${count} running tasks are mandated anew`,
};

export const correctionTexts: Readonly<Record<Language, CorrectionTexts>> = { vi, en };
