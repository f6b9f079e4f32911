/** The left side of a task's page: what was assigned, to whom, until when and under which policy. */
import type { ComponentChildren, VNode } from 'preact';
import type { Part, TaskAssigned } from '../../domain/task/messages.js';
import { answerableUnits, type TaskState } from '../../domain/task/state.js';
import type { TaskDetail } from '../../store/queries.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { formTexts } from './form-texts.js';
import { nameOn } from './names.js';
import type { Reader } from './reader.js';

const Fact = (props: { readonly name: string; readonly children: ComponentChildren }): VNode => (
  <div class="fact">
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
);

type Props = { readonly reader: Reader; readonly detail: TaskDetail };
type AssignedProps = Props & { readonly assignment: TaskAssigned };

/** The documents that mandated the same duty again, each with the date it gave. */
const LaterMandates = ({ reader, detail }: Props): VNode | null => {
  const [, ...later] = detail.state.mandates;
  const { texts: t } = reader;
  if (later.length === 0) return null;
  return (
    <Fact name={t.laterMandates}>
      <ul class="plain">
        {later.map(({ document, name, number, deadline, at }) => (
          <li key={at}>
            {document === null ? name : <a href={`/documents/${document}`}>{name}</a>}
            {number === '' ? '' : `, ${t.rowOf(number)}`}
            {deadline.due === null ? '' : `: ${formatDate(deadline.due)}`}
          </li>
        ))}
      </ul>
    </Fact>
  );
};

const Assigned = ({ reader, detail, assignment }: AssignedProps): VNode => {
  const { texts: t } = reader;
  const { documentKey, rowKey } = detail.item;
  return (
    <section class="card facts" aria-labelledby="facts">
      <h2 id="facts">{t.taskFacts}</h2>
      <dl>
        <Fact name={t.source}>
          <a href={`/documents/${documentKey}`}>{assignment.documentName}</a>, {t.rowOf(rowKey)}
        </Fact>
        <LaterMandates reader={reader} detail={detail} />
        {assignment.section === '' ? null : <Fact name={t.section}>{assignment.section}</Fact>}
        {assignment.deliverable === '' ? null : (
          <Fact name={t.deliverable}>{assignment.deliverable}</Fact>
        )}
        {assignment.note === '' ? null : <Fact name={t.note}>{assignment.note}</Fact>}
        {assignment.statedStatus === '' ? null : (
          <Fact name={t.statedStatus}>{assignment.statedStatus}</Fact>
        )}
      </dl>
    </section>
  );
};

const CurrentDue = ({ reader, detail }: Props): VNode => {
  const { texts: t } = reader;
  const { due, dueAt, extensionsGranted, assignment } = detail.state;
  if (due === null || dueAt === null) return <>{t.noDate}</>;
  const hour = assignment?.deadline.rule === 'hour' && assignment.deadline.dueAt === dueAt;
  return (
    <>
      <strong>{hour ? formatInstant(dueAt, reader.language) : formatDate(due)}</strong>
      {extensionsGranted > 0 ? `, ${t.extended(extensionsGranted)}` : ''}
    </>
  );
};

/** The date of the first mandate, where another holds now, and whether the task ran past it. */
const OriginalDue = ({ reader, detail }: Props): VNode | null => {
  const { texts: t } = reader;
  const { due, originalDue, pastOriginal } = detail.item;
  const original = detail.state.mandates[0]?.deadline;
  if (original === undefined || originalDue === due) return null;
  const phrase = original.phrase.trim();
  return (
    <Fact name={t.originalDue}>
      {originalDue === null ? phrase || t.blankPhrase : formatDate(originalDue)}
      {pastOriginal ? <span class="fact-more">{t.pastOriginal}</span> : null}
    </Fact>
  );
};

const Deadline = ({ reader, detail, assignment }: AssignedProps): VNode => {
  const { texts: t } = reader;
  const { deadline, policy, amnesty } = assignment;
  const phrase = deadline.phrase.trim();
  return (
    <section class="card facts" aria-labelledby="deadline">
      <h2 id="deadline">{t.deadline}</h2>
      <dl>
        <Fact name={t.deadlinePhrase}>{phrase === '' ? t.blankPhrase : <q>{phrase}</q>}</Fact>
        <Fact name={t.deadlineRead}>
          {reader.words.deadlineKind[deadline.kind]}.{' '}
          {formTexts[reader.language].rules[deadline.rule] ?? ''}
          {deadline.rolledFrom === undefined ? null : (
            <span class="fact-more">{t.rolled(formatDate(deadline.rolledFrom))}</span>
          )}
          {deadline.provisional === undefined ? null : (
            <span class="fact-more">{t.provisional}</span>
          )}
        </Fact>
        {deadline.stages.length === 0 ? null : (
          <Fact name={t.stages}>
            <ul class="plain">
              {deadline.stages.map(({ scope, date }) => (
                <li key={scope}>
                  {scope}: {deadline.due === null ? t.from : t.until} {formatDate(date)}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={t.currentDue}>
          <CurrentDue reader={reader} detail={detail} />
        </Fact>
        <OriginalDue reader={reader} detail={detail} />
        <Fact name={t.policy}>
          {t.policyVersion(policy.name, policy.version)}
          {assignment.urgency === 'express' ? ` · ${t.express}` : ''}
          {amnesty ? <span class="fact-more">{t.amnesty}</span> : null}
        </Fact>
      </dl>
    </section>
  );
};

type PartProps = { readonly reader: Reader; readonly state: TaskState; readonly part: Part };

const responseOf = ({ reader, state, part }: PartProps): string =>
  reader.texts.responses[state.responses[part.unit] ?? 'silent'];

/** Of a group, how many have answered, and by name those who have not. */
const GroupResponse = ({ reader, state, part }: PartProps): VNode => {
  const { texts: t } = reader;
  const members = part.members ?? [];
  const silent = members.filter((code) => state.responses[code] === undefined);
  const reported = members.filter((code) => state.results[code] !== undefined);
  return (
    <>
      {t.membersAnswered(members.length - silent.length, members.length)}
      {part.role === 'lead' ? (
        <span class="fact-more">{t.membersReported(reported.length, members.length)}</span>
      ) : null}
      {silent.length === 0 ? null : (
        <details class="fact-more">
          <summary>{t.silentMembers(silent.length)}</summary>
          {silent.map((code) => nameOn(state, code)).join(', ')}
        </details>
      )}
    </>
  );
};

const PartRow = (props: PartProps): VNode => {
  const { reader, state, part } = props;
  const submitted = state.results[part.unit];
  const answers = answerableUnits(state).includes(part.unit);
  return (
    <tr>
      <th scope="row">{part.name}</th>
      <td>{reader.words.role[part.role]}</td>
      <td>
        {part.members === null ? responseOf(props) : <GroupResponse {...props} />}
        {answers && submitted !== undefined ? (
          <span class="fact-more">
            {reader.texts.resultReceived(formatInstant(submitted, reader.language))}
          </span>
        ) : null}
      </td>
    </tr>
  );
};

const Units = ({ reader, detail, assignment }: AssignedProps): VNode => {
  const { texts: t } = reader;
  return (
    <section class="card facts" aria-labelledby="units">
      <h2 id="units">{t.units}</h2>
      <table class="table parts">
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            <th scope="col">{t.role}</th>
            <th scope="col">{t.response}</th>
          </tr>
        </thead>
        <tbody>
          {assignment.parts.map((part) => (
            <PartRow key={part.unit} reader={reader} state={detail.state} part={part} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

export const TaskFacts = ({ reader, detail }: Props): VNode | null => {
  const { assignment } = detail.state;
  if (assignment === null) return null;
  return (
    <>
      <Deadline reader={reader} detail={detail} assignment={assignment} />
      <Units reader={reader} detail={detail} assignment={assignment} />
      <Assigned reader={reader} detail={detail} assignment={assignment} />
    </>
  );
};
