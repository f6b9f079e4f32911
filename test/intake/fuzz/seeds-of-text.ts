/** Text in every layout, each under the name of the reader that its look calls for. */
import type { SourceBlock, SourceTable } from '../../../domain/document/source.js';
import type { Random } from '../../support/random.js';
import { widthOf } from '../../support/source-tables.js';
import { paragraph, table } from '../../support/sources.js';
import { asAlignedColumns, asCellBlocks, asMarkdown, asTabs } from '../../support/text-layouts.js';
import { blocksFrom, encode, type MakeSeed } from './seed.js';

/** So that the layout shows, whatever else is made. */
const annex: readonly SourceBlock[] = [
  paragraph('PHỤ LỤC NHIỆM VỤ'),
  table([
    ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'],
    ['I', 'Hoàn thiện thể chế', '', ''],
    ['1', 'Nối, chia sẻ dữ liệu;\nkiểm tra', 'Bộ Công an', 'Tháng 3/2022'],
    ['', 'và làm sạch', '', ''],
    ['2', 'Báo cáo Thủ tướng', 'Các bộ, ngành', 'Quý II năm 2022'],
    ['3', 'Trình Chính phủ', 'Bộ Tư pháp', ''],
  ]),
];

/** Text knows no spans: what a cell covers beyond its first place is blank. */
const flat = (source: SourceTable): SourceTable => {
  const width = widthOf(source);
  const rows = source.rows.map(({ cells }) =>
    Array.from(
      { length: width },
      (_, index) => cells.find(({ column }) => column === index + 1)?.text ?? '',
    ),
  );
  return table(rows, { table: source.table });
};

type Layout = (source: { readonly blocks: readonly SourceBlock[] }) => string;

const textOf = (random: Random, layout: Layout): string =>
  layout({
    blocks: [...annex, ...blocksFrom(random)].map((block) =>
      block.kind === 'table' ? flat(block) : block,
    ),
  });

const layouts = [asTabs, asMarkdown, asCellBlocks, asAlignedColumns];

/** What somebody pasted together out of several sources. */
const pasted = (random: Random): string =>
  Array.from({ length: 1 + random.below(3) }, () => textOf(random, random.pick(layouts))).join(
    random.pick(['\n', '\r\n\r\n', '\f']),
  );

const make =
  (fileName: string, write: (random: Random) => string): MakeSeed =>
  (random) => {
    const text = write(random);
    const wide = random.chance(0.1);
    const bytes = wide ? Buffer.from(`\ufeff${text}`, 'utf16le') : encode(text);
    return { bytes, fileName };
  };

export const textSeeds: Readonly<Record<string, MakeSeed>> = {
  tsv: make('annex.tsv', (random) => textOf(random, asTabs)),
  markdown: make('annex.md', (random) => textOf(random, asMarkdown)),
  'cell-blocks': make('annex.txt', (random) => textOf(random, asCellBlocks)),
  aligned: make('annex.txt', (random) => textOf(random, asAlignedColumns)),
  pasted: make('annex.txt', pasted),
};
