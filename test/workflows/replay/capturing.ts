/** Takes what a life left behind: the histories of its runs, and what stands beside them. */
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskId } from '../../../domain/task/messages.js';
import { statusAt } from '../../../domain/task/status.js';
import { databaseNow } from '../../../store/log.js';
import { dueAttribute, statusAttribute } from '../../../workflows/attributes.js';
import { eventually } from '../../support/eventually.js';
import { eventsOf } from '../../support/lives.js';
import type { Stage } from '../../support/stage.js';
import type { Beside, Fixture } from './fixture.js';
import type { Answers, Life } from './lives.js';

/** Who ran it and where is no part of a history's meaning. */
const ofTheMachine = ['identity', 'stackTrace'];
const withoutMachine = (json: string): unknown =>
  JSON.parse(json, (key, value: unknown) => (ofTheMachine.includes(key) ? 'left out' : value));

const historiesOf = async (stage: Stage, workflowId: string): Promise<unknown[]> => {
  const { workflow } = stage.temporal;
  const newest = await workflow.getHandle(workflowId).describe();
  const runs: { runId: string; startTime: Date }[] = [];
  // Lists lag behind what they list.
  await eventually(async () => {
    runs.length = 0;
    const query = `WorkflowId = '${workflowId}'`;
    for await (const run of workflow.list({ query })) runs.push(run);
    if (!runs.some(({ runId }) => runId === newest.runId)) throw new Error('not listed yet');
  });
  runs.sort((a, b) => a.startTime.getTime() - b.startTime.getTime());
  const histories: unknown[] = [];
  for (const { runId } of runs) {
    const history = await workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(withoutMachine(historyToJSON(history)));
  }
  return histories;
};

/** Only the answers of this life's workflow: a door refuses much without asking it. */
const answersIn = (histories: readonly unknown[], answers: Answers): Beside['answers'] => {
  const text = JSON.stringify(histories);
  return Object.fromEntries([...answers].filter(([id]) => text.includes(`"updateId":"${id}"`)));
};

const besideOf = async (
  stage: Stage,
  id: TaskId,
  histories: readonly unknown[],
  answers: Answers,
): Promise<Beside> => {
  const events = await eventsOf(stage, id);
  const state = foldTask(events.map(({ event }) => event));
  const { typedSearchAttributes } = await stage.temporal.workflow.getHandle(id).describe();
  const shown = {
    status: typedSearchAttributes.get(statusAttribute) ?? null,
    due: typedSearchAttributes.get(dueAttribute)?.toISOString() ?? null,
  };
  const now = await databaseNow(stage.database);
  const status = state.assignment === null ? null : statusAt(state, now);
  if (status !== shown.status || state.dueAt !== shown.due) {
    throw new Error(`${id} is ${status} by the log and ${shown.status} in Temporal`);
  }
  return {
    workflowId: id,
    log: events.map(({ version, commandId, event: { type, at } }) => ({
      version,
      type,
      at,
      commandId,
    })),
    answers: answersIn(histories, answers),
    shown,
    closed: state.end !== null,
  };
};

/** Lives a life and takes all it left. Throws when Temporal shows another state than the log's. */
export const capture = async (stage: Stage, name: string, live: Life): Promise<Fixture> => {
  const answers: Answers = new Map();
  const workflowId = await live(stage, answers);
  const histories = await historiesOf(stage, workflowId);
  const isTask = workflowId.startsWith('task/');
  const beside = isTask ? await besideOf(stage, workflowId as TaskId, histories, answers) : null;
  return { name, histories, beside };
};
