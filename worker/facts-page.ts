/** The one page a person sees when everything runs. */
import type { Installation } from './installation.js';
import type { Stopwatch } from './stopwatch.js';

type Facts = {
  readonly home: string;
  readonly installation: Installation;
  readonly signInUrl: string | null;
  readonly sampleTasks: number | null;
  readonly stopwatch: Stopwatch;
};

const lapNames: Readonly<Record<string, string>> = {
  load: 'nạp chương trình / loading',
  orphans: 'dọn lần chạy trước / clearing the last run',
  provision: 'tìm máy chủ / finding servers',
  servers: 'PostgreSQL · Temporal · NATS',
  setup: 'lược đồ, lịch / schema, schedules',
  processes: 'worker · relay · API',
  sample: 'văn bản mẫu / sample directive',
};

const seconds = (value: number) => `${value.toFixed(1)} s`;

function timeSpent(stopwatch: Stopwatch): string {
  const laps = stopwatch
    .laps()
    .filter((lap) => lap.seconds >= 0.05)
    .map((lap) => `${lapNames[lap.name] ?? lap.name} ${seconds(lap.seconds)}`);
  return `${seconds(stopwatch.totalSeconds())} (${laps.join(', ')})`;
}

const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
};

export function factsPage(facts: Facts): string {
  const { addresses, ports } = facts.installation;
  const board: readonly (readonly [string, string])[] =
    facts.signInUrl === null
      ? [['Bảng theo dõi / Board', addresses.board]]
      : [
          ['Bảng theo dõi / Board', facts.signInUrl],
          ['', '(liên kết đăng nhập dùng một lần / one-time sign-in link)'],
        ];
  const sample =
    facts.sampleTasks === null
      ? []
      : [
          '',
          `Đã nhập văn bản mẫu: ${facts.sampleTasks} nhiệm vụ / sample directive imported: ${facts.sampleTasks} tasks.`,
          'Một nhiệm vụ hỏa tốc sẽ được nhắc, quá hạn và báo cáo lên cấp trên trong ba phút tới /',
          'one express task will be reminded, fall overdue and be escalated within three minutes.',
        ];
  return [
    '',
    'Đôn đốc đang chạy / Dondoc is running',
    '',
    ...table([
      ...board,
      ['Temporal', addresses.temporalUi],
      ['Dữ liệu / Data', facts.home],
      ['Nhật ký / Logs', `${facts.home}/logs`],
      [
        'Cổng / Ports',
        `HTTP ${ports.http} · Temporal ${ports.temporal} · NATS ${ports.nats} · PostgreSQL ${ports.postgres}`,
      ],
      ['Khởi động / Started in', timeSpent(facts.stopwatch)],
    ]),
    ...sample,
    '',
    'Thử tiếp / Try next',
    '  npx dondoc status                trạng thái / what runs where',
    '  npx dondoc tasks                 danh sách nhiệm vụ / the tasks',
    '  npx dondoc import FILE           nhập phụ lục / import an annex',
    '  npx dondoc digest --now          gửi thông báo ngay / send what is due now',
    '',
    'Dừng: Ctrl-C · Stop: Ctrl-C',
    '',
  ].join('\n');
}
