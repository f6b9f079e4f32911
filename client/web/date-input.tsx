/** A field for a day, with the weekday and whether it is worked shown beside it while somebody types. */
import type { VNode } from 'preact';

type Props = {
  readonly id: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What every input of the form has. */
  readonly shared: Readonly<Record<string, unknown>> & { readonly class: string };
};

export const DateInput = ({ id, value, placeholder, shared }: Props): VNode => (
  <>
    <input
      {...shared}
      class={`${shared.class} input-date`}
      type="text"
      inputMode="numeric"
      autocomplete="off"
      {...(placeholder === undefined ? {} : { placeholder })}
      value={value}
      hx-get="/day"
      hx-trigger="input changed delay:200ms, load"
      hx-target={`#${id}-day`}
      hx-sync="this:replace"
    />
    <output class="day-hint" id={`${id}-day`} for={id} />
  </>
);
