/** Contacts from a CSV file and into one. A file with one bad line keeps nobody. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { mayHaveContact } from '../../domain/document/contacts-needed.js';
import { unreadable } from '../../domain/document/unreadable.js';
import {
  contactListText,
  type ListFault,
  readContactList,
  type UnitFinder,
} from '../../intake/contact-list.js';
import { readFileBytes } from '../../intake/file.js';
import type { contactList, contactsKept } from '../http/contact-schemas.js';
import type { Call, CallWithDoor, Ending } from './call.js';
import { contactTexts } from './contact-texts.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { unreadableFile } from './file-options.js';
import { shortened } from './output.js';
import { unitTyped } from './units.js';

/** More faults than these are a list of another kind. */
const mostFaults = 20;

const finder: UnitFinder = (typed) => {
  const found = unitTyped(typed);
  if (found.outcome === 'unknown') return 'unknown-unit';
  return mayHaveContact(found.code) ? found.code : 'group';
};

const faulty = ({ language }: Call, file: string, faults: readonly ListFault[]): Failure => {
  const t = contactTexts[language];
  const titles: Readonly<Record<string, string>> = t.titles;
  const said = faults.slice(0, mostFaults).map(({ line, cell, problem, text }) => {
    const stands = problem === 'column-missing' ? (titles[text] ?? text) : text;
    const what = stands === '' ? '' : ` “${shortened(stands, 60)}”`;
    return `${file}, ${t.place(line, cell)}${what}: ${t.problems[problem]}`;
  });
  const more = faults.length > mostFaults ? ['…'] : [];
  return failure(
    exitCode.usage,
    'wrong-list',
    [t.faulty(file, faults.length), ...said, ...more].join('\n  '),
    [],
    { file, faults },
  );
};

export const importContacts = async (call: CallWithDoor): Promise<Ending> => {
  const { door, given, settings, output, language } = call;
  const t = contactTexts[language];
  const read = await readFileBytes(given.argument(0));
  if (read.outcome === 'unreadable') return unreadableFile(call, read);
  const file = basename(given.argument(0));
  const list = readContactList(read.bytes, finder);
  if (list.outcome === 'unreadable') return unreadableFile(call, unreadable(list.fault, file));
  if (list.outcome === 'faulty') return faulty(call, file, list.faults);
  const { contacts, ignored } = list;
  const answer = await door.post<z.infer<typeof contactsKept>>('/api/contacts', { contacts });
  if (answer.outcome === 'failed') return answer;
  const { added, changed, unchanged } = answer.body;
  if (settings.json) output.json({ ...answer.body, ignored });
  else {
    output.line(`${output.paint.green('✓')} ${t.imported(added, changed, unchanged)}`);
    if (ignored.length > 0) output.line(`  ${t.ignored(ignored)}`);
  }
  return exitCode.ok;
};

export const exportContacts = async (call: CallWithDoor): Promise<Ending> => {
  const { door, given, settings, output, texts, language, streams } = call;
  const t = contactTexts[language];
  const answer = await door.get<z.infer<typeof contactList>>('/api/contacts');
  if (answer.outcome === 'failed') return answer;
  const { items } = answer.body;
  if (settings.json) {
    output.json({ items, total: items.length });
    return exitCode.ok;
  }
  const text = contactListText(t.titles, items);
  const path = given.text('output');
  if (path === undefined) {
    streams.out(text);
    return exitCode.ok;
  }
  try {
    // Personal data: for whoever writes it alone.
    await writeFile(path, text, { mode: 0o600 });
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return failure(exitCode.usage, 'cannot-write', texts.read.cannotWrite(path, why));
  }
  output.line(`${output.paint.green('✓')} ${t.written(items.length, path)}`);
  return exitCode.ok;
};
