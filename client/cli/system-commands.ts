/** The installation itself: what runs, the programs it needs, the way in, the version. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { loginLink, SystemStatus } from '../http/schemas.js';
import { version } from '../http/version.js';
import { formatInstant } from '../words/dates.js';
import type { Call, CallWithDoor, Ending } from './call.js';
import { openDoor } from './door.js';
import { exitCode } from './exit-code.js';
import { failure } from './failure.js';
import { type InstallationStatus, readInstallation } from './installation.js';
import type { CommandSpec } from './spec.js';

/** Each must be ready; one that is not in the file has not been started. */
const services = ['postgres', 'temporal', 'nats', 'worker', 'relay', 'http'] as const;

export type StatusReport = {
  readonly ready: boolean;
  /** Why it is not, as far as it can be seen from here. */
  readonly missing: readonly string[];
  readonly running: boolean;
  readonly version: string;
  readonly home: string | null;
  readonly supervisorPid: number | null;
  readonly startedAt: string | null;
  readonly addresses: Readonly<Record<string, string>>;
  readonly services: InstallationStatus['services'];
  readonly api: SystemStatus | null;
};

/** What the folder says and what the API says, together; both must agree that all is well. */
export const reportOf = (
  home: string | null,
  installation: InstallationStatus | null,
  api: SystemStatus | null,
): StatusReport => {
  const notReady = services.filter(
    (name) => !installation?.services.some((one) => one.name === name && one.state === 'ready'),
  );
  const missing = [
    ...(home === null ? [] : notReady),
    ...(api === null ? ['api'] : []),
    ...(api?.database.reachable === false ? ['database'] : []),
    ...(api?.temporal.workerPolling === false ? ['worker-polling'] : []),
  ];
  return {
    ready: missing.length === 0 && api?.ready === true,
    missing,
    running: installation !== null || api !== null,
    version: api?.version ?? version,
    home,
    supervisorPid: installation?.supervisorPid ?? null,
    startedAt: installation?.startedAt ?? null,
    addresses: { ...installation?.addresses, ...api?.addresses },
    services: installation?.services ?? [],
    api,
  };
};

const showServices = ({ output, texts }: Call, { services: all }: StatusReport): void => {
  const { paint } = output;
  const mark = (state: string) => (state === 'ready' ? paint.green('●') : paint.red('○'));
  output.table(
    [
      { title: texts.status.service },
      { title: texts.status.state },
      { title: texts.status.port, align: 'right' },
      { title: texts.status.process, align: 'right' },
      { title: texts.status.restarts, align: 'right' },
    ],
    all.map(({ name, state, port, pid, restarts }) => [
      name,
      `${mark(state)} ${texts.status.states[state] ?? state}`,
      port === null ? '–' : String(port),
      pid === null ? '–' : String(pid),
      String(restarts),
    ]),
  );
};

const addressPairs = ({ addresses }: StatusReport, texts: Call['texts']) =>
  Object.entries(addresses).map(([name, address]): [string, string] => [
    texts.status.addresses[name] ?? name,
    address,
  ]);

const showStatus = (call: Call, report: StatusReport): void => {
  const { output, texts, language } = call;
  const { paint } = output;
  const heading = report.ready ? paint.green(texts.status.ready) : paint.red(texts.status.notReady);
  output.line(paint.bold(heading));
  output.line();
  output.facts([
    ...addressPairs(report, texts),
    ...(report.home === null ? [] : [[texts.status.home, report.home] as const]),
    [texts.status.version, report.version],
  ]);
  if (report.services.length > 0) {
    output.line();
    showServices(call, report);
  }
  const { api } = report;
  if (api?.log != null) {
    output.line();
    output.facts([
      [texts.status.openTasks, String(api.log.openTasks)],
      [texts.status.workflows, String(api.temporal.runningWorkflows ?? '?')],
      [texts.status.events, String(api.log.position)],
      [texts.status.lastEvent, formatInstant(api.log.recordedAt, language)],
      [texts.status.waitingNotices, String(api.log.pendingNotices)],
      [texts.status.waitingCommands, String(api.log.waitingCommands)],
      [texts.status.relayBehind, String(api.relay.behind ?? '?')],
    ]);
  }
};

const status = async (call: Call): Promise<Ending> => {
  const { settings, texts, output, language } = call;
  const here = settings.url === null;
  const installation = here ? readInstallation(settings.home) : null;
  if (here && installation === null) {
    const { notRunning, startIt } = texts.failures;
    const report = reportOf(settings.home, null, null);
    return failure(exitCode.unreachable, 'not-running', notRunning(settings.home), startIt, report);
  }
  const door = openDoor(settings, language, texts);
  const answer = 'url' in door ? await door.get<SystemStatus>('/api/status') : door;
  const api = answer.outcome === 'answered' ? answer.body : null;
  const report = reportOf(here ? settings.home : null, installation, api);
  if (settings.json) output.json(report);
  else showStatus(call, report);
  if (report.ready) return exitCode.ok;
  if (!settings.json) {
    const why = answer.outcome === 'failed' ? `${answer.message} ` : '';
    output.aside(`\n${why}${texts.status.waiting(report.missing)}`);
  }
  return exitCode.unreachable;
};

const provisioner = fileURLToPath(new URL('../../worker/provision-main.ts', import.meta.url));

/** In a process of its own: what it needs of the servers' side is no business of a client. */
const provision = ({ settings, language }: Call): Promise<Ending> => {
  const args = [`--lang=${language}`, ...(settings.json ? ['--json'] : [])];
  const child = spawn(process.execPath, [...process.execArgv, provisioner, ...args], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? exitCode.ok : exitCode.unreachable));
  });
};

const login = async (call: CallWithDoor): Promise<Ending> => {
  const { door, settings, output, texts } = call;
  const body = settings.as === null ? {} : { unit: settings.as };
  const answer = await door.post<z.infer<typeof loginLink>>('/api/login-links', body, null);
  if (answer.outcome === 'failed') return answer;
  if (settings.json) output.json(answer.body);
  else {
    output.line(answer.body.url);
    output.aside(texts.login(answer.body.minutes));
  }
  return exitCode.ok;
};

export const systemCommands: readonly CommandSpec[] = [
  { name: 'status', examples: ['status', 'status --json'], does: { offline: status } },
  { name: 'provision', examples: ['provision'], does: { offline: provision } },
  { name: 'login', examples: ['login', 'login --as G15'], does: { online: login } },
  {
    name: 'version',
    examples: ['version', 'version --json'],
    does: {
      offline: async ({ output, settings }) => {
        if (settings.json) output.json({ name: 'dondoc', version, node: process.version });
        else output.line(`dondoc ${version}`);
        return exitCode.ok;
      },
    },
  },
];
