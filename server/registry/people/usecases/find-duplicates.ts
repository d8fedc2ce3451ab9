import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { comparePeople, isWorthComparing } from '../rules/compare-people.ts';
import { MOST_OF_A_PHONE, type MatchKind, type PersonKeys, personKeys, saysNothing } from '../rules/keys.ts';
import { differentAmong, pairOf, pairText } from '../store/duplicates.ts';
import { type Probes, probesOf, readAlike } from '../store/keys.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonDraft, PersonRow } from '../types.ts';
import { duplicateThreshold } from '../../../../lib/vietnamese/index.ts';
import { type LoadedPerson, loadPeople } from './load-people.ts';

export type Suspect = {
  readonly personNo: number;
  readonly draft: PersonDraft;
  readonly keys?: PersonKeys | undefined;
};
export type FoundPair = {
  readonly personNo: number;
  readonly other: LoadedPerson;
  readonly score: number;
  readonly reasons: readonly string[];
};

/** A birth date that so many share finds nobody; the candidates of one person beyond it are left out. */
const MAX_CANDIDATES = 1_000;

/** The keys under which to look for these people, written out. */
function probesFor({ platform: { secrets } }: PeopleContext, people: readonly Suspect[]): Probes {
  return probesOf(
    people.map(({ personNo, draft, keys }) => ({
      personNo,
      keys: (keys ?? personKeys(secrets.blindIndex, draft)).probes,
    })),
  );
}

/**
 * The same without queueing: who these people may be. Somebody who is not in the registry yet has a number below 0.
 * @param among records that speak for themselves, or all: those that were merged as well.
 */
export async function findDuplicates(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  people: readonly Suspect[],
  among: Among = 'kept',
): Promise<FoundPair[]> {
  const candidates = await findCandidates(scope, db, probesFor(context, people));
  return await comparePairs(context, scope, db, await promisingPairs(scope, db, people, candidates, among));
}

/** Whether records that were merged into others are compared as well. */
export type Among = 'kept' | 'all';

/** Decrypts the others of pairs, and keeps the pairs that may be one person. */
export async function comparePairs(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  pairs: readonly Promising[],
): Promise<FoundPair[]> {
  const rows = new Map(pairs.map(({ other }) => [other.personNo, other]));
  const loaded = await loadPeople(context, scope, db, [...rows.values()]);
  const others = new Map(loaded.map((person) => [person.row.personNo, person]));
  return pairs.flatMap(({ person, other: { personNo } }) => {
    const other = others.get(personNo)!;
    const { score, reasons } = comparePeople(person.draft, other.draft);
    return score < duplicateThreshold ? [] : [{ personNo: person.personNo, other, score, reasons }];
  });
}

export type Promising = { readonly person: Suspect; readonly other: PersonRow };
/** Candidates by number of the person looked for, and whether they share a phone or an identity number with it. */
export type Candidates = Map<number, Map<number, boolean>>;

/** Pairs worth decrypting: not decided, and alike by name and birth or with a common number. */
export async function promisingPairs(
  scope: Scope,
  tx: Db | Tx,
  people: readonly Suspect[],
  candidates: Candidates,
  among: Among,
): Promise<Promising[]> {
  const nos = [...new Set([...candidates.values()].flatMap((byNo) => [...byNo.keys()]))];
  if (nos.length === 0) {
    return [];
  }
  const rows = new Map((await readPeople(scope, tx, nos)).map((row) => [row.personNo, row]));
  const pairs = [...candidates].flatMap(([personNo, byNo]) =>
    [...byNo.keys()].map((no) => pairOf(personNo, no)),
  );
  const decided = await differentAmong(scope, tx, pairs);
  const different = new Set(decided.map(pairText));
  return people.flatMap((person) =>
    [...(candidates.get(person.personNo) ?? [])].flatMap(([no, byNumber]): Promising[] => {
      const other = rows.get(no);
      const isDifferent = different.has(pairText(pairOf(person.personNo, no)));
      if (other === undefined || (among === 'kept' && other.mergedIntoNo !== null) || isDifferent) {
        return [];
      }
      return byNumber || isWorthComparing(person.draft, other) ? [{ person, other }] : [];
    }),
  );
}

/** Candidates of each person, by the keys looked up. */
export async function findCandidates(scope: Scope, tx: Db | Tx, probes: Probes): Promise<Candidates> {
  const most = { phone: MOST_OF_A_PHONE + 1, other: MAX_CANDIDATES };
  const byProbe = Map.groupBy(await readAlike(scope, tx, probes, most), ({ at }) => at);
  const found: Candidates = new Map();
  // In the order of the probes, whose strongest keys come first.
  for (const at of [...byProbe.keys()].sort((a, b) => a - b)) {
    const [kind, others] = [probes.kinds[at]!, byProbe.get(at)!];
    for (const other of saysNothing(kind, others.length) ? [] : others) {
      addCandidate(found, probes.personNos[at]!, other.personNo, kind);
    }
  }
  return found;
}

/** Adds one more, found under a key of this kind. */
export function addCandidate(found: Candidates, personNo: number, other: number, kind: MatchKind): void {
  const candidates = found.get(personNo) ?? new Map<number, boolean>();
  found.set(personNo, candidates);
  if (candidates.size < MAX_CANDIDATES) {
    candidates.set(other, kind === 'n' || kind === 'p' || candidates.get(other) === true);
  }
}
