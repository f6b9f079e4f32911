/** The list of tasks: status chips and filters are in the address, so a view can be sent to others. */
import type { VNode } from 'preact';
import type { TaskStatus } from '../../domain/task/status.js';
import { taskStatuses } from '../../domain/task/status.js';
import type { DocumentItem } from '../../store/overviews.js';
import { type TaskFilter, type TaskList, taskSorts } from '../../store/queries.js';
import { renderPage } from './layout.js';
import type { Reader } from './reader.js';
import { Glyph } from './status.js';
import { TaskTable } from './task-table.js';
import type { UnitOption } from './waiting.js';

export const pageSize = 100;

export type TaskView = {
  readonly filter: TaskFilter;
  readonly page: number;
  readonly list: TaskList;
  readonly documents: readonly DocumentItem[];
  readonly units: readonly UnitOption[];
};

/** Address of the same view with some of it changed; empty values are left out. */
const addressWith = (
  { filter }: TaskView,
  changes: Readonly<Record<string, string | number | undefined>>,
): string => {
  const { status, quadrant, document, unit, search, sort } = filter;
  const values = { status, quadrant, document, unit, search, sort, ...changes };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '/tasks' : `/tasks?${text}`;
};

type Props = { readonly reader: Reader; readonly view: TaskView };

const Chip = (props: {
  readonly href: string;
  readonly chosen: boolean;
  readonly status: TaskStatus | null;
  readonly word: string;
  readonly count: number;
}): VNode => (
  <li>
    <a
      class="chip"
      href={props.href}
      {...(props.chosen ? { 'aria-current': 'true' as const } : {})}
    >
      {props.status === null ? null : <Glyph status={props.status} />}
      {props.word}
      <span class="chip-count">{props.count}</span>
    </a>
  </li>
);

const Chips = ({ reader, view }: Props): VNode => {
  const { counts } = view.list;
  const chosen = view.filter.status;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <nav aria-label={reader.texts.filterByStatus}>
      <ul class="chips">
        <Chip
          href={addressWith(view, { status: undefined, quadrant: undefined })}
          chosen={chosen === undefined && view.filter.quadrant === undefined}
          status={null}
          word={reader.texts.allStatuses}
          count={all}
        />
        {taskStatuses
          .filter((status) => counts[status] > 0 || status === chosen)
          .map((status) => (
            <Chip
              key={status}
              href={addressWith(view, {
                status: status === chosen ? undefined : status,
                quadrant: undefined,
              })}
              chosen={status === chosen}
              status={status}
              word={reader.words.status[status]}
              count={counts[status]}
            />
          ))}
        {view.filter.quadrant === undefined ? null : (
          <Chip
            href={addressWith(view, { quadrant: undefined })}
            chosen={true}
            status={null}
            word={reader.words.quadrant[view.filter.quadrant]}
            count={view.list.quadrants[view.filter.quadrant]}
          />
        )}
      </ul>
    </nav>
  );
};

const Select = (props: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly word: string }[];
}): VNode => (
  <div class="filter">
    <label class="form-label" for={`filter-${props.name}`}>
      {props.label}
    </label>
    <select class="form-select" id={`filter-${props.name}`} name={props.name}>
      {props.options.map(({ value, word }) => (
        <option key={value} value={value} selected={value === (props.value ?? '')}>
          {word}
        </option>
      ))}
    </select>
  </div>
);

const isFiltered = ({ filter }: TaskView): boolean =>
  [filter.status, filter.quadrant, filter.document, filter.unit, filter.search].some(
    (value) => value !== undefined && value !== '',
  );

const Filters = ({ reader, view }: Props): VNode => {
  const { texts: t } = reader;
  const { filter } = view;
  return (
    <form class="filters" action="/tasks" method="get" aria-label={t.filterTitle}>
      {filter.status === undefined ? null : (
        <input type="hidden" name="status" value={filter.status} />
      )}
      {filter.quadrant === undefined ? null : (
        <input type="hidden" name="quadrant" value={filter.quadrant} />
      )}
      <div class="filter filter-search">
        <label class="form-label" for="filter-search">
          {t.searchLabel}
        </label>
        <input
          class="form-control"
          type="search"
          id="filter-search"
          name="search"
          value={filter.search ?? ''}
        />
      </div>
      <Select
        name="document"
        label={t.filterDocument}
        value={filter.document}
        options={[
          { value: '', word: t.anyDocument },
          ...view.documents.map(({ key, name }) => ({ value: key, word: name })),
        ]}
      />
      {reader.session.actor.kind === 'unit' ? null : (
        <Select
          name="unit"
          label={t.filterUnit}
          value={filter.unit}
          options={[
            { value: '', word: t.anyUnit },
            ...view.units.map(({ code, name }) => ({ value: code, word: name })),
          ]}
        />
      )}
      <Select
        name="sort"
        label={t.sort}
        value={filter.sort ?? 'document'}
        options={taskSorts.map((sort) => ({ value: sort, word: t.sorts[sort] }))}
      />
      <div class="filter-buttons">
        <button class="btn btn-primary" type="submit">
          {t.filter}
        </button>
        {isFiltered(view) ? (
          <a class="btn btn-link" href="/tasks">
            {t.clear}
          </a>
        ) : null}
      </div>
    </form>
  );
};

const Pages = ({ reader, view }: Props): VNode | null => {
  const last = Math.max(1, Math.ceil(view.list.total / pageSize));
  if (last === 1) return null;
  const { texts: t } = reader;
  const link = (page: number, word: string): VNode | null =>
    page < 1 || page > last ? null : (
      <a class="btn" href={addressWith(view, { page: page === 1 ? undefined : page })}>
        {word}
      </a>
    );
  return (
    <nav class="pages" aria-label={t.pages}>
      {link(view.page - 1, t.previous)}
      <span>
        {view.page}/{last}
      </span>
      {link(view.page + 1, t.next)}
    </nav>
  );
};

export const taskListPage = (reader: Reader, view: TaskView): string => {
  const { texts: t } = reader;
  const { items, total } = view.list;
  const from = (view.page - 1) * pageSize + 1;
  const none = isFiltered(view)
    ? { title: t.noTasks, more: t.noTasksMore }
    : { title: t.noTasksYet, more: t.noTasksYetMore };
  return renderPage(
    reader,
    { title: t.tasks, current: 'tasks' },
    <>
      <div class="page-head">
        <div>
          <h1>{t.tasks}</h1>
          <p class="page-lead">
            {t.countShown(items.length === 0 ? 0 : from, from + items.length - 1, total)}
          </p>
        </div>
      </div>
      <Chips reader={reader} view={view} />
      <Filters reader={reader} view={view} />
      {items.length === 0 ? (
        <div class="card nothing">
          <h2>{none.title}</h2>
          <p>{none.more}</p>
        </div>
      ) : (
        <TaskTable reader={reader} items={items} label={t.tasks} />
      )}
      <Pages reader={reader} view={view} />
    </>,
  );
};
