/** LibreOffice, where it is installed: to save test files in the formats people send. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOffice } from '../../intake/word/libre-office.js';
import type { SavedFile } from './saved-files.js';

const office = findOffice();

if (office === null && process.env['DONDOC_REQUIRE_ALL'] === undefined) {
  console.warn('LibreOffice is not installed: tests that need it are skipped.');
}

/** With DONDOC_REQUIRE_ALL the tests run, and fail, where it is absent. */
export const skipOffice: boolean =
  office === null && process.env['DONDOC_REQUIRE_ALL'] === undefined;

/** Named by extensions; `filter` names what LibreOffice shall write, where that is not told by them. */
export type Saving = {
  readonly to: string;
  readonly filter?: string;
};

export const wordFilter = 'docx:MS Word 2007 XML';

/** All at one start, which takes longer than a file does; the answer is in the order of the files. */
export const saveAllAs = (
  files: readonly SavedFile[],
  { to, filter = to }: Saving,
): readonly SavedFile[] => {
  if (office === null) throw new Error('LibreOffice is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-save-'));
  try {
    const inputs = files.map(({ bytes, fileName }, index) => {
      const input = join(folder, `${index}${extname(fileName)}`);
      writeFileSync(input, bytes);
      return input;
    });
    const profile = pathToFileURL(join(folder, 'profile')).href;
    execFileSync(
      office,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        join(folder, 'out'),
        ...inputs,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    return inputs.map((_, index) => ({
      bytes: readFileSync(join(folder, 'out', `${index}.${to}`)),
      fileName: `annex.${to}`,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** `from` and `to` are extensions. */
export const saveAs = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const [file] = saveAllAs([{ bytes, fileName: `annex.${from}` }], { to });
  if (file === undefined) throw new Error(`nothing saved as .${to}`);
  return file.bytes;
};
