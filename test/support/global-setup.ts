/** Opens the rig for a run of the projects with servers, and closes it with all its servers. */
import type { TestProject } from 'vitest/node';
import { type Rig, startRig } from './server-rig.js';

declare module 'vitest' {
  export interface ProvidedContext {
    rigUrl: string;
  }
}

/** Two projects have servers, and each loads this module anew: both use the servers of the first. */
type Held = { readonly rig: Promise<Rig>; projects: number };
const run = globalThis as typeof globalThis & { dondocRig?: Held };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.dondocRig ??= { rig: startRig(), projects: 0 };
  const held = run.dondocRig;
  held.projects += 1;
  const rig = await held.rig;
  project.provide('rigUrl', rig.url);
  return async () => {
    held.projects -= 1;
    if (held.projects > 0) return;
    delete run.dondocRig;
    await rig.stop();
  };
}
