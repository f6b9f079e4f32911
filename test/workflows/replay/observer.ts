/**
 * Watches what replayed workflow code does, as an interceptor inside the sandbox. The server's check of
 * a replay compares kinds of commands; what they carry passes unseen, so it is reported from here.
 */
import {
  ApplicationFailure,
  proxySinks,
  type Sinks,
  type WorkflowInterceptorsFactory,
  workflowInfo,
} from '@temporalio/workflow';
import { dueAttribute, statusAttribute } from '../../../workflows/attributes.js';
import type { CommandAnswer, Work } from '../../../workflows/contract.js';

/** What the run shows in Temporal's lists at this moment. */
export type Shown = { readonly status: string | null; readonly due: string | null };

export interface ObserverSinks extends Sinks {
  observer: {
    asked(work: Work): void;
    fellBack(work: Work): void;
    slept(ms: number): void;
    answered(commandId: string, answer: CommandAnswer): void;
    shown(shown: Shown): void;
  };
}

const { observer } = proxySinks<ObserverSinks>();

const shownNow = (): Shown => {
  const { typedSearchAttributes } = workflowInfo();
  return {
    status: typedSearchAttributes.get(statusAttribute) ?? null,
    due: typedSearchAttributes.get(dueAttribute)?.toISOString() ?? null,
  };
};

const isWork = (value: unknown): value is Work =>
  typeof value === 'object' && value !== null && 'kind' in value;

export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      async handleUpdate(input, next) {
        try {
          const answer = await next(input);
          observer.answered(input.updateId, answer as CommandAnswer);
          return answer;
        } catch (fault) {
          if (fault instanceof ApplicationFailure) {
            const reason = fault.details?.[0] as never;
            observer.answered(input.updateId, { outcome: 'refused', reason });
          }
          throw fault;
        }
      },
    },
  ],
  internals: [
    {
      concludeActivation(input, next) {
        observer.shown(shownNow());
        return next(input);
      },
    },
  ],
  outbound: [
    {
      async startTimer(input, next) {
        observer.slept(input.durationMs);
        return next(input);
      },
      async scheduleLocalActivity(input, next) {
        const [, work] = input.args;
        if (isWork(work)) observer.asked(work);
        try {
          return await next(input);
        } catch (fault) {
          if (isWork(work)) observer.fellBack(work);
          throw fault;
        }
      },
    },
  ],
});
