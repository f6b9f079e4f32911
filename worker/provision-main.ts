/**
 * `dondoc provision`: makes sure that every server binary is there. Progress goes to standard error,
 * what was found to standard output; ends with 1 when one could not be had.
 */
import { parseArgs } from 'node:util';
import { explainUnavailable, type Provisioned, provision } from '../embedded/provision.js';
import { pins, type Tool } from '../embedded/versions.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'vi' },
  },
});

const found: Provisioned[] = [];
for (const tool of Object.keys(pins) as Tool[]) {
  const result = await provision(tool, ({ vi, en }) =>
    process.stderr.write(`${values.lang === 'en' ? en : vi}\n`),
  );
  found.push(result);
  if (values.json) continue;
  if (result.outcome === 'unavailable') process.stderr.write(`${explainUnavailable(result)}\n`);
  else {
    process.stdout.write(`✓ ${tool} ${pins[tool].version}  ${result.path} (${result.way})\n`);
  }
}

if (values.json) {
  const items = found.map((result) => ({ ...result, version: pins[result.tool].version }));
  process.stdout.write(`${JSON.stringify({ items, total: items.length }, null, 2)}\n`);
}
process.exitCode = found.every(({ outcome }) => outcome === 'ready') ? 0 : 1;
