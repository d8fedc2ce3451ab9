import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { sketchesAreAlike } from '../../../../lib/vietnamese/index.ts';
import { isWorthComparing } from '../rules/compare-people.ts';
import { keyText, type MatchKey, type PersonKeys, saysNothing } from '../rules/keys.ts';
import { firstUnseen } from '../store/key-changes.ts';
import { type KeyHolder, probesOf } from '../store/keys.ts';
import { readNamedTraits } from '../store/read-people.ts';
import type { PeopleContext, PersonDraft } from '../types.ts';
import {
  addCandidate,
  type Candidates,
  comparePairs,
  findCandidates,
  type FoundPair,
  promisingPairs,
} from './find-duplicates.ts';

/** Who may be somebody, as the registry stood at a moment. */
export type LookedFor = {
  /** Transactions from this one on may have changed it. */
  readonly since: string;
  readonly keys: PersonKeys;
  /** Numbers of records that are worth comparing. */
  readonly alike: readonly number[];
};

/**
 * Looks for records that may be these people, beside the transaction that will ask for them: `findAmong` then needs only what
 * changed since: another name, sex or birth keeps a record under its keys anew.
 */
export async function lookForPeople(
  scope: Scope,
  db: Db | Tx,
  wanted: readonly { readonly draft: PersonDraft; readonly keys: PersonKeys }[],
): Promise<LookedFor[]> {
  if (wanted.length === 0) {
    return [];
  }
  // Before the look: what ends in between is seen twice rather than never.
  const since = await firstUnseen(db);
  const people = wanted.map((one, i) => ({ ...one, personNo: -1 - i }));
  const probes = probesOf(people.map(({ personNo, keys }) => ({ personNo, keys: keys.probes })));
  const candidates = await findCandidates(scope, db, probes);
  const nos = [...new Set([...candidates.values()].flatMap((byNo) => [...byNo.keys()]))];
  const traits = new Map((await readNamedTraits(scope, db, nos)).map((one) => [one.personNo, one]));
  return people.map(({ personNo, draft, keys }) => ({
    since,
    keys,
    alike: [...(candidates.get(personNo) ?? [])].flatMap(([no, byNumber]) => {
      const other = traits.get(no);
      return other !== undefined && (byNumber || isWorthComparing(draft, other)) ? [no] : [];
    }),
  }));
}

export type LookedForPerson = {
  readonly personNo: number;
  readonly draft: PersonDraft;
  readonly looked: LookedFor;
};

/** Who these people may be by what was found before and by the keys that were kept since; records that were merged too. */
export async function findAmong(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  people: readonly LookedForPerson[],
  { keys }: { readonly keys: readonly KeyHolder[] },
): Promise<FoundPair[]> {
  const candidates: Candidates = new Map();
  const byKey = Map.groupBy(keys, holderText);
  for (const { personNo, looked } of people) {
    for (const other of looked.alike) {
      // Found worth comparing already, like those who share a number.
      addCandidate(candidates, personNo, other, 'n');
    }
    for (const probe of byKey.size === 0 ? [] : looked.keys.probes) {
      const holders = byKey.get(holderText(probe)) ?? [];
      for (const holder of saysNothing(probe.kind, holders.length) ? [] : holders) {
        if (sketchesAreAlike(probe.sketch ?? null, holder.sketch ?? null)) {
          addCandidate(candidates, personNo, holder.personNo, probe.kind);
        }
      }
    }
  }
  return await comparePairs(context, scope, db, await promisingPairs(scope, db, people, candidates, 'all'));
}

function holderText({ kind, hash }: MatchKey | KeyHolder): string {
  return keyText({ kind, hash });
}
