import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { RosterKind } from '../rules/roster-rules.ts';
import { iso } from './tables.ts';

export type RosterFileRow = {
  id: string;
  dataset: string;
  kind: RosterKind;
  name: string;
  place_no: number | null;
  area_no: number;
  from_at: Date;
  to_at: Date;
  created_at: Date;
  created_by: string;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  version: number;
};

export type SessionRow = { no: number; from_at: Date; to_at: Date };

export type RosterPersonRow = {
  person_no: number;
  row_no: number;
  unit: string | null;
  seat: string | null;
  absent: number[];
  note: Buffer | null;
};

/** One roster of the scope's dataset, whatever its area. */
export async function findRoster(scope: Scope, db: Db | Tx, id: string): Promise<RosterFileRow | undefined> {
  const found =
    await sql<RosterFileRow>`select * from roster where id = ${id} and dataset = ${scope.dataset}`.execute(
      db,
    );
  return found.rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockRoster(scope: Scope, tx: Tx, id: string): Promise<RosterFileRow | undefined> {
  const found =
    await sql<RosterFileRow>`select * from roster where id = ${id} and dataset = ${scope.dataset} for update`.execute(
      tx,
    );
  return found.rows[0];
}

export async function insertRoster(
  _scope: Scope,
  tx: Tx,
  row: RosterFileRow,
  sessions: readonly SessionRow[],
): Promise<void> {
  await sql`insert into roster (id, dataset, kind, name, place_no, area_no, from_at, to_at, created_at, created_by, version)
    values (${row.id}, ${row.dataset}, ${row.kind}, ${row.name}, ${row.place_no}, ${row.area_no}, ${row.from_at},
      ${row.to_at}, ${row.created_at}, ${row.created_by}, ${row.version})`.execute(tx);
  await sql`insert into roster_session (roster_id, dataset, no, from_at, to_at)
    select ${row.id}::uuid, ${row.dataset}, s.* from unnest(${sessions.map((s) => s.no)}::smallint[],
      ${sessions.map((s) => iso(s.from_at.getTime()))}::timestamptz[],
      ${sessions.map((s) => iso(s.to_at.getTime()))}::timestamptz[]) as s`.execute(tx);
}

/** Puts people on a roster; who is on it already gets the new seat and absence, and keeps his line. */
export async function saveRosterRows(
  scope: Scope,
  tx: Tx,
  rosterId: string,
  rows: readonly RosterPersonRow[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  // A list of lists can't be unnested: the sessions missed travel as text.
  await sql`insert into roster_row (roster_id, dataset, person_no, row_no, unit, seat, absent, note)
    select ${rosterId}::uuid, ${scope.dataset}, r.person_no, r.row_no, r.unit, r.seat, r.absent::smallint[], r.note
    from unnest(${rows.map((r) => r.person_no)}::bigint[], ${rows.map((r) => r.row_no)}::int[],
      ${rows.map((r) => r.unit)}::text[], ${rows.map((r) => r.seat)}::text[],
      ${rows.map((r) => `{${r.absent.join(',')}}`)}::text[], ${rows.map((r) => r.note)}::bytea[])
      as r(person_no, row_no, unit, seat, absent, note)
    on conflict (roster_id, person_no) do update set unit = excluded.unit, seat = excluded.seat,
      absent = excluded.absent, note = excluded.note`.execute(tx);
}

/** Marks a roster as changed; withdrawn with a reason where given. */
export async function touchRoster(
  scope: Scope,
  tx: Tx,
  id: string,
  withdrawn: { readonly at: Date; readonly reason: string } | null,
): Promise<void> {
  await sql`update roster set version = version + 1, withdrawn_at = coalesce(${withdrawn?.at ?? null}, withdrawn_at),
      withdrawn_reason = coalesce(${withdrawn?.reason ?? null}, withdrawn_reason)
    where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
}

export async function sessionsOf(scope: Scope, db: Db | Tx, rosterId: string): Promise<SessionRow[]> {
  const found = await sql<SessionRow>`select no, from_at, to_at from roster_session
    where roster_id = ${rosterId} and dataset = ${scope.dataset} order by no`.execute(db);
  return found.rows;
}

/** Everybody on a roster, in the order of the sheet. */
export async function rosterRows(scope: Scope, db: Db | Tx, rosterId: string): Promise<RosterPersonRow[]> {
  const found = await sql<RosterPersonRow>`select person_no, row_no, unit, seat, absent, note from roster_row
    where roster_id = ${rosterId} and dataset = ${scope.dataset} order by row_no, person_no`.execute(db);
  return found.rows;
}

/** People on any roster of a place: who a sheet of that place is likely about. */
export async function peopleOfPlace(scope: Scope, db: Db | Tx, placeNo: number): Promise<number[]> {
  const found = await sql<{ person_no: number }>`select distinct w.person_no from roster r
    join roster_row w on w.roster_id = r.id and w.dataset = ${scope.dataset}
    where r.place_no = ${placeNo} and r.dataset = ${scope.dataset} order by 1 limit 20000`.execute(db);
  return found.rows.map((row) => row.person_no);
}
