/** Ends its process when it grows too large or too old, from a thread that no reading keeps waiting. */
import { Worker } from 'node:worker_threads';

const everyMs = 20;

export const endBeyond = (megabytes: number, ms: number): void => {
  const guard = `
    const end = () => process.kill(process.pid, 'SIGKILL');
    setTimeout(end, ${ms});
    setInterval(() => process.memoryUsage.rss() > ${megabytes * 1024 * 1024} && end(), ${everyMs});
  `;
  new Worker(guard, { eval: true }).unref();
};
