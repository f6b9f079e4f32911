/** Digests and documents: what was told, and by which directive. */
import type { z } from 'zod';
import { unitName } from '../../domain/unit/register.js';
import type { DocumentItem, InboxItem } from '../../store/overviews.js';
import type { digestReceived, digestReport, documentProgress } from '../http/schemas.js';
import { formatDate, formatInstant } from '../words/dates.js';
import type { Call, CallWithDoor, Ending } from './call.js';
import { exitCode } from './exit-code.js';
import { failure } from './failure.js';
import { officeName } from './office-name.js';
import { shortened } from './output.js';
import type { CommandSpec } from './spec.js';
import { shortId } from './task-reference.js';

type List<Item> = { readonly items: readonly Item[]; readonly total: number };
type Progress = z.infer<typeof documentProgress>;
type DigestAnswer = z.infer<typeof digestReport> | z.infer<typeof digestReceived>;

const digest = async (call: CallWithDoor): Promise<Ending> => {
  const { door, given, settings, output, texts } = call;
  if (!given.flag('now')) {
    const { onlyNow, sayNow } = texts.digest;
    return failure(exitCode.usage, 'wrong-usage', onlyNow, [sayNow]);
  }
  const answer = await door.post<DigestAnswer>('/api/digests', { now: true });
  if (answer.outcome === 'failed') return answer;
  const { body } = answer;
  if (settings.json) output.json(body);
  if ('outcome' in body) {
    if (!settings.json) output.line(`… ${texts.digest.received}`);
    return exitCode.unknown;
  }
  if (!settings.json) {
    const { digests, lines, suppressed, failed } = body;
    output.line(`${output.paint.green('✓')} ${texts.digest.sent(digests, lines)}`);
    if (suppressed > 0) output.line(`  ${texts.digest.suppressed(suppressed)}`);
    if (failed > 0) output.line(`  ${output.paint.yellow(texts.digest.failed(failed))}`);
    if (digests > 0) output.line(`  ${output.paint.dim('→')} dondoc inbox`);
  }
  return exitCode.ok;
};

const showInbox = (call: Call, items: readonly InboxItem[]): void => {
  const { output, texts, words, language } = call;
  for (const { unit, office, sentAt, lines } of items) {
    const who = `${words.office[office]} ${unitName(unit)}`;
    const heading = `${output.paint.bold(who)} · ${formatInstant(sentAt, language)}`;
    output.line(`${heading} · ${texts.importing.lines(lines.length)}`);
    output.table(
      [
        { title: texts.digest.kind },
        { title: texts.tasks.id },
        { title: texts.tasks.task, wide: true },
        { title: texts.tasks.due },
      ],
      lines.map(({ kind, task, title, due, level }) => [
        level === null ? words.notice[kind] : `${words.notice[kind]} ${level}`,
        shortId(task),
        shortened(title, 90),
        due === null ? '–' : formatDate(due),
      ]),
    );
    output.line();
  }
};

const inbox = async (call: CallWithDoor): Promise<Ending> => {
  const { door, settings, output, texts } = call;
  const answer = await door.get<List<InboxItem>>('/api/inbox');
  if (answer.outcome === 'failed') return answer;
  if (settings.json) output.json(answer.body);
  else if (answer.body.total === 0) output.line(texts.digest.none);
  else showInbox(call, answer.body.items);
  return exitCode.ok;
};

/** One directive, with who signed it off where the reader may know. */
const oneDocument = async (call: CallWithDoor, key: string): Promise<Ending> => {
  const { door, settings, output, texts, language } = call;
  const answer = await door.get<Progress>(`/api/documents/${encodeURIComponent(key)}`);
  if (answer.outcome === 'failed') return answer;
  const { document, open, running, signatures = [] } = answer.body;
  if (settings.json) {
    output.json(answer.body);
    return exitCode.ok;
  }
  const t = texts.documents;
  output.facts([
    [texts.read.key, document.key],
    [texts.read.name, document.name],
    [texts.read.issuer, unitName(document.issuer)],
    [texts.read.number, document.number],
    [texts.read.signed, document.signedOn === null ? '–' : formatDate(document.signedOn)],
    [t.tasks, String(document.tasks)],
    [t.late, String(document.amnesty)],
    [t.workflows, t.running(running, open)],
    [t.imported, formatInstant(document.importedAt, language)],
    ...signatures.map(({ name, unit, at, fileName }): [string, string] => [
      t.signed,
      t.signature(name, fileName, officeName(unit, language), formatInstant(at, language)),
    ]),
  ]);
  return exitCode.ok;
};

const documents = async (call: CallWithDoor): Promise<Ending> => {
  const { door, settings, output, texts, language, given } = call;
  const key = given.argument(0);
  if (key !== '') return oneDocument(call, key);
  const answer = await door.get<List<DocumentItem>>('/api/documents');
  if (answer.outcome === 'failed') return answer;
  const { items, total } = answer.body;
  if (settings.json) output.json(answer.body);
  else if (total === 0) output.line(texts.documents.none);
  else {
    output.table(
      [
        { title: texts.read.key },
        { title: texts.read.name, wide: true },
        { title: texts.read.number },
        { title: texts.read.signed },
        { title: texts.documents.tasks, align: 'right' },
        { title: texts.documents.late, align: 'right' },
        { title: texts.documents.imported },
      ],
      items.map((one) => [
        one.key,
        shortened(one.name, 90),
        one.number,
        one.signedOn === null ? '–' : formatDate(one.signedOn),
        String(one.tasks),
        String(one.amnesty),
        formatInstant(one.importedAt, language),
      ]),
    );
  }
  return exitCode.ok;
};

export const noticeCommands: readonly CommandSpec[] = [
  {
    name: 'digest',
    options: [{ flags: '--now', text: 'now' }],
    examples: ['digest --now', 'digest --now --json'],
    does: { online: digest },
  },
  { name: 'inbox', examples: ['inbox', 'inbox --as G15'], does: { online: inbox } },
  {
    name: 'documents',
    optional: 'key',
    examples: ['documents', 'documents TTg-05-CT-TTg-2023', 'documents --json'],
    does: { online: documents },
  },
];
