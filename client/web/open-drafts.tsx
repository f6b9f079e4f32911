/** Documents between upload and signature, each with what is left to do. */
import type { DraftItem } from '../../store/drafts.js';
import { formatInstant } from '../words/dates.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { draftTexts } from './draft-texts.js';
import type { Reader } from './reader.js';
import { Glyph } from './status.js';

export const OpenDrafts = ({
  reader,
  drafts,
}: {
  reader: Reader;
  drafts: readonly DraftItem[];
}) => {
  const t = draftTexts[reader.language];
  if (drafts.length === 0) return null;
  const columns = t.openDraftColumns;
  return (
    <section class="card" aria-labelledby="open-drafts">
      <h2 id="open-drafts" class="card-title">
        {t.openDrafts} <span class="count">{drafts.length}</span>
      </h2>
      <table class="table documents drafts" aria-labelledby="open-drafts">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col" class="cell-left">
              {columns.state}
            </th>
            <th scope="col" class="cell-number">
              {columns.rows}
            </th>
            <th scope="col" class="cell-last">
              {columns.changed}
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, name, fileName, corrects, counts, updatedAt }) => (
            <tr key={id}>
              <td class="cell-task">
                <a class="task-link" href={`/drafts/${id}`}>
                  {name}
                </a>
                <span class="task-under">
                  {fileName}
                  {corrects === null ? null : (
                    <span class="task-key">
                      {correctionPageTexts[reader.language].correctsKey(corrects)}
                    </span>
                  )}
                </span>
              </td>
              <td class="cell-left">
                <span
                  class={`state ${counts.doubtful > 0 ? 'state-pending' : 'state-done-on-time'}`}
                >
                  <Glyph status={counts.doubtful > 0 ? 'pending' : 'done-on-time'} />
                  {t.doubtsLeft(counts.doubtful)}
                </span>
                {counts.proposals === 0 ? null : (
                  <span class="task-under">{t.proposalsLeft(counts.proposals)}</span>
                )}
              </td>
              <td class="cell-number">{counts.rows}</td>
              <td class="cell-last">{formatInstant(updatedAt, reader.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
