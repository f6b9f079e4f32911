/** The directives tasks come from. */
import type { VNode } from 'preact';
import { taskStatuses } from '../../domain/task/status.js';
import type { DraftList } from '../../store/drafts.js';
import type { DocumentItem } from '../../store/overviews.js';
import type { TaskList } from '../../store/queries.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { CorrectionsMade } from './corrections-made.js';
import {
  type Arrival,
  arrivalWords,
  type DocumentSigned,
  Signatures,
  UnassignedRows,
} from './document-signed.js';
import { draftTexts } from './draft-texts.js';
import { Icon } from './icons.js';
import { renderPage } from './layout.js';
import { knownName } from './names.js';
import { OpenDrafts } from './open-drafts.js';
import type { Reader } from './reader.js';
import { Glyph } from './status.js';
import { TaskTable } from './task-table.js';

const Row = ({ reader, item }: { reader: Reader; item: DocumentItem }): VNode => (
  <tr>
    <td class="cell-task">
      <a class="task-link" href={`/documents/${item.key}`}>
        {item.name}
      </a>
      <span class="task-under">
        <span class="task-key">{item.key}</span>
      </span>
    </td>
    <td class="cell-lead">{knownName(item.issuer) ?? ''}</td>
    <td class="cell-last">{item.signedOn === null ? '' : formatDate(item.signedOn)}</td>
    <td class="cell-number">{item.tasks}</td>
    <td class="cell-last">{formatInstant(item.importedAt, reader.language)}</td>
  </tr>
);

export const documentsPage = (
  reader: Reader,
  items: readonly DocumentItem[],
  /** Those under review; null for readers who do not import. */
  drafts: { readonly list: DraftList; readonly page: number } | null,
): string => {
  const { texts: t } = reader;
  const columns = t.documentColumns;
  return renderPage(
    reader,
    { title: t.documents, current: 'documents' },
    <>
      <div class="page-head">
        <div>
          <h1>{t.documents}</h1>
          <p class="page-lead">{t.documentsLead(items.length)}</p>
        </div>
        {drafts === null ? null : (
          <a class="btn btn-primary" href="/drafts/new">
            <Icon name="file-import" />
            {draftTexts[reader.language].importDocument}
          </a>
        )}
      </div>
      {drafts === null ? null : (
        <OpenDrafts reader={reader} drafts={drafts.list} page={drafts.page} />
      )}
      {items.length === 0 ? (
        <div class="card nothing">
          <h2>{t.noDocuments}</h2>
          <p>{t.noTasksYetMore}</p>
        </div>
      ) : (
        <div class="card">
          <table class="table documents" aria-label={t.documents}>
            <thead>
              <tr>
                <th scope="col">{columns.name}</th>
                <th scope="col" class="cell-lead">
                  {columns.issuer}
                </th>
                <th scope="col" class="cell-last">
                  {columns.signedOn}
                </th>
                <th scope="col" class="cell-number">
                  {columns.tasks}
                </th>
                <th scope="col" class="cell-last">
                  {columns.imported}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.key} reader={reader} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>,
  );
};

const Facts = ({ reader, item }: { reader: Reader; item: DocumentItem }): VNode => {
  const columns = reader.texts.documentColumns;
  const facts: readonly (readonly [string, string])[] = [
    [columns.issuer, knownName(item.issuer) ?? ''],
    [columns.number, item.number],
    [columns.signedOn, item.signedOn === null ? '' : formatDate(item.signedOn)],
    [columns.file, item.files.map(({ fileName }) => fileName).join(', ')],
    [columns.imported, formatInstant(item.importedAt, reader.language)],
    [columns.amnesty, item.amnesty === 0 ? '' : String(item.amnesty)],
  ];
  return (
    <dl class="facts-row">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
};

const ArrivalBanner = ({ reader, arrival }: { reader: Reader; arrival: Arrival }): VNode => (
  <p class="notice notice-good" role="status">
    {arrivalWords(reader, arrival).join(' ')}
  </p>
);

export const documentPage = (
  reader: Reader,
  item: DocumentItem,
  { own: list, remandated }: { readonly own: TaskList; readonly remandated: TaskList },
  made: DocumentSigned,
  arrival: Arrival | null,
): string => {
  const { texts: t } = reader;
  return renderPage(
    reader,
    { title: item.name, current: 'documents' },
    <>
      <div class="page-head">
        <div>
          <p class="page-over">
            <a href="/documents">{t.documents}</a> › {item.key}
          </p>
          <h1>{item.name}</h1>
        </div>
      </div>
      {arrival === null ? null : <ArrivalBanner reader={reader} arrival={arrival} />}
      <Facts reader={reader} item={item} />
      <UnassignedRows reader={reader} rows={made.unassigned} />
      <Signatures reader={reader} signatures={made.signatures} />
      <CorrectionsMade reader={reader} document={item.key} corrections={made.corrections} />
      <nav aria-label={t.filterByStatus}>
        <ul class="chips">
          {taskStatuses
            .filter((status) => list.counts[status] > 0)
            .map((status) => (
              <li key={status}>
                <a class="chip" href={`/tasks?document=${item.key}&status=${status}`}>
                  <Glyph status={status} />
                  {reader.words.status[status]}
                  <span class="chip-count">{list.counts[status]}</span>
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {list.total === 0 && remandated.total > 0 ? null : (
        <TaskTable reader={reader} items={list.items} label={t.tasks} />
      )}
      {list.total > list.items.length ? (
        <p>
          <a href={`/tasks?document=${item.key}`}>{t.seeAll(list.total)}</a>
        </p>
      ) : null}
      {remandated.total === 0 ? null : (
        <section aria-labelledby="remandated">
          <h2 id="remandated">{t.remandatedHere}</h2>
          <TaskTable reader={reader} items={remandated.items} label={t.remandatedHere} />
        </section>
      )}
    </>,
  );
};
