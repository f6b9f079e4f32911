/** A door that listens, over a real database and Temporal, and the folder a CLI finds it by. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../../../client/http/server.js';
import { createStage, type Stage } from '../../support/stage.js';
import { type Around, type Said, say } from './streams-of-a-test.js';

const tokens = { coordinator: 'token-of-the-coordinator', units: { G15: 'token-of-g15' } };
const parts = ['postgres', 'temporal', 'nats', 'worker', 'relay', 'http'];

/** What a supervisor writes, with this very process in its place. */
export const writeHome = (home: string, url: string, state = 'ready'): void => {
  mkdirSync(join(home, 'run'), { recursive: true });
  const status = {
    supervisorPid: process.pid,
    startedAt: '2026-11-23T00:00:00.000Z',
    url,
    services: parts.map((name) => ({ name, pid: process.pid, port: null, state, restarts: 0 })),
    addresses: {
      board: url,
      temporalUi: 'http://127.0.0.1:8233',
      temporal: '127.0.0.1:7233',
      nats: 'nats://127.0.0.1:4222',
      postgres: 'postgres://127.0.0.1:54329/dondoc',
    },
  };
  writeFileSync(join(home, 'run', 'status.json'), JSON.stringify(status));
  writeFileSync(join(home, 'credentials.json'), JSON.stringify({ tokens }));
};

export const temporaryFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'dondoc-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export type Served = {
  readonly stage: Stage;
  readonly home: string;
  readonly url: string;
  dondoc(args: readonly string[], around?: Around): Promise<Said>;
  close(): Promise<void>;
};

export const serve = async (): Promise<Served> => {
  const stage = await createStage();
  const home = temporaryFolder();
  const context = {
    database: stage.database,
    temporal: stage.temporal,
    dispatcher: { ...stage.dispatcher, answerWithinMs: 3000 },
    url: 'http://127.0.0.1:7206',
    temporalUi: 'http://127.0.0.1:8233',
    home: home.path,
  };
  const door = await buildServer(context, { tokens, sessionSecret: 'secret of sessions' });
  const url = await door.listen({ host: '127.0.0.1', port: 0 });
  writeHome(home.path, url);
  return {
    stage,
    home: home.path,
    url,
    dondoc: (args, around = {}) =>
      say(args, {
        ...around,
        environment: { ...around.environment, DONDOC_HOME: home.path },
      }),
    async close() {
      await door.close();
      await stage.close();
      home.remove();
    },
  };
};
