/** Our own directive, imported at the first start so that a newcomer sees tasks running. */
import { Client, Connection } from '@temporalio/client';
import { commitImport, idOf, startTasks } from '../dispatch/import.js';
import { assignedRow } from '../domain/document/assignment.js';
import { demoPolicy } from '../domain/policy/shipped.js';
import { sampleDirective } from '../examples/sample-directive.js';
import { readDirective } from '../intake/directive.js';
import { openDatabase } from '../store/database.js';
import { databaseNow } from '../store/log.js';
import { readConfiguration } from './configuration.js';

const startsAtOnce = 20;

const coordinator = {
  kind: 'coordinator',
  unit: 'X-dondoc-dieu-phoi',
  verified: true,
} as const;

export const importSample = async (
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly tasks: number }> => {
  const configuration = readConfiguration(environment);
  const database = openDatabase(configuration.DATABASE_URL, 5);
  const connection = await Connection.connect({ address: configuration.DONDOC_TEMPORAL_ADDRESS });
  try {
    const { fileName, text } = sampleDirective(await databaseNow(database));
    const read = await readDirective(new TextEncoder().encode(text), fileName, {});
    if (read.outcome === 'unreadable') throw new Error(read.message.en);
    const { document, tasks } = read;
    const issuer = document.issuer ?? coordinator.unit;
    const directive = {
      key: document.key,
      name: document.name,
      issuer,
      standingAgency: issuer,
      workingGroup: 'X-to-cong-tac-trien-khai-de-an-06',
      number: document.number ?? '',
      signedOn: document.signedOn,
      digest: document.digest,
      fileName,
      policy: demoPolicy,
      rows: tasks.map((task) => assignedRow(task, document.signedOn)),
    };
    await commitImport({ database }, directive, coordinator, 'import');
    const dispatcher = {
      database,
      temporal: new Client({ connection, namespace: configuration.DONDOC_TEMPORAL_NAMESPACE }),
      taskQueue: configuration.DONDOC_TASK_QUEUE,
      answerWithinMs: 10_000,
    };
    const ids = directive.rows.map(({ rowKey }) => idOf(directive.key, rowKey));
    await startTasks(dispatcher, ids, startsAtOnce, () => undefined);
    return { tasks: tasks.length };
  } finally {
    await connection.close();
    await database.destroy();
  }
};
