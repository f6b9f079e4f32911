/** The differences of a corrected version, as a person reads them before signing. */
import type { z } from 'zod';
import type { compared } from '../http/correction-schemas.js';
import { formatDate } from '../words/dates.js';
import type { Call } from './call.js';
import { correctionTexts } from './correction-texts.js';
import { shortened } from './output.js';
import { shortId } from './task-reference.js';

export type Compared = Extract<z.infer<typeof compared>, { outcome: 'compared' }>;
export type Difference = Compared['differences'][number];
export type Doubt = Compared['doubts'][number];
type Changed = Extract<Difference, { kind: 'changed' }>;
type Row = Changed['row'];

const longestTitle = 80;

export const rowOf = (task: string): string => task.split('/')[2] ?? task;

/** New numbers and remarks ask nothing of anybody: they are counted, not listed. */
const isQuiet = (difference: Difference): boolean =>
  difference.kind === 'changed' &&
  difference.what.every((change) => change === 'renumbered' || change === 'remarked');

/** What a signature is for. */
export const needsSignature = ({ kind }: Difference): boolean =>
  kind === 'changed' || kind === 'withdrawn' || kind === 'new';

const dueOf = ({ deadline }: Pick<Row, 'deadline'>): string =>
  deadline.due === null ? `“${deadline.phrase}”` : formatDate(deadline.due);

const unitsOf = ({ parts }: Pick<Row, 'parts'>, { words }: Call): string =>
  parts.map(({ name, role }) => `${name} (${words.role[role].toLowerCase()})`).join('; ');

const placeOf = ({ section, number }: Pick<Row, 'section' | 'number'>): string =>
  `${section} ${number}`.trim();

const detailsOf = ({ what, row, standing, changes }: Changed, call: Call): string[] => {
  const t = correctionTexts[call.language];
  const title = (text: string): string => `“${shortened(text, longestTitle)}”`;
  return what.flatMap((change): string[] => {
    switch (change) {
      case 'reworded':
        return 'title' in changes ? [`${title(standing.title)} → ${title(row.title)}`] : [];
      case 'deadline-moved': {
        const { due } = standing;
        const inForce =
          due === null || due === standing.deadline.due ? [] : [t.inForce(formatDate(due))];
        return [`${dueOf(standing)} → ${dueOf(row)}`, ...inForce];
      }
      case 'units-changed':
        return [`${unitsOf(standing, call)} → ${unitsOf(row, call)}`];
      case 'renumbered':
        return [`${placeOf(standing)} → ${placeOf(row)}`];
      default:
        return [];
    }
  });
};

const lineOf = (difference: Difference, call: Call): string[] => {
  const t = correctionTexts[call.language];
  const { task, kind } = difference;
  switch (kind) {
    case 'changed':
      return [
        rowOf(task),
        difference.what.map((change) => t.what[change]).join(', '),
        [
          ...(difference.what.includes('reworded')
            ? []
            : [shortened(difference.row.title, longestTitle)]),
          ...detailsOf(difference, call),
        ].join('\n'),
      ];
    case 'withdrawn':
      return [rowOf(task), t.kinds[kind], shortened(difference.standing.title, longestTitle)];
    case 'new': {
      const { title, remandates } = difference.row;
      const what = remandates === undefined ? t.kinds[kind] : t.remandates(shortId(remandates));
      return [rowOf(task), what, shortened(title, longestTitle)];
    }
    case 'closed':
      return [rowOf(task), t.kinds[kind], shortened(difference.row.title, longestTitle)];
    case 'unchanged':
      return [rowOf(task), '', ''];
  }
};

export const candidatesOf = (
  { candidates }: Extract<Doubt, { kind: 'which' }>,
  { language }: Call,
): string[] => {
  const t = correctionTexts[language];
  return candidates.map(({ standing, evidence }, at) => {
    const grounds = [
      t.alike(Math.round(evidence.alike * 100)),
      ...(evidence.samePlace ? [t.samePlace] : []),
    ].join(', ');
    return `${at + 1}. ${rowOf(standing.task)} (${grounds}): ${shortened(standing.title, longestTitle)}`;
  });
};

const doubtLine = (doubt: Doubt, call: Call): string[] => {
  const t = correctionTexts[call.language];
  return doubt.kind === 'gone'
    ? [
        rowOf(doubt.standing.task),
        t.gone(doubt.standing.others),
        shortened(doubt.standing.title, longestTitle),
      ]
    : [
        doubt.row.rowKey,
        t.which,
        [shortened(doubt.row.title, longestTitle), ...candidatesOf(doubt, call)].join('\n'),
      ];
};

export const showDifferences = (call: Call, { key, differences, doubts }: Compared): void => {
  const { output, language } = call;
  const t = correctionTexts[language];
  const columns = [{ title: t.row }, { title: t.change }, { title: t.detail, wide: true }];
  const shown = differences.filter((one) => one.kind !== 'unchanged' && !isQuiet(one));
  output.line(output.paint.bold(t.title(key)));
  output.line();
  if (shown.length > 0)
    output.table(
      columns,
      shown.map((one) => lineOf(one, call)),
    );
  const quiet = differences.filter(isQuiet).length;
  const unchanged = differences.filter(({ kind }) => kind === 'unchanged').length;
  output.line();
  if (quiet > 0) output.line(`  ${t.quiet(quiet)}`);
  output.line(`  ${t.unchanged(unchanged)}`);
  if (doubts.length === 0) return;
  output.line();
  output.line(output.paint.yellow(t.doubts(doubts.length)));
  output.table(
    columns,
    doubts.map((one) => doubtLine(one, call)),
  );
};
