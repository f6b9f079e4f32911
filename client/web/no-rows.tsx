/** A document that gave no rows: what its text gives, or which columns a person has to name. */
import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '../words/language.js';
import { proposalsAddress } from './draft-address.js';
import type { DraftView } from './draft-frame.js';
import { Key } from './row-buttons.js';

const texts: Readonly<
  Record<
    Language,
    {
      readonly text: (duties: number) => string;
      readonly toProposals: string;
      readonly columns: string;
      readonly nothing: string;
    }
  >
> = {
  vi: {
    text: (duties) =>
      `Văn bản không có bảng nhiệm vụ; lời văn giao ${duties} việc có thời hạn. Hãy xem và nhận từng việc.`,
    toProposals: 'Xem các việc trong lời văn',
    columns:
      'Chưa nhận ra bảng nào giao nhiệm vụ. Hãy chọn cột nào ghi nhiệm vụ, cơ quan, thời hạn trong các bảng dưới đây; tệp được đọc lại ngay.',
    nothing: 'Không còn dòng nào.',
  },
  en: {
    text: (duties) =>
      duties === 1
        ? 'The document has no table of tasks; its text gives one duty with a time. Look at it and take it.'
        : `The document has no table of tasks; its text gives ${duties} duties with a time. Look at each and take it.`,
    toProposals: 'See the duties of the text',
    columns:
      'No table was recognised as one that assigns tasks. Say which columns of the tables below hold the task, the units and the deadline; the file is read anew at once.',
    nothing: 'No rows.',
  },
};

export const NoRows = (props: {
  readonly view: DraftView;
  /** The way back from columns that made them go. */
  readonly children?: ComponentChildren;
}): VNode => {
  const { view, children } = props;
  const t = texts[view.reader.language];
  const { proposals, readColumns } = view.state;
  const duties = proposals.filter(({ state }) => state === 'offered').length;
  return (
    <div class="card nothing">
      {duties > 0 ? <p>{t.text(duties)}</p> : null}
      {readColumns.length > 0 ? <p>{t.columns}</p> : null}
      {duties + readColumns.length === 0 ? <p>{t.nothing}</p> : null}
      {duties === 0 ? null : (
        <p class="nothing-way">
          <a class="btn btn-primary" href={proposalsAddress(view.item.id)} data-key="n">
            {t.toProposals} <Key name="n" />
          </a>
        </p>
      )}
      {children}
    </div>
  );
};
