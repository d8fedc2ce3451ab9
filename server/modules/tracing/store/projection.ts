import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type ContactRow, iso, type TraceRow } from './tables.ts';

const CHUNK = 5_000;

/** How a case was last traced; undefined when it never was. */
export async function findTrace(scope: Scope, db: Db | Tx, caseId: string): Promise<TraceRow | undefined> {
  const found =
    await sql<TraceRow>`select * from contact_trace where case_id = ${caseId} and dataset = ${scope.dataset}`.execute(
      db,
    );
  return found.rows[0];
}

/** The same, locked until the transaction ends: decisions and a new tracing of one case never meet. */
export async function lockTrace(scope: Scope, tx: Tx, caseId: string): Promise<void> {
  await sql`select 1 from contact_trace where case_id = ${caseId} and dataset = ${scope.dataset} for update`.execute(
    tx,
  );
}

/** Every traced case of the dataset. */
export async function tracesOf(scope: Scope, db: Db | Tx): Promise<TraceRow[]> {
  const found =
    await sql<TraceRow>`select * from contact_trace where dataset = ${scope.dataset} order by case_id`.execute(
      db,
    );
  return found.rows;
}

/** Notes how a case is traced. Its row is the lock: a second tracing of the case waits here for the first. */
export async function saveTrace(_scope: Scope, tx: Tx, row: TraceRow): Promise<void> {
  await sql`insert into contact_trace (case_id, dataset, from_at, to_at, depth, min_minutes, as_of)
    values (${row.case_id}, ${row.dataset}, ${row.from_at}, ${row.to_at}, ${row.depth}, ${row.min_minutes}, ${row.as_of})
    on conflict (case_id) do update set from_at = excluded.from_at, to_at = excluded.to_at, depth = excluded.depth,
      min_minutes = excluded.min_minutes, as_of = excluded.as_of`.execute(tx);
}

/** Replaces the projection of one case. */
export async function replaceContacts(
  scope: Scope,
  tx: Tx,
  caseId: string,
  rows: readonly ContactRow[],
): Promise<void> {
  await sql`delete from contact where case_id = ${caseId} and dataset = ${scope.dataset}`.execute(tx);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    await sql`insert into contact (dataset, case_id, person_no, level, ms, score, first_at, last_at, places, via_person_no,
        evidence, is_case, link_id, as_of, factors, below)
      select ${scope.dataset}, ${caseId}::uuid, c.* from unnest(${part.map((r) => r.person_no)}::bigint[],
        ${part.map((r) => r.level)}::smallint[], ${part.map((r) => r.ms)}::bigint[], ${part.map((r) => r.score)}::float8[],
        ${part.map((r) => iso(r.first_at.getTime()))}::timestamptz[], ${part.map((r) => iso(r.last_at.getTime()))}::timestamptz[],
        ${part.map((r) => r.places)}::int[], ${part.map((r) => r.via_person_no)}::bigint[],
        ${part.map((r) => JSON.stringify(r.evidence))}::jsonb[], ${part.map((r) => r.is_case)}::boolean[],
        ${part.map((r) => r.link_id)}::uuid[], ${part.map((r) => iso(r.as_of.getTime()))}::timestamptz[],
        ${part.map((r) => (r.factors === null ? null : JSON.stringify(r.factors)))}::jsonb[], ${part.map((r) => r.below)}::text[])
        as c(person_no, level, ms, score, first_at, last_at, places, via_person_no, evidence, is_case, link_id, as_of, factors, below)`.execute(
      tx,
    );
  }
}

/** Projection rows of these people in one case. */
export async function findContacts(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
  personNos: readonly number[],
): Promise<ContactRow[]> {
  const found = await sql<ContactRow>`select * from contact
    where case_id = ${caseId} and dataset = ${scope.dataset} and person_no = any(${personNos}::bigint[])`.execute(
    db,
  );
  return found.rows;
}

/** Names the decision in the projection rows of these people. */
export async function linkContacts(
  scope: Scope,
  tx: Tx,
  caseId: string,
  links: readonly { readonly personNo: number; readonly id: string }[],
): Promise<void> {
  await sql`update contact c set link_id = l.id
    from unnest(${links.map((l) => l.personNo)}::bigint[], ${links.map((l) => l.id)}::uuid[]) as l(person_no, id)
    where c.case_id = ${caseId} and c.dataset = ${scope.dataset} and c.person_no = l.person_no`.execute(tx);
}

/** Cases in whose projection one of these people is a contact. */
export async function casesWithContact(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<string[]> {
  const found = await sql<{ case_id: string }>`select distinct case_id from contact
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} order by 1`.execute(db);
  return found.rows.map((row) => row.case_id);
}

/** Cases to whose contacts these people belong: found, decided on or named. */
export async function casesOfContacts(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<string[]> {
  const found = await sql<{ case_id: string }>`select case_id from contact
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    union select case_id from contact_link
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    union select case_id from named_contact
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows.map((row) => row.case_id);
}

/** Which of these people are, or were, contacts of some case. */
export async function peopleInContacts(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<number[]> {
  const found = await sql<{ no: number }>`select person_no as no from contact
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    union select person_no from contact_link
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows.map(({ no }) => no);
}

/** Marks these people as cases, or as no cases any more, wherever they are contacts. */
export async function markCases(
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
  isCase: boolean,
): Promise<void> {
  await sql`update contact set is_case = ${isCase}
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and is_case <> ${isCase}`.execute(
    tx,
  );
  await sql`update contact_link set is_case = ${isCase}
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} and is_case <> ${isCase}`.execute(
    tx,
  );
}
