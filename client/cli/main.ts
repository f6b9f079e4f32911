/** `dondoc …`: the process of the command line. */
import { exitCode } from './exit-code.js';
import { runCli } from './program.js';
import { terminal } from './terminal.js';

// Whoever reads may have seen enough (`dondoc tasks | head`).
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(exitCode.ok);
  throw fault;
});

try {
  process.exitCode = await runCli(process.argv.slice(2), terminal());
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : fault}\n`);
  process.exitCode = exitCode.fault;
}
