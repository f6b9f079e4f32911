/** Which ports to use: the ones used before, else the usual ones, else any that is free. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

export type PortName = 'http' | 'temporal' | 'temporalUi' | 'temporalHttp' | 'nats' | 'postgres';
export type Ports = Readonly<Record<PortName, number>>;

/** PostgreSQL's usual 5432 is left to whoever has a PostgreSQL of their own. */
export const usualPorts: Ports = {
  http: 7206,
  temporal: 7233,
  temporalUi: 8233,
  temporalHttp: 7243,
  nats: 4222,
  postgres: 54329,
};

const portNames = Object.keys(usualPorts) as PortName[];
const neighbours = 20;

/** Resolves to the port that could be bound (any free one for 0), or null. */
function bind(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}

export async function anyFreePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = await bind(0);
    if (port !== null && !taken.has(port)) return port;
  }
}

async function freePortNear(wanted: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = wanted; port < wanted + neighbours && port < 65_536; port += 1) {
    if (!taken.has(port) && (await bind(port)) !== null) return port;
  }
  return anyFreePort(taken);
}

function remembered(file: string): Partial<Record<PortName, number>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    const entries = Object.entries(value).filter(
      ([name, port]) => portNames.includes(name as PortName) && Number.isInteger(port) && port > 0,
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Picks a port for each name and remembers the choice, so that a restart keeps every address. */
export async function choosePorts(file: string): Promise<Ports> {
  const before = remembered(file);
  const taken = new Set<number>();
  const chosen: Partial<Record<PortName, number>> = {};
  for (const name of portNames) {
    const port = await freePortNear(before[name] ?? usualPorts[name], taken);
    taken.add(port);
    chosen[name] = port;
  }
  writeFileSync(file, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen as Ports;
}
