/** After a signature: watching the workflows start, and saying what came of it. */
import type { z } from 'zod';
import type { documentProgress, imported } from '../http/schemas.js';
import type { CallWithDoor } from './call.js';
import { correctionTexts } from './correction-texts.js';
import { shortId } from './task-reference.js';

type Imported = z.infer<typeof imported>;
type Progress = z.infer<typeof documentProgress>;

const lookEveryMs = 300;
const watchForMs = 60_000;

/** Until every open task has its workflow; null when that is not seen in time. */
export const watchStart = async (call: CallWithDoor, key: string): Promise<number | null> => {
  const { door, streams, texts } = call;
  const bar = streams.progress(texts.importing.starting);
  const until = Date.now() + watchForMs;
  try {
    for (;;) {
      const answer = await door.get<Progress>(`/api/documents/${key}`);
      if (answer.outcome === 'failed') return null;
      const { open, running } = answer.body;
      bar.show(Math.min(running ?? 0, open), open);
      if (running !== null && running >= open) return running;
      if (Date.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  } finally {
    bar.end();
  }
};

/** The log takes all tasks in one step, so there is nothing between none and all to show. */
export const whileRecording = async <Result>(
  { streams, texts }: CallWithDoor,
  tasks: number,
  record: () => Promise<Result>,
): Promise<Result> => {
  const bar = streams.progress(texts.review.recording);
  bar.show(0, tasks);
  try {
    const result = await record();
    bar.show(tasks, tasks);
    return result;
  } finally {
    bar.end();
  }
};

export const tellImported = (
  call: CallWithDoor,
  answer: Imported,
  running: number | null,
): void => {
  const { output, texts } = call;
  const { paint } = output;
  output.line(`${paint.green('✓')} ${texts.importing.done(answer.tasks, answer.key)}`);
  if (answer.remandated.length > 0) {
    const { remandated } = correctionTexts[call.language];
    output.line(`  ${remandated(answer.remandated.length)}`);
  }
  if (answer.amnesty.length > 0) output.line(`  ${texts.importing.amnesty(answer.amnesty.length)}`);
  output.line(
    running === null
      ? `  ${texts.importing.startingStill}`
      : `  ${texts.importing.running(running)}`,
  );
  output.line();
  const first = answer.amnesty[0];
  const example = first === undefined ? [] : [`dondoc task ${shortId(first)}`];
  for (const step of [`dondoc tasks --document ${answer.key}`, ...example]) {
    output.line(`  ${paint.dim('→')} ${step}`);
  }
};
