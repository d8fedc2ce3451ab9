import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { readIdentityKey, type Wanted } from '../rules/identity-key.ts';
import { idHash, keyText } from '../rules/keys.ts';
import { claimKeys, readOwnersAndHolders } from '../store/keys.ts';
import { lockPeople, type PersonHead, readHeads, readHeadsByKeys } from '../store/read-people.ts';
import { nextPersonNos } from '../store/write-people.ts';
import type { IdentityKey, PeopleContext, ResolvedPerson } from '../types.ts';
import { changePerson } from './change-person.ts';
import { writeNewPeople } from './create-people.ts';
import { fieldsOf } from './edit-person.ts';
import { loadPeople } from './load-people.ts';
import { queueDuplicates } from './queue-duplicates.ts';

/**
 * Who hundreds of scans name, keyed `kind:value` as given. Two statements when everybody is known. Unknown phones and
 * citizen cards become unverified persons, once however many ask at the same time. A phone names the one known person
 * who has it; shared or unknown ones name the phone's own anonymous person: sharing a phone never makes two people
 * one. Merged records answer with the one that was kept.
 */
export async function resolveIdentities(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  keys: readonly IdentityKey[],
): Promise<ReadonlyMap<string, ResolvedPerson | Refusal>> {
  const answers = new Map<string, ResolvedPerson | Refusal>();
  const wanted = new Map<string, Wanted>();
  for (const key of keys) {
    const name = `${key.kind}:${key.value}`;
    if (!wanted.has(name) && !answers.has(name)) {
      const read = readIdentityKey(key, context.platform.secrets.blindIndex);
      if (read.ok) {
        wanted.set(name, read.value);
      } else {
        answers.set(name, read);
      }
    }
  }
  let found = await lookUp(scope, tx, [...wanted.values()]);
  const missing = [...wanted.values()].filter(({ key, draft }) => draft !== null && !found.has(keyText(key)));
  if (missing.length > 0) {
    await makeUnverified(context, scope, tx, missing);
    found = new Map([...found, ...(await lookUp(scope, tx, missing))]);
  }
  await fillNames(context, scope, tx, found, wanted);
  for (const [name, { key }] of wanted) {
    answers.set(
      name,
      found.get(keyText(key))?.person ?? refuse(key.kind === 'c' ? 'unknown-card' : 'unknown'),
    );
  }
  return answers;
}

type Found = { readonly person: ResolvedPerson | Refusal; readonly named: boolean };

async function lookUp(scope: Scope, tx: Tx, wanted: readonly Wanted[]): Promise<Map<string, Found>> {
  const keys = wanted.map(({ key }) => key);
  const [rows, heads] = await Promise.all([
    readOwnersAndHolders(scope, tx, keys),
    readHeadsByKeys(scope, tx, keys),
  ]);
  const kept = await readHeads(
    scope,
    tx,
    [...heads.values()].flatMap(({ mergedIntoNo }) => mergedIntoNo ?? []),
  );
  const owners = new Map<string, { head: PersonHead; ended: boolean }>();
  const holders = new Map<string, Map<number, PersonHead>>();
  for (const { kind, hash, personNo, ended } of rows) {
    const own = heads.get(personNo);
    const head = kept.get(own?.mergedIntoNo ?? -1) ?? own;
    if (head === undefined) {
      continue;
    }
    if (kind !== 'h') {
      owners.set(keyText({ kind, hash }), { head, ended });
    } else if (head.named) {
      const text = keyText({ kind: 'p', hash });
      holders.set(text, (holders.get(text) ?? new Map<number, PersonHead>()).set(head.personNo, head));
    }
  }
  const found = new Map<string, Found>();
  for (const { key } of wanted) {
    const text = keyText(key);
    const owner = owners.get(text);
    const known = [...(holders.get(text)?.values() ?? [])];
    const head = known.length === 1 ? known[0] : owner?.head;
    if (head !== undefined) {
      const person =
        owner?.ended === true
          ? refuse('card-revoked')
          : { personNo: head.personNo, personId: head.id, areaNo: head.areaNo };
      found.set(text, { person, named: head.named });
    }
  }
  return found;
}

/** Makes the persons of keys that nobody has. Of two transactions with one new key the second takes the first's. */
async function makeUnverified(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  missing: readonly Wanted[],
): Promise<void> {
  const now = context.platform.clock.now();
  const byKey = new Map(missing.map((one) => [keyText(one.key), one]));
  const nos = await nextPersonNos(tx, byKey.size);
  const claimed = await claimKeys(
    scope,
    tx,
    [...byKey.values()].map(({ key }, i) => ({ key, personNo: nos[i]! })),
  );
  const rows = claimed.map(({ key, personNo }) => ({
    personNo,
    id: uuid7(now),
    draft: byKey.get(keyText(key))!.draft!,
    householdNo: null,
    source: key.kind === 'p' ? ('phone' as const) : ('cccd' as const),
    assurance: 'unverified' as const,
    createdAt: new Date(now),
  }));
  await claimKeys(
    scope,
    tx,
    rows.map(({ id, personNo }) => ({ key: { kind: 'i', hash: idHash(id) }, personNo })),
  );
  await writeNewPeople(context, scope, tx, rows);
  const named = rows.filter(({ draft }) => draft.fullName !== null);
  if (named.length > 0) {
    await queueDuplicates(context, scope, tx, named);
  }
}

/** A card's whole text names a person of whom only the number was known till now. */
async function fillNames(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  found: ReadonlyMap<string, Found>,
  wanted: ReadonlyMap<string, Wanted>,
): Promise<void> {
  for (const { key, draft: card } of wanted.values()) {
    const hit = found.get(keyText(key));
    if (
      key.kind !== 'n' ||
      card === null ||
      card.fullName === null ||
      hit === undefined ||
      hit.named ||
      'ok' in hit.person
    ) {
      continue;
    }
    const [person] = await loadPeople(context, scope, tx, await lockPeople(scope, tx, [hit.person.personNo]));
    if (person !== undefined && person.draft.fullName === null) {
      const { fullName, sex, birthDate, birthYear, address } = card;
      const draft = {
        ...person.draft,
        fullName,
        sex,
        birthDate,
        birthYear,
        address: person.draft.address ?? address,
      };
      const changes = changesBetween(fieldsOf(context, person.draft), fieldsOf(context, draft));
      const fields = Object.keys(changes);
      await changePerson(context, scope, tx, person, { draft, assurance: person.row.assurance, fields });
      await queueDuplicates(context, scope, tx, [{ personNo: person.row.personNo, draft }]);
    }
  }
}
