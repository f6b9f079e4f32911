/** Contacts on the board: the list for the coordinator, for a unit its own. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { draftId } from '../../domain/document/draft/messages.js';
import {
  type ContactProblems,
  checkContact,
  type TypedContact,
} from '../../domain/unit/contact.js';
import { type UnitCode, unitCode } from '../../domain/unit/messages.js';
import { unitName } from '../../domain/unit/register.js';
import type { KeptContact } from '../../store/contacts.js';
import { contactSeen, contactsSeen, dropContact, saveContact } from '../http/contact-access.js';
import type { DoorContext } from '../http/context.js';
import { draftAt, reviewer } from '../http/draft-access.js';
import { planOf } from '../http/draft-routes.js';
import { problemFault } from '../http/problem.js';
import { backFrom, contactAddress } from './contact-address.js';
import { contactPage } from './contact-page.js';
import { otherUnits, searchedContacts, searchedMissing } from './contact-search.js';
import { type ContactsView, type ContactTold, contactsPage } from './contacts-page.js';
import { tellingAddress } from './draft-visit.js';
import { unitLabel } from './names.js';
import { type Fields, formOf, oneOf, queryOf, sendPage } from './page-request.js';
import { type Reader, readerOf } from './reader.js';

type UnitParams = { Params: { unit: string } };

const unitIn = ({ unit }: UnitParams['Params']): UnitCode => {
  const parsed = unitCode.safeParse(unit);
  if (!parsed.success) throw problemFault('not-found');
  return parsed.data;
};

const toldFrom = ({ contact, unit }: Fields): ContactTold | null => {
  const kind = oneOf(['saved', 'removed'] as const, contact);
  const code = unitCode.safeParse(unit);
  return kind === undefined || !code.success ? null : { kind, unit: code.data };
};

const typedOf = (kept: KeptContact | null): TypedContact => ({
  name: kept?.name ?? '',
  mail: kept?.mail ?? '',
  phone: kept?.phone ?? '',
  note: kept?.note ?? '',
});

type Shown = {
  readonly unit: UnitCode;
  /** As it came back; null for what is kept. */
  readonly typed: { readonly values: TypedContact; readonly problems: ContactProblems } | null;
  readonly back: string;
  readonly told: ContactTold | null;
};

/** A unit has no list to come back to. */
const isOwn = ({ session }: Reader): boolean => session.actor.kind === 'unit';

const sendContact = async (
  context: DoorContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { unit, typed, back, told }: Shown,
): Promise<FastifyReply> => {
  const kept = await contactSeen(context, request, unit);
  const made = await readerOf(request, context);
  const address = request.method === 'GET' ? made.address : contactAddress(unit, back);
  const reader = { ...made, address };
  const page = contactPage(reader, {
    ...{ unit, kept, told },
    unitName: unitName(unit),
    typed: typed?.values ?? typedOf(kept),
    problems: typed?.problems ?? {},
    back: isOwn(reader) ? null : back,
  });
  return sendPage(reply, page, typed === null ? 200 : 400);
};

/** Of a draft, whoever its plan tells something; else every unit, as far as it is searched for. */
const listView = async (
  context: DoorContext,
  request: FastifyRequest,
  reader: Reader,
): Promise<ContactsView> => {
  const { search: typed = '', draft: stated = '', ...query } = queryOf(request);
  const told = toldFrom(query);
  const draft = draftId.safeParse(stated);
  if (draft.success) {
    reviewer(request, undefined);
    const found = await draftAt(context, draft.data);
    const { missingContacts } = await planOf(context, found);
    const name = found.state.facts?.name ?? found.item.fileName;
    return {
      ...{ search: '', missing: missingContacts, known: [], others: [], told },
      draft: { id: draft.data, name },
    };
  }
  const search = typed.trim().slice(0, 200);
  const { items, missing } = await contactsSeen(context, request);
  const shown = new Set([...items, ...missing].map(({ unit }) => unit));
  const byName = new Intl.Collator('vi');
  return {
    ...{ search, told, draft: null },
    missing: searchedMissing(missing, search),
    known: searchedContacts(items, search).toSorted((a, b) =>
      byName.compare(unitLabel(reader, a.unit), unitLabel(reader, b.unit)),
    ),
    others: otherUnits(shown, search),
  };
};

const readingRoutes = (app: FastifyInstance, context: DoorContext): void => {
  app.get('/contacts', async (request, reply) => {
    const reader = await readerOf(request, context);
    const { actor } = reader.session;
    if (actor.kind === 'unit') {
      const told = toldFrom(queryOf(request));
      return sendContact(context, request, reply, {
        ...{ unit: actor.unit, typed: null, back: '/contacts', told },
      });
    }
    return sendPage(reply, contactsPage(reader, await listView(context, request, reader)));
  });

  app.get<UnitParams>('/contacts/:unit', async (request, reply) => {
    const back = backFrom(queryOf(request)['back']);
    return sendContact(context, request, reply, {
      ...{ unit: unitIn(request.params), typed: null, back, told: null },
    });
  });
};

/** Lists say what was done; other pages show it. */
const doneAddress = (back: string, kind: ContactTold['kind'], unit: UnitCode): string =>
  /^\/contacts(?:\?|$)/.test(back) ? tellingAddress(back, { contact: kind, unit }) : back;

export const contactRoutes = (app: FastifyInstance, context: DoorContext): void => {
  readingRoutes(app, context);

  app.post<UnitParams>('/contacts/:unit', async (request, reply) => {
    const unit = unitIn(request.params);
    const form = formOf(request);
    const back = backFrom(form['back']);
    const { name = '', mail = '', phone = '', note = '' } = form;
    const values = { name, mail, phone, note };
    const checked = checkContact(values);
    if (checked.outcome === 'wrong') {
      const typed = { values, problems: checked.problems };
      return sendContact(context, request, reply, { unit, typed, back, told: null });
    }
    await saveContact(context, request, unit, checked.details);
    return reply.redirect(doneAddress(back, 'saved', unit), 303);
  });

  app.post<UnitParams>('/contacts/:unit/remove', async (request, reply) => {
    const unit = unitIn(request.params);
    const back = backFrom(formOf(request)['back']);
    await dropContact(context, request, unit);
    return reply.redirect(doneAddress(back, 'removed', unit), 303);
  });
};
