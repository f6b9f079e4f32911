/** What a script learns from the end of a command. */
export const exitCode = {
  ok: 0,
  /** A rule, or the person asked to sign, said no; or the log is not whole. */
  refused: 1,
  /** The command line or a file given is not right. */
  usage: 2,
  /** Dondoc, or a part of it that is needed, is not running or cannot be reached. */
  unreachable: 3,
  /** A command was sent and its outcome is not known; sending it again with its id is safe. */
  unknown: 4,
  /** A fault of ours. */
  fault: 70,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
