import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { houseKey, unitOfAddress } from '../rules/household-address.ts';
import {
  countHouseholds,
  findHouseholds,
  moveMembers,
  openHouseholds,
  peopleWithoutHousehold,
  placeHouseholds,
  readMembers,
  setHouseholds,
} from '../store/households.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { isBelowCommune } from './list-households.ts';
import { placeAndNote } from './place-households.ts';

export type BuiltHouseholds = { made: number; people: number; placed: number; withoutUnit: number };

const CHUNK = 2_000;

/**
 * Makes households of people of a commune who live at one written address and belong to none, and finds each household
 * the unit that its address names. What officers set is left alone; doing it again changes nothing.
 */
export async function buildHouseholds(
  context: PeopleContext,
  scope: Scope,
  areaId: string,
): Promise<Outcome<BuiltHouseholds>> {
  const { areas, platform } = context;
  const area = areas.byId(areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area');
  }
  if (!mayIn(scope, 'person.write', area.path)) {
    return refuseGeneral('forbidden');
  }
  if (area.kind !== 'commune') {
    return refuse('not-commune', { fields: { areaId: 'commune needed' } });
  }
  const areaNos = areas.numbersUnder([area.path]);
  return await platform.db.transaction().execute(async (tx) => {
    const homes = await joinNeighbours(context, scope, tx, areaNos, area.no);
    const joined = { made: homes.length, people: homes.reduce((sum, { people }) => sum + people.length, 0) };
    const placed = await place(context, scope, tx, areaNos, new Set(homes.map(({ id }) => id)));
    await audit(tx, scope, platform.clock.now(), [
      { action: 'household.build', areaNo: area.no, detail: { ...joined, placed } },
    ]);
    return done({
      ...joined,
      placed,
      withoutUnit: await countHouseholds(scope, tx, { areaNos, withoutUnit: true }),
    });
  });
}

async function joinNeighbours(
  { platform }: PeopleContext,
  scope: Scope,
  tx: Tx,
  areaNos: readonly number[],
  communeNo: number,
): Promise<{ id: string; people: readonly unknown[] }[]> {
  const now = platform.clock.now();
  const alone = await peopleWithoutHousehold(scope, tx, areaNos);
  const houses = Map.groupBy(
    alone.map((person) => ({ ...person, key: houseKey(platform.secrets.decrypt(person.address)) })),
    ({ key }) => key,
  );
  houses.delete(null);
  const homes = [...houses.values()].map((people) => ({ id: uuid7(now), people }));
  for (let from = 0; from < homes.length; from += CHUNK) {
    const chunk = homes.slice(from, from + CHUNK);
    const nos = await openHouseholds(
      scope,
      tx,
      chunk.map(({ id }) => ({ id, areaNo: communeNo })),
      now,
    );
    const members = chunk.flatMap(({ id, people }) =>
      people.map(({ personNo }) => ({ personNo, householdNo: nos.get(id)! })),
    );
    await setHouseholds(scope, tx, members);
    await moveMembers(scope, tx, members, localDate(now));
  }
  return homes;
}

/** @param made ids of households that this act made: they have no history yet, being placed begins none. */
async function place(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  areaNos: readonly number[],
  made: ReadonlySet<string>,
): Promise<number> {
  const { areas, platform } = context;
  const units = areaNos.flatMap((no) => {
    const unit = areas.byNo(no);
    return unit !== undefined && isBelowCommune(unit.kind) ? [{ no, name: unit.name }] : [];
  });
  const open = (await findHouseholds(scope, tx, { areaNos }, true)).filter(
    ({ unitNo, address }) => unitNo === null || address === null,
  );
  const members = Map.groupBy(
    await readMembers(
      scope,
      tx,
      open.map(({ no }) => no),
    ),
    ({ householdNo }) => householdNo,
  );
  const people = new Map(
    (
      await readPeople(
        scope,
        tx,
        [...members.values()].map(([first]) => first!.personNo),
      )
    ).map((row) => [row.personNo, row]),
  );
  const found = open.flatMap((row) => {
    const { no, unitNo, address } = row;
    const written = address ?? people.get(members.get(no)?.[0]?.personNo ?? -1)?.address ?? null;
    if (written === null) {
      return [];
    }
    const named = unitOfAddress(platform.secrets.decrypt(written), units);
    return [{ row, unitNo: unitNo ?? named, address: written, placed: unitNo === null && named !== null }];
  });
  const changed = found.filter(({ row, placed }) => placed || row.address === null);
  const { fresh = [], known = [] } = Object.groupBy(changed, ({ row }) =>
    made.has(row.id) ? 'fresh' : 'known',
  );
  for (let from = 0; from < fresh.length; from += CHUNK) {
    const chunk = fresh.slice(from, from + CHUNK);
    await placeHouseholds(
      scope,
      tx,
      chunk.map(({ row, unitNo, address }) => ({ no: row.no, unitNo, address })),
    );
  }
  for (let from = 0; from < known.length; from += CHUNK) {
    await placeAndNote(context, scope, tx, known.slice(from, from + CHUNK));
  }
  return found.filter(({ placed }) => placed).length;
}
