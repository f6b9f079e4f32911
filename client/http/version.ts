/** The version of this build, from the one place that states it. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const manifest: unknown = require('../../package.json');

export const version: string =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0.0.0';
