/** Who reads a page, in which language, and what every page shows of them. */
import type { FastifyRequest } from 'fastify';
import { civilDateOf } from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import { type DraftList, listDrafts } from '../../store/drafts.js';
import { databaseNow } from '../../store/log.js';
import type { DoorContext, Session } from '../http/context.js';
import { sessionOf } from '../http/sign-in.js';
import { type Words, words } from '../words/words.js';
import { type Texts, texts } from './texts.js';
import { countWaiting, type UnitOption, unitsWithTasks } from './waiting.js';

export type Reader = {
  readonly session: Session;
  readonly language: Session['language'];
  readonly texts: Texts;
  readonly words: Words;
  readonly now: Instant;
  readonly today: CivilDate;
  /** The address of the page without its host: where a switch of language or role comes back to. */
  readonly address: string;
  readonly waiting: number;
  /** For a coordinator: the units to act for. */
  readonly units: readonly UnitOption[];
  readonly temporalUi: string;
};

export const readerOf = async (request: FastifyRequest, context: DoorContext): Promise<Reader> => {
  const session = sessionOf(request);
  const { database } = context;
  const [now, waiting, units] = await Promise.all([
    databaseNow(database),
    countWaiting(database, session),
    session.mayActAsAny ? unitsWithTasks(database) : [],
  ]);
  return {
    session,
    language: session.language,
    texts: texts[session.language],
    words: words(session.language),
    now,
    today: civilDateOf(now),
    address: request.method === 'GET' ? request.url : '/',
    waiting,
    units,
    temporalUi: context.temporalUi,
  };
};

export const draftsPerPage = 20;

/** A page of the drafts that wait for this reader: importing is for the coordinator alone. */
export const openDraftsFor = async (
  database: DoorContext['database'],
  { session }: Reader,
  page = 1,
): Promise<DraftList> => {
  if (session.actor.kind !== 'coordinator') return { items: [], total: 0 };
  const offset = (page - 1) * draftsPerPage;
  return listDrafts(database, { state: 'open', offset, limit: draftsPerPage });
};
