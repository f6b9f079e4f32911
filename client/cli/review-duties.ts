/** Rows of a draft that may be running tasks: shown with both dates and the grounds, one key for each choice. */
import { formatDate } from '../words/dates.js';
import type { Call } from './call.js';
import { correctionTexts } from './correction-texts.js';
import type { DraftDuty, DraftPlan } from './draft-calls.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { shortened } from './output.js';
import type { Reviewing, Way } from './review-row.js';
import { menu, told } from './review-row.js';
import { shortId } from './task-reference.js';

const longestTitle = 90;

type Dated = Pick<DraftDuty, 'due' | 'deadline'>;

/** The day, or the words where they name none. */
const dueOf = ({ due, deadline }: Dated): string =>
  due === null ? `“${deadline.phrase}”` : formatDate(due);

/** What nobody has taken for a running task yet. */
export const isOpen = ({ remandates, ownDuty, candidates }: DraftDuty): boolean =>
  remandates === null && !ownDuty && candidates.length > 0;

const linesOf = (call: Call, duty: DraftDuty): string[][] => {
  const t = correctionTexts[call.language];
  return duty.candidates.map(({ task, title, leadName, due, deadline, likeness, evidence }, at) => [
    String(at + 1),
    `${shortId(task)}: ${shortened(title, longestTitle)} (${leadName})`,
    `${dueOf({ due, deadline })} → ${dueOf(duty)}`,
    [t.alike(Math.round(likeness * 100)), ...evidence.references].join(', '),
  ]);
};

const headings = ({ language }: Call, first: string) => {
  const t = correctionTexts[language];
  return [
    ...[{ title: first }, { title: t.running, wide: true }, { title: t.dates }],
    { title: t.grounds },
  ];
};

/** Every offer, for somebody who looks without a terminal. */
export const showDuties = (call: Call, duties: readonly DraftDuty[]): void => {
  const open = duties.filter(isOpen);
  if (open.length === 0) return;
  const { output, texts, language } = call;
  const t = correctionTexts[language];
  output.line();
  output.line(output.paint.bold(t.mayRun(open.length)));
  output.table(
    headings(call, t.row),
    open.flatMap((duty) => linesOf(call, duty).map(([, ...line]) => [duty.row, ...line])),
  );
  output.line(`  ${texts.review.sayRemandate}`);
};

/** Shows one row with the tasks it may be; passed over, it begins a task of its own. */
export const reviewDuty = async (
  call: Reviewing,
  duty: DraftDuty,
  where: string,
): Promise<Way | 'skip'> => {
  const { ask, output, texts } = call;
  const t = texts.review;
  output.line();
  output.line(`${output.paint.bold(`${texts.read.row} ${duty.row}`)} · ${where}`);
  output.line(shortened(duty.title, 4 * longestTitle));
  output.table(headings(call, ''), linesOf(call, duty));
  const offered: readonly (readonly [string, string])[] = [
    ...duty.candidates.map((_, at) => [String(at + 1), t.keys.remandate(at + 1)] as const),
    ['o', t.keys.own],
    ['n', t.keys.next],
    ['s', t.keys.passRest],
    ['u', t.keys.undo],
    ['q', t.keys.leave],
  ];
  menu(call, offered);
  const key = await ask.key(offered.map(([name]) => name));
  const chosen = duty.candidates[Number(key) - 1];
  const { row, version } = duty;
  if (chosen !== undefined || key === 'o') {
    return told(call, { type: 'RemandateRow', row, version, task: chosen?.task ?? null });
  }
  if (key === 'u') return told(call, { type: 'Undo' });
  if (key === 's') return 'skip';
  return key === 'n' ? 'next' : 'leave';
};

/** Rows taken for tasks that do not run any more: nothing can be signed. */
export const goneTasks = ({ texts }: Call, { remandating }: DraftPlan): Failure | null => {
  const gone = remandating.filter(({ running }) => running === null);
  if (gone.length === 0) return null;
  const rows = gone.map(({ row }) => row);
  const { tasksGone, sayOwn } = texts.review;
  return failure(exitCode.refused, 'task-not-running', tasksGone(rows), [sayOwn(rows)]);
};
