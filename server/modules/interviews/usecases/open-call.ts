import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { InterviewContext } from '../context.ts';
import { rightsFor } from '../rules/call-rules.ts';
import { findInterview, type InterviewRecord } from '../store/interviews.ts';
import type { InterviewKind } from '../types.ts';

/**
 * One call that the scope may make: the right that its kind takes is held in one of its units. A call of another
 * province is as unknown as one that does not exist.
 */
export async function openCall(
  context: InterviewContext,
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<Outcome<InterviewRecord>> {
  const row = await findInterview(scope, db, id.toLowerCase(), lock);
  return row !== undefined && mayCall(context, scope, row.kind, row.area_nos)
    ? done(row)
    : refuseGeneral('not-found');
}

/** May the scope make a call of this kind in one of the units? */
export function mayCall(
  { areas }: Pick<InterviewContext, 'areas'>,
  scope: Scope,
  kind: InterviewKind,
  areaNos: readonly number[],
): boolean {
  return rightsFor(kind).some(
    (right) =>
      pathsOf(scope, right).includes('') || areaNos.some((no) => mayIn(scope, right, areas.pathOf(no))),
  );
}
