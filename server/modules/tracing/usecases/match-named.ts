import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PersonDraft } from '../../../registry/people/index.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type NamedContact, sameName } from '../rules/read-named.ts';
import { namedOf } from '../store/named.ts';

/** A row with its person; `made` is what the person was made from, null for one on record. */
export type MatchedRow = {
  readonly named: NamedContact;
  readonly personNo: number;
  readonly made: PersonDraft | null;
};

type Known = { readonly personNo: number; readonly name: string; readonly phone: string | null };

/**
 * Prepares the matching of rows to persons: by id; named for this case before (the same sheet pasted twice); by phone
 * and name, since families share phones; else a person is made.
 */
export async function personFinder(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  rows: readonly Outcome<NamedContact>[],
): Promise<(named: NamedContact) => Promise<MatchedRow | Refusal>> {
  const { people } = context;
  // Matching compares whole names and phones, whoever may see them; nothing of it is shown.
  const matching = systemScope('tracing.match-named', scope.dataset);
  const ids = rows.flatMap((one) => (one.ok && one.value.personId !== null ? one.value.personId : []));
  const byId = await people.personNos(scope, tx, ids);
  const caseNos = new Set(await people.mergedNos(scope, ref.personNo));
  const earlier = (await namedOf(scope, tx, ref.caseId)).map((row) => row.person_no);
  const known = [...(await people.peopleByNo(matching, tx, earlier))].map(
    ([personNo, { fullName: name, phone }]): Known => ({ personNo, name, phone }),
  );

  async function match(named: NamedContact): Promise<number | undefined> {
    const { fullName, phone } = named;
    const before = known.find(
      (one) => one.phone === phone && (fullName === null || sameName(one.name, fullName)),
    );
    if (before !== undefined || phone === null) {
      return before?.personNo;
    }
    const found = await people.search(matching, phone);
    const kept = await people.resolvedByNo(matching, tx, found.ok ? found.value : []);
    const candidates = [...new Set([...kept.values()].map((one) => one.personNo))];
    if (fullName === null) {
      return candidates.length === 1 ? candidates[0] : undefined;
    }
    const names = await people.namesByNo(matching, candidates, tx);
    return candidates.find((no) => sameName(names.get(no)?.name ?? '', fullName));
  }

  return async (named) => {
    const onRecord = named.personId === null ? await match(named) : byId.get(named.personId);
    if (onRecord === undefined && named.personId !== null) {
      return refuse('unknown-person');
    }
    if (onRecord !== undefined) {
      return caseNos.has(onRecord) ? refuse('the-case-itself') : { named, personNo: onRecord, made: null };
    }
    const draft: PersonDraft = {
      fullName: named.fullName,
      sex: 'unknown',
      birthDate: null,
      birthYear: named.birthYear,
      identifiers: [],
      phones: named.phone === null ? [] : [named.phone],
      address: named.address,
      areaNo: null,
      householdId: null,
    };
    const [made] = await people.createPeople(scope, tx, [
      { ...draft, source: 'named-contact', assurance: 'unverified' },
    ]);
    known.push({ personNo: made!.personNo, name: named.fullName ?? '', phone: named.phone });
    return { named, personNo: made!.personNo, made: draft };
  };
}
