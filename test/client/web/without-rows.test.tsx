/** What a reviewer sees of a document that gave no rows. */
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { NoRows } from '../../../client/web/no-rows.js';
import type { DraftState } from '../../../domain/document/draft/state.js';
import { draftAfter, draftViewIn } from './draft-fixture.js';

const shown = (given: Partial<DraftState>, language: 'vi' | 'en' = 'vi') => {
  const state = { ...draftAfter(), rows: [], ...given };
  return load(renderToString(<NoRows view={draftViewIn(language, state)} />));
};

test('duties of the text are the way on', () => {
  const $ = shown({ readColumns: [] });
  expect($.text()).toContain('lời văn giao 1 việc có thời hạn');
  expect($('a.btn-primary').attr('href')).toMatch(/\/proposals$/);
});

test('columns that nobody understood are named below', () => {
  const $ = shown({ proposals: [] }, 'en');
  expect($.text()).toContain('Say which columns of the tables below hold the task');
  expect($('a')).toHaveLength(0);
});
