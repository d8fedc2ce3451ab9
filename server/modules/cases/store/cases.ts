import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { COPY_FROM, copyRows, type CopyValue } from '../../../platform/db/copy.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { CaseOrigin, CaseOutcome, Classification } from '../rules/classification.ts';
import { noteDays, noteDaysOfCase } from './case-days.ts';

/** A window that an officer decided against the rule; times ISO 8601 in UTC. */
export type StoredOverride = {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** A case as stored. */
export type CaseRow = {
  id: string;
  person_no: number;
  dataset: string;
  label: string;
  disease: string;
  classification: Classification;
  outcome: CaseOutcome;
  outcome_date: string | null;
  report_date: string;
  onset_date: string | null;
  /** Last possible day of a recalled onset; null where the day is known. The same for rash and fever. */
  onset_date_to: string | null;
  rash_date: string | null;
  rash_date_to: string | null;
  first_fever_date: string | null;
  first_fever_date_to: string | null;
  sample_date: string | null;
  rapid_positive_date: string | null;
  pcr_positive_date: string | null;
  announced_date: string | null;
  area_no: number | null;
  stay_area_no: number | null;
  source_case_id: string | null;
  /** Null: not recorded. */
  origin: CaseOrigin | null;
  /** Null: the national list has not taken it up yet. */
  national_code: string | null;
  isolated_at: Date | null;
  /** The order that set it; null: an officer did, or nobody. */
  isolated_by_order: string | null;
  /** What was on record before an order set it. */
  isolated_before: Date | null;
  infectious_override: StoredOverride | null;
  exposure_override: StoredOverride | null;
  traced_at: Date | null;
  contact_count: number;
  version: number;
  field_versions: FieldVersions;
  created_at: Date;
  /** From when a unit outside the province answers for it. */
  transferred_at: Date | null;
};

export type ClassificationRow = {
  id: string;
  case_id: string;
  person_no: number;
  classification: Classification;
  at: Date;
  by_name: string;
  reason: string | null;
};

/** Columns as they are written, those of JSON as text. */
const CASE_COLUMNS = [
  'id', 'person_no', 'dataset', 'label', 'disease', 'classification', 'outcome', 'outcome_date', 'report_date',
  'onset_date', 'onset_date_to', 'rash_date', 'rash_date_to', 'first_fever_date', 'first_fever_date_to', 'sample_date',
  'rapid_positive_date', 'pcr_positive_date', 'announced_date', 'area_no', 'stay_area_no', 'source_case_id', 'origin',
  'national_code', 'isolated_at', 'infectious_override', 'exposure_override', 'traced_at', 'contact_count', 'version',
  'field_versions', 'created_at',
] as const satisfies readonly (keyof CaseRow)[]; // prettier-ignore

type CaseTables = { case_file: CaseRow; case_classification: ClassificationRow };

/** The store's view of the database. */
export const tables = (db: Db | Tx) => db.withTables<CaseTables>();

/** One case of the scope's dataset, whatever its area: the caller decides what the viewer may see. */
export async function findCase(scope: Scope, db: Db | Tx, id: string): Promise<CaseRow | undefined> {
  return await tables(db)
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** The same, locked until the transaction ends. */
export async function lockCase(scope: Scope, tx: Tx, id: string): Promise<CaseRow | undefined> {
  return await tables(tx)
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

/** Another case of the dataset that has this code of the national list. */
export async function caseOfNationalCode(
  scope: Scope,
  db: Db | Tx,
  code: string,
  exceptId: string,
): Promise<{ label: string } | undefined> {
  return await tables(db)
    .selectFrom('case_file')
    .select('label')
    .where('dataset', '=', scope.dataset)
    .where('national_code', '=', code)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
}

export async function findCases(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  reportedFrom: string | null = null,
): Promise<CaseRow[]> {
  if (ids.length === 0) {
    return [];
  }
  const found =
    await sql<CaseRow>`select * from case_file where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}
      and report_date >= coalesce(${reportedFrom}::date, '-infinity')`.execute(db);
  return found.rows;
}

/** The people of these cases, each once. */
export async function personsOfCases(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<number[]> {
  const found = await sql<{ no: number }>`select distinct person_no as no from case_file
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows.map(({ no }) => no);
}

/** Cases of these persons. */
export async function casesOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<CaseRow[]> {
  if (personNos.length === 0) {
    return [];
  }
  const found = await sql<CaseRow>`select * from case_file
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} order by report_date desc`.execute(
    db,
  );
  return found.rows;
}

/** Cases whose isolation these orders set. */
export async function casesIsolatedBy(
  scope: Scope,
  db: Db | Tx,
  orderIds: readonly string[],
): Promise<{ id: string }[]> {
  const found = await sql<{ id: string }>`select id from case_file
    where isolated_by_order = any(${orderIds}::uuid[]) and dataset = ${scope.dataset} order by id`.execute(
    db,
  );
  return found.rows;
}

export async function insertCases(scope: Scope, tx: Tx, rows: readonly CaseRow[]): Promise<void> {
  await noteDays(
    scope,
    tx,
    rows.map((row) => row.report_date),
  );
  if (rows.length >= COPY_FROM) {
    await copyRows(tx, `case_file (${CASE_COLUMNS.join(', ')})`, toCopy(rows));
    return;
  }
  for (const row of rows) {
    await tables(tx).insertInto('case_file').values(toInsert(row)).execute();
  }
}

export async function updateCase(scope: Scope, tx: Tx, row: CaseRow): Promise<void> {
  const { id, person_no, dataset: _, ...rest } = toInsert(row);
  await noteDaysOfCase(scope, tx, id, row.report_date);
  await tables(tx)
    .updateTable('case_file')
    .set(rest)
    .where('id', '=', id)
    .where('person_no', '=', person_no)
    .where('dataset', '=', scope.dataset)
    .execute();
}

export async function insertClassifications(
  _scope: Scope,
  tx: Tx,
  rows: readonly ClassificationRow[],
): Promise<void> {
  if (rows.length >= COPY_FROM) {
    await copyRows(
      tx,
      'case_classification (id, case_id, person_no, classification, at, by_name, reason)',
      rows.map((row) => [
        row.id,
        row.case_id,
        row.person_no,
        row.classification,
        row.at,
        row.by_name,
        row.reason,
      ]),
    );
  } else if (rows.length > 0) {
    await tables(tx)
      .insertInto('case_classification')
      .values([...rows])
      .execute();
  }
}

/** Classification history of a case, oldest first. */
export async function classificationsOf(
  _scope: Scope,
  db: Db,
  caseId: string,
): Promise<Selectable<ClassificationRow>[]> {
  return await tables(db)
    .selectFrom('case_classification')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Notes that a case was traced. */
export async function noteTrace(
  scope: Scope,
  tx: Tx,
  caseId: string,
  trace: { at: number; contacts: number },
): Promise<void> {
  await sql`update case_file set traced_at = ${new Date(trace.at)}, contact_count = ${trace.contacts}
    where id = ${caseId} and dataset = ${scope.dataset}`.execute(tx);
}

/** The next `count` numbers of a label series; answers the first. */
export async function takeNumbers(scope: Scope, tx: Tx, series: string, count: number): Promise<number> {
  const found = await sql<{
    last_number: number;
  }>`insert into case_series values (${scope.dataset}, ${series}, ${count})
    on conflict (dataset, series) do update set last_number = case_series.last_number + excluded.last_number
    returning last_number`.execute(tx);
  return found.rows[0]!.last_number - count + 1;
}

/** One row at a time, written out while the database takes those before. */
function* toCopy(rows: readonly CaseRow[]): Generator<CopyValue[]> {
  for (const row of rows) {
    const written = toInsert(row);
    yield CASE_COLUMNS.map((column) => written[column] as CopyValue);
  }
}

/** Objects go into jsonb columns as text. */
function toInsert(row: CaseRow): CaseRow {
  const text = <T>(value: T): T => (value === null ? null : JSON.stringify(value)) as T;
  return {
    ...row,
    field_versions: text(row.field_versions),
    infectious_override: text(row.infectious_override),
    exposure_override: text(row.exposure_override),
  };
}

/** The disease of a case of the scope's dataset, alone: a batch asks it order by order. */
export async function diseaseOfCase(scope: Scope, db: Db | Tx, id: string): Promise<string | undefined> {
  const found = await sql<{ disease: string }>`select disease from case_file
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0]?.disease;
}
