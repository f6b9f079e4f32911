/** Contacts beside the log: kept all or none, with who changed them last, and gone when deleted. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  contactUnits,
  findContact,
  keepContacts,
  listContacts,
  removeContact,
  unitsWithOpenTasks,
} from '../../store/contacts.js';
import { coordinating, directive, lead, row } from '../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { assign, coordinator, tell } from './told-tasks.js';

let store: MigratedDatabase;
beforeAll(async () => {
  store = await migratedDatabase();
});
afterAll(async () => {
  await store.database.destroy();
  await store.owner.destroy();
});
beforeEach(async () => {
  await store.database.deleteFrom('contact').execute();
});

const office = 'X-dondoc-dieu-phoi';
const binh = {
  ...{ unit: 'G15', name: 'Trần Thị Bình', phone: '024 6273 9718' },
  ...{ mail: null, note: '' },
};
const an = { ...binh, unit: 'G01', name: 'Lê Văn An' };

describe('contacts', () => {
  test('are kept with who wrote them and when, one for each unit', async () => {
    expect(await keepContacts(store.database, [binh, an], office)).toEqual({
      ...{ added: 2, changed: 0, unchanged: 0 },
    });
    const [first, second] = await listContacts(store.database, null);
    expect([first, second]).toMatchObject([an, { ...binh, changedBy: office }]);
    expect(first?.changedAt).toMatch(/^20\d\d-/);
    expect(await listContacts(store.database, 'G15')).toEqual([second]);
    expect(await contactUnits(store.database)).toEqual(new Set(['G01', 'G15']));
  });

  test('that are the same already keep who changed them last', async () => {
    await keepContacts(store.database, [binh, an], office);
    const before = await findContact(store.database, 'G01');
    const counts = await keepContacts(
      store.database,
      [{ ...binh, mail: 'binh@moj.gov.vn' }, an, { ...an, unit: 'G22' }],
      'G15',
    );
    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect(await findContact(store.database, 'G15')).toMatchObject({
      ...{ mail: 'binh@moj.gov.vn', changedBy: 'G15' },
    });
    expect(await findContact(store.database, 'G01')).toEqual(before);
  });

  test('come all or none', async () => {
    await expect(keepContacts(store.database, [binh, an, binh], office)).rejects.toThrow();
    expect(await listContacts(store.database, null)).toEqual([]);
  });

  test('that are deleted are in no row any more', async () => {
    await keepContacts(store.database, [binh], office);
    expect(await removeContact(store.database, 'G15')).toBe(true);
    expect(await removeContact(store.database, 'G15')).toBe(false);
    expect(await findContact(store.database, 'G15')).toBeNull();
  });
});

test('units with open tasks are counted by task, by name, members of groups one by one', async () => {
  const birds = { ...coordinating('X-hoi-choi-chim'), name: 'Hội Chơi Chim' };
  const [, , third] = await assign(
    store.database,
    directive({
      rows: [
        row('1', { parts: [lead('G15'), birds] }),
        row('2', { parts: [lead('G15'), coordinating('G01')] }),
        row('3', { parts: [lead('G22')] }),
        row('4', { parts: [lead('X-nhom', ['H26', 'G15'])] }),
      ],
    }),
  );
  if (third === undefined) throw new Error('nothing was assigned');
  await tell(store.database, third, coordinator, { type: 'Withdraw', legalBasis: 'QĐ 9' });
  expect(await unitsWithOpenTasks(store.database)).toEqual([
    { unit: 'G15', name: 'Bộ Tư pháp', tasks: 3 },
    { unit: 'G01', name: 'Bộ Công an', tasks: 1 },
    { unit: 'H26', name: 'UBND thành phố Hà Nội', tasks: 1 },
    { unit: 'X-hoi-choi-chim', name: 'Hội Chơi Chim', tasks: 1 },
  ]);
});
