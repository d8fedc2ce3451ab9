import type { Scope } from '../../../platform/access/scope.ts';
import { lookOutside } from '../../../platform/access/usecases/look-outside.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { changesBetween, mergeEdit } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse, refuseReason } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import { type PersonChanges, readChanges } from '../rules/read-person.ts';
import { lockPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonDetail, PersonDraft, PersonInput } from '../types.ts';
import { readingContext } from './add-person.ts';
import { changePerson } from './change-person.ts';
import { loadPeople, ownNumbers } from './load-people.ts';
import { queueDuplicates } from './queue-duplicates.ts';
import { detailsByNo } from './show-people.ts';

type Edit = Partial<Omit<PersonInput, 'id'>> & { readonly version: number };

/**
 * Edits a person by field. Fields that somebody changed since `version` and that the caller changes to something
 * else conflict: 409 with the current record; all other fields merge.
 */
export async function editPerson(
  context: PeopleContext,
  scope: Scope,
  personId: string,
  { version, ...input }: Edit,
): Promise<Outcome<PersonDetail>> {
  const read = readChanges(input, readingContext(context));
  if (!read.ok) {
    return read;
  }
  return await context.platform.db
    .transaction()
    .execute(async (tx) => await editInside(context, scope, tx, personId, version, read.value));
}

async function editInside(
  context: PeopleContext,
  given: Scope,
  tx: Tx,
  personId: string,
  version: number,
  changes: PersonChanges,
): Promise<Outcome<PersonDetail>> {
  const no = (await ownNumbers(given, tx, [personId])).get(personId.toLowerCase());
  const [person] = await loadPeople(
    context,
    given,
    tx,
    no === undefined ? [] : await lockPeople(given, tx, [no]),
  );
  if (person === undefined) {
    return refuse('unknown');
  }
  const { row, draft } = person;
  if (!mayChange(given, 'person.write', context.areas.pathOf(row.areaNo))) {
    return refuseGeneral('forbidden');
  }
  if (row.mergedIntoNo !== null) {
    return refuse('merged-away');
  }
  // What is held back is edited by whoever opened it, so that a conflict shows them what they saw.
  const subject = { kind: 'person', id: row.id, areaNo: row.areaNo };
  const scope = row.restrictedAt === null ? given : await lookOutside(context.platform, given, subject);
  if (scope === null) {
    return refuseReason();
  }
  const next = { ...draft, ...changes };
  if (next.birthDate !== null && next.birthYear !== Number(next.birthDate.slice(0, 4))) {
    return refuse('birth-contradiction', { fields: { birthYear: 'date.contradiction' } });
  }
  const changed = changesBetween(fieldsOf(context, draft), fieldsOf(context, next));
  const fields = Object.keys(changed);
  const current = async () => (await detailsByNo(context, scope, tx, [row.personNo])).get(row.personNo)!;
  if (fields.length > 0) {
    const { conflicts } = mergeEdit(row, version, fields);
    if (conflicts.length > 0) {
      return refuseConflict(conflicts, await current());
    }
    await changePerson(context, scope, tx, person, { draft: next, assurance: row.assurance, fields });
    await queueDuplicates(context, scope, tx, [{ personNo: row.personNo, draft: next }]);
    const { clock, secrets } = context.platform;
    await auditChanges(secrets, tx, scope, clock.now(), [
      {
        action: 'person.edit',
        subjectKind: 'person',
        subjectId: row.id,
        areaNo: next.areaNo,
        changes: changed,
      },
    ]);
  }
  return done(await current());
}

/** A draft as the contract names and values it: what edits compare and histories keep. */
export function fieldsOf({ areas }: PeopleContext, { areaNo, ...draft }: PersonDraft) {
  return { ...draft, areaId: areaNo === null ? null : (areas.byNo(areaNo)?.id ?? null) };
}
