/** Replays histories with today's workflow code and keeps what the code did in each run. */
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type InjectedSinks, Worker } from '@temporalio/worker';
import type { CommandAnswer, Work } from '../../../workflows/contract.js';
import type { Fixture } from './fixture.js';
import type { ObserverSinks, Shown } from './observer.js';

/** What replayed code did, over all runs of one life. */
export type Replayed = {
  readonly asked: Work[];
  readonly fellBack: Work[];
  readonly sleptMs: number[];
  readonly answers: Record<string, CommandAnswer>;
  shown: Shown | null;
  readonly errors: string[];
};

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const bundleObserved = (
  workflowsPath = fileOf('../../../workflows/workflows.ts'),
): Promise<{ code: string }> =>
  bundleWorkflowCode({ workflowsPath, workflowInterceptorModules: [fileOf('./observer.ts')] });

const nothing = (): Replayed => ({
  asked: [],
  fellBack: [],
  sleptMs: [],
  answers: {},
  shown: null,
  errors: [],
});

/** By workflow id: runs of one life are replayed in their order and add up. */
type ByWorkflow = Map<string, Replayed>;

const sinksInto = (replayed: ByWorkflow): InjectedSinks<ObserverSinks> => {
  const into =
    <Rest extends unknown[]>(note: (seen: Replayed, ...rest: Rest) => void) =>
    ({ workflowId }: { workflowId: string }, ...rest: Rest): void => {
      const seen = replayed.get(workflowId) ?? nothing();
      replayed.set(workflowId, seen);
      note(seen, ...rest);
    };
  const always = { callDuringReplay: true };
  return {
    observer: {
      asked: { fn: into((seen, work: Work) => seen.asked.push(work)), ...always },
      fellBack: { fn: into((seen, work: Work) => seen.fellBack.push(work)), ...always },
      slept: { fn: into((seen, ms: number) => seen.sleptMs.push(ms)), ...always },
      answered: {
        fn: into((seen, commandId: string, answer: CommandAnswer) => {
          seen.answers[commandId] = answer;
        }),
        ...always,
      },
      shown: {
        fn: into((seen, shown: Shown) => {
          seen.shown = shown;
        }),
        ...always,
      },
    },
  };
};

/** One call for all; answers by fixture name. */
export const replayAll = async (
  fixtures: readonly Fixture[],
  { code }: { code: string },
): Promise<Map<string, Replayed>> => {
  const idOf = ({ name, beside }: Fixture): string => beside?.workflowId ?? name;
  const runs = fixtures.flatMap((fixture) =>
    fixture.histories.map((history) => ({ workflowId: idOf(fixture), history })),
  );
  const byWorkflow: ByWorkflow = new Map();
  const results = Worker.runReplayHistories(
    { workflowBundle: { code }, sinks: sinksInto(byWorkflow) },
    runs,
  );
  for await (const { workflowId, error } of results) {
    const seen = byWorkflow.get(workflowId) ?? nothing();
    byWorkflow.set(workflowId, seen);
    if (error !== undefined) seen.errors.push(error.message);
  }
  return new Map(
    fixtures.map((fixture) => [fixture.name, byWorkflow.get(idOf(fixture)) ?? nothing()]),
  );
};
