#!/usr/bin/env node
/** The command line: `npx dondoc …`. Silent and quick once everything is installed. */
import { run } from './bootstrap.mjs';

run('cli', process.argv.slice(2));
