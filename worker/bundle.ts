/** The workflow code as one bundle, kept between starts as long as its sources are the same. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const workflowsFolder = fileURLToPath(new URL('../workflows/', import.meta.url));
const entry = join(workflowsFolder, 'workflows.ts');
const lockFile = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/** Everything a bundle is made of: our workflow files and, by the lock file, the SDK. */
const sourceDigest = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(workflowsFolder).sort()) {
    hash.update(name).update(readFileSync(join(workflowsFolder, name)));
  }
  if (existsSync(lockFile)) hash.update(readFileSync(lockFile));
  return hash.digest('hex').slice(0, 16);
};

export const bundle = async (): Promise<string> => {
  const { code } = await bundleWorkflowCode({ workflowsPath: entry });
  return code;
};

/** Path of the bundle's file in `folder`; built when it is not there yet. */
export const cachedBundle = async (folder: string): Promise<string> => {
  const path = join(folder, `workflows-${sourceDigest()}.js`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, await bundle());
  renameSync(unfinished, path);
  return path;
};
