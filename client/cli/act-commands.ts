/** What units and coordinators do to a task, as commands of the command line. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Call } from './call.js';
import { exitCode } from './exit-code.js';
import { failure } from './failure.js';
import { commandId, doing, type Made, made, saying } from './giving.js';
import type { CommandSpec } from './spec.js';
import { allRight, dateOption, wholeNumberOption } from './values.js';

const digestOfFile = async (path: string): Promise<string | null> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
};

const result = async (call: Call): Promise<Made> => {
  const { given, texts } = call;
  const signed = dateOption(call, 'signed');
  if (signed.outcome === 'failed') return signed;
  const evidence = given.text('evidence');
  const evidenceDigest = evidence === undefined ? null : await digestOfFile(evidence);
  if (evidence !== undefined && evidenceDigest === null) {
    return failure(exitCode.usage, 'wrong-usage', texts.acting.noEvidence(evidence));
  }
  return made({
    type: 'SubmitResult',
    result: {
      documentNumber: given.text('number') ?? '',
      signedOn: signed.value ?? null,
      note: given.text('note') ?? '',
      evidenceDigest,
    },
  });
};

const progress = async (call: Call): Promise<Made> => {
  const percent = wholeNumberOption(call, 'percent', 0, 100);
  if (percent.outcome === 'failed') return percent;
  const text = call.given.argument(1);
  return made({ type: 'ReportProgress', percent: percent.value ?? null, text });
};

const extensionRequest = async (call: Call): Promise<Made> => {
  const until = dateOption(call, 'until');
  if (until.outcome === 'failed') return until;
  // The command line does not let it be left out.
  if (until.value === undefined) {
    return failure(exitCode.usage, 'wrong-usage', call.texts.usage.missingOption('--until'));
  }
  const reason = call.given.text('reason') ?? '';
  return made({ type: 'RequestExtension', until: until.value, reason });
};

const extensionGrant = async (call: Call): Promise<Made> => {
  const checked = allRight({ until: dateOption(call, 'until') });
  if (checked.outcome === 'failed') return checked;
  const basis = call.given.text('basis') ?? '';
  return made({ type: 'GrantExtension', until: checked.value.until ?? null, basis });
};

const reason = { flags: '--reason <text>', text: 'reason', required: true } as const;

export const actCommands: readonly CommandSpec[] = [
  {
    name: 'ack',
    arguments: ['task'],
    options: [commandId],
    examples: ['ack KH-12-2026/PL-I-3 --as G15', 'ack PL-I-3 --as "Bộ Tư pháp"'],
    does: saying(() => ({ type: 'Acknowledge' })),
  },
  {
    name: 'decline',
    arguments: ['task'],
    options: [reason, commandId],
    examples: ['decline PL-I-3 --as G15 --reason "Không thuộc thẩm quyền của Bộ"'],
    does: saying((given) => ({ type: 'Decline', reason: given.text('reason') ?? '' })),
  },
  {
    name: 'progress',
    arguments: ['task', 'text'],
    options: [{ flags: '--percent <number>', text: 'percent' }, commandId],
    examples: ['progress PL-I-3 "Đã trình dự thảo lần 2" --percent 60 --as G15'],
    does: doing(progress),
  },
  {
    name: 'obstacle',
    arguments: ['task', 'text'],
    options: [commandId],
    examples: ['obstacle PL-I-3 "Chưa có kinh phí kết nối" --as G15'],
    does: saying((given) => ({ type: 'ReportObstacle', text: given.argument(1) })),
  },
  {
    name: 'contribute',
    arguments: ['task', 'text'],
    options: [commandId],
    examples: ['contribute PL-I-3 "Đã gửi ý kiến tại công văn 45/BTC" --as G12'],
    does: saying((given) => ({ type: 'Contribute', text: given.argument(1) })),
  },
  {
    name: 'submit',
    arguments: ['task'],
    options: [
      { flags: '--number <number>', text: 'resultNumber', required: true },
      { flags: '--signed <date>', text: 'resultSigned' },
      { flags: '--note <text>', text: 'note' },
      { flags: '--evidence <file>', text: 'evidence' },
      commandId,
    ],
    examples: [
      'submit PL-I-3 --number 12/BC-BTP --signed 20/11/2026 --as G15',
      'submit PL-I-3 --number 12/BC-BTP --evidence bao-cao.pdf --as G15 --json',
    ],
    does: doing(result),
  },
  {
    name: 'confirm',
    arguments: ['task'],
    options: [{ flags: '--note <text>', text: 'note' }, commandId],
    examples: ['confirm PL-I-3', 'confirm PL-I-3 --note "Đã kiểm tra hồ sơ"'],
    does: saying((given) => ({ type: 'ConfirmCompletion', note: given.text('note') ?? '' })),
  },
  {
    name: 'return',
    arguments: ['task'],
    options: [reason, commandId],
    examples: ['return PL-I-3 --reason "Thiếu phụ lục số liệu"'],
    does: saying((given) => ({ type: 'ReturnResult', reason: given.text('reason') ?? '' })),
  },
  {
    name: 'withdraw',
    arguments: ['task'],
    options: [{ flags: '--basis <text>', text: 'legalBasis', required: true }, commandId],
    examples: ['withdraw PL-I-3 --basis "Quyết định 15/QĐ-TTg ngày 05/01/2026"'],
    does: saying((given) => ({ type: 'Withdraw', legalBasis: given.text('basis') ?? '' })),
  },
  {
    name: 'extend request',
    arguments: ['task'],
    options: [{ flags: '--until <date>', text: 'until', required: true }, reason, commandId],
    examples: ['extend request PL-I-3 --until 31/12/2026 --reason "Chờ nghị định" --as G15'],
    does: doing(extensionRequest),
  },
  {
    name: 'extend grant',
    arguments: ['task'],
    options: [
      { flags: '--basis <text>', text: 'basis', required: true },
      { flags: '--until <date>', text: 'untilOther' },
      commandId,
    ],
    examples: [
      'extend grant PL-I-3 --basis "Công văn 321/VPCP"',
      'extend grant PL-I-3 --until 15/01/2027 --basis "Công văn 321/VPCP"',
    ],
    does: doing(extensionGrant),
  },
  {
    name: 'extend refuse',
    arguments: ['task'],
    options: [reason, commandId],
    examples: ['extend refuse PL-I-3 --reason "Không đủ căn cứ"'],
    does: saying((given) => ({ type: 'RefuseExtension', reason: given.text('reason') ?? '' })),
  },
];
