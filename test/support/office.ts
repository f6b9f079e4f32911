/** LibreOffice, where it is installed: to save test files in the formats people send. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOffice } from '../../intake/word/libre-office.js';

const office = findOffice();

if (office === null && process.env['DONDOC_REQUIRE_ALL'] === undefined) {
  console.warn('LibreOffice is not installed: tests that need it are skipped.');
}

/** With DONDOC_REQUIRE_ALL the tests run, and fail, where it is absent. */
export const skipOffice: boolean =
  office === null && process.env['DONDOC_REQUIRE_ALL'] === undefined;

/** `from` and `to` are extensions; `filter` names what LibreOffice shall write, where that is not told by them. */
export const saveAs = (
  bytes: Uint8Array | string,
  from: string,
  to: string,
  filter: string = to,
): Uint8Array => {
  if (office === null) throw new Error('LibreOffice is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-save-'));
  try {
    const input = join(folder, `annex.${from}`);
    writeFileSync(input, bytes);
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
        input,
      ],
      { stdio: 'ignore', timeout: 90_000 },
    );
    return readFileSync(join(folder, 'out', `annex.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
