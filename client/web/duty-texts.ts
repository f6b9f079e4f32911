/** What the pages of an import say of duties that run already. */
import type { Language } from '../words/language.js';

const vi = {
  look: { likely: 'Có thể đang chạy', remandating: 'Giao lại' },
  rows: (count: number) => `${count} dòng có thể là việc đang chạy`,
  comparing: 'Đang so với các nhiệm vụ đang chạy; tải lại trang để xem tiếp.',
  card: {
    likely: 'Có thể là việc đang chạy',
    likelyMore:
      'Nếu đúng là một việc, hãy giao lại nhiệm vụ đang chạy thay vì lập nhiệm vụ mới: cả hai văn bản và cả hai thời hạn đều được giữ.',
    named: 'Giao lại nhiệm vụ đang chạy',
    namedMore:
      'Dòng này không lập nhiệm vụ mới. Khi ký, nhiệm vụ dưới đây được giao lại theo dòng này.',
    gone: 'Nhiệm vụ này không còn chạy, nên chưa ký được. Hãy chọn lại.',
    ownTitle: 'Là việc riêng',
    ownMore: 'Đã chọn: dòng này lập nhiệm vụ mới. Vẫn có thể chọn lại.',
    others: 'Hoặc là nhiệm vụ khác',
    number: (section: string, number: string) =>
      section === '' ? `số ${number}` : `mục ${section}, số ${number}`,
    leads: 'Chủ trì',
    runningDue: 'Hạn đang áp dụng',
    firstDue: (date: string) => `ban đầu ${date}`,
    rowDue: 'Hạn ở dòng này',
    grounds: 'Vì sao',
    sameLeads: (names: string) => `cùng chủ trì: ${names}`,
    otherLeads: 'chủ trì khác nhau',
    references: (numbers: string) => `cùng dẫn ${numbers}`,
    sameTitle: 'nội dung như nhau',
    titles: (percent: number) => `nội dung giống ${percent}%`,
    remandate: 'Giao lại nhiệm vụ này',
    own: 'Là việc riêng',
    next: (row: string) => `Dòng sau có thể đang chạy: ${row}`,
  },
  sign: {
    title: (count: number) => `Giao lại nhiệm vụ đang chạy: ${count}`,
    more: 'Các dòng này không lập nhiệm vụ mới; cả hai văn bản và cả hai thời hạn được giữ.',
    row: 'Dòng',
    running: 'Nhiệm vụ đang chạy',
    due: 'Hạn cũ → hạn mới',
    gone: 'không còn chạy, hãy chọn lại',
    goneAbove: (count: number) => `${count} dòng giao lại nhiệm vụ không còn chạy.`,
    likely: (count: number) => `${count} dòng có thể là việc đang chạy, nhưng sẽ lập nhiệm vụ mới.`,
    button: (count: number) => `Ký và giao lại ${count} nhiệm vụ`,
    consequence: (count: number) =>
      `${count} nhiệm vụ đang chạy được giao lại theo văn bản này, trong cùng một bước.`,
  },
  repeats: {
    says: 'Nói cùng việc với dòng',
    percent: (percent: number) => `giống ${percent}%`,
    otherDue: (due: string) => `dòng đó ghi hạn ${due}`,
  },
  signed: {
    alone: 'Đã ký duyệt.',
    remandated: (count: number) => `${count} nhiệm vụ đang chạy được giao lại.`,
  },
  unassigned: {
    title: (count: number) => `Chưa thành nhiệm vụ: ${count} dòng`,
    more: 'Các dòng này giao lại nhiệm vụ đang chạy, nhưng nhiệm vụ đã khép lại trước khi lệnh đến nơi. Muốn giao thành nhiệm vụ riêng, hãy nhập bản đính chính của văn bản này: ở đó các dòng hiện là mới.',
    row: 'Dòng',
    task: 'Nhiệm vụ đã định giao lại',
    why: 'Vì sao',
  },
};

export type DutyTexts = typeof vi;

const rowsOf = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);
const tasksOf = (count: number): string =>
  count === 1 ? '1 running task' : `${count} running tasks`;

const en: DutyTexts = {
  look: { likely: 'May run already', remandating: 'Re-mandates' },
  rows: (count) => `May run already: ${rowsOf(count)}`,
  comparing: 'Still being compared with the running tasks; reload to see more.',
  card: {
    likely: 'May be the same duty as a running task',
    likelyMore:
      'If it is one duty, re-mandate the running task instead of starting another: both directives and both dates are kept.',
    named: 'Re-mandates a running task',
    namedMore:
      'This row starts no task of its own. When signed, the task below is mandated anew as this row says.',
    gone: 'This task does not run any more, so nothing can be signed. Choose again.',
    ownTitle: 'A duty of its own',
    ownMore: 'Chosen: this row starts a task of its own. You can still choose again.',
    others: 'Or it is another task',
    number: (section, number) =>
      section === '' ? `number ${number}` : `section ${section}, number ${number}`,
    leads: 'Lead',
    runningDue: 'Due now',
    firstDue: (date) => `first ${date}`,
    rowDue: 'Due by this row',
    grounds: 'Because',
    sameLeads: (names) => `same lead: ${names}`,
    otherLeads: 'other leads',
    references: (numbers) => `both refer to ${numbers}`,
    sameTitle: 'same words',
    titles: (percent) => `${percent}% of the words agree`,
    remandate: 'Re-mandate this task',
    own: 'A duty of its own',
    next: (row) => `Next row that may run: ${row}`,
  },
  sign: {
    title: (count) => `Re-mandates ${tasksOf(count)}`,
    more: 'These rows start no tasks of their own; both directives and both dates are kept.',
    row: 'Row',
    running: 'Running task',
    due: 'Due before → now',
    gone: 'does not run any more; choose again',
    goneAbove: (count) => `${rowsOf(count)} for tasks that do not run any more.`,
    likely: (count) =>
      `May be running already, but will start tasks of their own: ${rowsOf(count)}.`,
    button: (count) => `Sign and re-mandate ${tasksOf(count)}`,
    consequence: (count) => `In the same step, ${tasksOf(count)} re-mandated by this directive.`,
  },
  repeats: {
    says: 'Says the same as row',
    percent: (percent) => `${percent}% alike`,
    otherDue: (due) => `due ${due} there`,
  },
  signed: {
    alone: 'Signed off.',
    remandated: (count) => `${tasksOf(count)} re-mandated.`,
  },
  unassigned: {
    title: (count) => `Without a task: ${rowsOf(count)}`,
    more: 'These rows were to re-mandate running tasks, but the tasks closed before the command reached them. To give them tasks of their own, import a corrected version of this directive: they appear there as new.',
    row: 'Row',
    task: 'Task it was to re-mandate',
    why: 'Why',
  },
};

export const dutyTexts: Readonly<Record<Language, DutyTexts>> = { vi, en };
