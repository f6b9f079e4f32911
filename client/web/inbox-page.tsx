/** Digests as their recipients got them. */
import type { VNode } from 'preact';
import type { NoticeLine } from '../../domain/notice/messages.js';
import type { InboxItem } from '../../store/overviews.js';
import type { DigestReport } from '../../workflows/contract.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { SendNow } from './home-page.js';
import { renderPage } from './layout.js';
import { recipientName } from './names.js';
import type { Reader } from './reader.js';

/** What became of "send now": a report, or no answer in time. */
export type Sent =
  | Pick<DigestReport, 'workingDay' | 'digests' | 'lines' | 'failed'>
  | 'unanswered'
  | null;

const Line = ({ reader, line }: { reader: Reader; line: NoticeLine }): VNode => (
  <li class="line">
    <span class={`line-kind line-${line.kind}`}>
      {reader.words.notice[line.kind]}
      {line.level === null ? '' : `, ${reader.texts.level(line.level)}`}
    </span>
    <a class="task-link" href={`/tasks/${line.task.slice('task/'.length)}`}>
      {line.title}
    </a>
    <span class="line-due">{line.due === null ? '' : formatDate(line.due)}</span>
  </li>
);

/** Closed when many stand together: the summary says whose it is and how much there is. */
const Digest = (props: {
  readonly reader: Reader;
  readonly item: InboxItem;
  readonly open: boolean;
}): VNode => {
  const { reader, item, open } = props;
  return (
    <details class="digest" open={open}>
      <summary>
        <span class="digest-to">{recipientName(reader, item, null)}</span>
        <span class="muted">{reader.texts.lines(item.lines.length)}</span>
      </summary>
      <ul class="lines">
        {item.lines.map((line) => (
          <Line key={`${line.task}${line.version}${line.kind}`} reader={reader} line={line} />
        ))}
      </ul>
    </details>
  );
};

/** So many digests are read at a glance; more are opened one by one. */
const readAtOnce = 3;

const Slot = (props: {
  readonly reader: Reader;
  readonly items: readonly InboxItem[];
}): VNode | null => {
  const { reader, items } = props;
  const [first] = items;
  if (first === undefined) return null;
  const id = `slot-${first.id}`;
  return (
    <section class="card slot" aria-labelledby={id}>
      <div class="work-head">
        <h2 id={id}>
          {reader.texts.slot} {formatInstant(first.slotAt, reader.language)}
        </h2>
        <p class="muted">{reader.texts.sentAt(formatInstant(first.sentAt, reader.language))}</p>
      </div>
      {items.map((item) => (
        <Digest key={item.id} reader={reader} item={item} open={items.length <= readAtOnce} />
      ))}
    </section>
  );
};

const SentBanner = ({ reader, sent }: { reader: Reader; sent: Sent }): VNode | null => {
  const { texts: t } = reader;
  if (sent === null) return null;
  if (sent === 'unanswered') {
    return (
      <p class="notice notice-wait" role="status">
        {t.digestUnknown}
      </p>
    );
  }
  const said = sent.workingDay ? t.digestSent(sent.digests, sent.lines) : t.digestRest;
  return (
    <p class={`notice ${sent.failed > 0 ? 'notice-error' : 'notice-good'}`} role="status">
      {said} {sent.failed > 0 ? t.digestFailed(sent.failed) : ''}
    </p>
  );
};

export const inboxPage = (reader: Reader, items: readonly InboxItem[], sent: Sent): string => {
  const { texts: t } = reader;
  return renderPage(
    reader,
    { title: t.inbox, current: 'inbox' },
    <>
      <div class="page-head">
        <div>
          <h1>{t.inbox}</h1>
          <p class="page-lead">{t.inboxLead}</p>
        </div>
        <SendNow reader={reader} />
      </div>
      <SentBanner reader={reader} sent={sent} />
      {items.length === 0 ? (
        <div class="card nothing">
          <h2>{t.noDigests}</h2>
          <p>{t.noDigestsMore}</p>
        </div>
      ) : null}
      {[...Map.groupBy(items, ({ slotAt }) => slotAt)].map(([slotAt, together]) => (
        <Slot key={slotAt} reader={reader} items={together} />
      ))}
    </>,
  );
};
