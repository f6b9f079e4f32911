/**
 * `npm run histories`: lives tasks through on real servers and keeps their histories as fixtures of the
 * replay gate. Run on purpose only: new fixtures say that old runs need not be replayed any more.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnTemporal } from '../support/own-temporal.js';
import { startRig } from '../support/server-rig.js';
import { createStage } from '../support/stage.js';
import { capture } from '../workflows/replay/capturing.js';
import { type Fixture, historiesFolder, writeFixture } from '../workflows/replay/fixture.js';
import { lives, longLife } from '../workflows/replay/lives.js';

const rig = await startRig();
const ask = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${rig.url}${path}`)).json()) as Answer;
const temporal = await startOwnTemporal({});
const shortRuns = await startOwnTemporal({ 'limit.historyCount.suggestContinueAsNew': 40 });
const stages = {
  plain: await createStage([], { database: await ask('/database'), temporal }),
  short: await createStage([], { database: await ask('/database'), temporal: shortRuns }),
};
const captured: Fixture[] = [];
try {
  await stages.short.startWorker();
  captured.push(await capture(stages.short, 'continued', longLife));
  for (const [name, { live, build }] of Object.entries(lives)) {
    await stages.plain.startWorker(build);
    captured.push(await capture(stages.plain, name, live));
    await stages.plain.stopWorkers();
  }
} finally {
  for (const stage of Object.values(stages)) await stage.close();
  await temporal.stop();
  await shortRuns.stop();
  await rig.stop();
}
// All or nothing: a life that failed leaves the fixtures of before in their place.
for (const file of readdirSync(historiesFolder).filter((name) => name.endsWith('.json'))) {
  rmSync(join(historiesFolder, file));
}
for (const fixture of captured) {
  writeFixture(fixture);
  const { name, histories, beside } = fixture;
  console.log(`${name}: ${histories.length} run(s), ${beside?.log.length ?? 0} events in the log`);
}
