/** The ground of a corrected version, and what its commands came to. */
import type { z } from 'zod';
import type { corrected, correctionList } from '../http/correction-schemas.js';
import type { CallWithDoor } from './call.js';
import { correctionTexts } from './correction-texts.js';
import { rowOf } from './correction-view.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';

export type Corrected = z.infer<typeof corrected>;
type Orders = z.infer<typeof correctionList>['items'][number]['orders'];

const lookEveryMs = 300;
const watchForMs = 60_000;

type Signed = { readonly outcome: 'signed'; readonly basis: string } | Failure;

/** A signature states its ground: tasks are withdrawn and deadlines moved by it. */
export const groundOf = async (
  call: CallWithDoor,
  asked: {
    readonly seen: object;
    /** Of the changes that are taken. */
    readonly count: number;
    /** Said beforehand, by a script that has looked. */
    readonly signed: boolean;
    /** What the file says of itself. */
    readonly suggested?: string;
  },
): Promise<Signed> => {
  const { given, streams, settings, texts, language } = call;
  const { seen, count } = asked;
  const t = correctionTexts[language];
  const stated = given.text('basis')?.trim() ?? '';
  if (asked.signed) {
    return stated === ''
      ? failure(exitCode.usage, 'wrong-usage', t.basisMissing, t.sayBasis)
      : { outcome: 'signed', basis: stated };
  }
  if (streams.ask === null || settings.json) {
    const { cannotAsk, sayYes } = texts.importing;
    const next = [...t.sayBasis, ...sayYes];
    return failure(exitCode.usage, 'not-signed', cannotAsk, next, { compared: seen });
  }
  const basis =
    stated === ''
      ? await streams.ask.text(
          t.basis,
          (value) => (value.trim() === '' ? t.basisMissing : null),
          asked.suggested,
        )
      : stated;
  const choices = { yes: texts.importing.signYes, no: texts.importing.signNo };
  const question = count === 0 ? t.keepFile : t.sign(count);
  return basis !== null && (await streams.ask.yes(question, choices))
    ? { outcome: 'signed', basis }
    : failure(exitCode.refused, 'not-signed', texts.importing.notSigned);
};

/** Until every command has had its answer; what is not answered in time goes on by itself. */
export const watchOrders = async (
  call: CallWithDoor,
  key: string,
  digest: string,
): Promise<Orders> => {
  const bar = call.streams.progress(correctionTexts[call.language].progress);
  const until = Date.now() + watchForMs;
  const none = { accepted: 0, waiting: 0, refused: [] };
  try {
    for (;;) {
      const path = `/api/documents/${key}/corrections`;
      const answer = await call.door.get<z.infer<typeof correctionList>>(path);
      if (answer.outcome === 'failed') return none;
      const orders = answer.body.items.find((item) => item.digest === digest)?.orders ?? none;
      const done = orders.accepted + orders.refused.length;
      bar.show(done, done + orders.waiting);
      if (orders.waiting === 0 || Date.now() > until) return orders;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  } finally {
    bar.end();
  }
};

export const tellCorrected = (
  call: CallWithDoor,
  { key, tasks, changes, left }: Corrected,
  orders: Orders,
): void => {
  const { output, language, words } = call;
  const { paint } = output;
  const t = correctionTexts[language];
  const of = (...kinds: readonly string[]): number =>
    changes.filter(({ kind }) => kinds.includes(kind)).length;
  const changed = of('changed', 'withdrawn');
  output.line(`${paint.green('✓')} ${t.done(changed, tasks.length, key)}`);
  const remandated = of('remandated');
  if (remandated > 0) output.line(`  ${t.remandated(remandated)}`);
  if (orders.accepted > 0) output.line(`  ${t.delivered(orders.accepted)}`);
  if (orders.waiting > 0) output.line(`  ${t.waiting(orders.waiting)}`);
  for (const { task, reason } of orders.refused) {
    const said = reason in words.refusal ? words.refusal[reason as 'task-closed'] : reason;
    output.line(`  ${paint.yellow('!')} ${t.refused(rowOf(task), said)}`);
  }
  if (left.length > 0) output.line(`  ${t.left(left.length)}`);
};
