/** A policy of one's own, as a YAML file of the form that `docs/user-guide.md` shows. */
import { parse } from 'yaml';
import { type Policy, policy } from '../domain/policy/messages.js';

export type ReadPolicy =
  | { readonly outcome: 'read'; readonly policy: Policy }
  /** `place` names the setting, dots between its parts; blank when the file is no YAML at all. */
  | { readonly outcome: 'unreadable'; readonly place: string; readonly problem: string };

export const readPolicy = (text: string): ReadPolicy => {
  let content: unknown;
  try {
    content = parse(text);
  } catch (fault) {
    const problem = fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : 'no YAML';
    return { outcome: 'unreadable', place: '', problem };
  }
  const parsed = policy.strict().safeParse(content);
  if (parsed.success) return { outcome: 'read', policy: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    outcome: 'unreadable',
    place: issue?.path.join('.') ?? '',
    problem: issue?.message ?? '',
  };
};
