import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { Classification } from '../rules/classification.ts';
import { casesOfPeople } from '../store/cases.ts';
import { readProfiles } from '../store/profiles.ts';
import { checkDates } from './check-input.ts';
import { loadCases } from './load-cases.ts';

/** What the cases of one bulk action share. */
export type CasesToOpen = {
  readonly disease: string;
  readonly classification: Exclude<Classification, 'NO_CASE'>;
  /** `YYYY-MM-DD`. */
  readonly reportDate: string;
};

/** Somebody who becomes a case: all his numbers, the kept record's first. */
export type CasePerson = {
  readonly personNos: readonly number[];
  readonly areaNo: number | null;
  readonly sourceCaseId: string | null;
};

/** The case of a person; `created` false: he was one of this disease already, and that case is unchanged. */
export type OpenedCase = { readonly caseId: string; readonly created: boolean };

/** Checks what all cases of a bulk action share. */
export async function checkCases(
  context: CaseContext,
  scope: Scope,
  shared: CasesToOpen,
): Promise<Outcome<null>> {
  const dates = checkDates(context, { reportDate: shared.reportDate });
  if (!dates.ok) {
    return dates;
  }
  const profiles = await readProfiles(scope, context.platform.db);
  return profiles.of(shared.disease, shared.reportDate) === undefined
    ? refuse('unknown-disease', {
        params: { disease: shared.disease, known: profiles.diseases().join(', ') },
        fields: { disease: 'unknown' },
      })
    : done(null);
}

/**
 * Opens cases for many people in the caller's transaction: a few statements however many. Who is a case of the disease
 * already keeps it; who lives outside the viewer's areas is refused alone. The caller has checked what they share, and
 * holds a lock under which nobody else opens cases for them.
 * @returns what became of each, in the order given.
 */
export async function openCases(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  shared: CasesToOpen,
  people: readonly CasePerson[],
): Promise<(OpenedCase | Refusal)[]> {
  const now = context.platform.clock.now();
  const existing = (
    await casesOfPeople(
      scope,
      tx,
      people.flatMap(({ personNos }) => personNos),
    )
  ).filter((row) => row.disease === shared.disease && row.classification !== 'NO_CASE');
  const caseOf = new Map(existing.toReversed().map((row) => [row.person_no, row.id]));
  const outcomes = people.map(({ personNos, areaNo }): OpenedCase | Refusal => {
    const before = personNos.map((no) => caseOf.get(no)).find((id) => id !== undefined);
    if (before !== undefined) {
      return { caseId: before, created: false };
    }
    return mayIn(scope, 'case.write', context.areas.pathOf(areaNo))
      ? { caseId: uuid7(now), created: true }
      : refuse('outside-area');
  });
  const made = outcomes.flatMap((one, i) =>
    'created' in one && one.created ? [{ ...one, ...people[i]! }] : [],
  );
  await loadCases(
    context,
    scope,
    tx,
    made.map(({ caseId, personNos, areaNo, sourceCaseId }) => ({
      id: caseId,
      person_no: personNos[0]!,
      disease: shared.disease,
      classification: shared.classification,
      outcome: 'NO_OUTCOME',
      outcome_date: null,
      report_date: shared.reportDate,
      onset_date: null,
      sample_date: null,
      rapid_positive_date: null,
      pcr_positive_date: null,
      announced_date: null,
      area_no: areaNo,
      stay_area_no: areaNo,
      source_case_id: sourceCaseId,
      isolated_at: null,
      created_at: new Date(now),
    })),
  );
  await audit(
    tx,
    scope,
    now,
    made.map(({ caseId, areaNo }) => ({
      action: 'case.open',
      subjectKind: 'case',
      subjectId: caseId,
      areaNo,
    })),
  );
  return outcomes;
}
