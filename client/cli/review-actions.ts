/** What the options of `dondoc review` ask for, done in one order: facts first, the signature last. */
import { rowFields } from '../../domain/document/draft/messages.js';
import { taskId } from '../../domain/task/messages.js';
import type { CallWithDoor } from './call.js';
import { rowOf } from './correction-view.js';
import {
  type DraftAccepted,
  type DraftCalls,
  type DraftCommand,
  isFailure,
} from './draft-calls.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { factsGiven } from './file-options.js';
import { choicesGiven } from './review-choices.js';
import { shortId } from './task-reference.js';
import { allRight, checkedUnit, policyOption, unitOption } from './values.js';

/** Made only when its turn comes: what came before may have changed the rows it is about. */
export type Action = (draft: DraftCalls) => Promise<DraftCommand | Failure>;

/** Says of a row that it is no running task. */
const own = 'own';

const wrong = (message: string): Failure => failure(exitCode.usage, 'wrong-usage', message);

/** `3`, or `3@5`: only if the row still has that version. */
const rowAt = async (
  draft: DraftCalls,
  typed: string,
): Promise<{ readonly row: string; readonly version: number } | Failure> => {
  const [row = '', version] = typed.split('@');
  if (version !== undefined) return { row, version: Number(version) };
  const found = await draft.row(row);
  return isFailure(found) ? found : { row, version: found.version };
};

const aboutRow =
  (typed: string, command: (at: { row: string; version: number }) => DraftCommand): Action =>
  async (draft) => {
    const at = await rowAt(draft, typed);
    return isFailure(at) ? at : command(at);
  };

const facts = (call: CallWithDoor): Action[] | Failure => {
  const given = factsGiven(call);
  if (given.outcome === 'failed') return given;
  const options = allRight({
    policy: policyOption(call),
    standingAgency: unitOption(call, 'standing-agency'),
    workingGroup: unitOption(call, 'working-group'),
  });
  if (options.outcome === 'failed') return options;
  const absent = call.given.texts('absent');
  const corrects = call.given.text('corrects');
  const stated = Object.fromEntries(
    Object.entries({
      ...given.facts,
      ...options.value,
      corrects: corrects === 'none' ? null : corrects,
      absent: absent.length === 0 ? undefined : absent,
    }).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(stated).length === 0) return [];
  return [async () => ({ type: 'StateFacts', facts: stated })];
};

const aliases = ({ given, texts }: CallWithDoor): Action[] | Failure => {
  const actions: Action[] = [];
  for (const typed of given.texts('alias')) {
    const at = typed.lastIndexOf('=');
    if (at < 1) return wrong(texts.review.aliasForm(typed));
    const unit = checkedUnit(texts, 'alias', typed.slice(at + 1));
    if (unit.outcome === 'failed') return unit;
    const spelling = typed.slice(0, at);
    actions.push(async () => ({ type: 'KeepAlias', spelling, unit: unit.value }));
  }
  return actions;
};

const edits = ({ given, texts }: CallWithDoor): Action[] | Failure => {
  const [row, ...typed] = given.texts('edit');
  if (row === undefined) return [];
  const fields: Record<string, string> = {};
  for (const word of typed) {
    const at = word.indexOf('=');
    const name = word.slice(0, Math.max(0, at));
    if (!Object.hasOwn(rowFields.shape, name)) return wrong(texts.review.editForm(word));
    fields[name] = word.slice(at + 1);
  }
  const parsed = rowFields.safeParse(fields);
  if (!parsed.success || typed.length === 0) {
    return wrong(texts.review.editForm(typed.join(' ')));
  }
  return [aboutRow(row, (at) => ({ type: 'EditRow', ...at, fields: parsed.data }))];
};

const merges = ({ given }: CallWithDoor): Action[] => {
  const typed = given.texts('merge');
  if (typed.length === 0) return [];
  return [
    async (draft) => {
      const rows: { row: string; version: number }[] = [];
      for (const one of typed) {
        const at = await rowAt(draft, one);
        if (isFailure(at)) return at;
        rows.push(at);
      }
      return { type: 'MergeRows', rows };
    },
  ];
};

const drops = ({ given, texts }: CallWithDoor): Action[] | Failure => {
  const rows = given.texts('drop');
  const reason = given.text('reason');
  if (rows.length > 0 && reason === undefined) return wrong(texts.review.dropNeedsReason);
  return rows.map((row) =>
    aboutRow(row, (at) => ({ type: 'DropRow', ...at, reason: reason ?? '' })),
  );
};

/** `12=TTg-05-CT-TTg-2023/A-14`: row 12 is that task; `12=own`: it begins one. */
const remandates = ({ given, texts }: CallWithDoor): Action[] | Failure => {
  const actions: Action[] = [];
  for (const typed of given.texts('remandate')) {
    const [row = '', named = '', ...more] = typed.split('=').map((part) => part.trim());
    const task = taskId.safeParse(`task/${shortId(named)}`);
    if (row === '' || more.length > 0 || (named !== own && !task.success)) {
      return wrong(texts.review.remandateForm(typed));
    }
    const chosen = task.success ? task.data : null;
    actions.push(aboutRow(row, (at) => ({ type: 'RemandateRow', ...at, task: chosen })));
  }
  return actions;
};

/** All rows that the person could have been told of: however many there are now. */
const acceptReason =
  (reason: string): Action =>
  async (draft) => {
    const detail = await draft.detail();
    if (isFailure(detail)) return detail;
    const count = detail.reasons.find((one) => one.reason === reason)?.rows ?? 1;
    return { type: 'AcceptReason', reason, count };
  };

const others = ({ given }: CallWithDoor): Action[] => [
  ...given.texts('restore').map((row) => aboutRow(row, (at) => ({ type: 'RestoreRow', ...at }))),
  ...given.texts('accept').map((row) => aboutRow(row, (at) => ({ type: 'AcceptRow', ...at }))),
  ...given.texts('accept-reason').map(acceptReason),
  ...given.texts('take').map(
    (proposal): Action =>
      async () => ({ type: 'TakeProposal', proposal }),
  ),
  ...given.texts('leave').map(
    (proposal): Action =>
      async () => ({ type: 'DropProposal', proposal }),
  ),
  ...(given.flag('undo') ? [async (): Promise<DraftCommand> => ({ type: 'Undo' })] : []),
  ...(given.flag('discard')
    ? [async (): Promise<DraftCommand> => ({ type: 'Discard', reason: given.text('reason') ?? '' })]
    : []),
];

export type Asked = {
  readonly facts: readonly Action[];
  /** What is done to the rows; where nothing is, a person goes through them. */
  readonly deeds: readonly Action[];
};

/** Nothing is sent before every option was understood. */
export const actionsGiven = (call: CallWithDoor): Asked | Failure => {
  const stated = facts(call);
  if ('outcome' in stated) return stated;
  const deeds: Action[] = [];
  for (const part of [aliases, edits, merges, drops, remandates, choicesGiven]) {
    const made = part(call);
    if ('outcome' in made) return made;
    deeds.push(...made);
  }
  return { facts: stated, deeds: [...deeds, ...others(call)] };
};

/** Does one after another, and stops at the first that is refused. */
export const perform = async (
  { output, texts, settings }: CallWithDoor,
  draft: DraftCalls,
  actions: readonly Action[],
): Promise<readonly DraftAccepted[] | Failure> => {
  const done: DraftAccepted[] = [];
  const failed = (fault: Failure): Failure => ({
    ...fault,
    details: { ...fault.details, done: done.length },
  });
  for (const action of actions) {
    const command = await action(draft);
    if (isFailure(command)) return failed(command);
    const answer = await draft.tell(command);
    if (isFailure(answer)) {
      // What is stated may well be known already, by the file or from the last time.
      if (command.type === 'StateFacts' && answer.reason === 'nothing-changed') continue;
      return failed(answer);
    }
    done.push(answer);
    if (settings.json) continue;
    const task = 'task' in command && command.task !== null ? rowOf(command.task) : '';
    const about = 'row' in command ? command.row : task;
    output.line(
      `${output.paint.green('✓')} ${texts.review.done(texts.review.actions[command.type], about)}`,
    );
  }
  return done;
};
