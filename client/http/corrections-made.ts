/** The corrected versions of a directive, and what became of the commands that each gave. */
import {
  type DocumentCorrected,
  type DocumentEvent,
  type DocumentImported,
  ordersOfFile,
} from '../../store/documents.js';
import { type LoggedEvent, readStream } from '../../store/log.js';
import type { DoorContext } from './context.js';
import { problemFault } from './problem.js';

type Logged = LoggedEvent<DocumentEvent>;

const isCorrection = (logged: Logged): logged is LoggedEvent<DocumentCorrected> =>
  logged.event.type === 'DocumentCorrected';

const historyOf = ({ database }: Pick<DoorContext, 'database'>, key: string): Promise<Logged[]> =>
  readStream<DocumentEvent>(database, `document/${key}`);

const made = async (
  { database }: Pick<DoorContext, 'database'>,
  { event, actor }: LoggedEvent<DocumentCorrected>,
) => {
  const { type: _type, key: _key, ...told } = event;
  const orders = await ordersOfFile(database, event.digest);
  return {
    ...told,
    actor,
    orders: {
      accepted: orders.filter(({ outcome }) => outcome === 'accepted').length,
      waiting: orders.filter(({ outcome }) => outcome === null).length,
      refused: orders
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ task, reason }) => ({ task, reason: reason ?? '' })),
    },
  };
};

export type CorrectionMade = Awaited<ReturnType<typeof made>>;

/** Oldest first; null where there is no such directive. */
export const correctionsMade = async (
  context: Pick<DoorContext, 'database'>,
  key: string,
): Promise<CorrectionMade[] | null> => {
  const history = await historyOf(context, key);
  if (history.length === 0) return null;
  const items: CorrectionMade[] = [];
  for (const logged of history.filter(isCorrection)) items.push(await made(context, logged));
  return items;
};

/** What was corrected with this file, as the directive's own event says. */
export const correctedWith = async (
  context: Pick<DoorContext, 'database'>,
  key: string,
  digest: string,
): Promise<DocumentCorrected | null> => {
  const history = await historyOf(context, key);
  return history.filter(isCorrection).find(({ event }) => event.digest === digest)?.event ?? null;
};

/** What the directive's own first event says of it. */
const importedAs = async (
  context: Pick<DoorContext, 'database'>,
  key: string,
): Promise<DocumentImported | null> => {
  const [first] = await historyOf(context, key);
  return first?.event.type === 'DocumentImported' ? first.event : null;
};

/** Only what runs can be corrected. */
export const mustRun = async (
  context: DoorContext,
  corrects: string | null | undefined,
): Promise<void> => {
  if (typeof corrects !== 'string') return;
  if ((await importedAs(context, corrects)) === null) throw problemFault('unknown-document');
};
