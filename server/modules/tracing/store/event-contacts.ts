import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { iso } from './tables.ts';

export type EventContactRow = {
  person_no: number;
  event_id: string;
  event_name: string;
  place_no: number | null;
  from_at: Date;
  to_at: Date;
};

/** Who is a contact of a case by an event. */
export async function eventContactsOf(scope: Scope, db: Db | Tx, caseId: string): Promise<EventContactRow[]> {
  const found = await sql<EventContactRow>`select person_no, event_id, event_name, place_no, from_at, to_at
    from event_contact where case_id = ${caseId} and dataset = ${scope.dataset} order by event_id, person_no`.execute(
    db,
  );
  return found.rows;
}

/** Keeps contacts by an event; the same again replaces its time. */
export async function saveEventContacts(
  scope: Scope,
  tx: Tx,
  caseId: string,
  rows: readonly EventContactRow[],
  by: { readonly at: number; readonly name: string },
): Promise<void> {
  await sql`insert into event_contact (case_id, dataset, added_at, added_by, event_id, person_no, event_name, place_no, from_at, to_at)
    select ${caseId}::uuid, ${scope.dataset}, ${iso(by.at)}::timestamptz, ${by.name}, e.*
    from unnest(${rows.map((r) => r.event_id)}::uuid[], ${rows.map((r) => r.person_no)}::bigint[],
      ${rows.map((r) => r.event_name)}::text[], ${rows.map((r) => r.place_no)}::int[],
      ${rows.map((r) => iso(r.from_at.getTime()))}::timestamptz[],
      ${rows.map((r) => iso(r.to_at.getTime()))}::timestamptz[]) as e
    on conflict (case_id, event_id, person_no) do update set event_name = excluded.event_name,
      place_no = excluded.place_no, from_at = excluded.from_at, to_at = excluded.to_at`.execute(tx);
}
