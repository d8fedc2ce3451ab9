import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { NamedContact } from '../rules/read-named.ts';
import { namedOf } from '../store/named.ts';
import { type MatchedPerson, matchPeople } from './match-people.ts';

/** A row with its person. */
export type MatchedRow = MatchedPerson & { readonly named: NamedContact };

/**
 * Matches named contacts to people: those named for this case before first (the same sheet pasted twice). Who is not
 * on record is made; the case itself is refused.
 */
export async function matchNamed(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  rows: readonly Outcome<NamedContact>[],
): Promise<(MatchedRow | Refusal)[]> {
  const caseNos = new Set(await context.people.mergedNos(scope, ref.personNo));
  const earlier = (await namedOf(scope, tx, ref.caseId)).map((row) => row.person_no);
  const matched = await matchPeople(context, scope, tx, rows, earlier, {
    source: 'named-contact',
    areaNo: null,
  });
  return matched.map((match, i): MatchedRow | Refusal => {
    const row = rows[i]!;
    if (!row.ok) {
      return row;
    }
    if ('ok' in match) {
      return match;
    }
    return caseNos.has(match.personNo) ? refuse('the-case-itself') : { ...match, named: row.value };
  });
}
