/** One row of the document that holds several tasks: as many parts as it takes, side by side. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { partWords } from '../../domain/document/draft/parting.js';
import { type DraftRow, isDoubtful } from '../../domain/document/draft/state.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { doubtsAddress, draftAddress } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { Token } from './layout.js';
import { mostParts } from './row-commands.js';
import { RowField } from './row-fields.js';
import { freshRow, type RowErrors, type RowFieldName, type TypedRow } from './row-values.js';

export type SplitState = { readonly parts: readonly TypedRow[]; readonly errors: RowErrors };

const none: ReadonlySet<RowFieldName> = new Set();
const nobody: ReadonlyMap<RowFieldName, string> = new Map();

const partFields = ['no', 'title', 'leads', 'coordinating', 'deadline'] as const;

/** The parts a split begins with: the words of the row shared out where they come apart. */
export const freshParts = (task: ProposedTask, count: number): readonly TypedRow[] => {
  const row = freshRow(task);
  const { phrase } = task.deadline;
  const several = task.review.includes('two-deadlines');
  return partWords(task.title, phrase, several, count).map(({ title, phrase: deadline }) => ({
    ...row,
    typed: { ...row.typed, title, deadline },
  }));
};

/** One part more, with the units and the deadline of the row. */
export const withAnotherPart = (parts: readonly TypedRow[], task: ProposedTask) => {
  if (parts.length >= mostParts) return parts;
  const row = freshRow(task);
  return [...parts, { ...row, typed: { ...row.typed, title: '' } }];
};

export const SplitForm = (props: {
  readonly view: DraftView;
  readonly row: DraftRow;
  readonly split: SplitState;
}): VNode => {
  const { view, row, split } = props;
  const t = wordsFor(view.reader);
  const { parts } = split;
  return (
    <form
      class="row-form card"
      method="post"
      action={`${draftAddress(view.item.id)}/rows/${row.id}`}
      data-review={`dondoc/${view.item.id}/${row.id}/${row.version}/split`}
      autocomplete="off"
      noValidate
      aria-labelledby="split-title"
    >
      <Token reader={view.reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="version" value={row.version} />
      <input type="hidden" name="in-doubt" value={isDoubtful(row) ? 'yes' : 'no'} />
      <input type="hidden" name="parts" value={parts.length} />
      <h2 id="split-title">{t.split.title}</h2>
      <p class="form-hint">{t.split.hint}</p>
      {[...parts.entries()].map(([index, part]) => (
        <fieldset class="split-part" key={t.split.part(index + 1)}>
          <legend>{t.split.part(index + 1)}</legend>
          <div class="row-fields">
            {partFields.map((name) => (
              <RowField
                key={name}
                reader={view.reader}
                row={part}
                errors={split.errors}
                doubted={none}
                others={nobody}
                prefix={`${index}-`}
                name={name}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div class="row-actions">
        <button class="btn btn-primary" type="submit" name="do" value="split">
          {t.split.now(parts.length)}
        </button>
        {parts.length >= mostParts ? null : (
          <button class="btn" type="submit" name="do" value="more">
            {t.split.more}
          </button>
        )}
        <a class="btn btn-link" href={doubtsAddress(view.item.id, row.id)}>
          {t.split.cancel}
        </a>
      </div>
    </form>
  );
};
