/** A worker of the floors, a process of its own like the real one. */
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { tuning } from '../worker/worker.js';

const [address = '', namespace = '', taskQueue = ''] = process.argv.slice(2);
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./floor-workflows.ts', import.meta.url)),
  activities: { nothing: async (): Promise<void> => undefined },
  ...tuning,
});
const running = worker.run();
console.log('floor-ready');
await running;
