import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { personClass } from '../rules/access.ts';
import { presentDetail, presentName, presentSummary } from '../rules/present.ts';
import { readCards } from '../store/cards.ts';
import { readMembers } from '../store/households.ts';
import { readHeads, readPeople, readPhones } from '../store/read-people.ts';
import type { PeopleContext, PersonDetail, PersonRow, PersonSummary } from '../types.ts';
import { followMerged, loadPeople, viewOf } from './load-people.ts';

/** Summaries by the number asked, as this scope may see each; a merged record shows the one that was kept. */
export async function summariesByNo(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, PersonSummary>> {
  const kept = await followMerged(scope, db, nos);
  const keptNos = [...new Set([...kept.values()].map(({ personNo }) => personNo))];
  if (keptNos.length === 0) {
    return new Map();
  }
  const { secrets } = context.platform;
  const rows = await readPeople(scope, db, keptNos);
  const phones = new Map<number, Buffer>();
  for (const { personNo, value } of (await readPhones(scope, db, keptNos)).toReversed()) {
    phones.set(personNo, value);
  }
  const shown = new Map(rows.map((row) => [row.personNo, summarise(row)]));

  function summarise(row: PersonRow): PersonSummary {
    const area = row.areaNo === null ? undefined : context.areas.byNo(row.areaNo);
    const phone = phones.get(row.personNo);
    const view = {
      ...row,
      address: row.address === null ? null : secrets.decrypt(row.address),
      phones: phone === undefined ? [] : [secrets.decrypt(phone)],
      areaId: area?.id ?? null,
      areaName: area?.fullName ?? null,
    };
    return presentSummary(view, personClass(scope, area?.path ?? null, row.restrictedAt !== null));
  }

  return new Map(
    [...kept].flatMap(([no, { personNo }]) => {
      const summary = shown.get(personNo);
      return summary === undefined ? [] : [[no, summary]];
    }),
  );
}

/** Id and name by the number asked, as this scope may see each. */
export async function namesByNo(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, { id: string; name: string }>> {
  const kept = await followMerged(scope, db, nos);
  const rows = await readPeople(scope, db, [...new Set([...kept.values()].map(({ personNo }) => personNo))]);
  const byNo = new Map(rows.map((row) => [row.personNo, row]));
  return new Map(
    [...kept].flatMap(([no, { personNo }]) => {
      const row = byNo.get(personNo);
      if (row === undefined) {
        return [];
      }
      const dataClass = personClass(scope, context.areas.pathOf(row.areaNo), row.restrictedAt !== null);
      return [[no, { id: row.id, name: presentName(row.fullName, row.named, dataClass) }]];
    }),
  );
}

/** Whole records by number, as this scope may see each; a merged record shows itself and where it went. */
export async function detailsByNo(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, PersonDetail>> {
  const people = await loadPeople(context, scope, db, await readPeople(scope, db, nos));
  const cards = new Map((await readCards(scope, db, nos)).toReversed().map((card) => [card.personNo, card]));
  const kept = await readHeads(
    scope,
    db,
    people.flatMap(({ row }) => row.mergedIntoNo ?? []),
  );
  const members = Map.groupBy(
    await readMembers(scope, db, [...new Set(people.flatMap(({ row }) => row.householdNo ?? []))]),
    ({ householdNo }) => householdNo,
  );
  const relatives = await summariesByNo(
    context,
    scope,
    db,
    [...members.values()].flat().map(({ personNo }) => personNo),
  );
  return new Map(
    people.map((person) => {
      const { row } = person;
      const code = cards.get(row.personNo)?.code;
      const view = viewOf(context, person, {
        cardCode: code === undefined ? null : context.platform.secrets.decrypt(code),
        mergedInto: kept.get(row.mergedIntoNo ?? -1)?.id ?? null,
      });
      const household = (members.get(row.householdNo ?? -1) ?? [])
        .filter(({ personNo }) => personNo !== row.personNo)
        .flatMap(({ personNo }) => relatives.get(personNo) ?? []);
      const dataClass = personClass(scope, context.areas.pathOf(row.areaNo), row.restrictedAt !== null);
      return [row.personNo, presentDetail(view, scope.dataset, household, dataClass)];
    }),
  );
}
