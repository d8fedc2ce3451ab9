import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuseReason } from '../../../registry/people/index.ts';
import { type CaseRef, findCaseForTracing } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';

/**
 * The case that a request is about, when the scope may work on it: the right is held where the case is answered for
 * or where it stays. Reading outside one's areas takes a reason.
 */
export async function openCaseFor(
  context: TracingContext,
  scope: Scope,
  right: Right,
  caseId: string,
  db: Db | Tx = context.platform.db,
): Promise<Outcome<CaseRef>> {
  const ref = await findCaseForTracing(scope, db, caseId.toLowerCase());
  if (ref === undefined) {
    return refuseGeneral('not-found');
  }
  if ([ref.areaNo, ref.stayAreaNo].some((no) => mayIn(scope, right, context.areas.pathOf(no)))) {
    return done(ref);
  }
  if (right !== 'case.read') {
    return refuseGeneral('forbidden');
  }
  return scope.reason === undefined ? refuseReason() : done(ref);
}

/** Areas that hear of what happens to a case. */
export function areasOf(ref: CaseRef): number[] {
  return [...new Set([ref.areaNo, ref.stayAreaNo].filter((no) => no !== null))];
}
