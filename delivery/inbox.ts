/** The board's inbox as a channel: a row a unit sees when it signs in. */

import type { Database } from '../store/database.js';
import { databaseNow } from '../store/log.js';
import type { DigestPort } from './digest.js';

export const inboxChannel = (database: Database): DigestPort => ({
  channel: 'inbox',
  async send({ id, recipient, slotAt, lines }) {
    await database
      .insertInto('digest')
      .values({
        id,
        unit: recipient.unit,
        office: recipient.office,
        slot_at: slotAt,
        sent_at: await databaseNow(database),
        lines: JSON.stringify(lines),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return { outcome: 'sent', detail: id };
  },
});
