import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { findHouseholds } from '../store/households.ts';
import { lockPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { changePerson } from './change-person.ts';
import { loadPeople } from './load-people.ts';

/** A household and where it is. */
export type Home = { readonly no: number; readonly areaNo: number; readonly unitNo: number | null };

/**
 * The household of a person, where somebody can be sent. Who is in none and whose commune is known gets one of their own, in
 * the caller's transaction and as an edit of the record; two at once open one. Null: no commune is known, or no such person.
 */
export async function homeFor(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  personNo: number,
): Promise<Home | null> {
  const [person] = await loadPeople(context, scope, tx, await lockPeople(scope, tx, [personNo]));
  if (person === undefined) {
    return null;
  }
  const { row, draft } = person;
  const known = row.householdNo === null ? [] : await findHouseholds(scope, tx, { nos: [row.householdNo] });
  const areaNo = known[0]?.areaNo ?? row.areaNo;
  if (areaNo === null) {
    return null;
  }
  if (known[0] !== undefined) {
    return { no: known[0].no, areaNo, unitNo: known[0].unitNo };
  }
  const householdId = uuid7();
  const { secrets, clock } = context.platform;
  await changePerson(context, scope, tx, person, {
    draft: { ...draft, householdId },
    assurance: row.assurance,
    fields: ['householdId'],
  });
  await auditChanges(secrets, tx, scope, clock.now(), [
    {
      action: 'person.edit',
      subjectKind: 'person',
      subjectId: row.id,
      areaNo,
      changes: { householdId: [null, householdId] },
    },
  ]);
  const [made] = await findHouseholds(scope, tx, { ids: [householdId] });
  return made === undefined ? null : { no: made.no, areaNo, unitNo: made.unitNo };
}
