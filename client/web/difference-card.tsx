/** One difference: what runs beside what the corrected version says, and whether it is taken. */
import type { ComponentChildren, VNode } from 'preact';
import type { AssignedRow } from '../../domain/document/assignment.js';
import type { Difference, RowChange } from '../../domain/document/differences.js';
import type { Evidence } from '../../domain/document/matching.js';
import type { StandingRow } from '../../domain/document/standing-row.js';
import type { TaskId } from '../../domain/task/messages.js';
import { formatDate } from '../words/dates.js';
import { type CorrectionPageTexts, correctionPageTexts } from './correction-page-texts.js';
import { wordsFor } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import { markedWords } from './marked-words.js';
import type { Reader } from './reader.js';

/** A task that runs is at hand; one that would begin has no page yet. */
export const taskPath = (task: TaskId): string => `/tasks/${task.slice('task/'.length)}`;
export const differenceId = (task: TaskId): string => `difference-${task.replaceAll('/', '-')}`;

/** `B-12`, with its document where that is another one. */
export const taskLabel = (task: TaskId, document: string): string => {
  const [, key = '', row = ''] = task.split('/');
  return key === document ? row : `${key}/${row}`;
};

const TaskLink = ({ task, document }: { task: TaskId; document: string }): VNode => (
  <a href={taskPath(task)} target="_blank" rel="noreferrer">
    {taskLabel(task, document)}
  </a>
);

type Said = Pick<AssignedRow, 'section' | 'number' | 'deadline' | 'parts'>;

export const deadlineText = ({ deadline }: Pick<Said, 'deadline'>): string => {
  const { phrase, due } = deadline;
  const date = due === null ? '' : formatDate(due);
  if (phrase === '' || date === '' || phrase.includes(date)) return phrase === '' ? date : phrase;
  return `${phrase} (${date})`;
};

const unitsText = (reader: Reader, { parts }: Pick<Said, 'parts'>): string =>
  parts.map(({ name, role }) => `${name} (${reader.words.role[role].toLowerCase()})`).join('\n');

type Side = { readonly field: string; readonly before: string; readonly now: string };

const sidesOf = (
  reader: Reader,
  standing: StandingRow,
  row: AssignedRow,
  what: readonly RowChange[],
): readonly Side[] => {
  const t = correctionPageTexts[reader.language];
  const { fields } = t;
  const side = (field: string, before: string, now: string): Side[] =>
    before === now ? [] : [{ field, before, now }];
  const urgency = ({ urgency: kind }: AssignedRow): string =>
    wordsFor(reader).fields[kind === 'express' ? 'express' : 'normal'];
  const byChange: Readonly<Record<RowChange, () => Side[]>> = {
    reworded: () => [
      ...side(fields.title, standing.title, row.title),
      ...side(fields.deliverable, standing.deliverable, row.deliverable),
    ],
    'deadline-moved': () => {
      const { due, deadline } = standing;
      const moved = due !== null && due !== deadline.due;
      const inForce = moved ? ` (${t.inForce(formatDate(due))})` : '';
      return side(fields.deadline, `${deadlineText(standing)}${inForce}`, deadlineText(row));
    },
    'units-changed': () => side(fields.units, unitsText(reader, standing), unitsText(reader, row)),
    'urgency-changed': () => side(fields.urgency, urgency(standing), urgency(row)),
    remarked: () => [
      ...side(fields.note, standing.note, row.note),
      ...side(fields.status, standing.statedStatus, row.statedStatus),
    ],
    renumbered: () => {
      const place = ({ section, number }: Said): string => `${section} ${number}`.trim();
      return side(fields.place, place(standing), place(row));
    },
  };
  return what.flatMap((change) => byChange[change]());
};

const BeforeAndNow = ({ reader, sides }: { reader: Reader; sides: readonly Side[] }): VNode => {
  const t = correctionPageTexts[reader.language];
  return (
    <table class="table before-now">
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.now}</th>
        </tr>
      </thead>
      <tbody>
        {sides.map(({ field, before, now }) => {
          const marked = markedWords(before, now);
          return (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td data-label={t.before}>{before === '' ? t.blank : marked.before}</td>
              <td data-label={t.now}>{now === '' ? t.blank : marked.now}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** What a row says, where there is nothing to hold against it. */
const Summary = (props: {
  readonly reader: Reader;
  readonly row: AssignedRow;
  readonly lead: ComponentChildren;
}): VNode => (
  <>
    <p class="difference-says">{props.lead}</p>
    <p class="muted">
      {unitsText(props.reader, props.row).replaceAll('\n', '; ')} · {deadlineText(props.row)}
    </p>
  </>
);

const contentOf = (
  reader: Reader,
  t: CorrectionPageTexts,
  document: string,
  difference: Difference,
): VNode | null => {
  switch (difference.kind) {
    case 'changed': {
      const { standing, row, what } = difference;
      return <BeforeAndNow reader={reader} sides={sidesOf(reader, standing, row, what)} />;
    }
    case 'withdrawn':
      return <Summary reader={reader} row={difference.standing} lead={t.withdrawn} />;
    case 'new': {
      const { row } = difference;
      return row.remandates === undefined ? (
        <Summary reader={reader} row={row} lead={t.begins} />
      ) : (
        <Summary
          reader={reader}
          row={row}
          lead={
            <>
              {t.remandates} <TaskLink task={row.remandates} document={document} />
            </>
          }
        />
      );
    }
    case 'closed':
      return (
        <p class="difference-says">
          {reader.words.status[difference.end]}. {t.closed}
        </p>
      );
    case 'unchanged':
      return null;
  }
};

const Tags = ({ reader, difference }: { reader: Reader; difference: Difference }): VNode => {
  const t = correctionPageTexts[reader.language];
  const again = difference.kind === 'new' && difference.row.remandates !== undefined;
  return (
    <span class="difference-tags">
      {difference.kind === 'changed' ? (
        difference.what.map((change) => (
          <span key={change} class="difference-tag">
            {t.what[change]}
          </span>
        ))
      ) : (
        <span class={`difference-tag difference-${difference.kind}`}>
          {again ? dutyTexts[reader.language].look.remandating : t.counts[difference.kind]}
        </span>
      )}
    </span>
  );
};

/** Another wording: the row could be another duty after all. */
const isGuess = ({ by, alike }: Evidence): boolean => by === 'likeness' && alike < 1;

export const DifferenceCard = (props: {
  readonly reader: Reader;
  readonly document: string;
  readonly difference: Difference;
  readonly left: boolean;
  /** Of the row in the draft. */
  readonly row: string | null;
  /** Where the sentence of a task from prose waits to be taken again, if the file still has it. */
  readonly proposal: string | null;
}): VNode => {
  const { reader, document, difference, left, row, proposal } = props;
  const guessed = 'evidence' in difference && isGuess(difference.evidence);
  const t = correctionPageTexts[reader.language];
  const { task, kind } = difference;
  const label = taskLabel(task, document);
  const isOpen = kind !== 'closed' && kind !== 'unchanged';
  const { title } = kind === 'withdrawn' ? difference.standing : difference.row;
  const name: ComponentChildren =
    kind === 'new' ? <strong>{label}</strong> : <TaskLink task={task} document={document} />;
  return (
    <li class={`card difference${left ? ' difference-is-left' : ''}`} id={differenceId(task)}>
      <div class="difference-head">
        <p class="difference-title">
          {name} {title}
        </p>
        <Tags reader={reader} difference={difference} />
      </div>
      {contentOf(reader, t, document, difference)}
      {proposal === null ? null : (
        <p class="notice notice-wait">
          <a href={proposal}>{t.stillInText}</a>
        </p>
      )}
      <div class="row-actions">
        {left && isOpen ? <span class="difference-left">{t.isLeft}</span> : null}
        {isOpen ? (
          <button
            class="btn btn-sm"
            type="submit"
            name="do"
            value={`leave|${task}|${left ? 'no' : 'yes'}`}
            aria-label={`${left ? t.take : t.leave}: ${label} ${title}`}
          >
            {left ? t.take : t.leave}
          </button>
        ) : null}
        {guessed && row !== null ? (
          <button
            class="btn btn-sm btn-link"
            type="submit"
            name="do"
            value={`identify|${row}|new`}
            aria-label={`${t.notTask}: ${label} ${title}`}
          >
            {t.notTask}
          </button>
        ) : null}
      </div>
    </li>
  );
};
