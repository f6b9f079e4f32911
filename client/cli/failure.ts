/** Why a command came to nothing, in words, with what to do next. */
import type { ExitCode } from './exit-code.js';
import type { Output, Paint } from './output.js';

export type Failure = {
  readonly outcome: 'failed';
  readonly exitCode: ExitCode;
  /** Stable: scripts may compare it. */
  readonly reason: string;
  readonly message: string;
  readonly next: readonly string[];
  /** Further members for programs, such as the id of a command. */
  readonly details?: Readonly<Record<string, unknown>>;
};

export const failure = (
  exitCode: ExitCode,
  reason: string,
  message: string,
  next: readonly string[] = [],
  details: Readonly<Record<string, unknown>> = {},
): Failure => ({ outcome: 'failed', exitCode, reason, message, next, details });

/** With `--json` a program always gets one JSON value on standard output, also of a failure. */
export const tellFailure = (
  { exitCode, reason, message, next, details }: Failure,
  json: boolean,
  output: Output,
  paint: Paint,
): ExitCode => {
  if (json) {
    output.json({ outcome: 'failed', reason, message, next, exitCode, ...details });
    return exitCode;
  }
  output.aside(`${paint.red('✗')} ${message}`);
  for (const step of next) output.aside(`  ${paint.dim('→')} ${step}`);
  return exitCode;
};
