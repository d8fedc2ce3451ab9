import type { Cordon } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import type { People } from '../../../registry/people/index.ts';
import { lockdownsInForce } from '../store/lockdowns.ts';
import { insideOf, membersOf } from '../store/members.ts';

type Given = { readonly db: Db; readonly areas: AreaDirectory; readonly people: People };

/**
 * Cordons in force at a moment, for the gates: which units are cordoned whole. A drawn outline or a place cordons no unit: its
 * people are known by name only. A cordon past its end holds until somebody lifts it.
 */
export async function cordonsInForce({ db, areas }: Given, scope: Scope, at: number): Promise<Cordon[]> {
  const rows = await lockdownsInForce(scope, db, at);
  return rows.map((row) => {
    const area = row.shape === 'unit' ? areas.byNo(row.area_no) : undefined;
    return {
      id: row.id,
      name: row.title,
      areaCode: area?.code ?? null,
      from: row.from_at.getTime(),
    };
  });
}

/** Who of these persons lives inside a cordon in force. Give all numbers of merged people. */
export async function cordonedPeople(
  { db }: Given,
  scope: Scope,
  personNos: readonly number[],
  at: number,
): Promise<ReadonlySet<number>> {
  const rows = personNos.length === 0 ? [] : await lockdownsInForce(scope, db, at);
  const ids = rows.map(({ id }) => id);
  return new Set(ids.length === 0 ? [] : await insideOf(scope, db, personNos, ids));
}

/** Numbers by which a scan may name somebody who lives inside a cordon in force; for filters, never for eyes. */
export async function cordonedKeys({ db, people }: Given, scope: Scope, at: number): Promise<string[]> {
  const ids = (await lockdownsInForce(scope, db, at)).map(({ id }) => id);
  if (ids.length === 0) {
    return [];
  }
  const members = (await membersOf(scope, db, ids)).filter((one) => one.left_at === null);
  const numbers = await people.numbersOf(scope, db, [...new Set(members.map((one) => one.person_no))]);
  return await people.scannedKeys(scope, db, [...new Set([...numbers.values()].flat())]);
}
