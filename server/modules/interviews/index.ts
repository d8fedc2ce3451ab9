import type { RawBuilder } from 'kysely';
import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { callsOfKind, type InterviewTimes, readTimes } from './store/interviews.ts';

/** The door of first calls. */
export type { InterviewTimes } from './store/interviews.ts';

/**
 * When people were first called, first reached and done with, for the indicators of timeliness; calls that nobody
 * made yet are listed with nulls. The caller holds the right to the cases or people that it names.
 */
export async function interviewTimes(
  scope: Scope,
  db: Db | Tx,
  of: { readonly caseIds: readonly string[] } | { readonly personNos: readonly number[] },
): Promise<InterviewTimes[]> {
  return await readTimes(scope, db, of);
}

/**
 * First calls to cases (F0) or contacts (F1) as a query for a count of the module whose rows they are about: case_id,
 * person_no, first_attempt_at, first_reached_at. Of everybody: the count holds the rights.
 */
export function firstCalls(scope: Scope, kind: 'F0' | 'F1'): RawBuilder<unknown> {
  return callsOfKind(scope, kind);
}
