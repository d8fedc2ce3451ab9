import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { eraseChanges, eraseChangesOfActs } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergesOf } from '../store/merges.ts';
import { lockPeople, readHeads } from '../store/read-people.ts';
import { setRestricted, stripPeople } from '../store/privacy.ts';
import type { PeopleContext } from '../types.ts';

/** All numbers of one person, kept and merged records. */
type Records = readonly number[];

/** Holds a person's records back, or ends it: meanwhile everybody needs a reason to open them, in their own area too. */
export async function restrictPerson(
  { platform: { clock } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  nos: Records,
  restricted: boolean,
): Promise<void> {
  const at = clock.now();
  const rows = await lockPeople(scope, tx, nos);
  await setRestricted(scope, tx, nos, restricted ? new Date(at) : null);
  await audit(
    tx,
    scope,
    at,
    rows.map((row) => ({
      action: restricted ? 'person.restrict' : 'person.unrestrict',
      subjectKind: 'person',
      subjectId: row.id,
      areaNo: row.areaNo,
    })),
  );
}

/**
 * Leaves of a person's records the sex, the year of birth, the area, the household and what hangs from them. There is no
 * way back: whether other records still need the name is the caller's to ask first.
 */
export async function anonymisePerson(
  { platform: { clock } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  nos: Records,
): Promise<void> {
  const at = clock.now();
  const rows = await lockPeople(scope, tx, nos);
  await eraseMerges(scope, tx, nos);
  await stripPeople(scope, tx, nos, new Date(at));
  await eraseChanges(
    scope,
    tx,
    rows.map(({ id }) => id),
  );
  await audit(
    tx,
    scope,
    at,
    rows.map((row) => ({
      action: 'person.anonymise',
      subjectKind: 'person',
      subjectId: row.id,
      areaNo: row.areaNo,
    })),
  );
}

/** What a merge told stands with the other record too, also after it was undone. */
async function eraseMerges(scope: Scope, tx: Tx, nos: Records): Promise<void> {
  const merges = await mergesOf(scope, tx, nos);
  if (merges.length > 0) {
    const heads = await readHeads(scope, tx, [
      ...new Set(merges.flatMap(({ keepNo, goneNo }) => [keepNo, goneNo])),
    ]);
    const ids = [...heads.values()].map(({ id }) => id);
    await eraseChangesOfActs(scope, tx, ids, ['merge', merges.map(({ id }) => id)]);
  }
}
