import {
  duplicateThreshold,
  type DuplicateSubject,
  scoreDuplicate,
} from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { identifierIdentity } from '../rules/identifiers.ts';
import { keyText, probeKeys } from '../rules/keys.ts';
import { queuePairs, readDifferent } from '../store/duplicates.ts';
import { readKeyHolders } from '../store/keys.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonDraft } from '../types.ts';
import { loadPeople } from './load-people.ts';

export type Suspect = { readonly personNo: number; readonly draft: PersonDraft };
export type FoundDuplicate = { readonly id: string; readonly score: number };

/** A birth date or a phone that so many share finds nobody; the candidates of one person beyond it are left out. */
const MAX_CANDIDATES = 1_000;

/**
 * Looks for records that may be the same person as these, by shared keys, and queues the pairs.
 * @returns for each person (by number) who it may be, best first; pairs decided to be two people are left out.
 */
export async function queueDuplicates(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  people: readonly Suspect[],
): Promise<Map<number, FoundDuplicate[]>> {
  const candidates = await findCandidates(context, scope, tx, people);
  const rows = await readPeople(scope, tx, [...new Set([...candidates.values()].flat())]);
  const others = new Map(
    (
      await loadPeople(
        context,
        scope,
        tx,
        rows.filter(({ mergedIntoNo }) => mergedIntoNo === null),
      )
    ).map((person) => [person.row.personNo, person]),
  );
  const different = new Set(
    (
      await readDifferent(
        scope,
        tx,
        people.map(({ personNo }) => personNo),
      )
    ).map((pair) => `${pair.leftNo}-${pair.rightNo}`),
  );
  const now = context.platform.clock.now();
  const pairs = people.flatMap(({ personNo, draft }) =>
    (candidates.get(personNo) ?? []).flatMap((otherNo) => {
      const other = others.get(otherNo);
      const [leftNo, rightNo] = personNo < otherNo ? [personNo, otherNo] : [otherNo, personNo];
      if (other === undefined || different.has(`${leftNo}-${rightNo}`)) {
        return [];
      }
      const { score, reasons } = compare(draft, other.draft);
      return score < duplicateThreshold
        ? []
        : [{ id: uuid7(now), leftNo, rightNo, score, reasons, personNo, otherId: other.row.id }];
    }),
  );
  await queuePairs(
    scope,
    tx,
    [...new Map(pairs.map((pair) => [`${pair.leftNo}-${pair.rightNo}`, pair])).values()],
    now,
  );
  const found = Map.groupBy(
    pairs.sort((a, b) => b.score - a.score),
    ({ personNo }) => personNo,
  );
  return new Map(
    [...found].map(([no, list]) => [no, list.map(({ otherId, score }) => ({ id: otherId, score }))]),
  );
}

async function findCandidates(
  { platform: { secrets } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  people: readonly Suspect[],
): Promise<Map<number, number[]>> {
  const probes = people.map(({ personNo, draft }) => ({
    personNo,
    keys: probeKeys(secrets.blindIndex, draft),
  }));
  const keys = [...new Map(probes.flatMap(({ keys }) => keys.map((key) => [keyText(key), key]))).values()];
  const holders = Map.groupBy(await readKeyHolders(scope, tx, keys), keyText);
  return new Map(
    probes.map(({ personNo, keys }) => {
      const nos = keys.flatMap((key) => (holders.get(keyText(key)) ?? []).map((holder) => holder.personNo));
      return [personNo, [...new Set(nos)].filter((no) => no !== personNo).slice(0, MAX_CANDIDATES)];
    }),
  );
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
