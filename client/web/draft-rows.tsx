/** The rows of a draft as a table, with filters in the address; on a phone each row is a small card. */
import type { VNode } from 'preact';
import {
  type DraftRow,
  doubtsByKind,
  openReasons,
  reasonKind,
} from '../../domain/document/draft/state.js';
import { reviewText } from '../../domain/document/review.js';
import type { LikelyRows } from '../http/likeness.js';
import { doubtsAddress, draftAddress, rowsShown } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { type DutyLook, DutyMark, dutyLookOf, dutyLooks } from './duty-mark.js';
import { dutyTexts } from './duty-texts.js';
import { LookMark, lookOf, type RowLook, RowMark } from './row-mark.js';
import { dueWords, Marks } from './understood.js';

export const rowLooks: readonly RowLook[] = ['doubtful', 'open', 'accepted', 'edited', 'dropped'];

export type RowsWish = {
  readonly only: RowLook | null;
  /** Rows in doubt for this kind of reason. */
  readonly reason: string | null;
  /** Rows that may be running tasks, or were taken for one. */
  readonly duty: DutyLook | null;
  readonly page: number;
};

export type RowsView = DraftView & { readonly likely: LikelyRows };
export type RowsProps = { readonly view: RowsView; readonly wish: RowsWish };

const addressWith = ({ view, wish }: RowsProps, change: Partial<RowsWish>): string => {
  const { only, reason, duty, page } = { ...wish, page: 1, ...change };
  const query = new URLSearchParams();
  if (only !== null) query.set('only', only);
  if (reason !== null) query.set('reason', reason);
  if (duty !== null) query.set('duty', duty);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return `${draftAddress(view.item.id)}${text === '' ? '' : `?${text}`}#rows`;
};

const fits =
  ({ view: { likely }, wish: { only, reason, duty } }: RowsProps) =>
  (row: DraftRow): boolean =>
    (duty === null || dutyLookOf(row, likely.candidates) === duty) &&
    (only === null || lookOf(row) === only) &&
    (reason === null || openReasons(row).some((one) => reasonKind(one) === reason));

const Chip = (props: {
  readonly href: string;
  readonly chosen: boolean;
  readonly count: number;
  readonly children: VNode | string;
}): VNode => (
  <li>
    <a
      class="chip"
      href={props.href}
      {...(props.chosen ? { 'aria-current': 'true' as const } : {})}
    >
      {props.children}
      <span class="chip-count">{props.count}</span>
    </a>
  </li>
);

const none = { only: null, reason: null, duty: null } as const;

const Chips = (props: RowsProps): VNode => {
  const { view, wish } = props;
  const { rows } = view.state;
  const t = wordsFor(view.reader).rows;
  const counts = Map.groupBy(rows, lookOf);
  const duties = Map.groupBy(rows, (row) => dutyLookOf(row, view.likely.candidates));
  return (
    <nav aria-label={t.filter}>
      <ul class="chips">
        <Chip
          href={addressWith(props, none)}
          chosen={wish.only === null && wish.reason === null && wish.duty === null}
          count={rows.length}
        >
          {t.all}
        </Chip>
        {rowLooks
          .filter((look) => counts.has(look))
          .map((look) => (
            <Chip
              key={look}
              href={addressWith(props, { ...none, only: look })}
              chosen={wish.only === look}
              count={counts.get(look)?.length ?? 0}
            >
              <LookMark reader={view.reader} look={look} />
            </Chip>
          ))}
        {doubtsByKind(view.state).map(({ reason, rows: count }) => (
          <Chip
            key={reason}
            href={addressWith(props, { ...none, reason })}
            chosen={wish.reason === reason}
            count={count}
          >
            {reviewText(reason)[view.reader.language]}
          </Chip>
        ))}
        {dutyLooks
          .filter((look) => duties.has(look))
          .map((look) => (
            <Chip
              key={look}
              href={addressWith(props, { ...none, duty: look })}
              chosen={wish.duty === look}
              count={duties.get(look)?.length ?? 0}
            >
              <DutyMark reader={view.reader} look={look} />
            </Chip>
          ))}
      </ul>
    </nav>
  );
};

const Row = ({ view, row }: { view: RowsView; row: DraftRow }): VNode => {
  const { reader, state, item } = view;
  const t = wordsFor(reader);
  const { task } = row;
  const names = (units: typeof task.leads): string => units.map(({ name }) => name).join('; ');
  const dropped = row.state === 'dropped';
  const due = dueWords(reader, task.deadline);
  const duty = dutyLookOf(row, view.likely.candidates);
  return (
    <tr id={`row-${row.id}`} class={dropped ? 'row-dropped' : ''}>
      <td class="cell-no">{task.section === '' ? task.no : `${task.section} · ${task.no}`}</td>
      <td class="cell-task">
        <a class="task-link" href={doubtsAddress(item.id, row.id)} title={task.title}>
          {task.title === '' ? t.rows.untitled : task.title}
        </a>
        <Marks reader={reader} marks={task.marks} />
      </td>
      <td class="cell-lead">
        {task.leads.length === 0 ? <span class="muted">{t.rows.nobody}</span> : names(task.leads)}
      </td>
      <td class="cell-helping">{names(task.coordinating)}</td>
      <td class="cell-due">
        <span class="due">
          <span class="due-date">{due}</span>
          {['', due].includes(task.deadline.phrase) ? null : (
            <q class="due-phrase">{task.deadline.phrase}</q>
          )}
        </span>
      </td>
      <td class="cell-reading">
        <RowMark reader={reader} row={row} rows={state.rows} />
        {duty === null ? null : <DutyMark reader={reader} look={duty} />}
        {openReasons(row).map((reason) => (
          <span key={reason} class="row-why">
            {reviewText(reason)[reader.language]}
          </span>
        ))}
      </td>
    </tr>
  );
};

const Pages = (props: RowsProps & { readonly total: number }): VNode | null => {
  const { texts: t } = props.view.reader;
  const last = Math.max(1, Math.ceil(props.total / rowsShown));
  const { page } = props.wish;
  if (last === 1) return null;
  const link = (to: number, word: string): VNode | null =>
    to < 1 || to > last ? null : (
      <a class="btn" href={addressWith(props, { page: to })}>
        {word}
      </a>
    );
  return (
    <nav class="pages" aria-label={t.pages}>
      {link(page - 1, t.previous)}
      <span>
        {page}/{last}
      </span>
      {link(page + 1, t.next)}
    </nav>
  );
};

export const DraftRows = (props: RowsProps): VNode => {
  const { view, wish } = props;
  const t = wordsFor(view.reader).rows;
  const chosen = view.state.rows.filter(fits(props));
  const from = (wish.page - 1) * rowsShown;
  const shown = chosen.slice(from, from + rowsShown);
  const { columns } = t;
  return (
    <section id="rows" aria-labelledby="rows-title">
      <div class="work-head">
        <h2 id="rows-title">{t.title}</h2>
        <p class="muted">
          {shown.length === 0 ? t.none : t.shown(from + 1, from + shown.length, chosen.length)}
        </p>
      </div>
      <Chips {...props} />
      {view.likely.whole ? null : <p class="muted">{dutyTexts[view.reader.language].comparing}</p>}
      {shown.length === 0 ? null : (
        <div class="card">
          <table class="table tasks draft-rows" aria-labelledby="rows-title">
            <thead>
              <tr>
                <th scope="col" class="cell-no">
                  {columns.no}
                </th>
                <th scope="col">{columns.title}</th>
                <th scope="col" class="cell-lead">
                  {columns.lead}
                </th>
                <th scope="col" class="cell-helping">
                  {columns.coordinating}
                </th>
                <th scope="col" class="cell-due">
                  {columns.deadline}
                </th>
                <th scope="col" class="cell-reading">
                  {columns.state}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.id} view={view} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages {...props} total={chosen.length} />
    </section>
  );
};
