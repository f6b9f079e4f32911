/** Where the pages of contacts are, and where they lead back to. */
import type { UnitCode } from '../../domain/unit/messages.js';
import { back as boardAddress } from '../http/requests.js';

export const contactsAddress = (query: Readonly<Record<string, string>> = {}): string => {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  const text = new URLSearchParams(filled).toString();
  return text === '' ? '/contacts' : `/contacts?${text}`;
};

export const contactAddress = (unit: UnitCode, back = ''): string => {
  const address = `/contacts/${unit}`;
  return back === '' ? address : `${address}?${new URLSearchParams({ back })}`;
};

/** Only an address of this board; the list where none is given. */
export const backFrom = (stated: string | undefined): string =>
  stated === undefined || stated === '' ? '/contacts' : boardAddress.parse(stated);
