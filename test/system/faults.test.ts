/** One round of `npm run faults`, and proof that its witness would see what it looks for. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { installationNames, streamNames } from '../../bus/subjects.js';
import { openDatabase } from '../../store/database.js';
import { openTasks } from '../../store/overviews.js';
import { onBus } from './bus.js';
import type { Told } from './callers.js';
import { type Afterwards, type Round, runRound } from './faults.js';
import { type Installation, serviceNames } from './installation.js';
import { violations, type Witness } from './invariants.js';

/** From when all is ready again to the answer of the first command: five seconds for the worker. */
const workerAnswersWithinMs = 5000;
/** A server that died may still hold work for connections that died with it, until that times out. */
const othersAnswerWithinMs = 15_000;
const roundWithinMs = 400_000;

let round: Round;
const seen = new Map<string, readonly string[]>();

/** The first event once more, as a relay would publish it that has forgotten where it was. */
const publishAgain = (installation: Installation): Promise<void> =>
  onBus(installation, async ({ client, manager }) => {
    const { events } = streamNames(installationNames);
    const first = await manager.streams.getMessage(events, { seq: 1 });
    if (first === null) throw new Error('nothing was ever published');
    const { subject, data, header } = first;
    header.delete('Nats-Msg-Id');
    await client.publish(subject, data, { headers: header });
  });

const rewriteTheLog = async ({ databaseUrl, credentials }: Installation): Promise<void> => {
  const owner = openDatabase(
    databaseUrl.replace(/dondoc_app:[^@]+/, `dondoc_owner:${credentials.postgres.owner}`),
    1,
  );
  await sql`set dondoc.rewrite_log = 'yes'`.execute(owner);
  await sql`update event set payload = payload || '{"note": "khác"}' where position = 2`.execute(
    owner,
  );
  await owner.destroy();
};

const loseACommand = ({ commands }: Told): void => {
  const [first] = commands.values();
  if (first === undefined) throw new Error('no command was ever told');
  commands.set('never-handled', first);
};

const sabotage: Afterwards = async (installation, witness, told) => {
  const look = async (name: string): Promise<void> => {
    seen.set(name, await violations(installation, witness, told));
  };
  await loseARun(witness);
  await look('lost run');
  loseACommand(told);
  await look('lost command');
  await publishAgain(installation);
  await look('twice on the bus');
  await witness.database.updateTable('task').set({ title: 'khác' }).execute();
  await look('read model');
  await rewriteTheLog(installation);
  await look('rewritten log');
};

const loseARun = async ({ database, temporal }: Witness): Promise<void> => {
  const [open = ''] = await openTasks(database);
  await temporal.workflow.getHandle(open).terminate('sabotage');
  // Lists lag behind what they list.
  await new Promise((resolve) => setTimeout(resolve, 1000));
};

beforeAll(async () => {
  round = await runRound(7206, (line) => console.info(line), sabotage);
}, roundWithinMs);

describe('after every part was killed during an import, a slot and commands', () => {
  test('nothing that anybody was told is untrue', () => {
    expect(round.violations).toEqual([]);
    expect(round.commands).toBeGreaterThan(100);
  });

  test('each part was killed once, and all of it together', () => {
    const victims = round.phases.map(({ victim }) => victim).sort();
    expect(victims).toEqual([...serviceNames, 'everything'].sort());
  });

  test('the first command is answered within five seconds of the worker’s restart', () => {
    for (const { victim, answeredAfterMs } of round.phases) {
      const limitMs = victim === 'worker' ? workerAnswersWithinMs : othersAnswerWithinMs;
      expect(answeredAfterMs, victim).toBeLessThan(limitMs);
    }
  });
});

describe('the witness sees', () => {
  test.each([
    ['lost run', /does not run$/],
    ['lost command', /never-handled.*not in the log/],
    ['twice on the bus', /^position 1 is on the bus twice/],
    ['read model', /^the read model: /],
    ['rewritten log', /^the chain: .*"reason":"hash"/],
  ])('a %s', (name, expected) => {
    expect(seen.get(name)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });
});
