import type { Scope } from '../../../platform/access/scope.ts';
import type { LockdownContext } from '../context.ts';
import { lockdownsInForce } from '../store/lockdowns.ts';
import { insidersOf } from '../store/members.ts';

/** A cordon in force as it is named to who comes to its households, and the unit that answers for it. */
export type NamedCordon = { readonly title: string; readonly areaNo: number };

/**
 * Who stands on the roster of a cordon in force that one of these units answers for, with that cordon. An outline may reach
 * into the commune beside; only by hand does somebody from there stand on its roster, so those count whichever unit answers.
 * Somebody of merged records is given under each number. Who may know of it is the caller's to decide.
 */
export async function peopleInside(
  { people, platform }: Pick<LockdownContext, 'people' | 'platform'>,
  scope: Scope,
  areaNos: readonly number[],
): Promise<Map<number, NamedCordon>> {
  const { db, clock } = platform;
  const wanted = new Set(areaNos);
  const cordons = (await lockdownsInForce(scope, db, clock.now())).filter(
    (row) => wanted.has(row.area_no) || row.outline !== null,
  );
  const named = new Map(cordons.map(({ id, title, area_no: areaNo }) => [id, { title, areaNo }]));
  const [own, beside] = [new Array<string>(), new Array<string>()];
  for (const { id, area_no: areaNo } of cordons) {
    (wanted.has(areaNo) ? own : beside).push(id);
  }
  const inside = await insidersOf(scope, db, { own, beside });
  const numbers = await people.numbersOf(scope, db, [...new Set(inside.map(({ personNo }) => personNo))]);
  return new Map(
    inside.flatMap((one) => {
      const cordon = named.get(one.lockdownId)!;
      return (numbers.get(one.personNo) ?? [one.personNo]).map((no) => [no, cordon] as const);
    }),
  );
}
