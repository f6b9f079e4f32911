import { describe, expect, test } from 'vitest';
import { commands } from '../../../client/cli/program.js';
import { json, say } from './streams-of-a-test.js';

const nowhere = { environment: { DONDOC_HOME: '/nowhere/at/all' } };

describe('help', () => {
  test.each(commands.map(({ name }) => [name]))(
    'of %s has an example in both languages',
    async (name) => {
      for (const language of ['vi', 'en']) {
        const { code, out } = await say([...name.split(' '), '--help', '--lang', language]);
        expect(code).toBe(0);
        expect(out).toContain(language === 'vi' ? 'Ví dụ:' : 'Examples:');
        expect(out).toContain(`  dondoc ${name}`);
      }
    },
  );

  test('every example is a command line that our own reader takes', async () => {
    for (const { examples } of commands) {
      for (const example of examples) {
        const [line = ''] = example.split(' > ');
        const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
        if (words[0] === 'provision') continue;
        const { err, out } = await say([...words, '--home', '/nowhere/at/all', '--json']);
        expect(`${out}${err}`, example).not.toContain('wrong-usage');
      }
    }
  });

  test('without any word is shown on standard output and names the exit codes', async () => {
    const { code, out, err } = await say([]);
    expect(code).toBe(0);
    expect(out).toContain('Exit codes:');
    expect(err).toBe('');
  });
});

describe('the language', () => {
  test.each([
    ['vi_VN.UTF-8', 'Cách dùng:'],
    ['C.UTF-8', 'Cách dùng:'],
    ['fr_FR.UTF-8', 'Cách dùng:'],
    ['en_GB.UTF-8', 'Usage:'],
    ['en', 'Usage:'],
  ])('of a machine with LANG=%s is told by its help: %s', async (LANG, heading) => {
    expect((await say(['--help'], { environment: { LANG } })).out).toContain(heading);
  });

  test('LC_ALL outranks LANG, and --lang outranks both, wherever it stands', async () => {
    const environment = { LANG: 'vi_VN.UTF-8', LC_ALL: 'en_US.UTF-8' };
    expect((await say(['--help'], { environment })).out).toContain('Usage:');
    expect((await say(['tasks', '--help', '--lang=vi'], { environment })).out).toContain(
      'Cách dùng:',
    );
    expect((await say(['--lang', 'vi', 'tasks', '--help'], { environment })).out).toContain('Cách');
  });

  test('one that is not spoken is refused in both', async () => {
    const { code, err } = await say(['tasks', '--lang', 'fr']);
    expect(code).toBe(2);
    expect(err).toContain('Không có ngôn ngữ “fr”');
    expect(err).toContain('no language “fr”');
  });
});

describe('a command line that is not right ends with 2 and says what would be', () => {
  test.each([
    ['an unknown command', ['frobnicate'], 'no command “frobnicate”', 'dondoc --help'],
    ['an unknown option', ['tasks', '--nope'], 'no option --nope', 'dondoc tasks --help'],
    ['a missing argument', ['task'], '<task> is missing', 'dondoc task --help'],
    ['a missing value', ['tasks', '--limit'], '--limit <number> needs a value', 'dondoc tasks'],
    ['a missing option', ['return', '1'], '--reason <text> is required', 'dondoc return --help'],
    [
      'one in a group',
      ['extend', 'grant', '1'],
      '--basis <text> is required',
      'dondoc extend grant',
    ],
    ['too many words', ['ack', '1', '2'], 'Too many words', 'dondoc ack --help'],
    ['a group alone', ['log'], '<command> is missing', 'verify'],
  ])('%s', async (_, args, message, next) => {
    const { code, err } = await say(args, nowhere);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(next);
  });

  test.each([
    [['tasks', '--as', 'G99'], 'unknown-unit', '“G99” is neither'],
    [['tasks', '--as', 'Bộ Tư'], 'unknown-unit', '“Bộ Tư” is neither'],
    [['tasks', '--url', '127.0.0.1:7206'], 'wrong-usage', 'http://host:port'],
  ])('%j, told as JSON', async (args, reason, message) => {
    const said = await say([...args, '--json'], nowhere);
    expect(said.code).toBe(2);
    expect(said.err).toBe('');
    const told = json<{ reason: string; message: string; exitCode: number }>(said);
    expect(told).toMatchObject({ reason, exitCode: 2 });
    expect(told.message).toContain(message);
  });

  test('a unit nearly named is suggested by code and name', async () => {
    const { err } = await say(['tasks', '--as', 'Bộ Tư'], nowhere);
    expect(err).toContain('G15 (Bộ Tư pháp)');
  });
});

describe('where nothing runs', () => {
  test('a command ends with 3 and says how to start it', async () => {
    const { code, err } = await say(['tasks'], nowhere);
    expect(code).toBe(3);
    expect(err).toContain('not running on the folder /nowhere/at/all');
    expect(err).toContain('npm start');
  });

  test('status says so as JSON too, with every part that is missing', async () => {
    const said = await say(['status', '--json'], nowhere);
    expect(said.code).toBe(3);
    expect(json(said)).toMatchObject({
      ready: false,
      running: false,
      reason: 'not-running',
      missing: ['postgres', 'temporal', 'nats', 'worker', 'relay', 'http', 'api'],
    });
  });

  test('version needs no server', async () => {
    expect(await say(['version'], nowhere)).toMatchObject({ code: 0, out: 'dondoc 0.1.0\n' });
    expect(await say(['--version'], nowhere)).toMatchObject({ code: 0, out: 'dondoc 0.1.0\n' });
  });
});
