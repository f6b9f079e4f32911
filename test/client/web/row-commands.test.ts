/** What each button of a row's form asks for, with and without words typed before it was pressed. */
import { describe, expect, test } from 'vitest';
import { checkedRequest, rowAsk } from '../../../client/web/row-commands.js';
import { rowFieldNames, valuesOf } from '../../../client/web/row-values.js';
import type { DraftRequest } from '../../../domain/document/draft/messages.js';
import type { DraftState } from '../../../domain/document/draft/state.js';
import { live } from '../../support/decider-spec.js';
import {
  ask,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  proposed,
  readingOf,
} from '../../support/drafts.js';

const task2 = proposed('2', { title: 'Nuôi chim', leads: [birds], review: [birdsDoubt] });
const reading = readingOf([
  proposed('1'),
  task2,
  proposed('3', { leads: [birds], review: [birdsDoubt] }),
]);

const shown = Object.fromEntries(
  rowFieldNames.flatMap((name): [string, string][] => [
    [`was-${name}`, valuesOf(task2)[name]],
    [name, valuesOf(task2)[name]],
  ]),
);

/** Presses a button of row 2 and does what it asks, step by step, by the rules themselves. */
const pressed = (button: string, typed: Readonly<Record<string, string>> = {}) => {
  const asked = rowAsk('2', { version: '1', ...shown, ...typed, do: button });
  if (asked.outcome === 'invalid') return asked;
  const decider = draftOver(reading);
  let { state } = live(decider, [openedWith(reading)], []);
  const requests: DraftRequest[] = [];
  for (const step of asked.steps) {
    const request = step(state);
    if (request === null) continue;
    requests.push(request);
    const decision = decider.decide(state, ask(request as Parameters<typeof ask>[0]));
    if (decision.outcome === 'refused') return { requests, refused: decision.reason };
    state = decision.events.reduce(
      (before: DraftState, event) => decider.evolve(before, event),
      state,
    );
  }
  return { requests };
};

const at = { row: '2', version: 1 };

describe('without anything typed', () => {
  test.each<[string, DraftRequest]>([
    ['accept', { type: 'AcceptRow', ...at }],
    ['merge|3|1', { type: 'MergeRows', rows: [at, { row: '3', version: 1 }] }],
    ['reason|unknown-unit|2', { type: 'AcceptReason', reason: 'unknown-unit', count: 2 }],
    ['remandate|task/KH-1/2', { type: 'RemandateRow', ...at, task: 'task/KH-1/2' }],
    ['remandate', { type: 'RemandateRow', ...at, task: null }],
    ['unit|G15|Hội Chơi Chim', { type: 'EditRow', ...at, fields: { leads: 'Bộ Tư pháp' } }],
    ['successor|G15|Hội Chơi Chim', { type: 'EditRow', ...at, fields: { leads: 'Bộ Tư pháp' } }],
  ])('%s asks for just that', (button, request) =>
    expect(pressed(button)).toEqual({ requests: [request] }),
  );

  test('saving is left to the rules, which say that nothing would change', () =>
    expect(pressed('edit')).toEqual({
      requests: [{ type: 'EditRow', ...at, fields: {} }],
      refused: 'nothing-changed',
    }));

  test('a spelling to be remembered is remembered, and no other', () => {
    expect(pressed('unit|G15|Hội Chơi Chim', { 'remember|Hội Chơi Chim': 'yes' })).toEqual({
      requests: [{ type: 'KeepAlias', spelling: 'Hội Chơi Chim', unit: 'G15' }],
    });
    expect(pressed('unit|G15|Hội Chơi Chim', { 'remember|Hội Chơi Cá': 'yes' })).toEqual({
      requests: [{ type: 'EditRow', ...at, fields: { leads: 'Bộ Tư pháp' } }],
    });
  });

  test('a reading that the words do not have is not taken', () =>
    expect(pressed('reading|2026-09-05')).toEqual({
      requests: [{ type: 'EditRow', ...at, fields: { alternative: '2026-09-05' } }],
      refused: 'unknown-reading',
    }));

  test('dropping wants a reason', () => {
    expect(pressed('drop', { reason: '  ' })).toEqual({
      outcome: 'invalid',
      errors: { reason: 'required' },
    });
    expect(pressed('drop', { reason: ' Trùng ' })).toEqual({
      requests: [{ type: 'DropRow', ...at, reason: 'Trùng' }],
    });
  });

  test('an unknown button does no more than save', () =>
    expect(pressed('explode', { title: 'Khác' })).toEqual({
      requests: [{ type: 'EditRow', ...at, fields: { title: 'Khác' } }],
    }));
});

describe('with words typed', () => {
  const edited = (fields: object) => ({ type: 'EditRow', ...at, fields });

  test('accepting saves them first, and accepts what is in doubt even then', () => {
    expect(pressed('accept', { title: 'Nuôi chim yến' })).toEqual({
      requests: [edited({ title: 'Nuôi chim yến' }), { type: 'AcceptRow', row: '2', version: 2 }],
    });
    expect(pressed('accept', { leads: 'Bộ Y tế' })).toEqual({
      requests: [edited({ leads: 'Bộ Y tế' })],
    });
  });

  test('merging saves them first', () =>
    expect(pressed('merge|3|1', { no: '2a' })).toEqual({
      requests: [
        edited({ no: '2a' }),
        {
          type: 'MergeRows',
          rows: [
            { row: '2', version: 2 },
            { row: '3', version: 1 },
          ],
        },
      ],
    }));

  test('accepting a reason counts the row only while it is still in doubt', () => {
    const reason = { type: 'AcceptReason', reason: 'unknown-unit' };
    expect(pressed('reason|unknown-unit|2', { leads: 'Bộ Y tế' })).toEqual({
      requests: [edited({ leads: 'Bộ Y tế' }), { ...reason, count: 1 }],
    });
    expect(pressed('reason|unknown-unit|2', { no: '2a' })).toEqual({
      requests: [edited({ no: '2a' }), { ...reason, count: 2 }],
    });
  });

  test('another reading goes together with them, in the place of a day typed', () => {
    const typed = { no: '2a', deadline: '9/2024 12/2024', due: '01/01/2025' };
    expect(pressed('reading|2024-12-31', typed)).toEqual({
      requests: [edited({ no: '2a', deadline: '9/2024 12/2024', alternative: '2024-12-31' })],
    });
  });

  test('a chosen unit goes together with them', () => {
    expect(
      pressed('unit|G15|Hội  Chơi Chim', { leads: 'Bộ Y tế, Hội Chơi\nChim', no: '2a' }),
    ).toEqual({ requests: [edited({ no: '2a', leads: 'Bộ Y tế, Bộ Tư pháp' })] });
  });

  test('undoing throws them away only after it was done', () =>
    expect(pressed('undo', { title: 'Dở dang' })).toEqual({
      requests: [{ type: 'Undo' }],
      refused: 'nothing-to-undo',
    }));

  test('that are no day ask for nothing', () =>
    expect(pressed('accept', { due: 'mai' })).toEqual({
      outcome: 'invalid',
      errors: { due: 'not-a-date' },
    }));
});

describe('splitting', () => {
  const part = (index: number, typed: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries({ ...shown, ...typed }).map(([name, text]) => [`${index}-${name}`, text]),
    );

  test('asks for each part what differs from the row', () =>
    expect(
      pressed('split', {
        parts: '2',
        ...part(0, { title: 'Nuôi' }),
        ...part(1, { title: 'Chim', leads: 'Bộ Y tế' }),
      }),
    ).toEqual({
      requests: [
        {
          type: 'SplitRow',
          ...at,
          into: [{ title: 'Nuôi' }, { title: 'Chim', leads: 'Bộ Y tế' }],
        },
      ],
    }));
});

describe('what the core would not take', () => {
  test('is told beside its field', () => {
    const long = 'a'.repeat(501);
    expect(
      checkedRequest({ type: 'EditRow', ...at, fields: { deadline: long, no: 'a\0' } }),
    ).toEqual({ outcome: 'invalid', errors: { deadline: 'too-long', no: 'not-storable' } });
    expect(checkedRequest({ type: 'SplitRow', ...at, into: [{}, { deadline: long }] })).toEqual({
      outcome: 'invalid',
      errors: { '1-deadline': 'too-long' },
    });
  });
});
