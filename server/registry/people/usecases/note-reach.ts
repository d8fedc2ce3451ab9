import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import { lockPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { changePerson } from './change-person.ts';
import { fieldsOf } from './edit-person.ts';
import { loadPeople } from './load-people.ts';

/** Where somebody was found to be reached; what is undefined stays. */
export type Reach = { readonly phone?: string | undefined; readonly address?: string | undefined };

/**
 * Notes where a person is reached, in the caller's transaction: a new phone comes first, the former ones stay.
 * @param personNo number of the kept record.
 * @returns false where the phone is none.
 */
export async function noteReach(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  personNo: number,
  reach: Reach,
): Promise<boolean> {
  const phone = reach.phone === undefined ? null : parsePhone(reach.phone);
  if (phone !== null && !phone.ok) {
    return false;
  }
  const [person] = await loadPeople(context, scope, tx, await lockPeople(scope, tx, [personNo]));
  if (person === undefined) {
    return true;
  }
  const { row, draft } = person;
  const first = phone === null ? [] : [phone.value.canonical];
  const next = {
    ...draft,
    phones: [...new Set([...first, ...draft.phones])],
    address: reach.address ?? draft.address,
  };
  const changes = changesBetween(fieldsOf(context, draft), fieldsOf(context, next));
  const fields = Object.keys(changes);
  if (fields.length > 0) {
    await changePerson(context, scope, tx, person, { draft: next, assurance: row.assurance, fields });
    const { secrets, clock } = context.platform;
    await auditChanges(secrets, tx, scope, clock.now(), [
      {
        action: 'person.edit',
        subjectKind: 'person',
        subjectId: row.id,
        areaNo: row.areaNo,
        changes,
      },
    ]);
  }
  return true;
}
