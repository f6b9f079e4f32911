/** What an installation's folder says without asking anybody: what runs where, and the token. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const service = z.object({
  name: z.string(),
  pid: z.number().int().nullable(),
  port: z.number().int().nullable(),
  state: z.string(),
  restarts: z.number().int(),
});

const statusFile = z.object({
  supervisorPid: z.number().int(),
  startedAt: z.string(),
  url: z.string(),
  services: z.array(service),
  addresses: z.object({
    board: z.string(),
    temporalUi: z.string(),
    temporal: z.string(),
    nats: z.string(),
    postgres: z.string(),
  }),
});
export type InstallationStatus = z.infer<typeof statusFile>;

const credentialsFile = z.object({ tokens: z.object({ coordinator: z.string().min(1) }) });

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // Somebody else's process is a live one too.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
};

/** Null when no supervisor of this folder is alive: the file then speaks of an earlier run. */
export const readInstallation = (home: string): InstallationStatus | null => {
  const parsed = statusFile.safeParse(readJson(join(home, 'run', 'status.json')));
  return parsed.success && isAlive(parsed.data.supervisorPid) ? parsed.data : null;
};

/** The coordinator's token; null before the first start of this folder. */
export const readToken = (home: string): string | null => {
  const parsed = credentialsFile.safeParse(readJson(join(home, 'credentials.json')));
  return parsed.success ? parsed.data.tokens.coordinator : null;
};
