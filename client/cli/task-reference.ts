/** The address of a task as a person types it: whole, without `task/`, or the row alone. */
import type { z } from 'zod';
import { type TaskId, taskId } from '../../domain/task/messages.js';
import type { taskList } from '../http/schemas.js';
import type { Door } from './door.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { Texts } from './texts.js';

type TaskList = z.infer<typeof taskList>;

export type Referred =
  | { readonly outcome: 'whole'; readonly id: TaskId }
  | { readonly outcome: 'row'; readonly row: string }
  | { readonly outcome: 'malformed' };

const row = /^[A-Za-z0-9-]{1,60}$/;

/** What a reference says by itself, before anybody is asked. */
export const referenceOf = (typed: string): Referred => {
  const text = typed.trim();
  if (row.test(text)) return { outcome: 'row', row: text };
  const parsed = taskId.safeParse(text.startsWith('task/') ? text : `task/${text}`);
  return parsed.success ? { outcome: 'whole', id: parsed.data } : { outcome: 'malformed' };
};

/** `task/KH-1/2` without its first word: what people see and the API's addresses have. */
export const shortId = (id: string): string => id.replace(/^task\//, '');

export const pathOfTask = (id: TaskId): string => `/api/tasks/${shortId(id)}`;

const pageSize = 1000;
const mostListed = 10;

const allRows = async (door: Door): Promise<readonly TaskList['items'][number][] | Failure> => {
  const items: TaskList['items'][number][] = [];
  for (;;) {
    const path = `/api/tasks?limit=${pageSize}&offset=${items.length}`;
    const page = await door.get<TaskList>(path, null);
    if (page.outcome === 'failed') return page;
    items.push(...page.body.items);
    if (items.length >= page.body.total || page.body.items.length === 0) return items;
  }
};

const listed = (items: readonly { readonly id: string; readonly title: string }[]): string[] =>
  items.slice(0, mostListed).map(({ id, title }) => `${shortId(id)}  ${title.slice(0, 60)}`);

const byRow = async (
  door: Door,
  typed: string,
  texts: Texts,
): Promise<{ readonly outcome: 'found'; readonly id: TaskId } | Failure> => {
  const items = await allRows(door);
  if ('outcome' in items) return items;
  const wanted = typed.toLowerCase();
  const same = items.filter(({ rowKey }) => rowKey.toLowerCase() === wanted);
  const [first, second] = same;
  if (first !== undefined && second === undefined) return { outcome: 'found', id: first.id };
  if (first !== undefined) {
    const candidates = same.map(({ id }) => id);
    const message = texts.tasks.ambiguous(typed, same.length);
    const next = [texts.tasks.sayWhich, ...listed(same)];
    return failure(exitCode.usage, 'ambiguous-task', message, next, { candidates });
  }
  const near = items.filter(({ rowKey }) => rowKey.toLowerCase().endsWith(`-${wanted}`));
  const next =
    near.length === 0 ? texts.nextFor('unknown-task') : [texts.tasks.perhaps, ...listed(near)];
  return failure(exitCode.refused, 'unknown-task', texts.tasks.unknown(typed), next);
};

/** Rows are looked up as the coordinator sees them: who acts does not change what a word means. */
export const findTaskId = async (
  door: Door,
  typed: string,
  texts: Texts,
): Promise<{ readonly outcome: 'found'; readonly id: TaskId } | Failure> => {
  const reference = referenceOf(typed);
  switch (reference.outcome) {
    case 'whole':
      return { outcome: 'found', id: reference.id };
    case 'row':
      return byRow(door, reference.row, texts);
    case 'malformed':
      return failure(
        exitCode.usage,
        'malformed-task',
        texts.tasks.malformed(typed),
        texts.tasks.forms,
      );
  }
};
