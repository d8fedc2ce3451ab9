import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { classIn, isHidden } from '../rules/access.ts';
import { pagePeople, readPeople, readTraits } from '../store/read-people.ts';
import type { PeopleContext, PersonRecord, PersonRow } from '../types.ts';
import { followMerged, type LoadedPerson, loadPeople } from './load-people.ts';

/** People who live in these areas, by number, merged ones left out: only those whom the scope sees whole; who is held back stays without a name. */
export async function recordsIn(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  where: { readonly areaNos: readonly number[]; readonly after: number; readonly limit: number },
): Promise<PersonRecord[]> {
  const rows = await pagePeople(scope, db, where);
  return await recordsFrom(context, scope, db, rows);
}

/** Records by the numbers asked, the kept one where one was merged: only those whom the scope sees whole. */
export async function recordsOf(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, PersonRecord>> {
  const kept = await followMerged(scope, db, nos);
  const rows = await readPeople(scope, db, [...new Set([...kept.values()].map(({ personNo }) => personNo))]);
  const records = new Map(
    (await recordsFrom(context, scope, db, rows)).map((record) => [record.personNo, record]),
  );
  return byAsked(kept, records);
}

/** Id, sex, year of birth and unit only, of anybody in the dataset: for counts and lists without names. */
export async function traitsOf(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, PersonRecord>> {
  const kept = await followMerged(scope, db, nos);
  const found = await readTraits(scope, db, [...new Set([...kept.values()].map(({ personNo }) => personNo))]);
  return byAsked(kept, new Map(found.map((one) => [one.personNo, { ...hidden, ...one }])));
}

const hidden = { fullName: null, birthDate: null, address: null, phones: [], identifiers: [], version: 0 };

function byAsked(
  kept: ReadonlyMap<number, { readonly personNo: number }>,
  records: ReadonlyMap<number, PersonRecord>,
): Map<number, PersonRecord> {
  return new Map(
    [...kept].flatMap(([no, { personNo }]) => {
      const record = records.get(personNo);
      return record === undefined ? [] : [[no, record]];
    }),
  );
}

async function recordsFrom(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly PersonRow[],
): Promise<PersonRecord[]> {
  const people = await loadPeople(context, scope, db, rows);
  return people.flatMap(({ row, draft }: LoadedPerson) => {
    const seen = classIn(scope, context.areas.pathOf(row.areaNo));
    if (seen !== 'personal' && seen !== 'sensitive') {
      return [];
    }
    const { householdId: _, ...known } = draft;
    const record = { ...known, personNo: row.personNo, personId: row.id, version: row.version };
    // Held back at the person's wish: counted, but not named in a file.
    return [isHidden(scope, row.restrictedAt !== null) ? { ...record, ...hidden } : record];
  });
}
