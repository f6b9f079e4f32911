/** Before a signature: who will be told though nobody there is known to call. */
import type { VNode } from 'preact';
import type { ToldUnit } from '../../domain/document/contacts-needed.js';
import { contactsAddress } from './contact-address.js';
import { contactTexts } from './contact-texts.js';
import { unitLabel } from './names.js';
import type { Reader } from './reader.js';

const mostLines = 12;

export const MissingContacts = (props: {
  readonly reader: Reader;
  readonly draft: string;
  readonly missing: readonly ToldUnit[];
}): VNode | null => {
  const { reader, draft, missing } = props;
  if (missing.length === 0) return null;
  const t = contactTexts[reader.language];
  const rest = missing.length - mostLines;
  return (
    <section class="card totals" aria-labelledby="missing-contacts">
      <h2 id="missing-contacts">{t.signTitle(missing.length)}</h2>
      <p class="muted">{t.signMore}</p>
      <table class="table" aria-labelledby="missing-contacts">
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            <th scope="col" class="cell-number">
              {t.tasks}
            </th>
          </tr>
        </thead>
        <tbody>
          {missing.slice(0, mostLines).map(({ unit, name, tasks }) => (
            <tr key={unit}>
              <th scope="row" class="total-name">
                {name === unit ? unitLabel(reader, unit) : name}
              </th>
              <td class="cell-number">{tasks}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p class="muted">… {t.otherUnits(rest)}</p> : null}
      <p>
        <a href={contactsAddress({ draft })}>{t.signFill}</a>
      </p>
    </section>
  );
};
