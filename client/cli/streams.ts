/** All a call touches of its surroundings, so that a test can be one. */
export type Ask = {
  /** Null: the person left. */
  text(
    question: string,
    check: (value: string) => string | null,
    /** What stands there already. */
    initial?: string,
  ): Promise<string | null>;
  /** One key of those offered; null: the person left. */
  key(offered: readonly string[]): Promise<string | null>;
  yes(question: string, choices: { yes: string; no: string }): Promise<boolean>;
};

export type Streams = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Null where nobody can be asked. */
  readonly ask: Ask | null;
  /** Called with what is done and what there is to do, until both are equal. */
  readonly progress: (label: string) => { show(done: number, total: number): void; end(): void };
};
