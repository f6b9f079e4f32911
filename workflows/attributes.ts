/** The search attributes of a task's workflow: few, typed, and within PostgreSQL visibility's columns. */
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

export const leadUnitAttribute = defineSearchAttributeKey(
  'DondocLeadUnit',
  SearchAttributeType.KEYWORD,
);
export const statusAttribute = defineSearchAttributeKey(
  'DondocStatus',
  SearchAttributeType.KEYWORD,
);
export const dueAttribute = defineSearchAttributeKey('DondocDue', SearchAttributeType.DATETIME);
export const documentAttribute = defineSearchAttributeKey(
  'DondocDocument',
  SearchAttributeType.KEYWORD,
);
