/** The page a coordinator signs: numbers, and every row that is late or in doubt. */

import type { DirectiveTerms } from '../../domain/document/assignment.js';
import type { ImportPlan } from '../../domain/document/plan.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { unitName } from '../../domain/unit/register.js';
import { formatDate, formatInstant } from '../words/dates.js';
import type { Call } from './call.js';
import { type MissingContacts, showMissingContacts } from './contacts-missing.js';
import { correctionTexts } from './correction-texts.js';
import { shortened } from './output.js';
import { doubts } from './read-command.js';
import { readingOf } from './reading-words.js';

const mostLeads = 10;
const longestTitle = 80;

const heading = ({ output }: Call, text: string): void => {
  output.line();
  output.line(output.paint.bold(text));
};

const showLeads = (call: Call, { byLead }: ShownPlan): void => {
  heading(call, call.texts.importing.byLead);
  call.output.facts(
    byLead
      .slice(0, mostLeads)
      .map(({ name, tasks }) => [shortened(name, 60), String(tasks)] as const),
  );
  if (byLead.length > mostLeads) {
    call.output.line(`  ${call.texts.importing.andMore(byLead.length - mostLeads)}`);
  }
};

const showLate = (call: Call, { late }: ShownPlan): void => {
  if (late.length === 0) return;
  const { output, texts } = call;
  heading(call, texts.importing.late(late.length));
  output.table(
    [{ title: texts.read.row }, { title: texts.tasks.due }, { title: texts.read.task, wide: true }],
    late.map(({ rowKey, due, title }) => [
      rowKey,
      due === null ? '' : formatDate(due),
      shortened(title, longestTitle),
    ]),
  );
};

/** Every row that a person should look at before signing blindly. */
export const showDoubtful = (call: Call, tasks: readonly ProposedTask[]): void => {
  const doubtful = tasks.filter(({ review }) => review.length > 0);
  if (doubtful.length === 0) return;
  const { output, texts } = call;
  heading(call, texts.importing.doubtful(doubtful.length));
  output.table(
    [
      { title: texts.read.row },
      { title: texts.read.line, align: 'right' },
      { title: texts.read.reason, wide: true },
      { title: texts.read.deadline, wide: true },
    ],
    doubtful.map((task) => [
      task.rowKey,
      String(task.line),
      output.paint.yellow(doubts(task, call).join('\n')),
      readingOf(task, call),
    ]),
  );
};

const showNotices = (call: Call, { notices }: ShownPlan): void => {
  const { output, texts, words, language } = call;
  heading(call, texts.importing.notices);
  output.facts([
    ...notices.byKind.map(({ kind, lines }): [string, string] => [
      words.notice[kind],
      texts.importing.lines(lines),
    ]),
    [texts.importing.recipients, String(notices.recipients)],
    ...(notices.first === null || notices.last === null
      ? []
      : [
          [
            texts.importing.between,
            `${formatInstant(notices.first, language)} – ${formatInstant(notices.last, language)}`,
          ] as [string, string],
        ]),
  ]);
  if (notices.repeating > 0) output.line(`  ${texts.importing.repeating(notices.repeating)}`);
};

const showUnreached = (call: Call, { unreached }: ShownPlan): void => {
  if (unreached.length === 0) return;
  const { output, texts } = call;
  heading(call, texts.review.unreached);
  output.facts(
    unreached.map(({ name, why, lines }): [string, string] => [
      shortened(name, 60),
      `${texts.importing.lines(lines)} · ${texts.review.why[why] ?? why}`,
    ]),
  );
};

/** What holds for every task, as it is shown. */
export type ShownTerms = Pick<DirectiveTerms, 'standingAgency' | 'workingGroup'> & {
  readonly policy: string;
};

export type ShownPlan = Omit<ImportPlan, 'told'> & { readonly missingContacts: MissingContacts };

export const showPlan = (call: Call, plan: ShownPlan, terms: ShownTerms): void => {
  const { output, texts, words, language } = call;
  heading(call, texts.importing.plan(plan.tasks));
  const again = plan.remandating.length;
  if (again > 0) output.line(`  ${correctionTexts[language].remandated(again)}`);
  output.facts([
    [texts.importing.standingAgency, unitName(terms.standingAgency)],
    [texts.importing.workingGroup, unitName(terms.workingGroup)],
    [texts.importing.policy, terms.policy],
  ]);
  showLeads(call, plan);
  heading(call, texts.importing.byKind);
  output.facts(
    plan.byKind.map(({ kind, tasks }) => [words.deadlineKind[kind], String(tasks)] as const),
  );
  showLate(call, plan);
  showNotices(call, plan);
  showUnreached(call, plan);
  showMissingContacts(call, plan.missingContacts);
  output.line();
};
