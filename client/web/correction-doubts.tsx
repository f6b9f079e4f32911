/** What could be read in two ways of a corrected version: each decided with one button, and taken back with one. */
import type { VNode } from 'preact';
import type { Evidence } from '../../domain/document/matching.js';
import type { DraftDifferences } from '../http/draft-correction.js';
import { type CorrectionPageTexts, correctionPageTexts } from './correction-page-texts.js';
import { deadlineText, taskLabel, taskPath } from './difference-card.js';
import type { Reader } from './reader.js';

type Doubt = DraftDifferences['doubts'][number];
type Props = { readonly reader: Reader; readonly seen: DraftDifferences };

const groundsOf = (t: CorrectionPageTexts, evidence: Evidence): string =>
  [
    ...(evidence.alike === 0 ? [] : [t.alike(Math.round(evidence.alike * 100))]),
    ...(evidence.samePlace ? [t.samePlace] : []),
    ...(evidence.sameLead ? [t.sameLead] : []),
  ].join(', ');

const leadOf = ({ parts }: { readonly parts: readonly { readonly name: string }[] }): string =>
  parts[0]?.name ?? '';

const Which = ({
  reader,
  seen,
  doubt,
}: Props & { readonly doubt: Extract<Doubt, { kind: 'which' }> }): VNode => {
  const t = correctionPageTexts[reader.language];
  const { id, row, candidates } = doubt;
  return (
    <li class="card difference doubt" id={`doubt-${id}`}>
      <p class="difference-title">
        <strong>{row.rowKey}</strong> {row.title}
      </p>
      <p class="muted">
        {leadOf(row)} · {deadlineText(row)}
      </p>
      <p class="difference-says">{t.whichTask}</p>
      <ul class="plain candidates">
        {candidates.map(({ standing, evidence }) => (
          <li key={standing.task}>
            <button
              class="btn choice"
              type="submit"
              name="do"
              value={`identify|${id}|${standing.task}`}
            >
              {t.isTask} {taskLabel(standing.task, seen.key)}
            </button>
            <span class="candidate">
              {standing.title}{' '}
              <span class="muted">
                ({leadOf(standing)} · {deadlineText(standing)} · {groundsOf(t, evidence)})
              </span>
            </span>
          </li>
        ))}
        <li>
          <button class="btn choice" type="submit" name="do" value={`identify|${id}|new`}>
            {t.isNew}
          </button>
        </li>
      </ul>
    </li>
  );
};

const Gone = ({
  reader,
  seen,
  doubt,
}: Props & { readonly doubt: Extract<Doubt, { kind: 'gone' }> }): VNode => {
  const t = correctionPageTexts[reader.language];
  const { task, title, others } = doubt.standing;
  return (
    <li class="card difference doubt">
      <p class="difference-title">
        <a href={taskPath(task)} target="_blank" rel="noreferrer">
          {taskLabel(task, seen.key)}
        </a>{' '}
        {title}
      </p>
      <p class="difference-says">
        {t.rowGone} {others.join(', ')}
      </p>
      <div class="row-actions">
        <button class="btn" type="submit" name="do" value={`gone|${task}|kept`}>
          {t.keep}
        </button>
        <button class="btn" type="submit" name="do" value={`gone|${task}|withdrawn`}>
          {t.withdraw}
        </button>
      </div>
    </li>
  );
};

export const Doubts = ({ reader, seen }: Props): VNode | null => {
  const t = correctionPageTexts[reader.language];
  if (seen.doubts.length === 0) return null;
  return (
    <section id="doubts" aria-labelledby="doubts-title">
      <h2 id="doubts-title">
        {t.doubts} <span class="count">{seen.doubts.length}</span>
      </h2>
      <ol class="plain differences">
        {seen.doubts.map((doubt) =>
          doubt.kind === 'which' ? (
            <Which key={doubt.id} reader={reader} seen={seen} doubt={doubt} />
          ) : (
            <Gone key={doubt.standing.task} reader={reader} seen={seen} doubt={doubt} />
          ),
        )}
      </ol>
    </section>
  );
};

const TakeBack = ({ word, what }: { word: string; what: string }): VNode => (
  <button class="btn btn-sm btn-link" type="submit" name="do" value={what}>
    {word}
  </button>
);

/** What was decided stays in sight until it is signed. */
export const Decided = ({ reader, seen }: Props): VNode | null => {
  const t = correctionPageTexts[reader.language];
  const label = (task: Parameters<typeof taskLabel>[0]) => taskLabel(task, seen.key);
  if (seen.identified.length + seen.gone.length === 0) return null;
  return (
    <section class="card decided" aria-labelledby="decided">
      <h2 id="decided">{t.decided}</h2>
      <ul class="plain">
        {seen.identified.map(({ id, rowKey, task }) => (
          <li key={id}>
            {task === 'new' ? t.rowIsNew(rowKey) : t.rowIs(rowKey, label(task))}
            <TakeBack word={t.takeBack} what={`identify|${id}|`} />
          </li>
        ))}
        {seen.gone.map(({ task, decision }) => (
          <li key={task}>
            {decision === 'kept' ? t.goneKept(label(task)) : t.goneWithdrawn(label(task))}
            <TakeBack word={t.takeBack} what={`gone|${task}|`} />
          </li>
        ))}
      </ul>
    </section>
  );
};
