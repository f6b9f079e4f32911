/** What the corrected versions of a directive did: what was signed for, and what the tasks made of it. */
import type { VNode } from 'preact';
import type { TaskRefusal } from '../../domain/task/messages.js';
import type { CorrectionMade } from '../http/corrections-made.js';
import { formatInstant } from '../words/dates.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { taskLabel, taskPath } from './difference-card.js';
import { dutyTexts } from './duty-texts.js';
import type { Reader } from './reader.js';

type Props = { readonly reader: Reader; readonly document: string };

const Orders = ({ reader, document, made }: Props & { made: CorrectionMade }): VNode => {
  const t = correctionPageTexts[reader.language];
  const { accepted, waiting, refused } = made.orders;
  const reasonOf = (reason: string): string =>
    reason in reader.words.refusal ? reader.words.refusal[reason as TaskRefusal] : reason;
  return (
    <ul>
      {accepted === 0 ? null : <li>{t.accepted(accepted)}</li>}
      {waiting === 0 ? null : <li>{t.stillWaiting(waiting)}</li>}
      {refused.length === 0 ? null : (
        <li>
          {t.refusedBy(refused.length)}
          <ul>
            {refused.map(({ task, reason }) => (
              <li key={task}>
                <a href={taskPath(task)}>{taskLabel(task, document)}</a>: {reasonOf(reason)}
              </li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  );
};

/** The newest first; while commands are on their way the page looks again by itself. */
export const CorrectionsMade = ({
  reader,
  document,
  corrections,
}: Props & { readonly corrections: readonly CorrectionMade[] }): VNode | null => {
  const t = correctionPageTexts[reader.language];
  if (corrections.length === 0) return null;
  const waits = corrections.some(({ orders }) => orders.waiting > 0);
  return (
    <section
      class="card corrections"
      id="corrections"
      aria-labelledby="corrections-title"
      {...(waits
        ? {
            'hx-get': `/documents/${document}`,
            'hx-select': '#corrections',
            'hx-trigger': 'load delay:1500ms',
            'hx-swap': 'outerHTML',
          }
        : {})}
    >
      <h2 id="corrections-title">{t.made}</h2>
      <ol class="plain">
        {[...corrections].reverse().map((made) => {
          const of = (wanted: string): number =>
            made.changes.filter(({ kind }) => kind === wanted).length;
          const remandated = of('remandated');
          const begun = { new: of('new'), left: made.left.length };
          const counts = { changed: of('changed'), withdrawn: of('withdrawn'), ...begun };
          return (
            <li key={made.digest} class="correction">
              <p>
                <strong>{made.fileName}</strong>{' '}
                <span class="muted">{formatInstant(made.at, reader.language)}</span>
              </p>
              <p>{t.madeBy(made.basis)}</p>
              <p>{t.madeOf(counts)}</p>
              {remandated === 0 ? null : (
                <p>{dutyTexts[reader.language].signed.remandated(remandated)}</p>
              )}
              <Orders reader={reader} document={document} made={made} />
            </li>
          );
        })}
      </ol>
    </section>
  );
};
