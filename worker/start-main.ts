/** `npm start`: the whole of Dondoc on one machine, until Ctrl-C. */
import { startDondoc } from './start.js';

// Whoever reads our output may leave before we do (`npm start | head`); that stops nothing.
process.stdout.on('error', () => undefined);

// A build that was cut off may still be ending; nobody waits for it.
process.exit(await startDondoc(process.argv.slice(2)));
