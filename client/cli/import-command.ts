/**
 * `dondoc import FILE`: read, show what would follow, have it signed, send it, watch it start.
 * Nothing is sent before the signature, and the server takes the whole directive or none of it.
 */
import { basename } from 'node:path';
import type { z } from 'zod';
import { instantFromMs } from '../../domain/calendar/instant.js';
import type { AssignedRow, DirectiveTerms } from '../../domain/document/assignment.js';
import type { ColumnOverride } from '../../domain/document/columns.js';
import { type ImportPlan, planImport } from '../../domain/document/plan.js';
import { directiveTerms } from '../../domain/document/terms.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import {
  directiveFrom,
  type GivenFacts,
  type ReadDirective,
  readSource,
} from '../../intake/directive.js';
import { readFileBytes } from '../../intake/file.js';
import type { documentItem, imported } from '../http/schemas.js';
import type { CallWithDoor, Ending } from './call.js';
import { columnsGiven, columnsOption } from './column-options.js';
import { missingContactsOf } from './contacts-missing.js';
import { correctionTexts } from './correction-texts.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { factOptions, factsGiven, unreadableFile } from './file-options.js';
import { bodyFor, type ImportBody, rowsOf } from './import-body.js';
import { correctFile } from './import-correction.js';
import { offersFor, showOffers, withRemandates } from './import-likeness.js';
import { askMissing } from './import-questions.js';
import { reviewInstead } from './import-review.js';
import { showDoubtful, showPlan } from './import-view.js';
import { showOffered } from './offered-view.js';
import { documentFacts } from './read-command.js';
import type { CommandSpec } from './spec.js';
import { tellImported, watchStart, whileRecording } from './starting.js';
import { allRight, checkedUnit, policyOption, unitOption } from './values.js';

type DocumentItem = z.infer<typeof documentItem>;
type Imported = z.infer<typeof imported>;

const sent = async (call: CallWithDoor, body: ImportBody): Promise<Ending> => {
  const { door, output, settings, texts } = call;
  const answer = await whileRecording(call, body.rows.length, () =>
    door.post<Imported>('/api/documents', body),
  );
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
  const accepted = body.doubts?.length ?? 0;
  if (settings.json) output.json({ ...answer.body, accepted, running });
  else {
    if (accepted > 0) output.line(output.paint.yellow(texts.review.acceptedAsRead(accepted)));
    tellImported(call, answer.body, running);
  }
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

type Read =
  | { readonly outcome: 'ready'; readonly directive: ReadDirective; readonly facts: GivenFacts }
  | Failure;

/** Asks a person for what the file lacks; dates depend on the answers. */
const readWhole = async (
  call: CallWithDoor,
  stated: GivenFacts,
  overrides: readonly ColumnOverride[],
): Promise<Read> => {
  const file = await readFileBytes(call.given.argument(0));
  if (file.outcome === 'unreadable') return unreadableFile(call, file);
  const source = await readSource(file.bytes, file.fileName);
  if (source.outcome === 'unreadable') return unreadableFile(call, source);
  const first = directiveFrom(source, stated, overrides);
  if (first.outcome === 'unreadable') return unreadableFile(call, first);
  const ask = call.settings.json ? null : call.streams.ask;
  if (first.missing.length === 0 || call.given.flag('yes') || ask === null) {
    return { outcome: 'ready', directive: first, facts: stated };
  }
  const answers = await askMissing(ask, first.missing, call.texts);
  if (answers === null) {
    return failure(exitCode.refused, 'not-signed', call.texts.importing.notSigned);
  }
  const facts = { ...stated, ...answers };
  const second = directiveFrom(source, facts, overrides);
  if (second.outcome === 'unreadable') return unreadableFile(call, second);
  return { outcome: 'ready', directive: second, facts };
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
  /** What was stated or answered, for a review in the place of a signature. */
  readonly facts: GivenFacts;
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

/** As the document names it; the register may not have it. */
const issuerOf = ({ document: { issuer, issuerName } }: ReadDirective) =>
  issuer === null || issuerName === null ? null : { code: issuer, name: issuerName };

const importNew = async (
  call: CallWithDoor,
  { directive, facts, signed, rows }: Prepared,
  options: Options,
): Promise<Ending> => {
  const { settings, output, texts } = call;
  const body = bodyFor(directive, signed, rows, basename(call.given.argument(0)));
  const plan = planImport(signed, rows, instantFromMs(Date.now()), issuerOf(directive));
  if (!settings.json) {
    output.facts(documentFacts(directive, call));
    if (signed.key.startsWith('x-')) {
      output.line(`  ${output.paint.yellow('!')} ${texts.importing.fallback(signed.key)}`);
    }
    const missingContacts = await missingContactsOf(call, plan.told);
    showPlan(call, { ...plan, missingContacts }, { ...signed, policy: signed.policy.name });
    showDoubtful(call, directive.tasks);
    showOffers(call, await offersFor(call, signed.key, rows), rows);
    showOffered(call, directive);
  }
  const instead = await reviewInstead(call, body.doubts?.length ?? 0, facts, options);
  if (instead !== null) return instead;
  const refusal = await signature(call, plan);
  if (refusal !== null) return refusal;
  return sent(call, body);
};

const importFile = async (call: CallWithDoor): Promise<Ending> => {
  const { given, door } = call;
  const facts = factsGiven(call);
  if (facts.outcome === 'failed') return facts;
  const columns = columnsGiven(call);
  if (columns.outcome === 'failed') return columns;
  const options = optionsOf(call, facts.facts.issuer);
  if (options.outcome === 'failed') return options;
  // Asked first: that nobody answers is said before a person has answered questions in vain.
  const known = await door.get<{ readonly items: readonly DocumentItem[] }>('/api/documents');
  if (known.outcome === 'failed') return known;
  const { items } = known.body;
  const corrects = given.text('corrects');
  const before = items.find(({ key }) => key === corrects);
  const said = { ...factsOf(before), ...stated(facts.facts) };
  const read = await readWhole(call, said, columns.overrides);
  if (read.outcome === 'failed') return read;
  const { directive } = read;
  if (directive.tasks.length === 0) {
    const next = [`dondoc review ${given.argument(0)}`];
    return failure(exitCode.usage, 'no-rows', call.texts.importing.onlyText, next);
  }
  const { policy = standardPolicy, standingAgency = null, workingGroup = null } = options.value;
  const signed = directiveTerms(directive.document, { standingAgency, workingGroup }, policy);
  const settled = withRemandates(call, rowsOf(directive));
  if (settled.outcome === 'failed') return settled;
  const prepared = { directive, facts: read.facts, signed, rows: settled.rows };
  const { digest } = directive.document;
  if (items.some(({ files }) => files.some((file) => file.digest === digest))) {
    // The server says under which key, and nothing wants a signature.
    return sent(call, bodyFor(directive, signed, settled.rows, basename(given.argument(0))));
  }
  return corrects !== undefined || items.some(({ key }) => key === signed.key)
    ? importCorrected(call, prepared, options.value)
    : importNew(call, prepared, options.value);
};

export const importCommand: CommandSpec = {
  name: 'import',
  arguments: ['file'],
  options: [
    columnsOption,
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
