import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { lookOutside } from '../../../platform/access/usecases/look-outside.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { historyOf, type HistoryRow } from '../../../platform/audit/history.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuseReason } from '../../../registry/people/index.ts';
import type { CaseContext } from '../context.ts';
import { findCase } from '../store/cases.ts';

/** Acts that only look. */
const LOOKS = [
  'case.read',
  'case.history',
  'case.chain',
  'contact.list',
  'interview.read',
  'access-pass.end',
];

/** What was done to a case and by whom; opening it is audited. Outside the own areas a reason is asked. */
export async function showCaseHistory(
  context: CaseContext,
  given: Scope,
  id: string,
  reason: string | undefined,
): Promise<Outcome<{ items: HistoryRow[] }>> {
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
    { action: 'case.history', subjectKind: 'case', subjectId: row.id, areaNo: row.area_no },
  ]);
  return done({ items: await historyOf(scope, db, [row.id], LOOKS) });
}
