/** Who may see and change which contact: the coordinator all, a unit its own and no other. */
import type { FastifyRequest } from 'fastify';
import {
  mayHaveContact,
  type ToldUnit,
  withoutContact,
} from '../../domain/document/contacts-needed.js';
import type { TaskState } from '../../domain/task/state.js';
import type { Contact, ContactDetails } from '../../domain/unit/contact.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import {
  contactUnits,
  findContact,
  type KeptContact,
  keepContacts,
  listContacts,
  removeContact,
  unitsWithOpenTasks,
} from '../../store/contacts.js';
import type { DoorContext, Session } from './context.js';
import { problemFault } from './problem.js';
import { requireCoordinator, sessionOf } from './sign-in.js';

/** The unit whose contact a session has to do with; null for the coordinator, who has to do with all. */
const ownUnit = ({ actor }: Session): UnitCode | null =>
  actor.kind === 'coordinator' ? null : actor.unit;

export type ContactsSeen = {
  readonly items: readonly KeptContact[];
  readonly missing: readonly ToldUnit[];
};

export const contactsSeen = async (
  { database }: DoorContext,
  request: FastifyRequest,
): Promise<ContactsSeen> => {
  const own = ownUnit(sessionOf(request));
  const [items, units] = await Promise.all([
    listContacts(database, own),
    unitsWithOpenTasks(database),
  ]);
  const missing = withoutContact(units, new Set(items.map(({ unit }) => unit)));
  return { items, missing: own === null ? missing : missing.filter(({ unit }) => unit === own) };
};

/** Of the units a plan tells something, those nobody can call. */
export const contactsNeeded = async (
  { database }: DoorContext,
  told: readonly ToldUnit[],
): Promise<readonly ToldUnit[]> => withoutContact(told, await contactUnits(database));

export type LeadContact = {
  readonly unit: UnitCode;
  readonly unitName: string;
  readonly contact: KeptContact | null;
};

/** Whom a coordinator may call about a task; null for others, and where a group leads. */
export const leadContact = async (
  { database }: DoorContext,
  { actor }: Session,
  { assignment }: Pick<TaskState, 'assignment'>,
): Promise<LeadContact | null> => {
  const lead = assignment?.parts.find(({ role }) => role === 'lead');
  if (actor.kind !== 'coordinator' || lead === undefined) return null;
  if (lead.members !== null || !mayHaveContact(lead.unit)) return null;
  const { unit, name } = lead;
  return { unit, unitName: name, contact: await findContact(database, unit) };
};

const requireOwn = (request: FastifyRequest, unit: UnitCode): Session => {
  const session = sessionOf(request);
  const own = ownUnit(session);
  if (own !== null && own !== unit) throw problemFault('not-your-unit');
  return session;
};

/** Null when there is none yet. */
export const contactSeen = async (
  { database }: DoorContext,
  request: FastifyRequest,
  unit: UnitCode,
): Promise<KeptContact | null> => {
  requireOwn(request, unit);
  if (!mayHaveContact(unit)) throw problemFault('group-has-no-contact');
  return findContact(database, unit);
};

export const saveContact = async (
  { database }: DoorContext,
  request: FastifyRequest,
  unit: UnitCode,
  details: ContactDetails,
): Promise<void> => {
  const { actor } = requireOwn(request, unit);
  if (!mayHaveContact(unit)) throw problemFault('group-has-no-contact');
  await keepContacts(database, [{ unit, ...details }], actor.unit);
};

export const saveContacts = async (
  { database }: DoorContext,
  request: FastifyRequest,
  contacts: readonly Contact[],
) => {
  const { actor } = requireCoordinator(request);
  return keepContacts(database, contacts, actor.unit);
};

export const dropContact = async (
  { database }: DoorContext,
  request: FastifyRequest,
  unit: UnitCode,
): Promise<void> => {
  requireOwn(request, unit);
  if (!(await removeContact(database, unit))) throw problemFault('unknown-contact');
};
