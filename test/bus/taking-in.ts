/** An intake of commands on a test's bus, in front of the real dispatcher, and what it answers. */

import { expect } from 'vitest';
import { type IntakeDependencies, runCommandIntake } from '../../bus/command-intake.js';
import { intakeConsumer } from '../../bus/streams.js';
import { streamNames } from '../../bus/subjects.js';
import { submit } from '../../dispatch/dispatcher.js';
import { lookAt } from '../../store/decision.js';
import { eventually } from '../support/eventually.js';
import type { Stage } from '../support/stage.js';
import { type Stored, storedIn, type TestBus } from './test-bus.js';

type Submit = IntakeDependencies['submit'];

export type TakingIn = {
  /** Runs an intake while something happens; it has stopped when this returns. */
  whileTakingIn(act: (stop: () => void) => Promise<unknown>, through?: Submit): Promise<void>;
  throughTemporal: Submit;
  /** Gives a command as a unit does: by its subject. A string is sent as it is. */
  give(stream: string, body: unknown, by?: string, name?: string): Promise<{ seq: number }>;
  /** What stands on one answer subject, oldest first. */
  answers(of: string, commandId: string): Promise<Stored[]>;
  /** Waits for so many answers and gives their bodies. */
  answered(commandId: string, of?: string, count?: number): Promise<unknown[]>;
  /** Nothing is left to take in, and nothing unacknowledged. */
  nothingWaits(): Promise<void>;
};

export const takingIn = ({ database, dispatcher }: Stage, bus: TestBus): TakingIn => {
  const throughTemporal: Submit = async (reception) => {
    const submission = await submit(dispatcher, reception);
    return submission.kind === 'answered' ? submission.answer : null;
  };
  const { commands, answers: answerStream } = streamNames(bus.names);
  const answers = async (of: string, commandId: string): Promise<Stored[]> =>
    (await storedIn(bus.manager, answerStream)).filter(
      ({ subject }) => subject === `${bus.names.subject}.answer.${of}.${commandId}`,
    );
  return {
    throughTemporal,
    async whileTakingIn(act, through = throughTemporal) {
      const stopping = new AbortController();
      const running = runCommandIntake({
        ...bus,
        signal: stopping.signal,
        taskExists: async (stream) => (await lookAt(database, stream)).version > 0,
        submit: through,
        onFault: () => undefined,
      });
      try {
        await act(() => stopping.abort());
      } finally {
        stopping.abort();
        await running;
      }
    },
    give(stream, body, by = 'G01', name = 'acknowledge') {
      const [, documentKey, rowKey] = stream.split('/');
      const subject = `${bus.names.subject}.command.${by}.${documentKey}.${rowKey}.${name}`;
      return bus.client.publish(subject, typeof body === 'string' ? body : JSON.stringify(body));
    },
    answers,
    async answered(commandId, of = 'G01', count = 1) {
      await eventually(async () => expect(await answers(of, commandId)).toHaveLength(count));
      return (await answers(of, commandId)).map(({ body }) => body);
    },
    nothingWaits: () =>
      eventually(async () => {
        const info = await bus.manager.consumers.info(commands, intakeConsumer);
        expect([info.num_pending, info.num_ack_pending]).toEqual([0, 0]);
      }),
  };
};
