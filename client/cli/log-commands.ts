/** Proving the log, and making again from it what can be made again. */
import type { z } from 'zod';
import type { rebuiltReadModel, restarted, verification } from '../http/schemas.js';
import type { CallWithDoor, Ending } from './call.js';
import { exitCode } from './exit-code.js';
import type { CommandSpec } from './spec.js';

const verify = async ({ door, settings, output, texts }: CallWithDoor): Promise<Ending> => {
  const answer = await door.get<z.infer<typeof verification>>('/api/log/verify');
  if (answer.outcome === 'failed') return answer;
  const { body } = answer;
  const whole = body.outcome === 'whole';
  if (settings.json) output.json(body);
  else if (body.outcome === 'whole') {
    output.line(`${output.paint.green('✓')} ${texts.log.whole(body.events, body.streams)}`);
    output.facts([[texts.log.head, body.head]]);
    output.line(`  ${texts.log.checkpoints}`);
  } else {
    const why = texts.log.reasons[body.reason] ?? body.reason;
    output.line(`${output.paint.red('✗')} ${texts.log.broken}`);
    output.facts([
      [texts.log.stream, body.stream],
      [texts.log.version, String(body.version)],
      [texts.log.position, String(body.position)],
      [texts.log.reason, `${why} (${body.detail})`],
    ]);
  }
  return whole ? exitCode.ok : exitCode.refused;
};

const rebuildRows = async ({ door, settings, output, texts }: CallWithDoor): Promise<Ending> => {
  const body = { readModel: true };
  const answer = await door.post<z.infer<typeof rebuiltReadModel>>('/api/rebuild', body);
  if (answer.outcome === 'failed') return answer;
  const { tasks, differences, notices } = answer.body;
  if (settings.json) {
    output.json(answer.body);
    return exitCode.ok;
  }
  output.line(`${output.paint.green('✓')} ${texts.rebuild.rows(tasks, differences.length)}`);
  for (const difference of differences) output.line(`  ${difference}`);
  if (notices > 0) output.line(`  ${texts.rebuild.notices(notices)}`);
  return exitCode.ok;
};

const rebuildWorkflows = async (call: CallWithDoor): Promise<Ending> => {
  const { door, settings, output, texts } = call;
  const body = { readModel: false };
  const answer = await door.post<z.infer<typeof restarted>>('/api/rebuild', body);
  if (answer.outcome === 'failed') return answer;
  const { open, failed } = answer.body;
  if (settings.json) output.json(answer.body);
  else {
    const mark = failed === 0 ? output.paint.green('✓') : output.paint.yellow('!');
    output.line(`${mark} ${texts.rebuild.workflows(open - failed, open)}`);
    if (failed > 0) output.line(`  ${texts.rebuild.failed(failed)}`);
  }
  return failed === 0 ? exitCode.ok : exitCode.unreachable;
};

export const logCommands: readonly CommandSpec[] = [
  { name: 'log verify', examples: ['log verify', 'log verify --json'], does: { online: verify } },
  {
    name: 'rebuild',
    options: [{ flags: '--read-model', text: 'readModel' }],
    examples: ['rebuild', 'rebuild --read-model'],
    does: {
      online: (call) =>
        call.given.flag('read-model') ? rebuildRows(call) : rebuildWorkflows(call),
    },
  },
];
