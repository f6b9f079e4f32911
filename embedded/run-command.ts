import { spawn } from 'node:child_process';

export type CommandResult = { readonly ok: boolean; readonly output: string };

type RunOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the seconds gone by, every `everySeconds`, while the command runs. */
  readonly onProgress?: (seconds: number) => void;
  readonly everySeconds?: number;
};

/** Runs a command to its end. A command that is not there is a result, not a fault. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const begun = Date.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const ticker = setInterval(
      () => options.onProgress?.(Math.round((Date.now() - begun) / 1000)),
      (options.everySeconds ?? 20) * 1000,
    );
    const finish = (ok: boolean, text: string) => {
      clearInterval(ticker);
      resolve({ ok, output: text });
    };
    child.on('error', (error) => finish(false, error.message));
    child.on('close', (code) => finish(code === 0, output));
  });
}

/** The last lines of a long output: where the reason of a failure stands. */
export const lastLines = (output: string, count: number): string =>
  output.trim().split('\n').slice(-count).join(' | ');
