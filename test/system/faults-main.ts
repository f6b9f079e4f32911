/** `npm run faults`: ten seeded rounds; `npm run faults -- 42` runs the round of that seed again. */
import { randomInt } from 'node:crypto';
import { runRound } from './faults.js';

const rounds = 10;
const given = process.argv.slice(2).map(Number);
const seeds = given.length > 0 ? given : Array.from({ length: rounds }, () => randomInt(1_000_000));

const failed: number[] = [];
for (const [index, seed] of seeds.entries()) {
  console.log(`round ${index + 1} of ${seeds.length}, seed ${seed}`);
  try {
    const { commands, violations } = await runRound(seed, (line) => console.log(line));
    for (const violation of violations) console.log(`  ! ${violation}`);
    if (violations.length > 0) failed.push(seed);
    else console.log(`  ${commands} commands acknowledged, nothing lost, nothing twice`);
  } catch (fault) {
    console.log(`  ! ${fault instanceof Error ? fault.message : String(fault)}`);
    failed.push(seed);
  }
}
console.log(
  failed.length === 0
    ? `${seeds.length} rounds passed`
    : `${failed.length} of ${seeds.length} rounds failed; seeds: ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
