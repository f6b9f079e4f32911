/** Why a row is to be looked at, and what can be done about each reason at once. */
import type { VNode } from 'preact';
import { aboutOf } from '../../domain/document/draft/resolution.js';
import {
  contextOf,
  type DraftRow,
  doubtsByKind,
  openReasons,
  reasonKind,
} from '../../domain/document/draft/state.js';
import { reviewText } from '../../domain/document/review.js';
import { formatDate } from '../words/dates.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { otherDays, unitsLike } from './reading-choices.js';
import { Act } from './row-buttons.js';

type Props = { readonly view: DraftView; readonly row: DraftRow };

const Choices = ({ view, row, reason }: Props & { readonly reason: string }): VNode | null => {
  const t = wordsFor(view.reader).doubts;
  const kind = reasonKind(reason);
  if (kind === 'unknown-unit' || kind === 'unit-spelling-repaired') {
    const about = aboutOf(reason);
    const units = unitsLike(about);
    if (units.length === 0) return null;
    return (
      <div class="choices">
        <span class="muted">{t.suggestions}</span>
        {units.map(({ code, name }) => (
          <Act
            key={code}
            what={`unit|${code}|${about}`}
            word={t.isUnit(name)}
            look="btn btn-sm choice"
          />
        ))}
        <label class="choice-remember">
          <input type="checkbox" name="remember" value="yes" /> {t.remember}
        </label>
      </div>
    );
  }
  const days = kind.startsWith('deadline-')
    ? otherDays(row.task.deadline.phrase, contextOf(view.state))
    : [];
  if (days.length === 0) return null;
  return (
    <div class="choices">
      <span class="muted">{t.suggestions}</span>
      {days.map((day) => (
        <Act
          key={day}
          what={`due|${day}`}
          word={t.dueOn(formatDate(day))}
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
  if (reasons.length === 0) return <p class="muted">{t.doubts.notDoubtful}</p>;
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
              <Choices {...props} reason={reason} />
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
    </section>
  );
};
