/** A draft as a person at a terminal sees it: the list, one row, one proposal. */
import { civilDateOf, instantFromMs } from '../../domain/calendar/instant.js';
import type { SourcePlace } from '../../domain/document/source.js';
import type { DraftItem } from '../../store/drafts.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { deadlineMore } from '../words/deadlines.js';
import type { Call } from './call.js';
import { correctionTexts } from './correction-texts.js';
import type { DraftDetail, DraftRow } from './draft-calls.js';
import { shortened } from './output.js';

const longest = 400;

export const showDrafts = (call: Call, items: readonly DraftItem[]): void => {
  const { output, texts, language } = call;
  const t = texts.review;
  output.table(
    [
      { title: t.id },
      { title: t.name, wide: true },
      { title: t.file, wide: true },
      { title: t.rows, align: 'right' },
      { title: t.doubtful, align: 'right' },
      { title: t.state },
      { title: t.changed },
    ],
    items.map(({ id, name, fileName, corrects, counts, state, updatedAt }) => [
      id,
      corrects === null
        ? shortened(name, 80)
        : `${shortened(name, 60)} (${correctionTexts[language].correctsIt.toLowerCase()} ${corrects})`,
      shortened(fileName, 40),
      String(counts.rows),
      String(counts.doubtful),
      t.states[state] ?? state,
      formatInstant(updatedAt, language),
    ]),
  );
};

export const draftFacts = (
  { draft, facts }: DraftDetail,
  { texts, output, language }: Call,
): [string, string][] => {
  const t = texts.read;
  const lacking = output.paint.yellow(t.notInFile);
  return [
    [t.name, shortened(facts.name, 90)],
    [t.issuer, facts.issuer === null ? lacking : `${facts.issuer.name} (${facts.issuer.code})`],
    [t.number, facts.number ?? lacking],
    [t.signed, facts.signedOn === null ? lacking : formatDate(facts.signedOn)],
    [t.key, facts.key],
    ...(facts.corrects === null
      ? []
      : [[correctionTexts[language].correctsIt, facts.corrects] satisfies [string, string]]),
    [texts.review.file, draft.fileName],
  ];
};

/** Why rows are in doubt, with the id a script would name. */
export const showReasons = ({ output, texts }: Call, { reasons }: DraftDetail): void => {
  if (reasons.length === 0) return;
  output.line();
  output.line(output.paint.bold(texts.review.byReason));
  output.table(
    [{ title: texts.review.rows, align: 'right' }, { title: '', wide: true }, { title: '' }],
    reasons.map(({ reason, text, rows }) => [String(rows), text, output.paint.dim(reason)]),
  );
};

/** A file with lines is looked up by them; any other by its sheets and tables. */
export const placeWords = ({ sheet, table, row, line }: SourcePlace, { texts }: Call): string =>
  line === null
    ? [
        ...(sheet === null ? [] : [sheet]),
        ...(table === null || row === null ? [] : [texts.review.table(table, row)]),
      ].join(', ')
    : texts.review.line(line);

type Task = DraftRow['task'];

const meaningOf = ({ deadline }: Task, { words, texts, language }: Call): string => {
  const { phrase, due, kind, rolledFrom } = deadline;
  const meaning = due === null ? words.deadlineKind[kind] : formatDate(due);
  const today = civilDateOf(instantFromMs(Date.now()));
  return [
    phrase === '' ? `${texts.read.blank} → ${meaning}` : meaning,
    ...deadlineMore(deadline, language, today),
    ...(rolledFrom === undefined ? [] : [texts.tasks.rolled(formatDate(rolledFrom))]),
  ].join(' · ');
};

const unitWords = (units: Task['leads'], none: string): string =>
  units.length === 0 ? none : units.map(({ code, name }) => `${name} (${code})`).join('; ');

type Shown = { readonly name: keyof Call['texts']['review']['fields']; readonly value: string };

const fieldsOf = (task: Task, call: Call): readonly Shown[] => [
  { name: 'title', value: task.title },
  { name: 'leads', value: unitWords(task.leads, call.texts.read.nobody) },
  { name: 'coordinating', value: unitWords(task.coordinating, '') },
  { name: 'deadline', value: meaningOf(task, call) },
  { name: 'deliverable', value: task.deliverable },
  { name: 'status', value: task.status },
  { name: 'note', value: task.note },
  ...(task.urgency === 'express'
    ? [{ name: 'urgency' as const, value: call.texts.review.urgencies.express }]
    : []),
];

const doubted = ({ reasons }: DraftRow, name: Shown['name']): boolean =>
  reasons.some(({ fields }) => fields.some((field) => field === name));

/** The words of the file beside what was understood of them; what is in doubt is marked. */
export const showRow = (call: Call, row: DraftRow, where: string): void => {
  const { output, texts } = call;
  const { paint } = output;
  const t = texts.review;
  const [source] = row.sources;
  const place = source?.places['title'] ?? null;
  const position = place === null ? '' : placeWords(place, call);
  output.line();
  output.line(
    [paint.bold(`${texts.read.row} ${row.id}`), position, where]
      .filter((text) => text !== '')
      .join(' · '),
  );
  for (const { text } of row.reasons) output.line(paint.yellow(`! ${text}`));
  const cells = (name: string): string =>
    row.sources
      .map((one) => one.cells[name] ?? '')
      .filter((text) => text !== '')
      .join('\n');
  output.table(
    [{ title: '' }, { title: t.inFile, wide: true }, { title: t.understood, wide: true }],
    fieldsOf(row.task, call)
      .filter(({ name, value }) => value !== '' || cells(name) !== '')
      .map(({ name, value }) => {
        const label = t.fields[name];
        return [
          doubted(row, name) ? paint.yellow(`! ${label}`) : label,
          shortened(cells(name), longest),
          shortened(value, longest),
        ];
      }),
  );
};

export const showProposal = (
  call: Call,
  { sentence, place, task, reasons }: DraftDetail['proposals'][number],
  where: string,
): void => {
  const { output, texts } = call;
  output.line();
  output.line([output.paint.bold(where), placeWords(place, call)].join(' · '));
  for (const { text } of reasons) output.line(output.paint.yellow(`! ${text}`));
  output.facts([
    [texts.review.sentence, shortened(sentence, longest)],
    ...fieldsOf(task, call)
      .filter(({ value }) => value !== '')
      .map(({ name, value }): [string, string] => [
        texts.review.fields[name],
        shortened(value, longest),
      ]),
  ]);
};
