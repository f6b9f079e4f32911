/** Why a row is to be looked at, and what can be done about each reason at once. */
import type { VNode } from 'preact';
import { otherReadings } from '../../domain/document/draft/other-readings.js';
import {
  aboutOf,
  contextOf,
  type DraftRow,
  doubtsByKind,
  openReasons,
  reasonKind,
} from '../../domain/document/draft/state.js';
import { mayBecomeAlias, unitChoices } from '../../domain/document/draft/unit-choices.js';
import { reviewText } from '../../domain/document/review.js';
import type { UnitAlias } from '../../domain/unit/messages.js';
import { otherReadingText, unitChoiceText } from '../words/choices.js';
import { formatDate } from '../words/dates.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { Act } from './row-buttons.js';
import { rememberField } from './row-commands.js';

type Props = {
  readonly view: DraftView;
  readonly row: DraftRow;
  /** Spellings that earlier reviews explained. */
  readonly aliases: readonly UnitAlias[];
};

const Units = ({ view, aliases, reason }: Props & { readonly reason: string }): VNode | null => {
  const { language } = view.reader;
  const t = wordsFor(view.reader).doubts;
  const knowledge = { asOf: contextOf(view.state).assignedOn, aliases };
  const choices = unitChoices(reason, knowledge);
  if (choices.length === 0) return null;
  const about = aboutOf(reason);
  const remembers = mayBecomeAlias(reason);
  return (
    <div class="choices">
      <span class="muted">{t.suggestions}</span>
      {choices.map((choice) => (
        <Act
          key={choice.code}
          what={`${remembers ? 'unit' : 'successor'}|${choice.code}|${about}`}
          word={t.isUnit(choice.name)}
          why={unitChoiceText(choice, language)}
          look="btn btn-sm choice"
        />
      ))}
      {remembers ? (
        <label class="choice-remember">
          <input type="checkbox" name={rememberField(about)} value="yes" /> {t.remember}
        </label>
      ) : null}
    </div>
  );
};

/** Other days the deadline may mean, whether it is in doubt or not. */
const Readings = ({ view, row }: Props): VNode | null => {
  const t = wordsFor(view.reader).doubts;
  const readings = otherReadings(row.task, contextOf(view.state));
  if (readings.length === 0) return null;
  return (
    <div class="choices">
      <span class="muted">{t.otherReadings}</span>
      {readings.map((reading) => (
        <Act
          key={reading.due}
          what={`reading|${reading.due}`}
          word={t.dueOn(formatDate(reading.due))}
          why={otherReadingText(reading, view.reader.language)}
          look="btn btn-sm choice"
        />
      ))}
    </div>
  );
};

export const Reasons = (props: Props): VNode => {
  const { view, row } = props;
  const t = wordsFor(view.reader);
  const reasons = openReasons(row);
  const counts = new Map(doubtsByKind(view.state).map(({ reason, rows }) => [reason, rows]));
  // The readings of a deadline are the same whatever is in doubt about it: they stand once, behind it.
  const ofDeadline = reasons.findLastIndex((reason) => /^(?:two-)?deadlines?(?:-|$)/.test(reason));
  if (reasons.length === 0) {
    return (
      <>
        <p class="muted">{t.doubts.notDoubtful}</p>
        <Readings {...props} />
      </>
    );
  }
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t.doubts.reasons}</h2>
      <ul class="reasons">
        {reasons.map((reason, index) => {
          const kind = reasonKind(reason);
          const count = counts.get(kind) ?? 1;
          return (
            <li key={reason}>
              <p class="reason">{reviewText(reason)[view.reader.language]}</p>
              <Units {...props} reason={reason} />
              {index === ofDeadline ? <Readings {...props} /> : null}
              {count === 1 ? null : (
                <Act
                  what={`reason|${kind}|${count}`}
                  word={t.actions.acceptAll(count)}
                  look="btn btn-sm choice"
                  {...(index === 0 ? { hotkey: 'A' } : {})}
                />
              )}
            </li>
          );
        })}
      </ul>
      {ofDeadline === -1 ? <Readings {...props} /> : null}
    </section>
  );
};
