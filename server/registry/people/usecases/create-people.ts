import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { citizenKeys, idHash, matchKeys } from '../rules/keys.ts';
import { emptyDraft } from '../rules/read-person.ts';
import { type SealedPerson, sealPerson } from '../rules/seal-person.ts';
import { openHouseholds } from '../store/households.ts';
import { COPY_FROM } from '../../../platform/db/copy.ts';
import { copyFreshKeys, copyMatchKeys, copyPeople } from '../store/copy-people.ts';
import { addMatchKeys, claimKeys, takeFreeKeys } from '../store/keys.ts';
import { insertPeople, type NewPerson, nextPersonNos } from '../store/write-people.ts';
import type { PeopleContext, PersonDraft, Provenance } from '../types.ts';
import { ownNumbers } from './load-people.ts';

/** A person to make, canonical already; what is left out is unknown. */
export type PersonToCreate = Partial<PersonDraft> &
  Provenance & { readonly id?: string; readonly sealed?: SealedPerson };

/** `created` false: the id was there already, and nothing of it was changed. */
export type CreatedPerson = {
  readonly personNo: number;
  readonly personId: string;
  readonly created: boolean;
};

const CHUNK = 2_000;

/** Makes many people with their keys, in the order given. Duplicates are looked for by `queueDuplicates`. */
export async function createPeople(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  people: readonly PersonToCreate[],
): Promise<CreatedPerson[]> {
  const made: CreatedPerson[] = [];
  for (let from = 0; from < people.length; from += CHUNK) {
    made.push(...(await createChunk(context, scope, tx, people.slice(from, from + CHUNK))));
  }
  return made;
}

async function createChunk(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  people: readonly PersonToCreate[],
): Promise<CreatedPerson[]> {
  const now = context.platform.clock.now();
  const ids = people.map(({ id }) => (id ?? uuid7(now)).toLowerCase());
  const nos = await nextPersonNos(tx, people.length);
  const mine = await takeIds(scope, tx, people, ids, nos);
  const households = await openHouseholds(
    scope,
    tx,
    people.flatMap(({ householdId, areaNo }, i) =>
      householdId && mine.has(nos[i]!) ? [{ id: householdId, areaNo: areaNo ?? null }] : [],
    ),
    now,
  );
  const rows = people.flatMap((person, i): NewPerson[] => {
    const { id: _, source, assurance, sealed, ...known } = person;
    const draft = { ...emptyDraft, ...known };
    const householdNo = households.get(draft.householdId ?? '') ?? null;
    const row = {
      personNo: nos[i]!,
      id: ids[i]!,
      draft,
      householdNo,
      source,
      assurance,
      createdAt: new Date(now),
      sealed,
    };
    return mine.has(row.personNo) ? [row] : [];
  });
  await writeNewPeople(context, scope, tx, rows);
  const others = rows.length === people.length ? new Map<string, number>() : await ownNumbers(scope, tx, ids);
  return ids.map((id, i) => {
    const created = mine.has(nos[i]!);
    return { personNo: created ? nos[i]! : (others.get(id) ?? nos[i]!), personId: id, created };
  });
}

/** Numbers of the people whose ids were free: all of them where none came from outside. */
async function takeIds(
  scope: Scope,
  tx: Tx,
  people: readonly PersonToCreate[],
  ids: readonly string[],
  nos: readonly number[],
): Promise<ReadonlySet<number>> {
  const claims = ids.map((id, i) => ({ key: { kind: 'i' as const, hash: idHash(id) }, personNo: nos[i]! }));
  if (people.length >= COPY_FROM && people.every(({ id }) => id === undefined)) {
    await copyFreshKeys(scope, tx, claims);
    return new Set(nos);
  }
  return new Set((await claimKeys(scope, tx, claims)).map(({ personNo }) => personNo));
}

/** Writes people whose id keys are claimed, and keeps them under their other keys; many by COPY. */
export async function writeNewPeople(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  rows: readonly NewPerson[],
): Promise<void> {
  const isMany = rows.length >= COPY_FROM;
  const sealed = isMany
    ? rows.map((row) => ({ ...row, sealed: row.sealed ?? sealPerson(secrets, row.draft) }))
    : [];
  await (isMany ? copyPeople(scope, tx, sealed) : insertPeople(scope, tx, secrets, rows));
  const keyed: readonly NewPerson[] = isMany ? sealed : rows;
  await takeFreeKeys(
    scope,
    tx,
    keyed.flatMap(({ personNo, draft, sealed: own }) =>
      (own?.citizenKeys ?? citizenKeys(secrets.blindIndex, draft.identifiers)).map((key) => ({
        key,
        personNo,
      })),
    ),
  );
  await (isMany ? copyMatchKeys : addMatchKeys)(
    scope,
    tx,
    keyed.flatMap(({ personNo, draft, sealed: own }) =>
      (own?.keys.match ?? matchKeys(secrets.blindIndex, draft)).map((key) => ({ key, personNo })),
    ),
  );
}
