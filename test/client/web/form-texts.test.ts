import { expect, test } from 'vitest';
import { formTexts } from '../../../client/web/form-texts.js';
import { deadlineRuleIds } from '../../../domain/deadline/phrase.js';

/** The rule of a day that a person chose in the review. */
const byPerson = 'chosen';

test('every rule that reads deadlines is explained in both languages, and no other', () => {
  const rules = [...deadlineRuleIds, byPerson].sort();
  expect(Object.keys(formTexts.vi.rules).sort()).toEqual(rules);
  expect(Object.keys(formTexts.en.rules).sort()).toEqual(rules);
});
