/** Duties of an annex that run already: shown with their grounds, and mandated anew where a person says so. */
import type { z } from 'zod';
import type { AssignedRow } from '../../domain/document/assignment.js';
import { taskId } from '../../domain/task/messages.js';
import type { likeness } from '../http/likeness-schemas.js';
import { formatDate } from '../words/dates.js';
import type { Call, CallWithDoor } from './call.js';
import { correctionTexts } from './correction-texts.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { shortened } from './output.js';
import { shortId } from './task-reference.js';

type Offers = z.infer<typeof likeness>['items'];

const longestTitle = 80;

type Settled = { readonly outcome: 'settled'; readonly rows: readonly AssignedRow[] } | Failure;

/** `--remandate "B-1=TTg-05-CT-TTg-2023/A-14"`: row B-1 is that task, and begins no other. */
export const withRemandates = (
  { given, language }: Call,
  rows: readonly AssignedRow[],
): Settled => {
  const typed = (given.text('remandate') ?? '').split(',').flatMap((one) => one.trim() || []);
  const tasks = new Map<string, string>();
  for (const one of typed) {
    const [rowKey = '', task = '', ...more] = one.split('=').map((part) => part.trim());
    const parsed = taskId.safeParse(`task/${task}`);
    const known = rows.some((row) => row.rowKey === rowKey);
    if (!known || !parsed.success || more.length > 0) {
      const message = correctionTexts[language].malformedRemandate(one);
      return failure(exitCode.usage, 'wrong-usage', message);
    }
    tasks.set(rowKey, parsed.data);
  }
  return {
    outcome: 'settled',
    rows: rows.map((row) => {
      const remandates = tasks.get(row.rowKey);
      return remandates === undefined ? row : { ...row, remandates };
    }),
  };
};

/** What may run already, among the rows nobody has settled. An old server offers nothing. */
export const offersFor = async (
  { door }: CallWithDoor,
  document: string,
  rows: readonly AssignedRow[],
): Promise<Offers> => {
  const open = rows.filter(({ remandates }) => remandates === undefined);
  const answer = await door.post<z.infer<typeof likeness>>('/api/likeness', {
    document,
    rows: open.map(({ rowKey, title, parts }) => ({
      rowKey,
      title,
      leads: parts.filter(({ role }) => role !== 'coordinating').map(({ unit }) => unit),
    })),
  });
  return answer.outcome === 'failed' ? [] : answer.body.items;
};

export const showOffers = (
  { output, language }: Call,
  offers: Offers,
  rows: readonly AssignedRow[],
): void => {
  if (offers.length === 0) return;
  const t = correctionTexts[language];
  const own = new Map(rows.map((row) => [row.rowKey, row]));
  const due = (date: string | null, phrase: string): string =>
    date === null ? `“${phrase}”` : formatDate(date as never);
  output.line();
  output.line(output.paint.bold(t.mayRun(offers.length)));
  output.table(
    [{ title: t.row }, { title: t.running, wide: true }, { title: t.dates }, { title: t.grounds }],
    offers.flatMap(({ rowKey, candidates }) =>
      candidates.map(
        ({ task, title, leadName, deadline, due: date, likeness: alike, evidence }) => {
          const row = own.get(rowKey)?.deadline;
          return [
            rowKey,
            `${shortId(task)}: ${shortened(title, longestTitle)} (${leadName})`,
            `${due(date, deadline.phrase)} → ${due(row?.due ?? null, row?.phrase ?? '')}`,
            [t.alike(Math.round(alike * 100)), ...evidence.references].join(', '),
          ];
        },
      ),
    ),
  );
  output.line(`  ${t.sayRemandate}`);
};
