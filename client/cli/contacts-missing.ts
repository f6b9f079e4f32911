/** Units that a plan tells something and nobody can call: said before a signature, never in its way. */
import type { z } from 'zod';
import { type ToldUnit, withoutContact } from '../../domain/document/contacts-needed.js';
import type { contactList, contactNeeded } from '../http/contact-schemas.js';
import type { Call, CallWithDoor } from './call.js';
import { contactTexts } from './contact-texts.js';
import { shortened } from './output.js';

export type MissingContacts = readonly z.infer<typeof contactNeeded>[];

const mostShown = 12;

/** An annex that is read here is told of by the door's contacts; without its answer nothing is said. */
export const missingContactsOf = async (
  { door }: CallWithDoor,
  told: readonly ToldUnit[],
): Promise<MissingContacts> => {
  const answer = await door.get<z.infer<typeof contactList>>('/api/contacts');
  if (answer.outcome === 'failed') return [];
  return withoutContact(told, new Set(answer.body.items.map(({ unit }) => unit)));
};

export const showMissingContacts = (
  { output, language, texts }: Call,
  missing: MissingContacts,
): void => {
  if (missing.length === 0) return;
  const t = contactTexts[language];
  output.line();
  output.line(output.paint.bold(`${t.missing}: ${missing.length}`));
  output.facts(
    missing
      .slice(0, mostShown)
      .map(({ name, tasks }): [string, string] => [shortened(name, 60), texts.tasks.total(tasks)]),
  );
  if (missing.length > mostShown) output.line(`  ${t.andMore(missing.length - mostShown)}`);
  output.line(`  ${output.paint.dim('→')} ${t.fillIn}`);
};
