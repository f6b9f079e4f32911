/** Tasks as a table: one line each, and on a phone what belongs together stands together. */
import type { VNode } from 'preact';
import type { TaskItem } from '../../store/queries.js';
import { formatInstant } from '../words/dates.js';
import { Due } from './due.js';
import { shortWhen } from './long-date.js';
import type { Reader } from './reader.js';
import { StatusMark } from './status.js';
import type { TaskLine } from './worklist.js';

export const taskAddress = ({
  documentKey,
  rowKey,
}: Pick<TaskItem, 'documentKey' | 'rowKey'>): string => `/tasks/${documentKey}/${rowKey}`;

export const TaskLink = ({ reader, item }: { reader: Reader; item: TaskLine }): VNode => (
  <>
    <a class="task-link" href={taskAddress(item)} title={item.title}>
      {item.title}
    </a>
    <span class="task-under">
      {item.urgency === 'express' ? <span class="express">{reader.texts.express}</span> : null}
      <span class="task-key">{item.rowKey}</span>
      <span class="task-lead-small">{item.leadName}</span>
    </span>
  </>
);

const Line = ({ reader, item }: { reader: Reader; item: TaskItem }): VNode => (
  <tr>
    <td class="cell-status">
      <StatusMark reader={reader} status={item.status} />
    </td>
    <td class="cell-task">
      <TaskLink reader={reader} item={item} />
    </td>
    <td class="cell-lead">{item.leadName}</td>
    <td class="cell-due">
      <Due reader={reader} item={item} />
    </td>
    <td class="cell-last">
      {reader.words.event[item.lastType]}
      <time
        class="cell-when"
        dateTime={item.lastAt}
        title={formatInstant(item.lastAt, reader.language)}
      >
        {shortWhen(reader, item.lastAt)}
      </time>
    </td>
  </tr>
);

export const TaskTable = (props: {
  readonly reader: Reader;
  readonly items: readonly TaskItem[];
  readonly label: string;
}): VNode => {
  const { columns } = props.reader.texts;
  return (
    <div class="card">
      <table class="table tasks" aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col" class="cell-status">
              {columns.status}
            </th>
            <th scope="col">{columns.task}</th>
            <th scope="col" class="cell-lead">
              {columns.lead}
            </th>
            <th scope="col" class="cell-due">
              {columns.due}
            </th>
            <th scope="col" class="cell-last">
              {columns.last}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <Line key={item.id} reader={props.reader} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
