/** What is understood of a row: the units by name, the day its deadline means, what stays in doubt. */
import type { ComponentChildren, VNode } from 'preact';
import type { Deadline } from '../../domain/deadline/messages.js';
import { rolledOver } from '../../domain/deadline/roll-over.js';
import { markText } from '../../domain/document/marks.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { reviewText } from '../../domain/document/review.js';
import type { RollOver } from '../../domain/policy/messages.js';
import type { UnitMention } from '../../domain/unit/mentions.js';
import { unitByCode } from '../../domain/unit/register.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { deadlineMore } from '../words/deadlines.js';
import { wordsFor } from './draft-frame.js';
import { formTexts } from './form-texts.js';
import { dayHint } from './long-date.js';
import type { Reader } from './reader.js';

const Fact = (props: { readonly name: string; readonly children: ComponentChildren }): VNode => (
  <div class="fact">
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
);

type UnitsProps = {
  readonly reader: Reader;
  readonly units: readonly UnitMention[];
  /** Of several leads the first answers. */
  readonly leading: boolean;
};

const Units = ({ reader, units, leading }: UnitsProps): VNode => {
  const t = wordsFor(reader).doubts;
  if (units.length === 0) return <span class="muted">{t.noUnits}</span>;
  return (
    <ul class="plain">
      {units.map(({ code, name }, index) => (
        <li key={code}>
          {name}
          {leading && units.length > 1 && index === 0 ? (
            <span class="muted"> ({t.accountable})</span>
          ) : null}
          {unitByCode(code) === null ? <span class="unit-new"> {t.newUnit}</span> : null}
        </li>
      ))}
    </ul>
  );
};

/** Words that name no day, though there are some: nobody knows yet what they mean. */
const isUnclear = ({ kind, phrase }: Deadline): boolean => kind === 'none' && phrase.trim() !== '';

/** The day in a few words, or the kind where there is none. */
export const dueWords = (reader: Reader, deadline: Deadline): string => {
  const { kind, due, dueAt, rule } = deadline;
  if (isUnclear(deadline)) return reader.words.status.pending;
  if (due === null) return reader.words.deadlineKind[kind];
  return rule === 'hour' && dueAt !== null
    ? formatInstant(dueAt, reader.language)
    : formatDate(due);
};

type DeadlineProps = {
  readonly reader: Reader;
  readonly deadline: Deadline;
  /** What signing does with a last good day that is a day off. */
  readonly rollOver: RollOver;
};

const RolledOver = ({ reader, deadline, rollOver }: DeadlineProps): VNode | null => {
  const { due, rolledFrom } = rolledOver(deadline, rollOver);
  if (due === null || rolledFrom === undefined) return null;
  return (
    <span class="fact-more">
      {due === deadline.due
        ? reader.texts.rolled(formatDate(rolledFrom))
        : wordsFor(reader).doubts.willRoll(formatDate(due))}
    </span>
  );
};

const DeadlineReading = ({ reader, deadline, rollOver }: DeadlineProps): VNode => (
  <>
    <strong>{dueWords(reader, deadline)}</strong>
    {deadline.due === null ? null : (
      <span class="fact-more">{dayHint(deadline.due, reader.language)}</span>
    )}
    {isUnclear(deadline) ? null : (
      <span class="fact-more">{formTexts[reader.language].rules[deadline.rule] ?? ''}</span>
    )}
    {deadlineMore(deadline, reader.language, reader.today).map((more) => (
      <span key={more} class="fact-more">
        {more}
      </span>
    ))}
    <RolledOver reader={reader} deadline={deadline} rollOver={rollOver} />
    {deadline.provisional === undefined ? null : (
      <span class="fact-more">{reader.texts.provisional}</span>
    )}
  </>
);

export const Marks = ({ reader, marks }: { reader: Reader; marks: readonly string[] }) =>
  marks.length === 0 ? null : (
    <ul class="marks">
      {marks.map((mark) => (
        <li key={mark}>{markText(mark)[reader.language]}</li>
      ))}
    </ul>
  );

export const Understood = (props: {
  readonly reader: Reader;
  readonly task: Pick<ProposedTask, 'leads' | 'coordinating' | 'deadline' | 'marks'>;
  readonly rollOver: RollOver;
  /** What would stay in doubt; null where the reasons stand elsewhere on the page. */
  readonly left: readonly string[] | null;
}): VNode => {
  const { reader, task, rollOver, left } = props;
  const t = wordsFor(reader);
  return (
    <>
      <dl>
        <Fact name={t.fields.leads}>
          <Units reader={reader} units={task.leads} leading={true} />
        </Fact>
        <Fact name={t.fields.coordinating}>
          <Units reader={reader} units={task.coordinating} leading={false} />
        </Fact>
        <Fact name={t.fields.deadline}>
          <DeadlineReading reader={reader} deadline={task.deadline} rollOver={rollOver} />
        </Fact>
      </dl>
      <Marks reader={reader} marks={task.marks} />
      {left === null ? null : (
        <p class={left.length === 0 ? 'left-none' : 'left-some'}>
          {left.length === 0
            ? t.doubts.willBeClear
            : `${t.doubts.stillDoubtful}: ${left.map((reason) => reviewText(reason)[reader.language]).join('; ')}`}
        </p>
      )}
    </>
  );
};
