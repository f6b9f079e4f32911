/** The sample directive, imported on the first start only. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../embedded/home.js';
import type { Say } from '../embedded/say.js';

type SampleModule = {
  importSample(environment: NodeJS.ProcessEnv): Promise<{ readonly tasks: number }>;
};

/**
 * The mark is set after the import, so a start that was cut off imports again; importing the same
 * document twice changes nothing. `--empty` on the first start counts as the sample's turn too.
 */
export async function importSampleOnce(
  home: string,
  empty: boolean,
  environment: NodeJS.ProcessEnv,
  say: Say,
): Promise<number | null> {
  const mark = join(home, 'sample.json');
  if (existsSync(mark)) return null;
  const done = (tasks: number) => writeFileSync(mark, `${JSON.stringify({ tasks })}\n`);
  if (empty) {
    done(0);
    return null;
  }
  const file = join(projectFolder, 'worker/sample.ts');
  if (!existsSync(file)) {
    say({ vi: 'Chưa có văn bản mẫu, bỏ qua', en: 'there is no sample directive yet, left out' });
    return null;
  }
  try {
    const { importSample } = (await import(file)) as SampleModule;
    const { tasks } = await importSample(environment);
    done(tasks);
    return tasks;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say({
      vi: `Không nhập được văn bản mẫu (${reason}); lần khởi động sau sẽ thử lại`,
      en: 'the sample could not be imported; the next start tries again',
    });
    return null;
  }
}
