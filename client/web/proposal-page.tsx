/** Sentences outside the tables that give work: each is taken or left, and nothing goes by itself. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import type { Repeat } from '../../domain/document/draft/repeats.js';
import { type DraftProposal, rollOverOf } from '../../domain/document/draft/state.js';
import { placeText } from '../words/places.js';
import { doubtsAddress, draftAddress, rowLabel } from './draft-address.js';
import { type DraftView, draftPage, wordsFor } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import { Token } from './layout.js';
import { dueWords, Understood } from './understood.js';

/** As many as are read in one go; the next come when these are settled. */
const shownAtOnce = 20;

export type ProposalView = DraftView & {
  /** Which rows the sentences say again. */
  readonly repeats: ReadonlyMap<string, Repeat>;
};

type Props = { readonly view: ProposalView; readonly proposal: DraftProposal };

/** The row that says the same, and its date where that is another. */
const Repeats = ({ view, proposal, repeat }: Props & { readonly repeat: Repeat }): VNode => {
  const { reader, item } = view;
  const t = dutyTexts[reader.language].repeats;
  const { row, likeness } = repeat;
  const [own, other] = [proposal.task.deadline, row.task.deadline];
  return (
    <p class="repeats">
      {t.says} <a href={doubtsAddress(item.id, row.id)}>{rowLabel(row)}</a>{' '}
      <span class="muted">
        ({t.percent(Math.round(likeness * 100))}
        {own.due === other.due ? '' : `; ${t.otherDue(dueWords(reader, other))}`})
      </span>
    </p>
  );
};

const Proposal = ({ view, proposal }: Props): VNode => {
  const { reader, item } = view;
  const t = wordsFor(reader).proposals;
  const { sentence, place, task } = proposal;
  const where = placeText(place, reader.language);
  const title = `proposal-${proposal.id}`;
  const repeat = view.repeats.get(proposal.id);
  return (
    <li class="card proposal" id={title}>
      <div>
        {where === '' ? null : <p class="source-place">{where}</p>}
        <blockquote class="proposal-sentence">{sentence}</blockquote>
        {repeat === undefined ? null : <Repeats view={view} proposal={proposal} repeat={repeat} />}
      </div>
      <div class="understood">
        {task.title === sentence ? null : <p class="proposal-title">{task.title}</p>}
        <Understood
          reader={reader}
          task={task}
          rollOver={rollOverOf(view.state)}
          left={task.review.length === 0 ? null : task.review}
        />
        <form class="row-actions" method="post" action={`${draftAddress(item.id)}/commands`}>
          <Token reader={reader} />
          <input type="hidden" name="commandId" value={randomUUID()} />
          <input type="hidden" name="proposal" value={proposal.id} />
          <button
            class="btn btn-primary"
            type="submit"
            name="type"
            value="TakeProposal"
            aria-label={`${t.take}: ${task.title}`}
          >
            {t.take}
          </button>
          <button
            class="btn"
            type="submit"
            name="type"
            value="DropProposal"
            aria-label={`${t.drop}: ${task.title}`}
          >
            {t.drop}
          </button>
        </form>
      </div>
    </li>
  );
};

export const proposalPage = (view: ProposalView): string => {
  const t = wordsFor(view.reader).proposals;
  const offered = view.state.proposals.filter(({ state }) => state === 'offered');
  return draftPage(
    view,
    'doubts',
    t.title,
    <>
      <div class="work-head">
        <h2>
          {t.title} <span class="count">{offered.length}</span>
        </h2>
      </div>
      {offered.length === 0 ? (
        <div class="card nothing">
          <h2>{t.none}</h2>
          <p>{t.noneMore}</p>
        </div>
      ) : (
        <>
          <p class="muted proposals-lead">{t.lead}</p>
          <ol class="plain">
            {offered.slice(0, shownAtOnce).map((proposal) => (
              <Proposal key={proposal.id} view={view} proposal={proposal} />
            ))}
          </ol>
        </>
      )}
    </>,
  );
};
