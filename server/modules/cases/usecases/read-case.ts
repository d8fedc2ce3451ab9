import { mayIn, type Scope, withoutReason } from '../../../platform/access/scope.ts';
import { lookOutside } from '../../../platform/access/usecases/look-outside.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuseReason } from '../../../registry/people/index.ts';
import type { CaseContext } from '../context.ts';
import { type CaseRow, findCase } from '../store/cases.ts';

/** A case that was opened for reading, and the scope under which: with the reason that opened one of another area. */
export type ReadCase = { readonly row: CaseRow; readonly scope: Scope };

/**
 * Opens one case for reading. Outside the areas where it is answered for and where it stays a reason is asked, which holds
 * for a while; every opening is audited with it. @param action name of what is read, for the audit.
 */
export async function readCase(
  context: CaseContext,
  given: Scope,
  id: string,
  reason: string | undefined,
  action: string,
): Promise<Outcome<ReadCase>> {
  const { db, clock } = context.platform;
  const asked = { ...given, reason };
  const row = await findCase(asked, db, id);
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const own = [row.area_no, row.stay_area_no].some((no) =>
    mayIn(asked, 'case.read', context.areas.pathOf(no)),
  );
  const subject = { kind: 'case', id: row.id, areaNo: row.area_no };
  const scope = own ? asked : await lookOutside(context.platform, asked, subject);
  if (scope === null) {
    return refuseReason();
  }
  await audit(db, scope, clock.now(), [
    { action, subjectKind: 'case', subjectId: row.id, areaNo: row.area_no },
  ]);
  return done({ row, scope: own ? withoutReason(scope) : scope });
}
