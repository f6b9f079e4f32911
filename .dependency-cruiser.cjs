/**
 * The folders of the design, as rules. Each says why it is there: a rule whose reason no longer
 * holds should go, and one that is in the way should be argued with.
 */
const ours =
  'activities|bench|bus|client|delivery|dispatch|domain|embedded|examples|intake|store|test|worker|workflows';

/** `folder` may import itself and `allowed` of our folders, nothing else of ours. */
const onlyOurs = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${ours})/`, pathNot: [`^${folder}/`, ...allowed] },
});

const never = (name, from, to, comment, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { path: to, ...extra },
});

const package_ = (...names) => `node_modules/(${names.join('|')})/`;
/** Names and types of workflows, of their messages and of their search attributes. */
const contract = '^workflows/(contract|attributes)\\.ts$';

module.exports = {
  forbidden: [
    onlyOurs('domain', [], 'The rules must be tried and read without any machinery around them.'),
    {
      name: 'domain-is-pure',
      comment:
        'No I/O, clock or library in the core: a decision is a function of state and command. ' +
        'Only messages.ts may use zod, to say once what a message looks like.',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'unknown'],
        pathNot: package_('zod'),
      },
    },
    never(
      'zod-stays-in-messages',
      { path: '^domain/', pathNot: 'messages\\.ts$' },
      package_('zod'),
      'Deciders run inside activities and, as types, inside workflow bundles; zod costs each 0.6 MB.',
    ),
    onlyOurs(
      'intake',
      ['^domain/'],
      'Reading a file must work on files alone: no store, no server.',
    ),
    never(
      'intake-has-no-network',
      { path: '^intake/' },
      '^(node:)?(http|https|http2|net|tls|dgram|dns)$',
      'A document is read from bytes the caller gives; reading must never fetch anything.',
    ),
    onlyOurs(
      'store',
      ['^domain/'],
      'The log must outlive every other part; it knows only the vocabulary.',
    ),
    never(
      'store-knows-no-transport',
      { path: '^store/' },
      package_('@temporalio/[^/]+', '@nats-io/[^/]+', 'fastify'),
      'The log is the truth whoever calls it; a transport in it would make it depend on one.',
    ),
    onlyOurs(
      'bus',
      ['^domain/', '^store/', '^dispatch/', contract],
      'The bus carries what the log holds and hands commands to the dispatcher; it decides nothing.',
    ),
    never(
      'bus-runs-no-workflow',
      { path: '^bus/' },
      package_('@temporalio/(worker|workflow|activity)'),
      'A relay that also ran workflows could not be restarted without stopping them.',
    ),
    onlyOurs(
      'delivery',
      ['^domain/', '^store/', '^bus/'],
      'A channel turns notices into messages; when and to whom is decided before.',
    ),
    never(
      'delivery-knows-no-temporal',
      { path: '^delivery/' },
      package_('@temporalio/[^/]+'),
      'A notice may be sent again by anybody, long after its workflow has gone.',
    ),
    onlyOurs(
      'workflows',
      ['^domain/'],
      'Workflows are bundled alone and replayed for years: what they import may never change.',
    ),
    never(
      'workflows-take-types-only',
      { path: '^workflows/' },
      '^domain/',
      'A rule inside a workflow bends or breaks the replay of every task that is asleep when it changes.',
      { dependencyTypesNot: ['type-only'] },
    ),
    never(
      'workflows-are-deterministic',
      { path: '^workflows/' },
      '^(node:)?(fs|net|http|https|crypto|os|path|child_process|timers|process|worker_threads|url|util)(/|$)|' +
        package_(
          'zod',
          'pino',
          'kysely',
          'pg',
          'temporal-polyfill',
          '@nats-io/[^/]+',
          '@temporalio/(client|worker|activity)',
        ),
      'The bundle has no Node; a library in it costs every cached workflow memory and may read the clock.',
      { dependencyTypesNot: ['type-only'] },
    ),
    onlyOurs(
      'activities',
      ['^domain/', '^store/', '^delivery/', '^dispatch/', contract],
      'Activities do what workflows ask; importing a workflow would bundle Node into it.',
    ),
    onlyOurs(
      'dispatch',
      ['^domain/', '^store/', contract],
      'Handing a command to its task is one thing, whichever door it came through.',
    ),
    never(
      'worker-serves-nobody',
      { path: '^worker/' },
      '^(client|test)/',
      'The composition root starts the doors as processes of their own; it has none.',
    ),
    onlyOurs(
      'client',
      ['^domain/', '^store/', '^intake/', '^dispatch/', '^embedded/', contract],
      'A client parses, calls and renders; activities and worker belong to another process.',
    ),
    onlyOurs(
      'embedded',
      [],
      'Finding and running servers has nothing to do with what is stored in them.',
    ),
    onlyOurs(
      'examples',
      ['^domain/'],
      'The sample is data; whoever imports it decides what to do with it.',
    ),
    never(
      'tests-are-imported-by-nothing',
      { path: `^(${ours})/`, pathNot: '^(test|bench)/' },
      '^(test|bench)/',
      'What only tests need must never reach an installation.',
    ),
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing fails only when that line is reached.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependencies-in-production',
      comment: 'They are not there in an installation without the tools of development.',
      severity: 'error',
      from: { path: `^(${ours})/`, pathNot: '^(test|bench)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
