/** A status, said three ways: a word, a shape and a colour, so that none of them is needed alone. */
import type { VNode } from 'preact';
import type { TaskStatus } from '../../domain/task/status.js';
import type { Reader } from './reader.js';

const tick = 'M4.6 8.2 7 10.6l4.4-4.8';

/** Shapes on a 16 × 16 grid, drawn for this board; `currentColor` is the status's own. */
const shapes: Readonly<Record<TaskStatus, VNode>> = {
  'done-on-time': (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path class="glyph-cut" d={tick} />
    </>
  ),
  'done-late': (
    <>
      <circle cx="6.6" cy="6.6" r="6.1" fill="currentColor" />
      <path class="glyph-cut" d="M3.7 6.8 5.8 8.9l3.8-4.1" />
      <circle class="glyph-clock" cx="12" cy="12" r="3.4" />
      <path class="glyph-line glyph-thin" d="M12 10.3V12l1.2.8" />
    </>
  ),
  'on-track': <circle class="glyph-line" cx="8" cy="8" r="6" />,
  'due-soon': (
    <>
      <circle class="glyph-line" cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  overdue: (
    <>
      <path
        d="M8 1.2c.5 0 .9.25 1.15.7l6 10.9c.5.9-.15 2-1.15 2H2c-1 0-1.65-1.1-1.15-2l6-10.9c.25-.45.65-.7 1.15-.7z"
        fill="currentColor"
      />
      <path class="glyph-cut" d="M8 5.6v3.6M8 11.9v.1" />
    </>
  ),
  claimed: (
    <path
      class="glyph-line"
      d="M4 1.8h8M4 14.2h8M4.8 1.8c0 3.2 3.2 4 3.2 6.2S4.8 11 4.8 14.2M11.2 1.8c0 3.2-3.2 4-3.2 6.2s3.2 3 3.2 6.2"
    />
  ),
  standing: (
    <path
      class="glyph-line"
      d="M2.2 8a5 5 0 0 1 5-4.6h5.6M10.6 1.2l2.4 2.2-2.4 2.2M13.8 8a5 5 0 0 1-5 4.6H3.2M5.4 14.8 3 12.6l2.4-2.2"
    />
  ),
  pending: (
    <>
      <circle class="glyph-line" cx="8" cy="8" r="6.4" />
      <path
        class="glyph-line"
        d="M6.1 6.3C6.2 5.2 7 4.6 8 4.6s1.9.7 1.9 1.7c0 1.4-1.9 1.5-1.9 2.8M8 11.4v.1"
      />
    </>
  ),
  withdrawn: <path class="glyph-line" d="m3.5 3.5 9 9M12.5 3.5l-9 9" />,
};

export const Glyph = ({ status }: { readonly status: TaskStatus }): VNode => (
  <svg
    class={`glyph state-${status}`}
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
  >
    {shapes[status]}
  </svg>
);

export const StatusMark = (props: {
  readonly reader: Reader;
  readonly status: TaskStatus;
}): VNode => (
  <span class={`state state-${props.status}`}>
    <Glyph status={props.status} />
    {props.reader.words.status[props.status]}
  </span>
);
