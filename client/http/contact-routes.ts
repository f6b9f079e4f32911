/** Contacts: the focal points of units, for people to call and to write to. */
import type { FastifyRequest } from 'fastify';
import { mayHaveContact } from '../../domain/document/contacts-needed.js';
import { type ContactDetails, checkContact, contactFields } from '../../domain/unit/contact.js';
import { unitName } from '../../domain/unit/register.js';
import { findContact, type KeptContact } from '../../store/contacts.js';
import { contactProblems } from '../words/contact-problems.js';
import { contactsSeen, dropContact, saveContact, saveContacts } from './contact-access.js';
import {
  type ContactBody,
  contact,
  contactAddress,
  contactBody,
  contactList,
  contactRemoved,
  contactsBody,
  contactsKept,
} from './contact-schemas.js';
import type { DoorContext } from './context.js';
import type { Door } from './door.js';
import { type FieldProblem, problemFault } from './problem.js';
import { problem } from './schemas.js';
import { requireCoordinator, sessionOf } from './sign-in.js';

const tags = ['contacts'];
const refused = { 400: problem, 401: problem, 403: problem };
/** Two thousand contacts with long notes. */
const largestImportBytes = 4 * 1024 * 1024;

const contactView = (kept: KeptContact) => ({ ...kept, unitName: unitName(kept.unit) });

type Checked =
  | { readonly outcome: 'right'; readonly details: ContactDetails }
  | { readonly outcome: 'wrong'; readonly errors: readonly FieldProblem[] };

/** `path` stands before the names of fields: `contacts.3.`. */
const checked = (request: FastifyRequest, body: ContactBody, path = ''): Checked => {
  const { name, mail, phone, note } = body;
  const found = checkContact({ name, mail: mail ?? '', phone: phone ?? '', note });
  if (found.outcome === 'right') return found;
  const t = contactProblems[sessionOf(request).language];
  const errors = contactFields.flatMap((field) => {
    const why = found.problems[field];
    return why === undefined ? [] : [{ field: `${path}${field}`, message: t[why] }];
  });
  return { outcome: 'wrong', errors };
};

const oneRoutes = (app: Door, context: DoorContext): void => {
  app.put(
    '/api/contacts/:unit',
    {
      schema: {
        tags,
        description:
          'Keeps the contact of a unit in the place of the one it had. A unit may write its own.',
        params: contactAddress,
        body: contactBody,
        response: { 200: contact, ...refused, 409: problem },
      },
    },
    async (request) => {
      const { unit } = request.params;
      const found = checked(request, request.body);
      if (found.outcome === 'wrong')
        throw problemFault('malformed-request', { errors: found.errors });
      await saveContact(context, request, unit, found.details);
      const kept = await findContact(context.database, unit);
      if (kept === null) throw problemFault('unknown-contact');
      return contactView(kept);
    },
  );

  app.delete(
    '/api/contacts/:unit',
    {
      schema: {
        tags,
        description:
          'Deletes the contact of a unit; nothing of it is left. A unit may delete its own.',
        params: contactAddress,
        response: { 200: contactRemoved, ...refused, 404: problem },
      },
    },
    async (request) => {
      const { unit } = request.params;
      await dropContact(context, request, unit);
      return { outcome: 'removed' as const, unit };
    },
  );
};

export const contactRoutes = (app: Door, context: DoorContext): void => {
  app.get(
    '/api/contacts',
    {
      schema: {
        tags,
        description:
          'Contacts of all units and the units that lack one though they have open tasks; to a unit, its own.',
        response: { 200: contactList, 401: problem },
      },
    },
    async (request) => {
      const { items, missing } = await contactsSeen(context, request);
      return { items: items.map(contactView), total: items.length, missing };
    },
  );

  app.post(
    '/api/contacts',
    {
      bodyLimit: largestImportBytes,
      schema: {
        tags,
        description:
          'Keeps the contacts of many units, all of them or none; others stay as they are.',
        body: contactsBody,
        response: { 200: contactsKept, ...refused, 409: problem, 413: problem },
      },
    },
    async (request) => {
      requireCoordinator(request);
      const { contacts } = request.body;
      const found = contacts.map((one, at) => ({
        unit: one.unit,
        result: checked(request, one, `contacts.${at}.`),
      }));
      const errors = found.flatMap(({ result }) =>
        result.outcome === 'wrong' ? result.errors : [],
      );
      if (errors.length > 0) throw problemFault('malformed-request', { errors });
      const groups = contacts.filter(({ unit }) => !mayHaveContact(unit));
      if (groups.length > 0) {
        const detail = groups.map(({ unit }) => unit).join(', ');
        throw problemFault('group-has-no-contact', { detail });
      }
      const right = found.flatMap(({ unit, result }) =>
        result.outcome === 'right' ? [{ unit, ...result.details }] : [],
      );
      return { outcome: 'kept' as const, ...(await saveContacts(context, request, right)) };
    },
  );

  oneRoutes(app, context);
};
