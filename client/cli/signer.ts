/** The name of whoever signs: asked of a person, stated by a script, and kept beside the log. */
import { signerName } from '../../domain/document/draft/messages.js';
import type { CallWithDoor } from './call.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';

export type Signer = {
  readonly outcome: 'named';
  /** Null where a script did not say. */
  readonly name: string | null;
};

export const signerOf = async (call: CallWithDoor, mayAsk: boolean): Promise<Signer | Failure> => {
  const { given, streams, settings, texts } = call;
  const stated = given.text('signer');
  const t = texts.review;
  if (stated !== undefined) {
    const name = signerName.safeParse(stated);
    return name.success
      ? { outcome: 'named', name: name.data }
      : failure(exitCode.usage, 'wrong-usage', t.signerMissing);
  }
  if (!mayAsk || streams.ask === null || settings.json) return { outcome: 'named', name: null };
  const name = await streams.ask.text(t.signer, (value) =>
    signerName.safeParse(value).success ? null : t.signerMissing,
  );
  return name === null
    ? failure(exitCode.refused, 'not-signed', texts.importing.notSigned)
    : { outcome: 'named', name: name.trim() };
};
