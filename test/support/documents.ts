/** The real documents lie beside the repository and are not part of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/documents', import.meta.url));

export const documentsPresent: boolean = existsSync(folder);

if (!documentsPresent && process.env['DONDOC_REQUIRE_ALL'] === undefined) {
  console.warn('The documents are not beside the repository: tests on them are skipped.');
}

/** With DONDOC_REQUIRE_ALL the tests run, and fail, where the documents are absent. */
export const skipDocuments: boolean =
  !documentsPresent && process.env['DONDOC_REQUIRE_ALL'] === undefined;

export const documentPath = (number: string): string => {
  const fileName = readdirSync(folder).find((name) => name.startsWith(`${number}_`));
  if (fileName === undefined) throw new Error(`document ${number} is not in ${folder}`);
  return join(folder, fileName);
};

export const documentBytes = (number: string): Uint8Array => readFileSync(documentPath(number));
