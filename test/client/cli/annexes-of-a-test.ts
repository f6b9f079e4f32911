/** Annexes as files on disk, and the words that state on a command line what they lack. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { findTask } from '../../../store/queries.js';
import { uniqueName } from '../../support/servers.js';
import { annex } from '../http/draft-calls.js';
import type { Served } from './server-of-a-test.js';

export const stated = (number = uniqueName('05'), signed = '23/02/2022'): readonly string[] => [
  ...['--issuer', 'TTg', '--number', number, '--signed', signed],
];

export type Line = readonly [title: string, lead: string, deadline: string];

/** A directive that runs before something else is said of its tasks. */
export const firstVersion: readonly Line[] = [
  ['Ban hành Thông tư về sản phẩm dữ liệu', 'Bộ Tư pháp', 'Tháng 6/2029'],
  ['Nâng cấp hạ tầng trung tâm dữ liệu', 'Bộ Công an', 'Tháng 9/2029'],
  ['Tập huấn kỹ năng số cho cán bộ cấp xã', 'Bộ Nội vụ', 'Theo lộ trình của Đề án'],
];

let files = 0;

export const annexFiles = (served: () => Served) => {
  const write = (text: string): string => {
    files += 1;
    const path = join(served().home, `phu-luc-${files}.tsv`);
    writeFileSync(path, text);
    return path;
  };
  const ofLines = (lines: readonly Line[]): string => {
    const rows = lines.map((line, at) => [String(at + 1), ...line].join('\t'));
    const header = 'TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện';
    // The same bytes are the same file, whatever it is called.
    return write([`Bản ${uniqueName('b')}`, header, ...rows, ''].join('\n'));
  };
  return {
    write,
    ofLines,
    /** Row 1 is clear, 2 and 4 name a unit nobody knows, 3 has no deadline. */
    inDoubt: () => write(annex()),
    /** Imports a file under a key of its own, which is answered with what was stated of it. */
    async imported(path = ofLines(firstVersion)) {
      const number = uniqueName('05');
      const said = await served().dondoc(['import', path, ...stated(number), '--yes']);
      expect(said).toMatchObject({ code: 0, err: '' });
      return { key: `TTg-${number}-2022`, stated: stated(number) };
    },
    typesOf: async (key: string, row: string) =>
      (await findTask(served().stage.database, `task/${key}/${row}`))?.events.map(
        ({ event }) => event.type,
      ),
  };
};
