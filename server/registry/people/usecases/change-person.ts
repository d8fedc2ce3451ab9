import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  citizenKeys,
  identifierHash,
  keyText,
  type MatchKey,
  matchKeys,
  phoneHash,
  type UniqueKey,
} from '../rules/keys.ts';
import { moveMembers, openHouseholds } from '../store/households.ts';
import {
  addMatchKeys,
  type Claim,
  claimKeys,
  readKeyHolders,
  releaseKeys,
  removeMatchKeys,
  renewMatchKeys,
} from '../store/keys.ts';
import { addIdentifiers, addPhones, removeNumbers, updatePeople } from '../store/write-people.ts';
import type { Assurance, PeopleContext, PersonDraft } from '../types.ts';
import type { LoadedPerson } from './load-people.ts';

/** A person as it shall be now. `fields`: contract names of what changed; each gets the new version. */
export type PersonChange = {
  readonly draft: PersonDraft;
  readonly assurance: Assurance;
  readonly fields: readonly string[];
};

/** Writes a person: columns, phones, numbers and all keys, one version up. @returns the new version. */
export async function changePerson(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  person: LoadedPerson,
  change: PersonChange,
): Promise<number> {
  await changePeople(context, scope, tx, [{ person, ...change }]);
  return person.row.version + 1;
}

type Changed = PersonChange & { readonly person: LoadedPerson };

/** The same for many, each once: a few statements however many. */
export async function changePeople(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  changes: readonly Changed[],
): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  const { secrets, clock } = context.platform;
  const households = await openHouseholds(
    scope,
    tx,
    changes.flatMap(({ person, draft: { householdId, areaNo } }) =>
      householdId === null || householdId === person.draft.householdId ? [] : [{ id: householdId, areaNo }],
    ),
    clock.now(),
  );
  const updates = changes.map(({ person: { row, draft: from }, draft: to, assurance, fields }) => {
    const version = row.version + 1;
    const householdNo =
      to.householdId === null
        ? null
        : to.householdId === from.householdId
          ? row.householdNo
          : (households.get(to.householdId) ?? null);
    const fieldVersions = {
      ...row.fieldVersions,
      ...Object.fromEntries(fields.map((field) => [field, version])),
    };
    return { ...to, personNo: row.personNo, householdNo, assurance, version, fieldVersions };
  });
  await moveMembers(
    scope,
    tx,
    updates.filter(({ householdNo }, i) => householdNo !== changes[i]!.person.row.householdNo),
    localDate(clock.now()),
  );
  await updatePeople(scope, tx, secrets, updates);
  await replaceNumbers(context, scope, tx, changes);
  await replaceKeys(context, scope, tx, changes);
}

async function replaceNumbers(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  changes: readonly Changed[],
): Promise<void> {
  const blind = secrets.blindIndex;
  const numbers = ({ identifiers }: PersonDraft) =>
    identifiers.map(({ kind, value }) => `${kind}:${value}`).join();
  const all = changes.map(({ person, draft }) => ({
    personNo: person.row.personNo,
    from: person.draft,
    to: draft,
  }));
  const phones = all.filter(({ from, to }) => from.phones.join() !== to.phones.join());
  const identifiers = all.filter(({ from, to }) => numbers(from) !== numbers(to));
  await removeNumbers(scope, tx, {
    phones: phones.flatMap(({ personNo, from }) =>
      from.phones.map((phone) => ({ personNo, hash: phoneHash(blind, phone) })),
    ),
    identifiers: identifiers.flatMap(({ personNo, from }) =>
      from.identifiers.map((one) => ({ personNo, hash: identifierHash(blind, one) })),
    ),
  });
  await addPhones(
    scope,
    tx,
    secrets,
    phones.flatMap(({ personNo, to }) => to.phones.map((phone, position) => ({ personNo, phone, position }))),
  );
  await addIdentifiers(
    scope,
    tx,
    secrets,
    identifiers.flatMap(({ personNo, to }) => to.identifiers.map((identifier) => ({ personNo, identifier }))),
  );
}

/** By what people under one key are told apart: who was passed over may be alike now, though no key is another. */
const compared = ['fullName', 'sex', 'birthDate', 'birthYear'] as const;

async function replaceKeys(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  changes: readonly Changed[],
): Promise<void> {
  const blind = secrets.blindIndex;
  const match = difference(changes, (draft) => matchKeys(blind, draft));
  await removeMatchKeys(scope, tx, match.removed);
  await addMatchKeys(scope, tx, match.added);
  await renewMatchKeys(
    scope,
    tx,
    changes.flatMap(({ person: { row, draft: from }, draft: to }) =>
      compared.some((field) => from[field] !== to[field])
        ? matchKeys(blind, to).map((key) => ({ key, personNo: row.personNo }))
        : [],
    ),
  );
  const unique = difference(changes, ({ identifiers }) => citizenKeys(blind, identifiers));
  await releaseKeys(scope, tx, unique.removed);
  const free = unique.removed.map(({ key }) => key);
  await claimKeys(scope, tx, [...unique.added, ...(await nextHolders(scope, tx, free))]);
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

/** Keys that changes bring, and those that they leave behind. */
function difference<K extends UniqueKey | MatchKey>(
  changes: readonly Changed[],
  keysOf: (draft: PersonDraft) => readonly K[],
): { readonly added: Claim<K>[]; readonly removed: Claim<K>[] } {
  const added: Claim<K>[] = [];
  const removed: Claim<K>[] = [];
  for (const { person, draft } of changes) {
    const [from, to] = [keysOf(person.draft), keysOf(draft)];
    const had = new Set(from.map(keyText));
    const has = new Set(to.map(keyText));
    const claim = (key: K): Claim<K> => ({ key, personNo: person.row.personNo });
    added.push(...to.filter((key) => !had.has(keyText(key))).map(claim));
    removed.push(...from.filter((key) => !has.has(keyText(key))).map(claim));
  }
  return { added, removed };
}
