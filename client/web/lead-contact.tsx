/** Whom to call about a task, for those who press for it. */
import type { VNode } from 'preact';
import type { LeadContact as LeadSeen } from '../http/contact-access.js';
import { contactAddress } from './contact-address.js';
import { contactTexts } from './contact-texts.js';
import { ContactWays } from './contact-ways.js';
import type { Reader } from './reader.js';

type Props = {
  readonly reader: Reader;
  readonly lead: LeadSeen | null;
  /** The page of the task. */
  readonly back: string;
};

const Known = ({ reader, lead, back }: Props): VNode | null => {
  if (lead === null) return null;
  const t = contactTexts[reader.language];
  const { unit, unitName, contact } = lead;
  const address = contactAddress(unit, back);
  return contact === null ? (
    <p class="lead-contact muted">
      {t.leadMissing(unitName)} <a href={address}>{t.fillIn}</a>
    </p>
  ) : (
    <p class="lead-contact">
      <span class="muted">{t.leadContact(unitName)}:</span>
      <strong>{contact.name}</strong>
      <ContactWays contact={contact} />
      {contact.note === '' ? null : <span class="contact-note">{contact.note}</span>}
      <a href={address}>{t.edit}</a>
    </p>
  );
};

export const LeadContact = ({
  swaps,
  ...props
}: Props & {
  /** Whether it takes the place of what an open page shows. */
  readonly swaps: boolean;
}): VNode => (
  <div id="lead-contact" {...(swaps ? { 'hx-swap-oob': 'innerHTML' } : {})}>
    <Known {...props} />
  </div>
);
