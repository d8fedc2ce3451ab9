import type { RowOutcome } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { type CaseRef, type CasesToOpen, checkCases, openCases } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { findContacts, lockTrace, markCases } from '../store/projection.ts';
import { saveResultingCases } from '../store/link-details.ts';
import { decideAll } from './decide-contacts.ts';
import { openCaseFor } from './open-case.ts';
import { casesByPerson } from './people-as-cases.ts';

/** What became of one person of a bulk action on contacts. */
export type ContactOutcome = RowOutcome & { contactId?: string; caseId?: string };

/** People of one transaction. */
export const CONTACT_CHUNK = 500;

/**
 * Contacts became cases. Each is confirmed as a contact first where nobody had decided, so that link and evidence stay;
 * then gets a case whose source is the case that exposed them. Follow-up and visits stay. Who is a case already keeps
 * that one, and the link names it.
 */
export async function convertContacts(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  input: { readonly personIds: readonly string[] } & Omit<CasesToOpen, 'disease'>,
): Promise<Outcome<{ outcomes: ContactOutcome[] }>> {
  const opened = await openCaseFor(context, scope, 'case.write', caseId);
  if (!opened.ok) {
    return opened;
  }
  const { classification, reportDate } = input;
  const shared = { disease: opened.value.disease, classification, reportDate };
  const checked = await checkCases(context, scope, shared);
  if (!checked.ok) {
    return checked;
  }
  const outcomes: ContactOutcome[] = [];
  for (let from = 0; from < input.personIds.length; from += CONTACT_CHUNK) {
    const ids = input.personIds.slice(from, from + CONTACT_CHUNK);
    outcomes.push(
      ...(await context.platform.db
        .transaction()
        .execute((tx) => convertChunk(context, scope, tx, opened.value, shared, ids))),
    );
  }
  return done({ outcomes });
}

async function convertChunk(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  shared: CasesToOpen,
  personIds: readonly string[],
): Promise<ContactOutcome[]> {
  const { people } = context;
  await lockTrace(scope, tx, ref.caseId);
  const decided = await decideAll(context, scope, tx, ref, { personIds, decision: 'confirm' });
  const known = decided.flatMap(({ id, contactId }) => (contactId === null ? [] : [id.toLowerCase()]));
  const noOf = await people.personNos(scope, tx, known);
  const nos = [...new Set(noOf.values())];
  const numbers = await people.numbersOf(scope, tx, nos);
  const persons = await people.resolvedByNo(scope, tx, nos);
  const sourceOf = await sourcesOf(context, scope, tx, ref, [...numbers.values()].flat());
  const cases = await openCases(
    context,
    scope,
    tx,
    shared,
    nos.map((no) => ({
      personNos: numbers.get(no) ?? [no],
      areaNo: persons.get(no)?.areaNo ?? ref.areaNo ?? ref.stayAreaNo,
      sourceCaseId:
        (numbers.get(no) ?? [no]).map((one) => sourceOf.get(one)).find((id) => id !== undefined) ??
        ref.caseId,
    })),
  );
  const caseOf = new Map(nos.map((no, i) => [no, cases[i]!]));
  const became = [...caseOf].flatMap(([no, one]) =>
    'created' in one ? (numbers.get(no) ?? [no]).map((personNo) => ({ personNo, caseId: one.caseId })) : [],
  );
  await saveResultingCases(scope, tx, became);
  await markCases(
    scope,
    tx,
    became.map((one) => one.personNo),
    true,
  );
  return decided.map(({ contactId, ...decision }): ContactOutcome => {
    const { id } = decision;
    const one = caseOf.get(noOf.get(id.toLowerCase()) ?? -1);
    if (contactId === null || one === undefined) {
      return decision;
    }
    if (!('created' in one)) {
      return { ...refusedRow(id, one), contactId };
    }
    return { id, contactId, caseId: one.caseId, status: one.created ? 201 : 200 };
  });
}

/** The source of each new case: the case itself, or on the second level the case of who exposed them, where there is one. */
async function sourcesOf(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  personNos: readonly number[],
): Promise<Map<number, string>> {
  const far = (await findContacts(scope, tx, ref.caseId, personNos)).filter((row) => row.level > 1);
  const cases = await casesByPerson(
    context,
    scope,
    tx,
    far.map((row) => row.via_person_no),
  );
  return new Map(
    far.flatMap((row) => {
      const source = cases.get(row.via_person_no)?.find((one) => one.disease === ref.disease);
      return source === undefined ? [] : [[row.person_no, source.caseId]];
    }),
  );
}
