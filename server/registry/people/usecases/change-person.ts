import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { citizenKeys, identifierHash, keyText, matchKeys, phoneHash, type UniqueKey } from '../rules/keys.ts';
import { moveMembers, openHouseholds } from '../store/households.ts';
import { addMatchKeys, claimKeys, readKeyHolders, releaseKeys, removeMatchKeys } from '../store/keys.ts';
import { addIdentifiers, addPhones, removeNumbers, updatePerson } from '../store/write-people.ts';
import type { Assurance, PeopleContext, PersonDraft } from '../types.ts';
import type { LoadedPerson } from './load-people.ts';

/**
 * Writes a person as it shall be now: columns, phones, numbers and all keys, one version up.
 * @param fields contract names of what changed; each gets the new version.
 * @returns the new version.
 */
export async function changePerson(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  { row, draft: from }: LoadedPerson,
  { draft: to, assurance, fields }: { draft: PersonDraft; assurance: Assurance; fields: readonly string[] },
): Promise<number> {
  const { secrets, clock } = context.platform;
  const version = row.version + 1;
  const householdNo = await householdOf();
  if (householdNo !== row.householdNo) {
    await moveMembers(scope, tx, [{ personNo: row.personNo, householdNo }], localDate(clock.now()));
  }
  await updatePerson(scope, tx, secrets, row.personNo, {
    ...to,
    householdNo,
    assurance,
    version,
    fieldVersions: { ...row.fieldVersions, ...Object.fromEntries(fields.map((field) => [field, version])) },
  });
  await replaceNumbers(context, scope, tx, row.personNo, from, to);
  await replaceKeys(context, scope, tx, row.personNo, from, to);
  return version;

  async function householdOf(): Promise<number | null> {
    if (to.householdId === from.householdId || to.householdId === null) {
      return to.householdId === null ? null : row.householdNo;
    }
    const wanted = [{ id: to.householdId, areaNo: to.areaNo }];
    return (await openHouseholds(scope, tx, wanted, clock.now())).get(to.householdId) ?? null;
  }
}

async function replaceNumbers(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  personNo: number,
  from: PersonDraft,
  to: PersonDraft,
): Promise<void> {
  const blind = secrets.blindIndex;
  const phonesChanged = from.phones.join() !== to.phones.join();
  const numbers = (draft: PersonDraft) =>
    draft.identifiers.map(({ kind, value }) => `${kind}:${value}`).join();
  const identifiersChanged = numbers(from) !== numbers(to);
  if (!phonesChanged && !identifiersChanged) {
    return;
  }
  await removeNumbers(scope, tx, personNo, {
    phones: phonesChanged ? from.phones.map((phone) => phoneHash(blind, phone)) : [],
    identifiers: identifiersChanged ? from.identifiers.map((one) => identifierHash(blind, one)) : [],
  });
  await addPhones(
    scope,
    tx,
    secrets,
    to.phones.map((phone, position) => ({ personNo, phone, position })),
  );
  await addIdentifiers(
    scope,
    tx,
    secrets,
    to.identifiers.map((identifier) => ({ personNo, identifier })),
  );
}

async function replaceKeys(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  personNo: number,
  from: PersonDraft,
  to: PersonDraft,
): Promise<void> {
  const match = difference(matchKeys(secrets.blindIndex, from), matchKeys(secrets.blindIndex, to));
  await removeMatchKeys(scope, tx, personNo, match.removed);
  await addMatchKeys(
    scope,
    tx,
    match.added.map((key) => ({ key, personNo })),
  );
  const unique = difference(
    citizenKeys(secrets.blindIndex, from.identifiers),
    citizenKeys(secrets.blindIndex, to.identifiers),
  );
  await releaseKeys(scope, tx, personNo, unique.removed);
  await claimKeys(scope, tx, [
    ...unique.added.map((key) => ({ key, personNo })),
    ...(await nextHolders(scope, tx, unique.removed)),
  ]);
}

/** Who else holds a citizen number that was given free: the smallest number of them owns it now. */
async function nextHolders(scope: Scope, tx: Tx, keys: readonly UniqueKey[]) {
  if (keys.length === 0) {
    return [];
  }
  const holders = await readKeyHolders(
    scope,
    tx,
    keys.map(({ hash }) => ({ kind: 'n', hash })),
  );
  const first = new Map<string, { key: UniqueKey; personNo: number }>();
  for (const { hash, personNo } of holders.sort((a, b) => b.personNo - a.personNo)) {
    first.set(hash.toString('hex'), { key: { kind: 'n', hash }, personNo });
  }
  return [...first.values()];
}

function difference<K extends { kind: string; hash: Buffer }>(from: readonly K[], to: readonly K[]) {
  const had = new Set(from.map(keyText));
  const has = new Set(to.map(keyText));
  return {
    added: to.filter((key) => !had.has(keyText(key))),
    removed: from.filter((key) => !has.has(keyText(key))),
  };
}
