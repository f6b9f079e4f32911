/** A person as somebody who wants to call needs it: name, then what can be pressed. */
import type { VNode } from 'preact';
import { type ContactDetails, dialled } from '../../domain/unit/contact.js';

export const ContactWays = ({ contact }: { readonly contact: ContactDetails }): VNode => (
  <span class="contact-ways">
    {contact.phone === null ? null : (
      <a class="contact-way" href={`tel:${dialled(contact.phone)}`}>
        {contact.phone}
      </a>
    )}
    {contact.mail === null ? null : (
      <a class="contact-way" href={`mailto:${contact.mail}`}>
        {contact.mail}
      </a>
    )}
  </span>
);
