/** Opens the rig for a run of the `system` project, and closes it with all its servers. */
import type { TestProject } from 'vitest/node';
import { startRig } from './server-rig.js';

declare module 'vitest' {
  export interface ProvidedContext {
    rigUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const rig = await startRig();
  project.provide('rigUrl', rig.url);
  return rig.stop;
}
