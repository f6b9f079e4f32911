/** Reading tasks: the list, one task with its timeline, what time will bring, its raw log. */
import type { z } from 'zod';
import { civilDateOf } from '../../domain/calendar/instant.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { PlannedStep } from '../../domain/task/plan.js';
import { taskStatuses } from '../../domain/task/status.js';
import { unitName } from '../../domain/unit/register.js';
import type { TaskDetail } from '../../store/queries.js';
import type { taskList, taskLog, taskPlan } from '../http/schemas.js';
import { daysPhrase, formatDate, formatInstant } from '../words/dates.js';
import type { Call, CallWithDoor, Ending } from './call.js';
import type { Answer } from './door.js';
import { exitCode } from './exit-code.js';
import type { Failure } from './failure.js';
import { shortened } from './output.js';
import type { CommandSpec } from './spec.js';
import { findTaskId, pathOfTask, shortId } from './task-reference.js';
import { showTask, statusText } from './task-view.js';
import { allRight, choiceOption, unitOption, wholeNumberOption } from './values.js';

type TaskList = z.infer<typeof taskList>;

const quadrants = ['done-on-time', 'done-late', 'open-on-time', 'open-late'] as const;
const sorts = ['document', 'due', 'lead', 'recent'] as const;
const longestTitle = 110;

const queryFrom = (call: Call): { readonly outcome: 'query'; readonly query: string } | Failure => {
  const checked = allRight({
    status: choiceOption(call, 'status', taskStatuses),
    quadrant: choiceOption(call, 'quadrant', quadrants),
    sort: choiceOption(call, 'sort', sorts),
    unit: unitOption(call, 'unit'),
    lead: unitOption(call, 'lead'),
    limit: wholeNumberOption(call, 'limit', 1, 1000),
    offset: wholeNumberOption(call, 'offset', 0, 1_000_000),
  });
  if (checked.outcome === 'failed') return checked;
  const { given } = call;
  const values = {
    ...checked.value,
    document: given.text('document'),
    search: given.text('search'),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return { outcome: 'query', query: query.toString() };
};

const showList = (call: Call, { items, total, counts, now }: TaskList): void => {
  const { output, texts, language, words } = call;
  const today = civilDateOf(now);
  const open = (status: string) => !['done-on-time', 'done-late', 'withdrawn'].includes(status);
  output.table(
    [
      { title: texts.tasks.id },
      { title: texts.tasks.task, wide: true },
      { title: texts.tasks.lead, wide: true },
      { title: texts.tasks.due },
      { title: texts.tasks.status },
    ],
    items.map(({ id, title, leadName, due, status }) => [
      shortId(id),
      shortened(title, longestTitle),
      shortened(leadName, 60),
      due === null
        ? '–'
        : [formatDate(due), ...(open(status) ? [daysPhrase(due, today, language)] : [])].join('\n'),
      statusText(status, call, output.paint),
    ]),
  );
  output.line();
  const shown =
    items.length < total ? texts.tasks.shown(items.length, total) : texts.tasks.total(total);
  const byStatus = taskStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${words.status[status]} ${counts[status]}`);
  output.line([shown, ...byStatus].join(' · '));
};

const list = async (call: CallWithDoor): Promise<Ending> => {
  const query = queryFrom(call);
  if (query.outcome === 'failed') return query;
  const answer = await call.door.get<TaskList>(`/api/tasks?${query.query}`);
  if (answer.outcome === 'failed') return answer;
  if (call.settings.json) call.output.json(answer.body);
  else if (answer.body.total === 0) call.output.line(call.texts.tasks.none);
  else showList(call, answer.body);
  return exitCode.ok;
};

/** Finds the task named by the first argument and gets what stands below its address. */
const ofTask = async <Body>(
  { door, given, texts }: CallWithDoor,
  below: string,
): Promise<(Answer<Body> & { readonly id: TaskId }) | Failure> => {
  const found = await findTaskId(door, given.argument(0), texts);
  if (found.outcome === 'failed') return found;
  const answer = await door.get<Body>(`${pathOfTask(found.id)}${below}`);
  return answer.outcome === 'failed' ? answer : { ...answer, id: found.id };
};

const one = async (call: CallWithDoor): Promise<Ending> => {
  const answer = await ofTask<TaskDetail>(call, '');
  if (answer.outcome === 'failed') return answer;
  if (call.settings.json) call.output.json(answer.body);
  else showTask(answer.body, call);
  return exitCode.ok;
};

/** The offices of one step, told once each with the slot at which they hear of it. */
const audience = ({ notices }: PlannedStep, { words, language, texts }: Call): string => {
  const first = notices[0];
  if (first === undefined) return texts.tasks.nobodyTold;
  const offices = notices.map(
    ({ recipient }) => `${words.office[recipient.office]} ${unitName(recipient.unit)}`,
  );
  const shown = offices.slice(0, 4).join('; ');
  const more = offices.length > 4 ? ` ${texts.importing.andMore(offices.length - 4)}` : '';
  return `${formatInstant(first.slotAt, language)}: ${shown}${more}`;
};

const plan = async (call: CallWithDoor): Promise<Ending> => {
  const { settings, output, texts, words, language } = call;
  const most = wholeNumberOption(call, 'most', 1, 100);
  if (most.outcome === 'failed') return most;
  type Plan = Omit<z.infer<typeof taskPlan>, 'steps'> & { readonly steps: readonly PlannedStep[] };
  const answer = await ofTask<Plan>(call, `/plan?most=${most.value ?? 10}`);
  if (answer.outcome === 'failed') return answer;
  const { steps, wakeAt } = answer.body;
  if (settings.json) {
    output.json(answer.body);
    return exitCode.ok;
  }
  if (steps.length === 0) {
    output.line(texts.tasks.nothingAhead);
    return exitCode.ok;
  }
  if (wakeAt !== null) {
    output.line(`${texts.tasks.wake}: ${formatInstant(wakeAt, language)}`);
    output.line();
  }
  output.table(
    [
      { title: texts.tasks.when },
      { title: texts.tasks.what },
      { title: texts.tasks.told, wide: true },
    ],
    steps.map((step) => [
      formatInstant(step.at, language),
      words.event[step.event.type],
      audience(step, call),
    ]),
  );
  output.line();
  output.line(texts.tasks.ifNothing);
  return exitCode.ok;
};

const log = async (call: CallWithDoor): Promise<Ending> => {
  const { settings, output, texts } = call;
  const answer = await ofTask<z.infer<typeof taskLog>>(call, '/log');
  if (answer.outcome === 'failed') return answer;
  if (settings.json) {
    output.json(answer.body);
    return exitCode.ok;
  }
  output.line(output.paint.bold(answer.body.stream));
  output.table(
    [
      { title: texts.log.version, align: 'right' },
      { title: texts.log.position, align: 'right' },
      { title: texts.log.event },
      { title: texts.log.effective },
      { title: texts.log.recorded },
      { title: texts.log.actor },
      { title: texts.log.command },
      { title: texts.log.hash },
    ],
    answer.body.items.map(({ version, position, event, recordedAt, actor, commandId, hash }) => [
      String(version),
      String(position),
      event.type,
      event.at,
      recordedAt,
      [actor['unit'] ?? actor.kind, actor.channel].join(' '),
      shortened(commandId, 36),
      hash.slice(0, 12),
    ]),
  );
  return exitCode.ok;
};

export const taskCommands: readonly CommandSpec[] = [
  {
    name: 'tasks',
    options: [
      { flags: '--status <status>', text: 'status' },
      { flags: '--quadrant <quadrant>', text: 'quadrant' },
      { flags: '--document <key>', text: 'document' },
      { flags: '--unit <unit>', text: 'unit' },
      { flags: '--lead <unit>', text: 'lead' },
      { flags: '--search <words>', text: 'search' },
      { flags: '--sort <order>', text: 'sort' },
      { flags: '--limit <number>', text: 'limit' },
      { flags: '--offset <number>', text: 'offset' },
    ],
    examples: [
      'tasks --status overdue --sort due',
      'tasks --unit "Bộ Tư pháp" --search "kho dữ liệu"',
      'tasks --as G15 --json',
    ],
    does: { online: list },
  },
  {
    name: 'task',
    arguments: ['task'],
    examples: ['task KH-12-2026/PL-I-3', 'task PL-I-3'],
    does: { online: one },
  },
  {
    name: 'plan',
    arguments: ['task'],
    options: [{ flags: '--most <number>', text: 'most' }],
    examples: ['plan PL-I-3', 'plan PL-I-3 --most 30 --json'],
    does: { online: plan },
  },
  {
    name: 'log show',
    arguments: ['task'],
    examples: ['log show PL-I-3', 'log show PL-I-3 --json'],
    does: { online: log },
  },
];
