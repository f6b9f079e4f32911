import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TaskEvent, type TaskId, taskRequest } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';
import { readStream } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { assignOne, result, tell, unit } from './told-tasks.js';

let opened: MigratedDatabase;
let database: Database;
beforeAll(async () => {
  opened = await migratedDatabase();
  database = opened.database;
});
afterAll(async () => {
  await database.destroy();
  await opened.owner.destroy();
});

const eventsOf = (id: TaskId) => readStream<TaskEvent>(database, id);
const typesOf = async (id: TaskId) => (await eventsOf(id)).map(({ event }) => event.type);

describe('text', () => {
  test('comes back as it was written, whatever signs are in it', async () => {
    const id = await assignOne(database);
    const text =
      'Đã “kết nối” 63/63 tỉnh\u2028\t\\u0000 — e\u0301 ≠ é, 🇻🇳 \'"; drop table event; --';
    await tell(database, id, unit('G01'), { type: 'ReportObstacle', text });
    expect((await eventsOf(id))[1]?.event).toMatchObject({ type: 'ObstacleReported', text });
    expect(await verifyLog(database)).toMatchObject({ outcome: 'whole' });
  });

  const unstorable = ['a\0b', '\ud83c', 'nửa \udfff'];
  test.each(unstorable)('that the database cannot keep is refused at the edge: %j', (text) => {
    const requests = [
      { type: 'Decline', reason: text },
      { type: 'ReportProgress', percent: 1, text },
      { type: 'ReportObstacle', text },
      { type: 'Contribute', text },
      { type: 'SubmitResult', result: { ...result, note: text } },
      { type: 'SubmitResult', result: { ...result, documentNumber: text } },
      { type: 'RequestExtension', until: '2027-01-01', reason: text },
      { type: 'GrantExtension', until: null, basis: text },
      { type: 'RefuseExtension', reason: text },
      { type: 'ConfirmCompletion', note: text },
      { type: 'ReturnResult', reason: text },
      { type: 'Withdraw', legalBasis: text },
    ];
    expect(requests.filter((request) => taskRequest.safeParse(request).success)).toEqual([]);
  });

  test.each(unstorable)(
    'that slipped past an edge is a fault and leaves nothing: %j',
    async (text) => {
      const id = await assignOne(database);
      const slipped = tell(database, id, unit('G01'), { type: 'ReportObstacle', text });
      await expect(slipped).rejects.toThrow();
      expect(await typesOf(id)).toEqual(['TaskAssigned']);
      expect(await verifyLog(database)).toMatchObject({ outcome: 'whole' });
    },
  );
});
