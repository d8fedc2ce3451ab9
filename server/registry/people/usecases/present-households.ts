import type { Static } from 'typebox';
import type { Household as HouseholdSchema, householdsApi } from '../../../../contract/households.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type HouseholdRow, readMembers, readMemberships } from '../store/households.ts';
import type { PeopleContext, PersonSummary } from '../types.ts';
import { followMerged } from './load-people.ts';
import { summariesByNo } from './show-people.ts';

export type ShownHousehold = Static<typeof HouseholdSchema>;
export type HouseholdDetail = Static<(typeof householdsApi)['GET /households/{id}']['reply'][200]>;

/** Households as the scope may see them; who is named as head, else the eldest, stands for each. */
export async function presentHouseholds(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly HouseholdRow[],
): Promise<ShownHousehold[]> {
  const members = Map.groupBy(
    await readMembers(
      scope,
      db,
      rows.map(({ no }) => no),
    ),
    ({ householdNo }) => householdNo,
  );
  const nos = [...members.values()].flat().map(({ personNo }) => personNo);
  const people = await summariesByNo(context, scope, db, nos);
  const heads = await headsOf(scope, db, rows);
  return rows.map((one) => {
    const row = { ...one, headNo: heads.get(one.no) ?? null };
    const own = (members.get(row.no) ?? []).map(({ personNo }) => personNo);
    return present(context, row, own, people);
  });
}

/** The number of each household's head, of the kept record where it was merged. */
async function headsOf(
  scope: Scope,
  db: Db | Tx,
  rows: readonly HouseholdRow[],
): Promise<ReadonlyMap<number, number>> {
  const kept = await followMerged(
    scope,
    db,
    rows.flatMap(({ headNo }) => headNo ?? []),
  );
  return new Map(
    rows.flatMap(({ no, headNo }) => (headNo === null ? [] : [[no, kept.get(headNo)?.personNo ?? headNo]])),
  );
}

function present(
  { areas, platform }: PeopleContext,
  row: HouseholdRow,
  members: readonly number[],
  people: ReadonlyMap<number, PersonSummary>,
): ShownHousehold {
  const area = row.areaNo === null ? undefined : areas.byNo(row.areaNo);
  const unit = row.unitNo === null ? undefined : areas.byNo(row.unitNo);
  const headNamed = row.headNo !== null && members.includes(row.headNo);
  const shown = members.flatMap((no) => people.get(no) ?? []);
  const eldest = shown.toSorted((a, b) => (a.birthYear ?? 9999) - (b.birthYear ?? 9999))[0];
  const head = headNamed ? people.get(row.headNo!) : eldest;
  // An address is personal: whoever may see none of a member sees none of the house.
  const mayRead = shown.some(({ address }) => address !== null);
  const own = row.address === null || !mayRead ? null : platform.secrets.decrypt(row.address);
  return {
    id: row.id,
    areaId: area?.id ?? null,
    areaName: area?.fullName ?? null,
    unitId: unit?.id ?? null,
    unitName: unit?.fullName ?? null,
    address: own ?? head?.address ?? null,
    headName: head?.fullName ?? null,
    headNamed,
    members: members.length,
    version: row.version,
  };
}

/** One household with its people, past ones too. */
export async function presentHousehold(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  row: HouseholdRow,
): Promise<HouseholdDetail> {
  const [shown] = await presentHouseholds(context, scope, db, [row]);
  const memberships = await readMemberships(scope, db, row.no);
  const people = await summariesByNo(
    context,
    scope,
    db,
    memberships.map(({ personNo }) => personNo),
  );
  const headNo = (await headsOf(scope, db, [row])).get(row.no);
  const head =
    headNo === undefined ? undefined : (await summariesByNo(context, scope, db, [headNo])).get(headNo);
  const told = new Set<string>();
  return {
    ...shown!,
    headId: head?.id ?? null,
    people: memberships.flatMap(({ personNo, fromOn, untilOn }) => {
      const person = people.get(personNo);
      // Two records that were found to be one person lived there as one.
      const stay = `${person?.id} ${untilOn}`;
      if (person === undefined || told.has(stay)) {
        return [];
      }
      told.add(stay);
      return [
        {
          personId: person.id,
          name: person.fullName,
          birthYear: person.birthYear,
          phone: person.phone,
          head: person.id === head?.id && untilOn === null,
          from: fromOn,
          until: untilOn,
        },
      ];
    }),
  };
}
