/**
 * Older and open formats become .docx by a LibreOffice of its own: with a profile made for this one
 * file, which runs no macro and follows no link out of the document, and gone when it is done. Never
 * by way of its web pages: those keep deleted text.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault } from '../../domain/document/unreadable.js';
import { conversionKilobytes, conversionMs, largestFileBytes } from '../limits.js';
import { tooLarge } from '../text/text.js';

export const convertedFormats = ['doc', 'odt', 'rtf'] as const;
export type ConvertedFormat = (typeof convertedFormats)[number];

export type Converted =
  | { readonly outcome: 'docx'; readonly bytes: Uint8Array }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

const faulty = (fault: Fault): Converted => ({ outcome: 'faulty', fault });

/** Where it is installed; null when it is not. */
export const findOffice = (environment: NodeJS.ProcessEnv = process.env): string | null => {
  const stated = environment['DONDOC_SOFFICE'];
  if (stated !== undefined && stated !== '') return existsSync(stated) ? stated : null;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = ['soffice', 'libreoffice', 'soffice.exe'];
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
};

const setting = (group: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.Office.${group}"><prop oor:name="${name}" oor:op="fuse">` +
  `<value>${value}</value></prop></item>`;

/** No macro runs; no picture, section or object is fetched from another file or from the network. */
const profile = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
  setting('Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  setting('Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  setting('Writer/Content/Update', 'Link', '0'),
  '</oor:items>',
].join('');

/** The script that starts LibreOffice has children: all of them end with it. */
const endGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // They have ended by themselves.
  }
};

/** A shell can bound the memory of what it becomes; where there is none, time alone is bounded. */
const bounded = (office: string, args: readonly string[]): [string, readonly string[]] =>
  process.platform === 'win32'
    ? [office, args]
    : [
        '/bin/sh',
        [
          '-c',
          'ulimit -v "$0" 2>/dev/null; exec "$@"',
          String(conversionKilobytes),
          office,
          ...args,
        ],
      ];

/** False when it had to be stopped. */
const run = (office: string, folder: string, input: string, timeMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const [command, args] = bounded(office, [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      join(folder, 'out'),
      input,
    ]);
    const child = spawn(command, args, {
      cwd: folder,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: folder },
    });
    const finish = (ended: boolean): void => {
      clearTimeout(timer);
      endGroup(child.pid);
      resolve(ended);
    };
    const timer = setTimeout(() => finish(false), timeMs);
    child.on('error', () => finish(true));
    child.on('exit', () => finish(true));
  });

const convertIn = async (
  folder: string,
  office: string,
  bytes: Uint8Array,
  format: ConvertedFormat,
  timeMs: number,
): Promise<Converted> => {
  const user = join(folder, 'profile', 'user');
  await mkdir(user, { recursive: true });
  await writeFile(join(user, 'registrymodifications.xcu'), profile);
  const input = join(folder, `annex.${format}`);
  await writeFile(input, bytes);
  if (!(await run(office, folder, input, timeMs)))
    return faulty({ reason: 'too-slow', expected: String(timeMs / 1000) });
  try {
    const docx = await readFile(join(folder, 'out', 'annex.docx'));
    return docx.length > largestFileBytes
      ? faulty(tooLarge(docx.length))
      : { outcome: 'docx', bytes: docx };
  } catch {
    return faulty({ reason: 'not-converted', found: `.${format}` });
  }
};

export const convertToDocx = async (
  bytes: Uint8Array,
  format: ConvertedFormat,
  office: string | null = findOffice(),
  timeMs: number = conversionMs,
): Promise<Converted> => {
  if (office === null) return faulty({ reason: 'needs-libreoffice', found: `.${format}` });
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-office-'));
  try {
    return await convertIn(folder, office, bytes, format, timeMs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
