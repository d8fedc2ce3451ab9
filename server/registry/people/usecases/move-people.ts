import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { lockPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { changePerson } from './change-person.ts';
import { loadPeople } from './load-people.ts';

/**
 * Files people under another unit, in the caller's transaction, which has looked at the rights of both sides. Their
 * address as written stays: only who looks after them is known to have changed.
 * @param nos numbers of kept records.
 */
export async function movePeople(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
  areaNo: number,
): Promise<void> {
  const rows = await lockPeople(
    scope,
    tx,
    [...nos].toSorted((a, b) => a - b),
  );
  for (const person of await loadPeople(context, scope, tx, rows)) {
    const { row, draft } = person;
    if (row.areaNo !== areaNo && row.mergedIntoNo === null) {
      const next = { ...draft, areaNo };
      await changePerson(context, scope, tx, person, {
        draft: next,
        assurance: row.assurance,
        fields: ['areaId'],
      });
      const { secrets, clock } = context.platform;
      const named = (no: number | null) => (no === null ? null : (context.areas.byNo(no)?.id ?? null));
      await auditChanges(secrets, tx, scope, clock.now(), [
        {
          action: 'person.edit',
          subjectKind: 'person',
          subjectId: row.id,
          areaNo,
          changes: { areaId: [named(row.areaNo), named(areaNo)] },
        },
      ]);
    }
  }
}
