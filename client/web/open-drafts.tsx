/** Documents between upload and signature, each with what is left to do. */
import type { VNode } from 'preact';
import type { DraftList } from '../../store/drafts.js';
import { formatInstant } from '../words/dates.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { draftTexts } from './draft-texts.js';
import { draftsPerPage, type Reader } from './reader.js';
import { Glyph } from './status.js';

type Props = { readonly reader: Reader; readonly drafts: DraftList; readonly page: number };

const Pages = ({ reader, drafts, page }: Props): VNode | null => {
  const last = Math.max(1, Math.ceil(drafts.total / draftsPerPage));
  if (last === 1) return null;
  const { texts: t } = reader;
  const link = (to: number, word: string): VNode | null =>
    to < 1 || to > last ? null : (
      <a class="btn" href={`/documents?drafts=${to}#open-drafts`}>
        {word}
      </a>
    );
  return (
    <nav class="pages" aria-label={t.pages}>
      {link(Math.min(page, last + 1) - 1, t.previous)}
      <span>
        {page}/{last}
      </span>
      {link(page + 1, t.next)}
    </nav>
  );
};

export const OpenDrafts = (props: Props): VNode | null => {
  const { reader, drafts } = props;
  const t = draftTexts[reader.language];
  if (drafts.total === 0) return null;
  const columns = t.openDraftColumns;
  return (
    <section class="card" aria-labelledby="open-drafts">
      <h2 id="open-drafts" class="card-title">
        {t.openDrafts} <span class="count">{drafts.total}</span>
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
          {drafts.items.map(({ id, name, fileName, corrects, counts, updatedAt }) => (
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
      <Pages {...props} />
    </section>
  );
};
