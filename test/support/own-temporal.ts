/** A Temporal server of one's own, for limits that the run's shared server must not have. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyFreePort } from '../../embedded/ports.js';
import { requireTool } from '../../embedded/provision.js';
import { createSupervisor } from '../../embedded/supervisor.js';
import { temporalService } from '../../embedded/temporal.js';

export type OwnTemporal = {
  readonly address: string;
  readonly namespace: string;
  stop(): Promise<void>;
};

const silent = (): void => undefined;
const namespace = 'dondoc';

/** With our settings, and these over them (`limit.historyCount.suggestContinueAsNew`, ...). */
export const startOwnTemporal = async (
  settings: Readonly<Record<string, number>>,
): Promise<OwnTemporal> => {
  const home = mkdtempSync(join(tmpdir(), 'dondoc-temporal-'));
  const supervisor = createSupervisor({ home, say: silent, onChange: silent });
  const program = await requireTool('temporal', silent);
  const port = await anyFreePort();
  const uiPort = await anyFreePort(new Set([port]));
  const httpPort = await anyFreePort(new Set([port, uiPort]));
  const service = temporalService({ program, home, port, uiPort, httpPort, namespace });
  const values = Object.entries(settings).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  await supervisor.start({ ...service, args: [...service.args, ...values] });
  return {
    address: `127.0.0.1:${port}`,
    namespace,
    async stop() {
      await supervisor.stop([]);
      rmSync(home, { recursive: true, force: true });
    },
  };
};
