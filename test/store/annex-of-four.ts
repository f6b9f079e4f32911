/** An annex of four rows in the log, to be corrected or to be mandated anew. */
import { sql } from 'kysely';
import { commitImport } from '../../dispatch/import.js';
import type { AssignedRow, Directive } from '../../domain/document/assignment.js';
import type { Database } from '../../store/database.js';
import { directive, row } from '../support/directives.js';
import { coordinator, plainPolicy } from './told-tasks.js';

const titles = [
  'Ban hành Thông tư về danh mục sản phẩm khai thác dữ liệu',
  'Nâng cấp hạ tầng tại trung tâm dữ liệu quốc gia',
  'Kết nối với cơ sở dữ liệu bảo hiểm xã hội',
  'Tổ chức tập huấn kỹ năng số cho cán bộ cấp xã',
];
export const annex = (): AssignedRow[] => titles.map((title, at) => row(String(at + 1), { title }));

export const importInto = async (
  database: Database,
  given: Partial<Directive> = {},
): Promise<Directive> => {
  const made = directive({ rows: annex(), policy: plainPolicy, ...given });
  await commitImport({ database }, made, coordinator, 'cli');
  return made;
};

export const sizeOf = async (database: Database) => {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from event) as events, (select count(*) from task) as tasks,
    (select count(*) from receipt) as receipts, (select count(*) from document_file) as files
  `.execute(database);
  return rows[0];
};
