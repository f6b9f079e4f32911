/** Commands wait here for their turn: updates with a caller to answer, signals without one. */
import {
  ApplicationFailure,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type CommandAnswer,
  type CommandInput,
  type CommandName,
  commandName,
  type HandleRefusal,
  nudgeSignal,
  refusedFailure,
  type SignalInput,
  unitCommands,
  type Work,
} from './contract.js';

export type Entry = {
  readonly work: Work;
  answer(answer: CommandAnswer): void;
};

export type CommandQueue = {
  waiting(): boolean;
  take(): Entry;
};

const longestId = 200;

const refusal = (reason: HandleRefusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: refusedFailure,
    message: reason,
    details: [reason],
    nonRetryable: true,
  });

/** Shape only; what may be is decided at the command's turn. Synchronous, as the SDK wants it. */
const checkInput = (input: unknown): void => {
  const id =
    typeof input === 'object' && input !== null && 'commandId' in input ? input.commandId : null;
  if (typeof id !== 'string' || id === '' || id.length > longestId) {
    throw refusal('malformed-command');
  }
};

/** One promise for each caller: the SDK notes a stack for every promise of a run, and that adds up. */
const acceptUpdates = (entries: Entry[]): void => {
  for (const name of Object.values(commandName)) {
    const handler = ({ commandId }: CommandInput): Promise<CommandAnswer> =>
      new Promise((resolve, reject) => {
        entries.push({
          work: { kind: 'command', commandId },
          answer: (answer) =>
            answer.outcome === 'accepted' ? resolve(answer) : reject(refusal(answer.reason)),
        });
      });
    setHandler(defineUpdate<CommandAnswer, [CommandInput]>(name), handler, {
      validator: checkInput,
    });
  }
};

const acceptSignals = (entries: Entry[]): void => {
  const accept = (name: CommandName): void => {
    setHandler(defineSignal<[SignalInput]>(name), (signal: SignalInput) => {
      const { workflowId, runId } = workflowInfo();
      entries.push({
        work: { kind: 'signal', name, signal, workflowId, runId },
        answer: () => undefined,
      });
    });
  };
  for (const name of unitCommands) accept(name);
  setHandler(defineSignal(nudgeSignal), () => {
    entries.push({ work: { kind: 'look' }, answer: () => undefined });
  });
};

/** Must be called before the first `await` of a run, so that nothing that waits is lost. */
export const createQueue = (): CommandQueue => {
  const entries: Entry[] = [];
  acceptUpdates(entries);
  acceptSignals(entries);
  return {
    waiting: () => entries.length > 0,
    take: () => {
      const entry = entries.shift();
      if (entry === undefined) throw new Error('the queue was empty');
      return entry;
    },
  };
};
