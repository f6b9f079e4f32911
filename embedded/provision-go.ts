/** A binary built from source by Go, which checks every module against its checksum database. */
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { executable, isExecutable, machine, moveIntoCache, stagingFolder } from './cache.js';
import type { Attempt } from './provision.js';
import { lastLines, runCommand } from './run-command.js';
import type { Say } from './say.js';
import { goToolchain, type Pin } from './versions.js';

const failed = (reason: string): Attempt => ({ outcome: 'failed', reason });

type Go = { readonly command: string; readonly env: NodeJS.ProcessEnv };
type GoFound =
  | { readonly outcome: 'found'; readonly go: Go }
  | { readonly outcome: 'missing'; readonly reason: string };

/** Usual places of Go that a service's or a desktop's PATH often lacks. */
const candidates = ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go', '/opt/homebrew/bin/go'];

type Installed = { readonly command: string; readonly minor: number };

async function versionOf(command: string): Promise<Installed | null> {
  const env = { ...process.env, GOTOOLCHAIN: 'local' };
  const answer = await runCommand(command, ['version'], { env });
  const minor = /\bgo1\.(\d+)/.exec(answer.output)?.[1];
  return answer.ok && minor !== undefined ? { command, minor: Number(minor) } : null;
}

/** The newest of those installed: a distribution's old Go often hides a person's own. */
async function installedGo(): Promise<Installed | null> {
  const found = (await Promise.all(candidates.map(versionOf))).filter((go) => go !== null);
  return found.sort((one, other) => other.minor - one.minor)[0] ?? null;
}

/** Go before 1.21 cannot change its own toolchain, but can fetch the module that holds one. */
async function fetchToolchain(command: string, say: Say): Promise<GoFound> {
  const module = `golang.org/toolchain@v0.0.1-go${goToolchain.version}.${machine.os}-${machine.cpu}`;
  say({ vi: `Go đã cũ; đang lấy ${module}`, en: `Go is old; fetching ${module}` });
  const fetched = await runCommand(command, ['mod', 'download', '-json', module]);
  const folder = /"Dir":\s*"([^"]+)"/.exec(fetched.output)?.[1];
  if (!fetched.ok || folder === undefined) {
    return { outcome: 'missing', reason: `${module}: ${lastLines(fetched.output, 3)}` };
  }
  // Module archives carry no permission bits.
  const tools = join(folder, 'pkg', 'tool', `${machine.os}_${machine.cpu}`);
  const programs = [
    ...['go', 'gofmt'].map((name) => join(folder, 'bin', executable(name))),
    ...readdirSync(tools).map((name) => join(tools, name)),
  ];
  for (const program of programs) chmodSync(program, 0o755);
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOROOT: folder };
  return { outcome: 'found', go: { command: join(folder, 'bin', executable('go')), env } };
}

async function findGo(say: Say): Promise<GoFound> {
  const installed = await installedGo();
  if (installed === null) return { outcome: 'missing', reason: 'Go is not installed' };
  if (installed.minor >= goToolchain.atLeastMinor) {
    return { outcome: 'found', go: { command: installed.command, env: process.env } };
  }
  if (installed.minor >= 21) {
    // Debian's newer packages switch Go's own change of toolchain off.
    const env = { ...process.env, GOTOOLCHAIN: 'auto' };
    return { outcome: 'found', go: { command: installed.command, env } };
  }
  return fetchToolchain(installed.command, say);
}

export async function buildWithGo(pin: Pin, say: Say): Promise<Attempt> {
  if (pin.goPackage === null) return failed('not a Go program');
  const found = await findGo(say);
  if (found.outcome === 'missing') return failed(found.reason);
  say({
    vi: `${pin.tool} ${pin.version}: biên dịch bằng Go, lần đầu mất ${pin.buildTakes.vi}`,
    en: `building with Go, the first time takes ${pin.buildTakes.en}`,
  });
  const staged = stagingFolder();
  try {
    const flags = pin.goLinkerFlags === null ? [] : ['-ldflags', pin.goLinkerFlags];
    const built = await runCommand(found.go.command, ['install', ...flags, pin.goPackage], {
      cwd: staged,
      env: { ...found.go.env, GOBIN: staged },
      onProgress: (seconds) =>
        say({
          vi: `${pin.tool}: vẫn đang biên dịch (${seconds} giây)`,
          en: `still building (${seconds} s)`,
        }),
    });
    if (!built.ok) return failed(`${pin.goPackage}: ${lastLines(built.output, 3)}`);
    if (!isExecutable(join(staged, executable(pin.tool)))) {
      return failed(`${pin.goPackage} made no ${pin.tool}`);
    }
    return { outcome: 'ready', path: moveIntoCache(staged, pin) };
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}
