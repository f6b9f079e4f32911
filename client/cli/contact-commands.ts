/** `dondoc contacts`: whom to call or to write to in each unit. */
import type { z } from 'zod';
import {
  type ContactProblems,
  checkContact,
  contactFields,
  type TypedContact,
} from '../../domain/unit/contact.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { unitName } from '../../domain/unit/register.js';
import type { contact, contactList, contactRemoved } from '../http/contact-schemas.js';
import { formatInstant } from '../words/dates.js';
import type { Call, CallWithDoor, Ending } from './call.js';
import { contactTexts } from './contact-texts.js';
import { exportContacts, importContacts } from './contacts-file.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { officeName } from './office-name.js';
import { shortened } from './output.js';
import type { CommandSpec } from './spec.js';
import { checkedUnit } from './values.js';

type Kept = z.infer<typeof contact>;
type ContactList = z.infer<typeof contactList>;

const showContacts = (call: Call, items: readonly Kept[]): void => {
  const { output, language } = call;
  const t = contactTexts[language];
  output.table(
    [
      { title: t.unit, wide: true },
      { title: t.name, wide: true },
      { title: t.phone },
      { title: t.mail },
      { title: t.changed, wide: true },
    ],
    items.map((one) => [
      `${shortened(one.unitName, 60)} (${one.unit})`,
      [one.name, ...(one.note === '' ? [] : [shortened(one.note, 80)])].join('\n'),
      one.phone ?? '–',
      one.mail ?? '–',
      t.by(officeName(one.changedBy, language), formatInstant(one.changedAt, language)),
    ]),
  );
};

const showMissing = ({ output, language }: Call, missing: ContactList['missing']): void => {
  const t = contactTexts[language];
  output.table(
    [{ title: t.tasks, align: 'right' }, { title: t.unit, wide: true }, { title: '' }],
    missing.map(({ unit, name, tasks }) => [String(tasks), shortened(name, 90), unit]),
  );
};

const list = async (call: CallWithDoor): Promise<Ending> => {
  const { door, given, settings, output, language } = call;
  const t = contactTexts[language];
  const answer = await door.get<ContactList>('/api/contacts');
  if (answer.outcome === 'failed') return answer;
  const { items, missing } = answer.body;
  if (given.flag('missing')) {
    if (settings.json) output.json({ items: missing, total: missing.length });
    else if (missing.length === 0) output.line(t.noneMissing);
    else showMissing(call, missing);
    return exitCode.ok;
  }
  if (settings.json) {
    output.json(answer.body);
    return exitCode.ok;
  }
  if (items.length === 0) output.line(t.none);
  else showContacts(call, items);
  if (missing.length > 0)
    output.line(`${output.paint.yellow('!')} ${t.missingToo(missing.length)}`);
  return exitCode.ok;
};

const optionOf = { name: '--name', mail: '--mail', phone: '--phone', note: '--note' } as const;

const wrong = ({ language }: Call, problems: ContactProblems, typed: TypedContact): Failure => {
  const t = contactTexts[language];
  const said = contactFields.flatMap((field) => {
    const problem = problems[field];
    if (problem === undefined) return [];
    const text = typed[field] === '' ? '' : ` “${typed[field]}”`;
    return [`${optionOf[field]}${text}: ${t.problems[problem]}`];
  });
  return failure(exitCode.usage, 'wrong-usage', said.join('\n  '));
};

const namedUnit = (call: Call) => checkedUnit(call.texts, '', call.given.argument(0));

const addressOf = (unit: UnitCode): string => `/api/contacts/${encodeURIComponent(unit)}`;

/** What no option says stays as it is. */
const set = async (call: CallWithDoor): Promise<Ending> => {
  const { door, given, settings, output, language } = call;
  const unit = namedUnit(call);
  if (unit.outcome === 'failed') return unit;
  const known = await door.get<ContactList>('/api/contacts');
  if (known.outcome === 'failed') return known;
  const before = known.body.items.find((one) => one.unit === unit.value);
  const typed: TypedContact = {
    name: given.text('name') ?? before?.name ?? '',
    mail: given.text('mail') ?? before?.mail ?? '',
    phone: given.text('phone') ?? before?.phone ?? '',
    note: given.text('note') ?? before?.note ?? '',
  };
  const checked = checkContact(typed);
  if (checked.outcome === 'wrong') return wrong(call, checked.problems, typed);
  const answer = await door.put<Kept>(addressOf(unit.value), checked.details);
  if (answer.outcome === 'failed') return answer;
  if (settings.json) output.json(answer.body);
  else {
    const t = contactTexts[language];
    output.line(`${output.paint.green('✓')} ${t.kept(unitName(unit.value))}`);
    const { name, phone, mail, note } = answer.body;
    output.facts(
      [
        [t.name, name] as const,
        [t.phone, phone ?? ''] as const,
        [t.mail, mail ?? ''] as const,
        [t.note, note] as const,
      ].filter(([, text]) => text !== ''),
    );
  }
  return exitCode.ok;
};

const remove = async (call: CallWithDoor): Promise<Ending> => {
  const { door, settings, output, language } = call;
  const unit = namedUnit(call);
  if (unit.outcome === 'failed') return unit;
  const answer = await door.remove<z.infer<typeof contactRemoved>>(addressOf(unit.value));
  if (answer.outcome === 'failed') return answer;
  if (settings.json) output.json(answer.body);
  else {
    const said = contactTexts[language].removed(unitName(unit.value));
    output.line(`${output.paint.green('✓')} ${said}`);
  }
  return exitCode.ok;
};

export const contactCommands: readonly CommandSpec[] = [
  {
    name: 'contacts',
    options: [{ flags: '--missing', text: 'missing' }],
    examples: ['contacts', 'contacts --missing', 'contacts --as G15'],
    does: { online: list },
  },
  {
    name: 'contacts set',
    arguments: ['unit'],
    options: [
      { flags: '--name <name>', text: 'contactName' },
      { flags: '--mail <address>', text: 'contactMail' },
      { flags: '--phone <number>', text: 'contactPhone' },
      { flags: '--note <text>', text: 'contactNote' },
    ],
    examples: [
      'contacts set G15 --name "Trần Thị Bình" --phone "024 6273 9718" --mail binh@moj.gov.vn',
      'contacts set "Bộ Tư pháp" --phone "0912 345 678"',
    ],
    does: { online: set },
  },
  {
    name: 'contacts remove',
    arguments: ['unit'],
    examples: ['contacts remove G15'],
    does: { online: remove },
  },
  {
    name: 'contacts import',
    arguments: ['list'],
    examples: ['contacts import dau-moi.csv'],
    does: { online: importContacts },
  },
  {
    name: 'contacts export',
    options: [{ flags: '--output <file>', text: 'contactsOutput' }],
    examples: ['contacts export --output dau-moi.csv', 'contacts export'],
    does: { online: exportContacts },
  },
];
