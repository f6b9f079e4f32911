/** Contacts over HTTP: what callers may send, and what they are told. */
import { z } from 'zod';
import { instant } from '../../domain/calendar/messages.js';
import { unitCode } from '../../domain/unit/messages.js';

const count = z.number().int().min(0);

/** Looked at by the rules of the core, which say in the caller's language what is wrong. */
const typed = z.string().max(2000);
const details = {
  name: typed,
  mail: typed.nullable().default(null),
  phone: typed.nullable().default(null),
  note: typed.default(''),
};

/** Every unit of the country fits in one import, and one statement of the database takes it. */
const mostContacts = 2000;

export const contactAddress = z.strictObject({ unit: unitCode });
export const contactBody = z.strictObject(details);
export type ContactBody = z.infer<typeof contactBody>;
export const contactsBody = z.strictObject({
  contacts: z
    .array(z.strictObject({ unit: unitCode, ...details }))
    .min(1)
    .max(mostContacts)
    .readonly()
    .refine((all) => new Set(all.map(({ unit }) => unit)).size === all.length, {
      error: 'a unit is named twice',
    }),
});

export const contact = z.object({
  unit: unitCode,
  unitName: z.string(),
  name: z.string(),
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string(),
  changedAt: instant,
  /** The unit that wrote it last; of the coordination office, its own code. */
  changedBy: z.string(),
});

export const contactNeeded = z.object({ unit: unitCode, name: z.string(), tasks: count });

export const contactList = z.object({
  items: z.array(contact).readonly(),
  total: count,
  /** Units with open tasks and no contact, most tasks first. */
  missing: z.array(contactNeeded).readonly(),
});

export const contactsKept = z.object({
  outcome: z.literal('kept'),
  added: count,
  changed: count,
  unchanged: count,
});

export const contactRemoved = z.object({ outcome: z.literal('removed'), unit: unitCode });
