/** Opens PDF files, one after the other, as `intake/pdf/pdf-process.ts` opens one; run by Node as it stands. */
import { endBeyond } from '../../../intake/pdf/pdf-guard.ts';
import { openHere } from '../../../intake/pdf/pdf-opening.ts';

const [mostMegabytes = 0] = process.argv.slice(2).map(Number);
const longestMs = 60 * 60 * 1000;
endBeyond(mostMegabytes, longestMs);
process.on('message', async (bytes: Uint8Array) => {
  // What earlier files left behind is not what this one takes.
  globalThis.gc?.();
  const opened = await openHere(Uint8Array.from(bytes));
  process.send?.({ opened, mostBytes: process.resourceUsage().maxRSS * 1024 });
});
