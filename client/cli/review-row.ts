/** One row or proposal in front of a person, one key, and what it comes to. */
import { partWords } from '../../domain/document/draft/parting.js';
import { reasonKind } from '../../domain/document/draft/state.js';
import { unitName } from '../../domain/unit/register.js';
import { formatDate } from '../words/dates.js';
import { coordinatingText, leadsText, withUnit } from '../words/typed-units.js';
import type { CallWithDoor } from './call.js';
import {
  type DraftCalls,
  type DraftCommand,
  type DraftDetail,
  type DraftLikeness,
  type DraftRow,
  type DraftRowWithChoices,
  isFailure,
} from './draft-calls.js';
import { showProposal, showRow } from './draft-view.js';
import { type Failure, tellFailure } from './failure.js';
import { errorPaint, shortened } from './output.js';
import type { Ask } from './streams.js';
import { unitTyped } from './units.js';

/** Where a person goes from here; `stay` looks at the same place again. */
export type Way = 'stay' | 'next' | 'previous' | 'leave';

export type Reviewing = CallWithDoor & { readonly ask: Ask; readonly draft: DraftCalls };

/** Tells what became of a command; a refusal is said, and the person goes on. */
export const told = async (call: Reviewing, command: DraftCommand): Promise<Way> => {
  const answer = await call.draft.tell(command);
  const { output, texts, streams } = call;
  if (isFailure(answer)) {
    tellFailure(answer, false, output, errorPaint(streams));
    return 'stay';
  }
  output.line(output.paint.green(`✓ ${texts.review.actions[command.type]}`));
  return 'stay';
};

const typedFields = ['title', 'leads', 'coordinating', 'deadline', 'deliverable'] as const;
const otherFields = ['status', 'note', 'no', 'section'] as const;
const editable = [...typedFields, ...otherFields];

/** A field as a person would type it. */
const wordsOf = ({ task }: DraftRow, field: (typeof editable)[number]): string => {
  switch (field) {
    case 'leads':
      return leadsText(task.leads);
    case 'coordinating':
      return coordinatingText(task.coordinating);
    case 'deadline':
      return task.deadline.phrase;
    default:
      return task[field];
  }
};

const anything = (): null => null;

const edit = async (call: Reviewing, row: DraftRow): Promise<Way> => {
  const { ask, output, texts } = call;
  const t = texts.review;
  const fields: Partial<Record<(typeof editable)[number], string>> = {};
  for (;;) {
    output.line(output.paint.bold(t.whichField));
    const offered = editable.map((field, at) => `[${at + 1}] ${t.fields[field]}`);
    output.line(`  ${[...offered, `[enter] ${t.keys.done}`].join('  ')}`);
    const key = await ask.key([...editable.map((_, at) => String(at + 1)), 'enter']);
    const field = editable[Number(key) - 1];
    if (field === undefined) break;
    const typed = await ask.text(t.fields[field], anything, fields[field] ?? wordsOf(row, field));
    if (typed !== null) fields[field] = typed;
  }
  if (Object.keys(fields).length === 0) return 'stay';
  return told(call, { type: 'EditRow', row: row.id, version: row.version, fields });
};

const mostParts = 9;

const split = async (call: Reviewing, row: DraftRow): Promise<Way> => {
  const { ask, texts } = call;
  const t = texts.review;
  const { phrase } = row.task.deadline;
  const several = row.reasons.some(({ reason }) => reason === 'two-deadlines');
  const begun = partWords(row.task.title, phrase, several, 2);
  const into: { title: string; leads: string; deadline: string }[] = [];
  while (into.length < mostParts) {
    const part = into.length + 1;
    const hint = part > 2 ? ` ${t.noMoreParts}` : '';
    const needed = (text: string): string | null =>
      part <= 2 && text.trim() === '' ? t.notBlank : null;
    const first = begun[into.length]?.title ?? '';
    const title = await ask.text(`${t.partTitle(part)}${hint}`, needed, first);
    if (title === null) return 'stay';
    if (title.trim() === '') break;
    const leads = await ask.text(t.partLeads(part), anything, wordsOf(row, 'leads'));
    const words = begun[into.length]?.phrase ?? phrase;
    const deadline = await ask.text(t.partDeadline(part), anything, words);
    if (leads === null || deadline === null) return 'stay';
    into.push({ title, leads, deadline });
  }
  return told(call, { type: 'SplitRow', row: row.id, version: row.version, into });
};

const aheadAtOnce = 50;

const merge = async (call: Reviewing, row: DraftRow): Promise<Way | Failure> => {
  const { output, texts, draft } = call;
  const ahead = await draft.rows(`offset=${row.ordinal + 1}&limit=${aheadAtOnce}`);
  if (isFailure(ahead)) return ahead;
  const next = ahead.items.find(({ state }) => state !== 'dropped');
  if (next === undefined) {
    output.line(output.paint.yellow(texts.review.noNext));
    return 'stay';
  }
  output.line(`  + ${next.id} ${shortened(next.task.title, 100)}`);
  const rows = [row, next].map(({ id, version }) => ({ row: id, version }));
  return told(call, { type: 'MergeRows', rows });
};

const drop = async (call: Reviewing, row: DraftRow): Promise<Way> => {
  const { ask, texts } = call;
  const t = texts.review;
  const reason = await ask.text(t.whyDrop, (text) => (text.trim() === '' ? t.notBlank : null));
  if (reason === null) return 'stay';
  return told(call, { type: 'DropRow', row: row.id, version: row.version, reason });
};

/** The spelling that a row's doubt is about, if it is about one. */
const spellingOf = ({ reasons }: DraftRow): string | null => {
  const doubt = reasons.find(({ reason }) => reasonKind(reason) === 'unknown-unit')?.reason;
  return doubt === undefined ? null : doubt.slice('unknown-unit: '.length);
};

const alias = async (call: Reviewing, spelling: string): Promise<Way> => {
  const { ask, output, texts } = call;
  const t = texts.review;
  const typed = await ask.text(t.whichUnit(spelling), (text) =>
    unitTyped(text).outcome === 'found' ? null : texts.values.unit('', text),
  );
  const unit = typed === null ? null : unitTyped(typed);
  if (unit?.outcome !== 'found') return 'stay';
  const way = await told(call, { type: 'KeepAlias', spelling, unit: unit.code });
  output.line(output.paint.dim(t.aliasKept(spelling, unitName(unit.code))));
  return way;
};

/** The digit that takes each choice; there are no more keys than this. */
const mostChoices = 9;

type Choice = { readonly text: string; readonly take: () => Promise<Way> };

const takeUnit = async (
  call: Reviewing,
  row: DraftRow,
  { spelling, unit, name, lasting }: DraftRowWithChoices['choices']['units'][number],
): Promise<Way> => {
  const { remember, rememberYes, rememberNo } = call.texts.review;
  const keeps =
    lasting && (await call.ask.yes(remember(spelling), { yes: rememberYes, no: rememberNo }));
  if (keeps) return told(call, { type: 'KeepAlias', spelling, unit });
  const typed = { leads: wordsOf(row, 'leads'), coordinating: wordsOf(row, 'coordinating') };
  const fields = withUnit(typed, spelling, name);
  return told(call, { type: 'EditRow', row: row.id, version: row.version, fields });
};

/** What may be taken with one key where the row is in doubt. */
const choicesOf = (call: Reviewing, row: DraftRowWithChoices): readonly Choice[] => {
  const { isUnit, dueOn } = call.texts.review;
  const at = { row: row.id, version: row.version };
  const units = row.choices.units.map((choice) => ({
    text: `${isUnit(choice.spelling, choice.name)} (${choice.text})`,
    take: () => takeUnit(call, row, choice),
  }));
  const deadlines = row.choices.deadlines.map(({ due, text }) => ({
    text: `${dueOn(formatDate(due))} (${text})`,
    take: () => told(call, { type: 'EditRow', ...at, fields: { alternative: due } }),
  }));
  return [...units, ...deadlines].slice(0, mostChoices);
};

const showChoices = ({ output, texts }: Reviewing, choices: readonly Choice[]): void => {
  if (choices.length === 0) return;
  output.line(output.paint.bold(texts.review.choices));
  for (const [at, { text }] of choices.entries()) {
    output.line(`  ${output.paint.cyan(`[${at + 1}]`)} ${text}`);
  }
};

export const menu = ({ output }: Reviewing, keys: readonly (readonly [string, string])[]): void => {
  const { paint } = output;
  output.line(keys.map(([key, what]) => `${paint.cyan(`[${key}]`)} ${what}`).join('  '));
};

/** Shows a row in doubt and does what the person's key says. */
export const reviewRow = async (
  call: Reviewing,
  row: DraftRowWithChoices,
  where: string,
  detail: DraftDetail,
): Promise<Way | Failure> => {
  const { ask, texts } = call;
  const { keys } = texts.review;
  const at = { row: row.id, version: row.version };
  const kind = reasonKind(row.reasons[0]?.reason ?? '');
  const count = detail.reasons.find(({ reason }) => reason === kind)?.rows ?? 1;
  const spelling = spellingOf(row);
  showRow(call, row, where);
  const choices = choicesOf(call, row);
  showChoices(call, choices);
  const offered: readonly (readonly [string, string])[] = [
    ['a', keys.accept],
    ['e', keys.edit],
    ['s', keys.split],
    ['m', keys.merge],
    ['d', keys.drop],
    ...(count > 1 ? [['A', keys.acceptAll(count)] as const] : []),
    ...(spelling === null ? [] : [['k', keys.alias] as const]),
    ['u', keys.undo],
    ['n', keys.next],
    ['p', keys.previous],
    ['q', keys.leave],
  ];
  menu(call, offered);
  const digits = choices.map((_, index) => String(index + 1));
  const key = await ask.key([...digits, ...offered.map(([name]) => name)]);
  const chosen = choices[Number(key) - 1];
  if (chosen !== undefined) return chosen.take();
  switch (key) {
    case 'a':
      return told(call, { type: 'AcceptRow', ...at });
    case 'A':
      return told(call, { type: 'AcceptReason', reason: kind, count });
    case 'e':
      return edit(call, row);
    case 's':
      return split(call, row);
    case 'm':
      return merge(call, row);
    case 'd':
      return drop(call, row);
    case 'k':
      return spelling === null ? 'stay' : alias(call, spelling);
    case 'u':
      return told(call, { type: 'Undo' });
    case 'n':
      return 'next';
    case 'p':
      return 'previous';
    default:
      return 'leave';
  }
};

/** Shows a duty of the prose; only a person makes a task of it. */
export const reviewProposal = async (
  call: Reviewing,
  proposal: DraftDetail['proposals'][number],
  where: string,
  /** The row that says the same. */
  repeat: DraftLikeness['proposals'][number] | null,
): Promise<Way> => {
  const { keys, repeats } = call.texts.review;
  showProposal(call, proposal, where);
  if (repeat !== null) {
    const due = repeat.due === null ? '' : formatDate(repeat.due);
    call.output.line(call.output.paint.yellow(`= ${repeats(repeat.row, due)}`));
  }
  const offered: readonly (readonly [string, string])[] = [
    ['t', keys.take],
    ['d', keys.refuse],
    ['n', keys.next],
    ['u', keys.undo],
    ['q', keys.leave],
  ];
  menu(call, offered);
  switch (await call.ask.key(offered.map(([key]) => key))) {
    case 't':
      return told(call, { type: 'TakeProposal', proposal: proposal.id });
    case 'd':
      return told(call, { type: 'DropProposal', proposal: proposal.id });
    case 'u':
      return told(call, { type: 'Undo' });
    case 'n':
      return 'next';
    default:
      return 'leave';
  }
};
