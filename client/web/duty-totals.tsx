/** On the page to sign: the rows that begin no task, and those that might not have to. */
import type { VNode } from 'preact';
import type { RemandatingRow, RunningTask } from '../http/likeness.js';
import { formatDate } from '../words/dates.js';
import { doubtsAddress, draftAddress } from './draft-address.js';
import type { DraftView } from './draft-frame.js';
import { mandateName, runningAddress, runningDue } from './duty-card.js';
import { dutyTexts } from './duty-texts.js';
import { dueWords } from './understood.js';

/** More than these are summed up in one line. */
const mostLines = 12;

const placeOf = ({ section, number }: RunningTask): string =>
  section === '' ? number : `${section}, ${number}`;

const likelyAddress = ({ item }: DraftView): string => `${draftAddress(item.id)}?duty=likely#rows`;

type Props = { readonly view: DraftView; readonly rows: readonly RemandatingRow[] };

const Line = ({ view, one }: { view: DraftView; one: RemandatingRow }): VNode => {
  const { reader, item, state } = view;
  const t = dutyTexts[reader.language].sign;
  const { row, rowKey, title, due, running } = one;
  const deadline = state.rows.find(({ id }) => id === row)?.task.deadline;
  const own = due !== null || deadline === undefined ? '' : dueWords(reader, deadline);
  return (
    <tr>
      <th scope="row" class="total-name duty-row">
        <a href={doubtsAddress(item.id, row)} title={title}>
          {rowKey}
        </a>
      </th>
      <td>
        {running === null ? (
          <span class="field-error">{t.gone}</span>
        ) : (
          <a href={runningAddress(running)} title={running.title}>
            {mandateName(running)}, {placeOf(running)}
          </a>
        )}
      </td>
      <td>
        {running === null ? '' : `${runningDue(reader, running)} → `}
        {due === null ? own : formatDate(due)}
      </td>
    </tr>
  );
};

export const DutyTotals = ({ view, rows }: Props): VNode | null => {
  const t = dutyTexts[view.reader.language].sign;
  if (rows.length === 0) return null;
  return (
    <section class="card totals" aria-labelledby="remandating">
      <h2 id="remandating">{t.title(rows.length)}</h2>
      <p class="muted">{t.more}</p>
      <table class="table duty-table" aria-labelledby="remandating">
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.running}</th>
            <th scope="col">{t.due}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostLines).map((one) => (
            <Line key={one.rowKey} view={view} one={one} />
          ))}
        </tbody>
      </table>
      {rows.length > mostLines ? (
        <p>
          <a href={`${draftAddress(view.item.id)}?duty=remandating#rows`}>
            … +{rows.length - mostLines}
          </a>
        </p>
      ) : null}
    </section>
  );
};

/** A way to the rows that nobody took for the running task they may be. */
export const LikelyRowsLink = (props: {
  readonly view: DraftView;
  readonly likely: number;
}): VNode | null =>
  props.likely === 0 ? null : (
    <p class="to-proposals">
      <a href={likelyAddress(props.view)}>
        {dutyTexts[props.view.reader.language].rows(props.likely)}
      </a>
    </p>
  );

/** Before the signature: they will begin tasks of their own. */
export const LikelyLink = (props: {
  readonly view: DraftView;
  readonly likely: number;
}): VNode | null =>
  props.likely === 0 ? null : (
    <p class="notice">
      <a href={likelyAddress(props.view)}>
        {dutyTexts[props.view.reader.language].sign.likely(props.likely)}
      </a>
    </p>
  );
