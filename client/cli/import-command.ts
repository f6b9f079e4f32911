/**
 * `dondoc import FILE`: read, show what would follow, have it signed, send it, watch it start.
 * Nothing is sent before the signature, and the server takes the whole directive or none of it.
 */
import { basename } from 'node:path';
import type { z } from 'zod';
import { instantFromMs } from '../../domain/calendar/instant.js';
import type { AssignedRow, DirectiveTerms } from '../../domain/document/assignment.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import { type GivenFacts, type ReadDirective, readDirective } from '../../intake/directive.js';
import { readFileBytes } from '../../intake/file.js';
import type { documentItem, documentProgress, imported } from '../http/schemas.js';
import type { CallWithDoor, Ending } from './call.js';
import { correctionTexts } from './correction-texts.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { factOptions, factsGiven, unreadableFile } from './file-options.js';
import { bodyFor, rowsOf, signedFacts } from './import-body.js';
import { correctFile } from './import-correction.js';
import { offersFor, showOffers, withRemandates } from './import-likeness.js';
import { type ImportPlan, planImport } from './import-plan.js';
import { askMissing } from './import-questions.js';
import { showPlan } from './import-view.js';
import { documentFacts } from './read-command.js';
import type { CommandSpec } from './spec.js';
import { shortId } from './task-reference.js';
import { allRight, checkedUnit, policyOption, unitOption } from './values.js';

type DocumentItem = z.infer<typeof documentItem>;
type Imported = z.infer<typeof imported>;
type Progress = z.infer<typeof documentProgress>;

const lookEveryMs = 300;
const watchForMs = 60_000;

/** Until every open task has its workflow; null when that is not seen in time. */
const watchStart = async (call: CallWithDoor, key: string): Promise<number | null> => {
  const { door, streams, texts } = call;
  const bar = streams.progress(texts.importing.starting);
  const until = Date.now() + watchForMs;
  try {
    for (;;) {
      const answer = await door.get<Progress>(`/api/documents/${key}`);
      if (answer.outcome === 'failed') return null;
      const { open, running } = answer.body;
      bar.show(Math.min(running ?? 0, open), open);
      if (running !== null && running >= open) return running;
      if (Date.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  } finally {
    bar.end();
  }
};

const tellImported = (call: CallWithDoor, answer: Imported, running: number | null): void => {
  const { output, texts } = call;
  const { paint } = output;
  output.line(`${paint.green('✓')} ${texts.importing.done(answer.tasks, answer.key)}`);
  if (answer.amnesty.length > 0) output.line(`  ${texts.importing.amnesty(answer.amnesty.length)}`);
  output.line(
    running === null
      ? `  ${texts.importing.startingStill}`
      : `  ${texts.importing.running(running)}`,
  );
  output.line();
  const first = answer.amnesty[0];
  const example = first === undefined ? [] : [`dondoc task ${shortId(first)}`];
  for (const step of [`dondoc tasks --document ${answer.key}`, ...example]) {
    output.line(`  ${paint.dim('→')} ${step}`);
  }
};

const sent = async (call: CallWithDoor, body: unknown): Promise<Ending> => {
  const { door, output, settings, texts } = call;
  const answer = await door.post<Imported>('/api/documents', body);
  if (answer.outcome === 'failed') {
    const unsure = answer.exitCode === exitCode.unknown;
    return unsure ? { ...answer, next: [texts.importing.again] } : answer;
  }
  const { outcome, tasks, key } = answer.body;
  if (outcome === 'unchanged') {
    if (settings.json) output.json({ ...answer.body, running: null });
    else output.line(`${output.paint.green('=')} ${texts.importing.unchanged(tasks, key)}`);
    return exitCode.ok;
  }
  const running = await watchStart(call, key);
  if (settings.json) output.json({ ...answer.body, running });
  else tellImported(call, answer.body, running);
  return exitCode.ok;
};

/** A signature is a person's yes, or `--yes` of a script that has looked. */
const signature = async (call: CallWithDoor, plan: ImportPlan): Promise<Failure | null> => {
  const { given, streams, settings, texts } = call;
  if (given.flag('yes')) return null;
  // With `--json` nothing of the plan is shown, so there is nothing to put a name to.
  if (streams.ask === null || settings.json) {
    return failure(exitCode.usage, 'not-signed', texts.importing.cannotAsk, texts.importing.sayYes);
  }
  const choices = { yes: texts.importing.signYes, no: texts.importing.signNo };
  const signed = await streams.ask.yes(texts.importing.sign(plan.tasks), choices);
  return signed ? null : failure(exitCode.refused, 'not-signed', texts.importing.notSigned);
};

type Read = { readonly outcome: 'ready'; readonly directive: ReadDirective } | Failure;

/** Reads, asks a person for what the file lacks, and reads again: dates depend on the answers. */
const readWhole = async (call: CallWithDoor, stated: GivenFacts): Promise<Read> => {
  const file = await readFileBytes(call.given.argument(0));
  if (file.outcome === 'unreadable') return unreadableFile(call, file);
  const first = readDirective(file.bytes, file.fileName, stated);
  if (first.outcome === 'unreadable') return unreadableFile(call, first);
  const ask = call.settings.json ? null : call.streams.ask;
  if (first.missing.length === 0 || call.given.flag('yes') || ask === null) {
    return { outcome: 'ready', directive: first };
  }
  const answers = await askMissing(ask, first.missing, call.texts);
  if (answers === null) {
    return failure(exitCode.refused, 'not-signed', call.texts.importing.notSigned);
  }
  const second = readDirective(file.bytes, file.fileName, { ...stated, ...answers });
  if (second.outcome === 'unreadable') return unreadableFile(call, second);
  return { outcome: 'ready', directive: second };
};

/** What a directive that was imported says of itself need not be asked for its corrected version. */
const factsOf = (known: DocumentItem | undefined): GivenFacts =>
  known === undefined
    ? {}
    : {
        issuer: known.issuer,
        name: known.name,
        ...(known.number === '' ? {} : { number: known.number }),
        ...(known.signedOn === null ? {} : { signed: known.signedOn }),
      };

/** Only what is stated: of several facts the unstated ones are left to others. */
const stated = (facts: GivenFacts): GivenFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

const optionsOf = (call: CallWithDoor, issuer: string | undefined) => {
  // A mistyped code would become a unit of its own, for ever; a name the register lacks may.
  const codeLike = issuer !== undefined && /^[A-Z]\d/i.test(issuer.trim());
  return allRight({
    issuer: codeLike
      ? checkedUnit(call.texts, 'issuer', issuer)
      : { outcome: 'right', value: undefined },
    policy: policyOption(call),
    standingAgency: unitOption(call, 'standing-agency'),
    workingGroup: unitOption(call, 'working-group'),
  });
};
type Options = Extract<ReturnType<typeof optionsOf>, { outcome: 'right' }>['value'];

type Prepared = {
  readonly directive: ReadDirective;
  readonly signed: DirectiveTerms;
  readonly rows: readonly AssignedRow[];
};

/** The key has other bytes already: the file corrects it, if a person or a script says so. */
const importCorrected = (
  call: CallWithDoor,
  { directive, signed, rows }: Prepared,
  { standingAgency, workingGroup, policy }: Options,
): Promise<Ending> | Failure => {
  const { given, language } = call;
  const corrects = given.text('corrects');
  // A wrong file under a right key would withdraw everything: a script must say what it means.
  if (corrects === undefined && given.flag('yes')) {
    const t = correctionTexts[language];
    const next = t.sayCorrects(signed.key);
    return failure(exitCode.refused, 'document-key-taken', t.taken(signed.key), next);
  }
  return correctFile(call, {
    key: corrects ?? signed.key,
    digest: directive.document.digest,
    fileName: basename(given.argument(0)),
    rows,
    terms: {
      ...(standingAgency === undefined ? {} : { standingAgency }),
      ...(workingGroup === undefined ? {} : { workingGroup }),
      ...(policy === undefined ? {} : { policy }),
    },
  });
};

const importNew = async (
  call: CallWithDoor,
  { directive, signed, rows }: Prepared,
): Promise<Ending> => {
  const { settings, output, texts, language } = call;
  const own = rows.filter(({ remandates }) => remandates === undefined);
  const plan = planImport(signed, directive.tasks, own, instantFromMs(Date.now()));
  if (!settings.json) {
    output.facts(documentFacts(directive, call));
    if (signed.key.startsWith('x-')) {
      output.line(`  ${output.paint.yellow('!')} ${texts.importing.fallback(signed.key)}`);
    }
    showPlan(call, plan, signed);
    const again = rows.length - own.length;
    if (again > 0) output.line(`  ${correctionTexts[language].remandated(again)}`);
    showOffers(call, await offersFor(call, signed.key, rows), rows);
  }
  const refusal = await signature(call, plan);
  if (refusal !== null) return refusal;
  return sent(call, bodyFor(directive, signed, rows, basename(call.given.argument(0))));
};

const importFile = async (call: CallWithDoor): Promise<Ending> => {
  const { given, door } = call;
  const facts = factsGiven(call);
  if (facts.outcome === 'failed') return facts;
  const options = optionsOf(call, facts.facts.issuer);
  if (options.outcome === 'failed') return options;
  // Asked first: that nobody answers is said before a person has answered questions in vain.
  const known = await door.get<{ readonly items: readonly DocumentItem[] }>('/api/documents');
  if (known.outcome === 'failed') return known;
  const { items } = known.body;
  const corrects = given.text('corrects');
  const before = items.find(({ key }) => key === corrects);
  const read = await readWhole(call, { ...factsOf(before), ...stated(facts.facts) });
  if (read.outcome === 'failed') return read;
  const { directive } = read;
  const policy = options.value.policy ?? standardPolicy;
  const signed = signedFacts(directive, options.value, policy);
  const settled = withRemandates(call, rowsOf(directive));
  if (settled.outcome === 'failed') return settled;
  const prepared = { directive, signed, rows: settled.rows };
  const { digest } = directive.document;
  if (items.some(({ files }) => files.some((file) => file.digest === digest))) {
    // The server says under which key, and nothing wants a signature.
    return sent(call, bodyFor(directive, signed, settled.rows, basename(given.argument(0))));
  }
  return corrects !== undefined || items.some(({ key }) => key === signed.key)
    ? importCorrected(call, prepared, options.value)
    : importNew(call, prepared);
};

export const importCommand: CommandSpec = {
  name: 'import',
  arguments: ['file'],
  options: [
    ...factOptions,
    { flags: '--policy <policy>', text: 'policy' },
    { flags: '--standing-agency <unit>', text: 'standingAgency' },
    { flags: '--working-group <unit>', text: 'workingGroup' },
    { flags: '--remandate <list>', text: 'remandate' },
    { flags: '--corrects <key>', text: 'corrects' },
    { flags: '--basis <text>', text: 'changeBasis' },
    { flags: '--decide <list>', text: 'decide' },
    { flags: '--leave <rows>', text: 'leave' },
    { flags: '--yes', text: 'yes' },
  ],
  examples: [
    'import phu-luc.tsv',
    'import phu-luc-dinh-chinh.tsv --corrects TTg-05-CT-TTg-2023 --basis "Công văn 12/VPCP"',
    'import phu-luc.tsv --issuer "Thủ tướng Chính phủ" --number 05/CT-TTg --signed 23/02/2023',
    'import phu-luc.tsv --remandate "B-1=TTg-05-CT-TTg-2023/A-14"',
    'import phu-luc.tsv --yes --json',
  ],
  does: { online: importFile },
};
