/** Duties that the text outside the tables gives with a time: listed, never taken by themselves. */
import type { ReadDirective } from '../../intake/directive.js';
import type { Call } from './call.js';
import { shortened } from './output.js';
import { readingOf, unitNames } from './reading-words.js';

const longestTitle = 90;

export const showOffered = (call: Call, { offered }: ReadDirective): void => {
  const { output, texts, given } = call;
  if (offered.length === 0) return;
  output.line();
  output.line(texts.read.offered(offered.length));
  output.table(
    [
      { title: texts.read.line },
      { title: texts.read.task, wide: true },
      { title: texts.read.units, wide: true },
      { title: texts.read.deadline, wide: true },
    ],
    offered.map((task) => [
      task.line === null ? '' : String(task.line),
      shortened(task.title, longestTitle),
      unitNames(task, call),
      readingOf(task, call),
    ]),
  );
  output.line(`  ${output.paint.dim('→')} dondoc review ${given.argument(0)}`);
};
