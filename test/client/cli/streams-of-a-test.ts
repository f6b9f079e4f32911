/** The surroundings of a call, made for a test: what was said is kept, what is asked is scripted. */

import { runCli } from '../../../client/cli/program.js';
import type { Streams } from '../../../client/cli/streams.js';

export type Said = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The questions a person was asked, in order. */
  readonly asked: readonly string[];
};

export type Around = {
  readonly environment?: Readonly<Record<string, string>>;
  /** Null: nobody is there to be asked. */
  readonly answers?: readonly (string | boolean | null)[] | null;
  readonly terminal?: boolean;
  /** What happens elsewhere while a person is asked. */
  readonly meanwhile?: (question: string) => Promise<void>;
};

const streamsOf = (around: Around) => {
  const said = { out: '', err: '', asked: [] as string[] };
  const answers = [...(around.answers ?? [])];
  const terminal = around.terminal ?? false;
  const streams: Streams = {
    environment: { LANG: 'en_US.UTF-8', ...around.environment },
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    outIsTerminal: terminal,
    errIsTerminal: terminal,
    columns: 120,
    ask:
      around.answers == null
        ? null
        : {
            text: async (question, check, initial) => {
              said.asked.push(initial === undefined ? question : `${question}: ${initial}`);
              await around.meanwhile?.(question);
              const answer = answers.shift();
              if (typeof answer !== 'string') return null;
              const objection = check(answer);
              if (objection !== null) throw new Error(`refused: ${objection}`);
              return answer;
            },
            key: async (offered) => {
              said.asked.push(offered.join(''));
              const answer = answers.shift();
              if (typeof answer !== 'string') return null;
              if (!offered.includes(answer)) throw new Error(`${answer} is no key of ${offered}`);
              return answer;
            },
            yes: async (question) => {
              said.asked.push(question);
              return answers.shift() === true;
            },
          },
    progress: () => ({ show: () => undefined, end: () => undefined }),
  };
  return { streams, said };
};

/** Runs a command line in this process. English unless the test says otherwise. */
export const say = async (args: readonly string[], around: Around = {}): Promise<Said> => {
  const { streams, said } = streamsOf(around);
  const code = await runCli(args, streams);
  return { code, out: said.out, err: said.err, asked: said.asked };
};

export const json = <Value>(said: Said): Value => JSON.parse(said.out) as Value;
