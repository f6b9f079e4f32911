/**
 * Several dates, each for its own scope. Sources, by rule id:
 *
 * - `staged-from`: start dates ("cấp tỉnh từ ngày …; cấp huyện từ ngày …"). A start is no deadline, so
 *   nothing of it is late by computation.
 * - `staged`: last good days ("cấp tỉnh trước 1/6/2022; cấp huyện trước 1/12/2022"). Each stage keeps
 *   its own; the task is due when the last of them is.
 *
 * Stages that are not all read, or not all of one sort, are not read at all.
 */
import { countedRules } from './counted-rules.js';
import { dateRules } from './date-rules.js';
import { intervalRules } from './interval-rules.js';
import type { DeadlineStage } from './messages.js';
import { startRules } from './open-rules.js';
import { type DeadlineContext, firstReading, type Reading, type Rule } from './reading.js';
import { expressionsIn } from './scan.js';
import { wordsOfPhrase } from './wording.js';

const rules = [...startRules, ...dateRules, ...intervalRules, ...countedRules];

/** A comma ends a stage only after figures or a bracket: it also stands inside scopes ("cấp bộ, cấp tỉnh"). */
const piecesOf = (text: string): string[] =>
  text.split(/[;\n]|(?<=[\d)]),(?=\s)(?!\s+năm\s)/u).filter((piece) => piece.trim() !== '');

const bullet = /^[\s\-–—+•]+/;
/** A scope after its date is introduced, or it would be what is left of words nobody read. */
const scopeAfter = /^\s*(?:\(|(?:đối với|tại|cho|ở)\s)/iu;

const scopeOf = (before: string, after: string): string | null => {
  const [left, right] = [before.replace(bullet, '').replace(/[\s,:(]+$/, ''), after.trim()];
  if (left !== '') return /^[.)\s]*$/.test(right) ? left : null;
  return scopeAfter.test(right) ? right.replace(/^\(|[).\s]+$/g, '').trim() : null;
};

type Stage = { readonly scope: string; readonly reading: Reading };

const stageOf = (piece: string, context: DeadlineContext): Stage | null => {
  const [expression, second] = expressionsIn(piece, 'cell');
  if (expression === undefined || second !== undefined) return null;
  const scope = scopeOf(piece.slice(0, expression.start), piece.slice(expression.end));
  if (scope === null || scope === '') return null;
  const verbatim = piece.slice(expression.start, expression.end);
  const found = firstReading(rules, { words: wordsOfPhrase(verbatim), verbatim }, context);
  return found === null ? null : { scope, reading: found.reading };
};

const stagesOf = (verbatim: string, context: DeadlineContext): Stage[] => {
  const pieces = piecesOf(verbatim.normalize('NFC'));
  if (pieces.length < 2) return [];
  const stages = pieces.flatMap((piece) => stageOf(piece, context) ?? []);
  return stages.length === pieces.length ? stages : [];
};

const stagedRule = (id: string, kind: 'start' | 'date'): Rule => ({
  id,
  read({ verbatim }, context) {
    const stages = stagesOf(verbatim, context);
    if (stages.length === 0) return null;
    const dated = stages.flatMap(({ scope, reading: { deadline } }): DeadlineStage[] => {
      const date = kind === 'start' ? deadline.earliest : deadline.due;
      return deadline.kind === kind && date !== null ? [{ scope, date }] : [];
    });
    if (dated.length < stages.length) return null;
    const deadlines = stages.map(({ reading }) => reading.deadline);
    const starts = deadlines.map(({ earliest }) => earliest).sort();
    const last =
      dated
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null;
    const ends = deadlines.map(({ dueAt }) => dueAt).sort();
    return {
      deadline: {
        kind: 'staged',
        due: kind === 'start' ? null : last,
        dueAt: ends.at(-1) ?? null,
        earliest: starts[0] ?? null,
        latest: last,
        stages: dated,
      },
      review: [...new Set(stages.flatMap(({ reading }) => reading.review))],
      alternatives: [],
    };
  },
});

export const stagedRules: readonly Rule[] = [
  stagedRule('staged-from', 'start'),
  stagedRule('staged', 'date'),
];
