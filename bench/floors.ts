/** What the same server does at best: the denominators. */
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { inLanes, pause, timed } from './measuring.js';

export type Floors = {
  /** No-op workflows started per second. */
  startsPerSecond(count: number, atOnce: number): Promise<number>;
  /** Milliseconds of each update, one after another, over so many workflows in turn. */
  updateMs(count: number, workflows: number): Promise<number[]>;
};

const runningOf = async (client: Client, taskQueue: string): Promise<number> =>
  (await client.workflow.count(`TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`)).count;

export const floorsOn = (client: Client, taskQueue: string): Floors => ({
  async startsPerSecond(count, atOnce) {
    const ids = Array.from({ length: count }, () => `noop-${randomUUID()}`);
    const ms = await timed(() =>
      inLanes(ids, atOnce, (workflowId) =>
        client.workflow.start('noop', { workflowId, taskQueue }),
      ),
    );
    // What was started here must not slow what is measured next.
    while ((await runningOf(client, taskQueue)) > 0) await pause(250);
    return count / (ms / 1000);
  },
  async updateMs(count, workflows) {
    const ids = Array.from({ length: workflows }, () => `updatable-${randomUUID()}`);
    const handles = await Promise.all(
      ids.map((workflowId) => client.workflow.start('updatable', { workflowId, taskQueue })),
    );
    await Promise.all(handles.map((handle) => handle.executeUpdate('touch')));
    const took: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const handle = handles[index % workflows];
      took.push(await timed(async () => handle?.executeUpdate('touch')));
    }
    await Promise.all(handles.map((handle) => handle.signal('end')));
    return took;
  },
});
