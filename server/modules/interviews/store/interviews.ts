import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { noteDaysOfCase } from '../../cases/index.ts';
import { toBeSearched } from '../rules/call-rules.ts';
import type { AttemptResult, InterviewKind, InterviewStatus } from '../types.ts';

export type InterviewRecord = {
  case_id: string;
  person_no: number;
  id: string;
  dataset: string;
  kind: InterviewKind;
  area_nos: number[];
  planned: boolean;
  needed: boolean;
  due_since: Date;
  status: InterviewStatus;
  officer_id: string | null;
  officer: string | null;
  started_at: Date | null;
  completed_at: Date | null;
  attempts: number;
  first_attempt_at: Date | null;
  first_reached_at: Date | null;
  last_attempt_at: Date | null;
  last_result: AttemptResult | null;
  call_back_at: Date | null;
  version: number;
  field_versions: FieldVersions;
  draft: Buffer | null;
};

export type AttemptRecord = {
  case_id: string;
  id: string;
  interview_id: string;
  dataset: string;
  at: Date;
  result: AttemptResult;
  call_back_at: Date | null;
  officer: string;
};

const tables = (db: Db | Tx) =>
  db.withTables<{ interview: InterviewRecord; interview_attempt: AttemptRecord }>();

/** One call by id; `lock` holds it until the transaction ends. */
export async function findInterview(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<InterviewRecord | undefined> {
  const query = tables(db)
    .selectFrom('interview')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The call of one of these numbers of a person about a case. */
export async function findInterviewOf(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
  personNos: readonly number[],
): Promise<InterviewRecord | undefined> {
  const found = await sql<InterviewRecord>`select * from interview where case_id = ${caseId}
    and person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} order by due_since limit 1`.execute(
    db,
  );
  return found.rows[0];
}

/** Writes a call that an officer opened. @returns false where another opened it at the same moment. */
export async function insertInterview(
  _scope: Scope,
  tx: Tx,
  row: Pick<InterviewRecord, 'case_id' | 'person_no' | 'id' | 'dataset' | 'kind' | 'area_nos' | 'due_since'>,
): Promise<boolean> {
  const made =
    await sql`insert into interview (case_id, person_no, id, dataset, kind, area_nos, planned, needed,
      due_since, status, attempts, version, field_versions)
    values (${row.case_id}, ${row.person_no}, ${row.id}, ${row.dataset}, ${row.kind}, ${row.area_nos}::int[], false, true,
      ${row.due_since}, 'PLANNED', 0, 1, '{}') on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Changes columns of one call. */
export async function updateInterview(
  scope: Scope,
  tx: Tx,
  row: Pick<InterviewRecord, 'case_id' | 'id'>,
  set: Partial<Omit<InterviewRecord, 'case_id' | 'person_no' | 'id' | 'dataset' | 'field_versions'>> & {
    readonly field_versions?: FieldVersions;
  },
): Promise<void> {
  const { field_versions: versions, ...columns } = set;
  if ('first_attempt_at' in set || 'first_reached_at' in set) {
    await noteDaysOfCase(scope, tx, row.case_id, null);
  }
  await tables(tx)
    .updateTable('interview')
    .set({
      ...columns,
      ...(versions === undefined
        ? {}
        : { field_versions: sql<FieldVersions>`${JSON.stringify(versions)}::jsonb` }),
    })
    .where('case_id', '=', row.case_id)
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Keeps an attempt. */
export async function insertAttempt(_scope: Scope, tx: Tx, row: AttemptRecord): Promise<void> {
  await tables(tx).insertInto('interview_attempt').values(row).execute();
}

/** Attempts of one call, newest first. */
export async function attemptsOf(scope: Scope, db: Db | Tx, interviewId: string): Promise<AttemptRecord[]> {
  return await tables(db)
    .selectFrom('interview_attempt')
    .selectAll()
    .where('interview_id', '=', interviewId)
    .where('dataset', '=', scope.dataset)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Query of first calls of a kind: case_id, person_no, first_attempt_at, first_reached_at. */
export function callsOfKind(scope: Scope, kind: InterviewKind): RawBuilder<unknown> {
  return sql`select case_id, person_no, first_attempt_at, first_reached_at from interview
    where dataset = ${scope.dataset} and kind = ${kind}`;
}

/** Puts people back on the call list who were to be searched for: whoever found them may be called again. */
export async function putBack(scope: Scope, tx: Tx, personNos: readonly number[]): Promise<void> {
  await sql`update interview set last_result = null, call_back_at = null
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and status <> 'DONE'
      and last_result in (${sql.join([...toBeSearched])})`.execute(tx);
}

/** Attempts to call these people, newest first. */
export async function attemptsOnPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<Pick<AttemptRecord, 'at' | 'result' | 'officer'>[]> {
  const found = await sql<Pick<AttemptRecord, 'at' | 'result' | 'officer'>>`
    select a.at, a.result, a.officer from interview_attempt a
    join interview i on i.case_id = a.case_id and i.id = a.interview_id
    where i.person_no = any(${personNos}::bigint[]) and i.dataset = ${scope.dataset}
    order by a.at desc limit 50`.execute(db);
  return found.rows;
}
