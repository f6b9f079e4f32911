/** What the page of a document says of its signatures: by whom, what began, and which rows are left without a task. */
import type { VNode } from 'preact';
import type { Signature } from '../../store/signatures.js';
import type { UnassignedRow } from '../../store/unassigned.js';
import type { CorrectionMade } from '../http/corrections-made.js';
import { formatInstant } from '../words/dates.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { draftTexts } from './draft-texts.js';
import { runningAddress } from './duty-card.js';
import { dutyTexts } from './duty-texts.js';
import { unitLabel } from './names.js';
import type { Reader } from './reader.js';

/** How somebody came to this page from an import. */
export type Arrival =
  | { readonly kind: 'signed'; readonly tasks: number; readonly remandated: number }
  | { readonly kind: 'corrected' }
  | { readonly kind: 'known' };

/** What was made of a document under signatures. */
export type DocumentSigned = {
  readonly signatures: readonly Signature[];
  readonly corrections: readonly CorrectionMade[];
  readonly unassigned: readonly UnassignedRow[];
};

export const arrivalWords = ({ language }: Reader, arrival: Arrival): readonly string[] => {
  if (arrival.kind === 'known') return [draftTexts[language].alreadyImported];
  if (arrival.kind === 'corrected') return [correctionPageTexts[language].signed];
  const { tasks, remandated } = arrival;
  const { signed } = dutyTexts[language];
  if (remandated === 0) return [draftTexts[language].signed(tasks)];
  const begun = tasks === 0 ? signed.alone : draftTexts[language].signed(tasks);
  return [begun, signed.remandated(remandated)];
};

const reasonText = ({ words: { refusal } }: Reader, reason: string): string =>
  reason in refusal ? refusal[reason as keyof typeof refusal] : reason;

export const Signatures = (props: {
  readonly reader: Reader;
  readonly signatures: readonly Signature[];
}): VNode | null => {
  const { reader, signatures } = props;
  if (signatures.length === 0) return null;
  return (
    <ul class="plain muted signatures">
      {signatures.map(({ name, unit, at, draft, fileName }) => (
        <li key={draft}>
          {reader.texts.signedBy(
            name,
            fileName,
            unitLabel(reader, unit),
            formatInstant(at, reader.language),
          )}
        </li>
      ))}
    </ul>
  );
};

export const UnassignedRows = (props: {
  readonly reader: Reader;
  readonly rows: readonly UnassignedRow[];
}): VNode | null => {
  const { reader, rows } = props;
  const t = dutyTexts[reader.language].unassigned;
  if (rows.length === 0) return null;
  return (
    <section class="notice notice-wait" aria-labelledby="unassigned">
      <h2 id="unassigned">{t.title(rows.length)}</h2>
      <p>{t.more}</p>
      <table class="table unassigned" aria-labelledby="unassigned">
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.task}</th>
            <th scope="col">{t.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ task, title, section, number, reason }) => (
            <tr key={task}>
              <th scope="row" class="duty-row">
                {section === '' ? number : `${section}, ${number}`}
              </th>
              <td>
                <a href={runningAddress({ task })}>{title}</a>
              </td>
              <td>{reasonText(reader, reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
