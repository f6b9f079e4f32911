/** What the activities work with; made once by the worker's composition root. */
import type { Logger } from 'pino';
import type { DigestPort } from '../delivery/digest.js';
import type { DispatcherDependencies } from '../dispatch/dispatcher.js';

export type ActivityDependencies = {
  readonly dispatcher: DispatcherDependencies;
  readonly channels: readonly DigestPort[];
  readonly logger: Logger;
};
