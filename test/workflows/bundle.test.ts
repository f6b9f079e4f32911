/** What every cached workflow has to carry: our own code must stay small, and free of libraries. */
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../../worker/bundle.js';

const ceilingBytes = 100 * 1024;

let ours: string;
let sdkAlone: string;

/** The code without the source map that follows it. */
const codeOf = (bundled: string): string => bundled.split('\n//# sourceMappingURL=')[0] ?? '';

/** Paths of the modules inside a bundle, as webpack names them, without the SDK's own packages. */
const modulesOf = (bundled: string): string[] =>
  [...codeOf(bundled).matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].map(([, path]) => path ?? '');

beforeAll(async () => {
  const workflowsPath = fileURLToPath(new URL('./fixtures/empty.ts', import.meta.url));
  sdkAlone = (await bundleWorkflowCode({ workflowsPath })).code;
  ours = await bundle();
});

test('our workflows add at most 100 KiB to what the SDK brings itself', () => {
  const sizes = [codeOf(ours), codeOf(sdkAlone)].map((code) => Buffer.byteLength(code));
  const [all = 0, sdk = 0] = sizes;
  // A bundle without the SDK in it would make the difference meaningless.
  expect(sdk).toBeGreaterThan(100_000);
  expect(all - sdk).toBeGreaterThan(5000);
  expect(all - sdk).toBeLessThanOrEqual(ceilingBytes);
  console.info(`our modules: ${((all - sdk) / 1024).toFixed(1)} KiB`);
});

test('the bundle holds our workflow modules and nothing else beyond the SDK', () => {
  const known = new Set(modulesOf(sdkAlone));
  const added = modulesOf(ours).filter((path) => !known.has(path));
  expect(added).toContain('./workflows/task.ts');
  expect(added.filter((path) => !path.startsWith('./workflows/'))).toEqual([]);
});

test('neither zod, nor pino, nor a module of Node is in it', () => {
  for (const name of ['zod', 'pino', 'kysely', 'pg', 'canonicalize']) {
    expect(modulesOf(ours).filter((path) => path.includes(`node_modules/${name}/`))).toEqual([]);
  }
  expect(codeOf(ours)).not.toMatch(/require\(["']node:/);
});
