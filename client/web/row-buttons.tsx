/** Buttons of the review, each with the key that presses it. */
import type { VNode } from 'preact';

/** A button with the key that presses it. */
export const Act = (props: {
  readonly what: string;
  readonly word: string;
  /** Why it is offered. */
  readonly why?: string;
  readonly hotkey?: string;
  readonly look?: string;
  readonly id?: string;
  /** Id of the form it belongs to, where it stands outside of it. */
  readonly form?: string;
}): VNode => {
  const { what, word, why, hotkey, look, id, form } = props;
  return (
    <button
      class={look ?? 'btn'}
      type="submit"
      name="do"
      value={what}
      {...(id === undefined ? {} : { id })}
      {...(form === undefined ? {} : { form })}
      {...(hotkey === undefined
        ? {}
        : { 'data-key': hotkey, 'aria-keyshortcuts': hotkey === 'A' ? 'Shift+A' : hotkey })}
    >
      {word}
      {why === undefined ? null : <span class="choice-why">{why}</span>}
      {hotkey === undefined ? null : <Key name={hotkey === 'A' ? '⇧A' : hotkey} />}
    </button>
  );
};

export const Key = ({ name }: { readonly name: string }): VNode => (
  <span class="key" aria-hidden="true">
    {name}
  </span>
);

export const rowFormId = 'row-form';

/** Enter in a field presses the first button of its form on the page: it must be the harmless one. */
export const DefaultAct = ({ word }: { readonly word: string }): VNode => (
  <button
    class="visually-hidden"
    type="submit"
    name="do"
    value="edit"
    form={rowFormId}
    tabIndex={-1}
    aria-hidden="true"
  >
    {word}
  </button>
);
