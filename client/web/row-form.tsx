/**
 * The right side of the review of one row: why to look, what was understood, and a form to put it
 * right. One form holds every button, so that whatever is refused comes back with what was typed.
 */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { doubtedFields } from '../../domain/document/draft/resolution.js';
import {
  type DraftRow,
  isDoubtful,
  isKept,
  openReasons,
} from '../../domain/document/draft/state.js';
import type { TaskField } from '../../domain/document/proposal.js';
import type { UnitAlias } from '../../domain/unit/messages.js';
import { doubtsAddress, draftAddress, rowLabel } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { formTexts } from './form-texts.js';
import { Token } from './layout.js';
import { Act, Key, rowFormId } from './row-buttons.js';
import { type FieldsProps, RowField } from './row-fields.js';
import { Reasons } from './row-reasons.js';
import type { RowErrors, RowFieldName, TypedRow } from './row-values.js';

/** What somebody else did to the row while this form was open. */
export type Conflict = {
  readonly state: string;
  readonly fields: ReadonlyMap<RowFieldName, string>;
};

export type RowFormState = {
  readonly typed: TypedRow;
  readonly errors: RowErrors;
  readonly dropReason: string;
  readonly conflict: Conflict | null;
};

type Props = {
  readonly view: DraftView;
  readonly row: DraftRow;
  readonly form: RowFormState;
  readonly aliases: readonly UnitAlias[];
};

const mainFields = ['no', 'title', 'leads', 'coordinating', 'deadline', 'due'] as const;
const otherFields = ['section', 'deliverable', 'urgency', 'status', 'note'] as const;

const rowFieldOf = (field: TaskField): RowFieldName => field;

/** Above everything else: on a small screen the form stands far below. */
export const ConflictNote = ({ view, form }: Pick<Props, 'view' | 'form'>): VNode | null => {
  const t = wordsFor(view.reader).conflict;
  const { conflict } = form;
  if (conflict === null) return null;
  const names = wordsFor(view.reader).fields;
  const changed = [...conflict.fields.keys()].map((name) => names[name]);
  return (
    <div class="notice notice-error" role="alert">
      <p>
        <strong>{t.title}.</strong> {t.stateNow(conflict.state)}
        {changed.length === 0 ? '' : ` ${t.changed}: ${changed.join(', ')}.`}
      </p>
      <p>{t.more}</p>
    </div>
  );
};

/** The next row, where merging with it is possible: the rules want neighbours of one table. */
const nextOf = ({ view, row }: Props): DraftRow | null => {
  const kept = view.state.rows.filter(isKept);
  const next = kept[kept.indexOf(row) + 1];
  return next !== undefined && next.proposal === row.proposal ? next : null;
};

const Drop = ({ view, form }: Props): VNode => {
  const t = wordsFor(view.reader).actions;
  const { dropReason } = form;
  const error = form.errors['reason'];
  return (
    <details class="drop" open={error !== undefined || dropReason !== ''}>
      <summary class="btn" data-key="d" aria-keyshortcuts="d">
        {t.drop}
        <Key name="d" />
      </summary>
      <div class="drop-panel">
        <label class="form-label" for="drop-reason">
          {t.dropReason}
        </label>
        <input
          class={error === undefined ? 'form-control' : 'form-control is-invalid'}
          id="drop-reason"
          name="reason"
          type="text"
          maxLength={2000}
          autocomplete="off"
          value={dropReason}
          data-enter="drop-now"
          {...(error === undefined
            ? {}
            : { 'aria-invalid': true, 'aria-describedby': 'drop-error' })}
        />
        {error === undefined ? null : (
          <p class="field-error" id="drop-error">
            {formTexts[view.reader.language].errors[error]}
          </p>
        )}
        <Act what="drop" word={t.dropNow} id="drop-now" />
      </div>
    </details>
  );
};

const Actions = (props: Props): VNode => {
  const { view, row } = props;
  const t = wordsFor(view.reader).actions;
  const next = nextOf(props);
  const doubtful = openReasons(row).length > 0;
  return (
    <div class="row-actions">
      {doubtful ? <Act what="accept" word={t.accept} hotkey="a" look="btn btn-primary" /> : null}
      <Act what="edit" word={t.save} hotkey="e" look={doubtful ? 'btn' : 'btn btn-primary'} />
      <a
        class="btn"
        href={`${doubtsAddress(view.item.id, row.id)}&split=2`}
        data-key="s"
        aria-keyshortcuts="s"
      >
        {t.split}
        <Key name="s" />
      </a>
      {next === null ? null : (
        <Act what={`merge|${next.id}|${next.version}`} word={t.merge(rowLabel(next))} hotkey="m" />
      )}
      <Drop {...props} />
    </div>
  );
};

export const RowForm = (props: Props): VNode => {
  const { view, row, form } = props;
  const t = wordsFor(view.reader);
  const { id } = view.item;
  const doubted = new Set(
    openReasons(row).flatMap((reason) => doubtedFields(row.task, reason).map(rowFieldOf)),
  );
  const fields: Omit<FieldsProps, 'prefix'> = {
    reader: view.reader,
    row: form.typed,
    errors: form.errors,
    doubted,
    others: form.conflict?.fields ?? new Map(),
  };
  const moreOpen = otherFields.some((name) => fields.others.has(name) || fields.errors[name]);
  return (
    <form
      class="row-form card"
      id={rowFormId}
      method="post"
      action={`${draftAddress(id)}/rows/${row.id}`}
      data-review={`dondoc/${id}/${row.id}/${row.version}`}
      autocomplete="off"
      noValidate
    >
      <Token reader={view.reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="version" value={row.version} />
      <input type="hidden" name="in-doubt" value={isDoubtful(row) ? 'yes' : 'no'} />
      <Reasons {...props} />
      <h2>{t.doubts.form}</h2>
      <div class="row-fields">
        {mainFields.map((name) => (
          <RowField key={name} {...fields} prefix="" name={name} />
        ))}
      </div>
      <details class="row-more" open={moreOpen}>
        <summary>{t.doubts.more}</summary>
        <div class="row-fields">
          {otherFields.map((name) => (
            <RowField key={name} {...fields} prefix="" name={name} />
          ))}
        </div>
      </details>
      <Actions {...props} />
    </form>
  );
};
