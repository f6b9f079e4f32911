/**
 * A process of its own that opens one PDF file, given on its standard input, and says what stands on
 * its pages. The library that opens it makes of a few bytes whatever they ask for; too large a wish
 * takes a whole process with it, not just a thread. So this one has nothing to lose, and is ended by a
 * guard when it grows too large. It is run by Node as it stands, without our loader, which would take
 * 250 MB for the 3 MB of the library; so what it imports of ours is named as the file it is.
 */
import { buffer } from 'node:stream/consumers';
import { endBeyond } from './pdf-guard.ts';
import { openHere } from './pdf-opening.ts';

const [mostMegabytes = 0, mostMs = 0] = process.argv.slice(2).map(Number);
endBeyond(mostMegabytes, mostMs);
const opened = await openHere(Uint8Array.from(await buffer(process.stdin)));
process.stdout.write(JSON.stringify(opened), () => process.exit());
