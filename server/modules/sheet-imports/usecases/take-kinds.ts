import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { findCaseForTracing, isSameIllness, loadCases } from '../../cases/index.ts';
import { nameContactsWithin } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import type { RowOutcome } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { knownCases } from './known-cases.ts';
import type { Placed } from './place-people.ts';

/** A row that was taken in, with its person. */
export function taken({ row, personId, isDuplicate }: Placed, caseId: string | null): RowOutcome {
  return { row, state: isDuplicate ? 'duplicate' : 'imported', code: null, personId, caseId };
}

/** A case for each; who is a case of the same illness already keeps it. */
export async function takeCases(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  { plan }: ImportRow,
  placed: readonly Placed[],
): Promise<RowOutcome[]> {
  const now = context.platform.clock.now();
  const onRecord = placed.filter(({ isMade }) => !isMade).map(({ personNo }) => personNo);
  const known = await knownCases(context, scope, tx, plan.disease!, onRecord);
  const opened = new Map<number, { readonly caseId: string; readonly reportDate: string }[]>();
  const rows = placed.map((one) => {
    const reportDate = one.judged.reportDate!;
    const own = opened.get(one.personNo)?.find((other) => isSameIllness(other.reportDate, reportDate));
    const before = known(one.personNo, reportDate) ?? own;
    const caseId = before?.caseId ?? uuid7(now);
    if (before === undefined) {
      opened.set(one.personNo, [...(opened.get(one.personNo) ?? []), { caseId, reportDate }]);
    }
    return { one, caseId, isNew: before === undefined };
  });
  await loadCases(
    context.cases,
    scope,
    tx,
    rows
      .filter(({ isNew }) => isNew)
      .map(({ one: { judged, personNo }, caseId }) => ({
        id: caseId,
        person_no: personNo,
        disease: plan.disease!,
        classification: plan.classification ?? 'CONFIRMED',
        outcome: 'NO_OUTCOME',
        outcome_date: null,
        report_date: judged.reportDate!,
        onset_date: judged.onsetDate,
        sample_date: judged.sampleDate,
        rapid_positive_date: null,
        pcr_positive_date: null,
        announced_date: null,
        area_no: judged.areaNo,
        stay_area_no: judged.areaNo,
        isolated_at: null,
        created_at: new Date(now),
      })),
  );
  return rows.map(({ one, caseId }) => taken(one, caseId));
}

/** Contacts of the case, named by the sheet. */
export async function takeContacts(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: ImportRow,
  placed: readonly Placed[],
): Promise<RowOutcome[]> {
  const ref = sheet.case_id === null ? undefined : await findCaseForTracing(scope, tx, sheet.case_id);
  if (ref === undefined) {
    return placed.map(({ row }) => ({ row, state: 'bad', code: 'not-taken' }));
  }
  // Who is a contact already is named anew only by a row that says when the contact was.
  const isNamed = ({ judged }: Placed) => judged.isContact !== true || judged.lastContactDate !== null;
  const named = placed.filter(isNamed);
  const refusals = await nameContactsWithin(
    context.tracing,
    scope,
    tx,
    ref,
    named.map(({ personId, judged }) => ({
      personId,
      relation: judged.relation,
      ...(judged.firstContactDate === null || judged.firstContactDate > judged.lastContactDate!
        ? {}
        : { firstContactDate: judged.firstContactDate }),
      lastContactDate: judged.lastContactDate!,
    })),
  );
  const refusalOf = new Map(named.map(({ row }, i) => [row, refusals[i]]));
  return placed.map((one): RowOutcome => {
    const refusal = refusalOf.get(one.row);
    if (refusal === null || refusal === undefined) {
      return taken(one, ref.caseId);
    }
    const code = refusal.code.endsWith('the-case-itself') ? 'the-case-itself' : 'not-taken';
    return { row: one.row, state: 'bad', code, personId: one.personId };
  });
}
