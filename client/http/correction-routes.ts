/** Corrected versions of a directive. */
import {
  type CorrectedVersion,
  commitCorrection,
  compareCorrection,
} from '../../dispatch/correction.js';
import type { Difference } from '../../domain/document/differences.js';
import type { Policy } from '../../domain/policy/messages.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import type { DoorContext } from './context.js';
import { compared, corrected, correctionList } from './correction-schemas.js';
import { correctionsMade } from './corrections-made.js';
import { largestImportBytes } from './document-routes.js';
import type { Door } from './door.js';
import { follow } from './following.js';
import { problemFault } from './problem.js';
import { correctionBody, differencesBody, documentAddress } from './requests.js';
import { problem } from './schemas.js';
import { requireCoordinator } from './sign-in.js';

const tags = ['documents'];
const refused = {
  400: problem,
  401: problem,
  403: problem,
  404: problem,
  409: problem,
  413: problem,
};

/** An unchanged row is named, not repeated: most rows of a corrected annex are. */
export const shownOf = (difference: Difference) => {
  if (difference.kind !== 'unchanged') return difference;
  const { kind, task, evidence } = difference;
  return { kind, task, evidence };
};

const differencesRoute = (app: Door, { database }: DoorContext): void => {
  app.post(
    '/api/documents/:key/differences',
    {
      bodyLimit: largestImportBytes,
      schema: {
        tags,
        description:
          'Compares a corrected version with the tasks that run, row by row, and writes nothing. ' +
          'What could be read in two ways is a doubt: send the same again with `decisions`.',
        params: documentAddress,
        body: differencesBody,
        response: { 200: compared, ...refused },
      },
    },
    async (request) => {
      requireCoordinator(request);
      const { key } = request.params;
      const seen = await compareCorrection(database, { key, ...request.body });
      const { outcome } = seen;
      if (outcome === 'unknown-document') throw problemFault('unknown-document');
      if (outcome === 'orders-waiting') throw problemFault('orders-waiting');
      if (outcome === 'unchanged') return { outcome, key: seen.key };
      const { comparison, seal } = seen;
      const differences = comparison.differences.map(shownOf);
      return { outcome, key, seal, differences, doubts: comparison.doubts };
    },
  );
};

const policyFrom = (wished: string | Policy | undefined): { policy?: Policy } => {
  if (wished === undefined) return {};
  if (typeof wished !== 'string') return { policy: wished };
  const policy = shippedPolicies.find(({ name }) => name === wished);
  if (policy === undefined) throw problemFault('unknown-policy');
  return { policy };
};

const nothing = { tasks: [], amnesty: [], changes: [], left: [] } as const;

const correctionRoute = (app: Door, context: DoorContext): void => {
  app.post(
    '/api/documents/:key/corrections',
    {
      bodyLimit: largestImportBytes,
      schema: {
        tags,
        description:
          'Commits a corrected version in one transaction: its event, new tasks, and a command for ' +
          'every running task whose difference is accepted. `seal` is that of the differences that ' +
          'were seen; if they are others by now, nothing is written. The same file again changes nothing.',
        params: documentAddress,
        body: correctionBody,
        response: { 200: corrected, 201: corrected, ...refused },
      },
    },
    async (request, reply) => {
      const { actor, channel } = requireCoordinator(request);
      const { key } = request.params;
      const { accepted, seal, basis, signedOn, policy, ...body } = request.body;
      const { standingAgency, workingGroup, ...rest } = body;
      const version: CorrectedVersion = { key, ...rest };
      const terms = {
        ...(standingAgency === undefined ? {} : { standingAgency }),
        ...(workingGroup === undefined ? {} : { workingGroup }),
        ...policyFrom(policy),
      };
      const signature = { accepted, seal, basis, signedOn, terms };
      const done = await commitCorrection(context.database, version, signature, actor, channel);
      switch (done.outcome) {
        case 'corrected':
          break;
        case 'unchanged':
          return reply.send({ outcome: 'unchanged', key: done.key, ...nothing });
        case 'doubts-left':
          throw problemFault('doubts-left', { doubts: done.doubts });
        case 'not-running':
          throw problemFault('task-not-running', { tasks: done.tasks });
        default:
          throw problemFault(done.outcome);
      }
      const { event, orders, policy: used } = done;
      const followed = { ids: event.tasks, slots: used?.slots ?? [], orders };
      await follow(context, followed, request.log);
      const { tasks, amnesty, changes, left } = event;
      return reply.code(201).send({ outcome: 'corrected', key, tasks, amnesty, changes, left });
    },
  );
};

const correctionsRoute = (app: Door, context: DoorContext): void => {
  app.get(
    '/api/documents/:key/corrections',
    { schema: { tags, params: documentAddress, response: { 200: correctionList, ...refused } } },
    async (request) => {
      requireCoordinator(request);
      const items = await correctionsMade(context, request.params.key);
      if (items === null) throw problemFault('unknown-document');
      return { items, total: items.length };
    },
  );
};

export const correctionRoutes = (app: Door, context: DoorContext): void => {
  differencesRoute(app, context);
  correctionRoute(app, context);
  correctionsRoute(app, context);
};
