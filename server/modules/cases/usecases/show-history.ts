import type { Scope } from '../../../platform/access/scope.ts';
import { historyOf, type HistoryRow } from '../../../platform/audit/history.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import { readCase } from './read-case.ts';

/** Acts that only look. */
export const LOOKS = [
  'case.read',
  'case.history',
  'case.chain',
  'contact.list',
  'level-change.read',
  'place-exposure.people',
  'interview.read',
  'access-pass.end',
];

/** What was done to a case and by whom. */
export async function showCaseHistory(
  context: CaseContext,
  given: Scope,
  id: string,
  reason: string | undefined,
): Promise<Outcome<{ items: HistoryRow[] }>> {
  const opened = await readCase(context, given, id, reason, 'case.history');
  if (!opened.ok) {
    return opened;
  }
  const { row, scope } = opened.value;
  return done({ items: await historyOf(scope, context.platform.db, [row.id], LOOKS) });
}
