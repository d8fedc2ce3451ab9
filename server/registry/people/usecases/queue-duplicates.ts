import {
  duplicateLikeness,
  duplicateThreshold,
  type DuplicateSubject,
  scoreDuplicate,
} from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { identifierIdentity } from '../rules/identifiers.ts';
import { personKeys } from '../rules/keys.ts';
import type { SealedPerson } from '../rules/seal-person.ts';
import { differentAmong, queuePairs } from '../store/duplicates.ts';
import { type Probes, probesOf, readAlike } from '../store/keys.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonDraft, PersonRow } from '../types.ts';
import { type LoadedPerson, loadPeople } from './load-people.ts';

export type Suspect = {
  readonly personNo: number;
  readonly draft: PersonDraft;
  readonly sealed?: Pick<SealedPerson, 'keys'> | undefined;
};
export type FoundDuplicate = { readonly id: string; readonly score: number };
export type FoundPair = {
  readonly personNo: number;
  readonly other: LoadedPerson;
  readonly score: number;
  readonly reasons: readonly string[];
};

/** A birth date or a phone that so many share finds nobody; the candidates of one person beyond it are left out. */
const MAX_CANDIDATES = 1_000;

/**
 * Below this score by name, birth and sex alone nothing else can lift a pair without a common number over the
 * threshold: only a mistyped identity number is left, worth 2 in log-odds, and 0.6 less 2 in log-odds is 0.17.
 */
const HOPELESS = 0.15;

/** The keys under which to look for these people, written out. */
export function probesFor({ platform: { secrets } }: PeopleContext, people: readonly Suspect[]): Probes {
  return probesOf(
    people.map(({ personNo, draft, sealed }) => ({
      personNo,
      keys: (sealed?.keys ?? personKeys(secrets.blindIndex, draft)).probes,
    })),
  );
}

/**
 * Looks for records that may be the same person as these, by shared keys, and queues the pairs.
 * @param probes their keys where they were written out before the transaction.
 * @returns for each person (by number) who it may be, best first; pairs decided to be two people are left out.
 */
export async function queueDuplicates(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  people: readonly Suspect[],
  probes?: Probes,
): Promise<Map<number, FoundDuplicate[]>> {
  const now = context.platform.clock.now();
  const found = (await findDuplicates(context, scope, tx, people, probes)).map(
    ({ personNo, other: { row }, score, reasons }) => {
      return { id: uuid7(now), ...pairOf(personNo, row.personNo), score, reasons, personNo, otherId: row.id };
    },
  );
  await queuePairs(scope, tx, [...new Map(found.map((pair) => [pairText(pair), pair])).values()], now);
  const byPerson = Map.groupBy(
    found.sort((a, b) => b.score - a.score),
    ({ personNo }) => personNo,
  );
  return new Map(
    [...byPerson].map(([no, list]) => [no, list.map(({ otherId, score }) => ({ id: otherId, score }))]),
  );
}

/** The same without queueing: who these people may be. Somebody who is not in the registry yet has a number below 0. */
export async function findDuplicates(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  people: readonly Suspect[],
  probes: Probes = probesFor(context, people),
): Promise<FoundPair[]> {
  const pairs = await promisingPairs(scope, db, people, probes);
  const rows = new Map(pairs.map(({ other }) => [other.personNo, other]));
  const loaded = await loadPeople(context, scope, db, [...rows.values()]);
  const others = new Map(loaded.map((person) => [person.row.personNo, person]));
  return pairs.flatMap(({ person, other: { personNo } }) => {
    const other = others.get(personNo)!;
    const { score, reasons } = compare(person.draft, other.draft);
    return score < duplicateThreshold ? [] : [{ personNo: person.personNo, other, score, reasons }];
  });
}

type Promising = { readonly person: Suspect; readonly other: PersonRow };

/** Pairs worth decrypting: not merged, not decided, and alike by name and birth or with a common number. */
async function promisingPairs(
  scope: Scope,
  tx: Db | Tx,
  people: readonly Suspect[],
  probes: Probes,
): Promise<Promising[]> {
  const candidates = await findCandidates(scope, tx, probes);
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
      if (other === undefined || other.mergedIntoNo !== null || isDifferent) {
        return [];
      }
      return byNumber || likeness(person.draft, other) >= HOPELESS ? [{ person, other }] : [];
    }),
  );
}

/** By name, birth and sex alone. */
function likeness(person: PersonDraft, other: PersonRow): number {
  return duplicateLikeness(
    traits(person, person.fullName),
    traits(other, other.named ? other.fullName : null),
  );
}

function traits(
  { sex, birthDate, birthYear }: Pick<PersonDraft, 'sex' | 'birthDate' | 'birthYear'>,
  fullName: string | null,
): DuplicateSubject {
  return { fullName: fullName ?? '', sex: sex === 'unknown' ? null : sex, birthDate, birthYear };
}

/** Candidates of each person, and whether they share a phone or an identity number. */
async function findCandidates(
  scope: Scope,
  tx: Db | Tx,
  probes: Probes,
): Promise<Map<number, Map<number, boolean>>> {
  const alike = await readAlike(scope, tx, probes, MAX_CANDIDATES);
  const found = new Map<number, Map<number, boolean>>();
  // In the order of the probes, whose strongest keys come first.
  for (const { at, personNo: other } of alike.sort((a, b) => a.at - b.at)) {
    const personNo = probes.personNos[at]!;
    const kind = probes.kinds[at]!;
    const candidates = found.get(personNo) ?? new Map<number, boolean>();
    found.set(personNo, candidates);
    if (candidates.size < MAX_CANDIDATES) {
      candidates.set(other, kind === 'n' || kind === 'p' || candidates.get(other) === true);
    }
  }
  return found;
}

function pairOf(a: number, b: number): { leftNo: number; rightNo: number } {
  return { leftNo: Math.min(a, b), rightNo: Math.max(a, b) };
}

function pairText({ leftNo, rightNo }: { readonly leftNo: number; readonly rightNo: number }): string {
  return `${leftNo}-${rightNo}`;
}

/** A record known only by its phone has no name to compare: sharing the phone is a question for an officer. */
function compare(a: PersonDraft, b: PersonDraft): { score: number; reasons: readonly string[] } {
  const nameless = a.fullName === null || b.fullName === null;
  const sharesPhone = a.phones.some((phone) => b.phones.includes(phone));
  if (nameless && sharesPhone) {
    return { score: duplicateThreshold, reasons: ['phone-shared'] };
  }
  return scoreDuplicate(subject(a), subject(b));
}

function subject(draft: PersonDraft): DuplicateSubject {
  return {
    ...draft,
    fullName: draft.fullName ?? '',
    sex: draft.sex === 'unknown' ? null : draft.sex,
    identifiers: draft.identifiers.map(identifierIdentity),
  };
}
