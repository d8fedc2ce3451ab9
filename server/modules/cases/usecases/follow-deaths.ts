import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CaseContext } from '../context.ts';
import type { CaseRow } from '../store/cases.ts';

type Died = Pick<CaseRow, 'person_no' | 'outcome'>;

/**
 * What a death recorded with a case brings along, in the caller's transaction, whether the case was opened with it or got it
 * later: nobody acts for the person any more.
 * @param changes each case as it is now, and as it was; null: it is new.
 */
export async function followDeaths(
  context: Pick<CaseContext, 'people'>,
  scope: Scope,
  tx: Tx,
  changes: readonly { readonly before: Died | null; readonly after: Died }[],
): Promise<void> {
  const died = changes.filter(
    ({ before, after }) => after.outcome === 'DECEASED' && before?.outcome !== 'DECEASED',
  );
  await context.people.endAssistance(
    scope,
    tx,
    died.map(({ after }) => after.person_no),
  );
}
