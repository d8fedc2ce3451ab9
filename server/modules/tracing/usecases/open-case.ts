import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope, withoutReason } from '../../../platform/access/scope.ts';
import { lookOutside } from '../../../platform/access/usecases/look-outside.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuseReason } from '../../../registry/people/index.ts';
import { type CaseRef, findCaseForTracing } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';

/** A case that may be worked on, and the scope under which: with the reason that opened one outside its areas. */
export type OpenedCase = CaseRef & { readonly scope: Scope };

/**
 * The case that a request is about, when the scope may work on it: the right is held where the case is answered for
 * or where it stays. Reading outside one's areas takes a reason, which holds for a while.
 */
export async function openCaseFor(
  context: TracingContext,
  scope: Scope,
  right: Right,
  caseId: string,
  db: Db | Tx = context.platform.db,
): Promise<Outcome<OpenedCase>> {
  const ref = await findCaseForTracing(scope, db, caseId.toLowerCase());
  if (ref === undefined) {
    return refuseGeneral('not-found');
  }
  if ([ref.areaNo, ref.stayAreaNo].some((no) => mayIn(scope, right, context.areas.pathOf(no)))) {
    return done({ ...ref, scope: withoutReason(scope) });
  }
  if (right !== 'case.read') {
    return refuseGeneral('forbidden');
  }
  const subject = { kind: 'case', id: ref.caseId, areaNo: ref.areaNo };
  const through = await lookOutside(context.platform, scope, subject);
  return through === null ? refuseReason() : done({ ...ref, scope: through });
}

/** Areas that hear of what happens to a case. */
export function areasOf(ref: CaseRef): number[] {
  return [...new Set([ref.areaNo, ref.stayAreaNo].filter((no) => no !== null))];
}
