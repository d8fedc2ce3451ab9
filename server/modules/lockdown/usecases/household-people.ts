import type { Scope } from '../../../platform/access/scope.ts';
import type { LockdownContext } from '../context.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { readRoster } from './read-roster.ts';

/** A household as officers name it, as the viewer may see people. */
export type HouseholdPeople = {
  /** Of the head, else of the eldest inside. */
  readonly personId: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly people: number;
};

/** Who stands for each of these households: its head, else the eldest inside, and how many are; of one that has left, who was. */
export async function householdPeople(
  context: LockdownContext,
  scope: Scope,
  row: LockdownRow,
  households: readonly string[],
): Promise<(household: string) => HouseholdPeople> {
  const { people, platform } = context;
  const { db } = platform;
  const wanted = new Set(households);
  const members = (await readRoster(context, scope, db, row.id)).filter((one) => wanted.has(one.household));
  const byHousehold = Map.groupBy(members, (one) => one.household);
  const nos = households.flatMap((one) => (one.startsWith('h') ? [Number(one.slice(1))] : []));
  const homes = nos.length === 0 ? [] : await people.households(scope, db, { nos });
  const homeOf = new Map(homes.map((home) => [`h${home.no}`, home]));
  const persons = await people.peopleByNo(scope, db, [...new Set(members.map((one) => one.person_no))]);
  return (household) => {
    const all = byHousehold.get(household) ?? [];
    const inside = all.filter((one) => one.left_at === null);
    const headNo = homeOf.get(household)?.headNo ?? null;
    const shown = (inside.length === 0 ? all : inside)
      .flatMap((one) => {
        const person = persons.get(one.person_no);
        return person === undefined ? [] : [{ person, head: one.person_no === headNo }];
      })
      .toSorted(
        (a, b) =>
          Number(b.head) - Number(a.head) || (a.person.birthYear ?? 9999) - (b.person.birthYear ?? 9999),
      );
    const first = shown[0]?.person;
    return {
      personId: first?.id ?? null,
      name: first?.fullName ?? '',
      phone: shown.find(({ person }) => person.phone !== null)?.person.phone ?? null,
      address: first?.address ?? null,
      people: new Set(inside.map((one) => one.person_no)).size,
    };
  };
}
