/** What stands in the document: the cells a row was read from, those in doubt marked. */
import type { VNode } from 'preact';
import type { ReadRow } from '../../domain/document/draft/reading.js';
import { doubtedFields } from '../../domain/document/draft/resolution.js';
import { type DraftRow, openReasons } from '../../domain/document/draft/state.js';
import { type TaskField, taskFields } from '../../domain/document/proposal.js';
import type { SourcePlace } from '../../domain/document/source.js';
import { placeText } from '../words/places.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { Glyph } from './status.js';

type Props = { readonly view: DraftView; readonly row: DraftRow; readonly source: ReadRow };

/** The row as a whole stands where its first cell does. */
const rowPlace = ({ task }: ReadRow): SourcePlace | null => {
  const first = taskFields.flatMap((field) => task.places[field] ?? [])[0];
  return first === undefined ? null : { ...first, column: null };
};

const sameRow = (one: SourcePlace, other: SourcePlace | null): boolean =>
  other !== null &&
  one.sheet === other.sheet &&
  one.table === other.table &&
  one.row === other.row &&
  one.line === other.line;

/** Beside a cell only what the place of the row does not say. */
const cellPlace = ({ view, source }: Props, place: SourcePlace | null): string => {
  if (place === null) return '';
  const nowhere = { sheet: null, table: null, row: null, line: null };
  return sameRow(place, rowPlace(source))
    ? placeText({ ...place, ...nowhere }, view.reader.language)
    : placeText(place, view.reader.language);
};

const headerOf = ({ view }: Props, field: TaskField, place: SourcePlace | null): string => {
  const column = view.state.readColumns.find(
    ({ sheet, table, column: number }) =>
      sheet === place?.sheet && table === place.table && number === place.column,
  );
  const header = column?.header.trim() ?? '';
  return header === '' ? wordsFor(view.reader).fields[field] : header;
};

const Cell = (props: Props & { readonly field: TaskField; readonly doubted: boolean }): VNode => {
  const { view, source, field, doubted } = props;
  const place = source.task.places[field];
  const where = cellPlace(props, place);
  return (
    <tr class={doubted ? 'cell-doubted' : ''}>
      <th scope="row" class="cell-name">
        {headerOf(props, field, place)}
        {where === '' ? null : <span class="cell-place">{where}</span>}
      </th>
      <td class="cell-words">
        {doubted ? (
          <>
            <Glyph status="pending" />
            <span class="visually-hidden">{wordsFor(view.reader).rowState.doubtful}: </span>
          </>
        ) : null}
        {source.cells[field] ?? ''}
      </td>
    </tr>
  );
};

const Source = (props: Props): VNode => {
  const { view, row, source } = props;
  const t = wordsFor(view.reader);
  const doubted = new Set(openReasons(row).flatMap((reason) => doubtedFields(row.origin, reason)));
  const filled = taskFields.filter(
    (field) => (source.cells[field] ?? '') !== '' || doubted.has(field),
  );
  const place = rowPlace(source);
  const where = place === null ? '' : placeText(place, view.reader.language);
  return (
    <>
      {where === '' ? null : <p class="source-place">{where}</p>}
      {filled.length === 0 ? (
        <p class="muted">{t.doubts.noCells}</p>
      ) : (
        <table class="table cells" aria-label={t.doubts.source}>
          <tbody>
            {source.task.no === '' ? null : (
              <tr>
                <th scope="row" class="cell-name">
                  {t.fields.no}
                </th>
                <td>{source.task.no}</td>
              </tr>
            )}
            {filled.map((field) => (
              <Cell key={field} {...props} field={field} doubted={doubted.has(field)} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};

export const SourceCard = ({ view, row }: { view: DraftView; row: DraftRow }): VNode => {
  const t = wordsFor(view.reader).doubts;
  return (
    <section class="card source" aria-labelledby="source">
      <h2 id="source">{row.proposal === null ? t.source : t.sentence}</h2>
      {row.sources.map((source) => (
        <Source
          key={`${source.task.rowKey}${source.task.line}`}
          view={view}
          row={row}
          source={source}
        />
      ))}
    </section>
  );
};
