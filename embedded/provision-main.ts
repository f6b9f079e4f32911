/** Makes sure that every server binary is there: the step before the tests. */
import { explainUnavailable, provision } from './provision.js';
import { pins, type Tool } from './versions.js';

for (const tool of Object.keys(pins) as Tool[]) {
  const result = await provision(tool, ({ vi, en }) => process.stdout.write(`${vi} / ${en}\n`));
  if (result.outcome === 'ready') {
    process.stdout.write(`${tool} ${pins[tool].version}: ${result.path} (${result.way})\n`);
  } else {
    process.stderr.write(`${explainUnavailable(result)}\n`);
    process.exitCode = 1;
  }
}
