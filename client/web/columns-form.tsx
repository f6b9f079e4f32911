/** What each column of the document's tables was taken for; another choice has the file read anew. */
import type { VNode } from 'preact';
import { undoneByMapping } from '../../domain/document/draft/mapping.js';
import type { ReadColumn } from '../../domain/document/draft/reading.js';
import { draftAddress } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { Token } from './layout.js';

const tableOf = ({ sheet, table }: ReadColumn): string => `${table}:${sheet ?? ''}`;

/** The name of a column's field says which column of which table it is. */
export const columnField = ({ sheet, table, column }: Omit<ReadColumn, 'header' | 'role'>) =>
  `column:${table}:${column}:${sheet ?? ''}`;

const Choice = (props: { readonly view: DraftView; readonly column: ReadColumn }): VNode => {
  const { view, column } = props;
  const field = columnField(column);
  const t = wordsFor(view.reader).columns;
  const roles = Object.entries(t.roles);
  // A role of a newer reader is kept, though we have no word for it.
  const known = roles.some(([role]) => role === column.role);
  return (
    <div class="column">
      <label class="form-label" for={field}>
        <span class="column-header">{column.header === '' ? t.noHeader : column.header}</span>
        <span class="muted">{t.isThe(column.column)}</span>
      </label>
      <select class="form-select" id={field} name={field}>
        {known ? null : (
          <option value={column.role} selected={true}>
            {column.role}
          </option>
        )}
        {roles.map(([role, word]) => (
          <option key={role} value={role} selected={role === column.role}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
};

export const ColumnsForm = ({ view }: { view: DraftView }): VNode | null => {
  const { reader, state, item, told } = view;
  const changing = told?.kind === 'done' && told.type === 'MapColumns';
  const t = wordsFor(reader).columns;
  if (state.readColumns.length === 0) return null;
  const tables = [...Map.groupBy(state.readColumns, tableOf)];
  const undone = changing ? undoneByMapping(state) : 0;
  return (
    <details class="card columns" id="columns" open={changing || state.rows.length === 0}>
      <summary>
        <h2>{t.title}</h2>
      </summary>
      <form
        method="post"
        action={`${draftAddress(item.id)}/columns`}
        hx-post={`${draftAddress(item.id)}/columns`}
        hx-trigger="change"
        hx-target="#read"
        hx-select="#read"
        hx-select-oob="#told,#steps"
        hx-swap="outerHTML"
      >
        <Token reader={reader} />
        <p class="form-hint">{t.hint}</p>
        {undone === 0 ? null : (
          <p class="notice notice-wait" role="status">
            {t.undone(undone)}
          </p>
        )}
        {tables.map(([key, columns]) => (
          <fieldset key={key} class="columns-table">
            {tables.length === 1 ? null : (
              <legend>{t.table(columns[0]?.table ?? 1, columns[0]?.sheet ?? null)}</legend>
            )}
            {columns.map((column) => (
              <Choice key={columnField(column)} view={view} column={column} />
            ))}
          </fieldset>
        ))}
        <button class="btn" type="submit">
          {t.apply}
        </button>
      </form>
    </details>
  );
};
