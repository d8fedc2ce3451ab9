import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Exposer } from '../../presence/index.ts';
import type { Exposure } from '../types.ts';
import { iso, type ResidenceRow, tables, type TripRow } from './tables.ts';

type FoundRow = { personNo: number; viaNo: number; placeNo: number | null; from: number; to: number };

/**
 * Who lived in the same room of the same place (or in the same place that has no rooms) while an exposer was
 * exposing. Any overlap counts. An open stay lasts until `now`.
 */
export async function roomExposures(
  scope: Scope,
  db: Db | Tx,
  exposers: readonly Exposer[],
  now: number,
): Promise<Exposure[]> {
  const found = await sql<FoundRow>`
    with exposer as (${exposerRows(exposers)}),
    own as materialized (
      select e.person_no, r.place_no, r.room, greatest(r.from_at, e.since) as opens,
        least(coalesce(r.to_at, ${iso(now)}::timestamptz), e.until) as closes
      from exposer e join residence r on r.person_no = e.person_no and r.dataset = ${scope.dataset})
    select r.person_no as "personNo", o.person_no as "viaNo", r.place_no as "placeNo",
      (extract(epoch from greatest(o.opens, r.from_at)) * 1000)::bigint as "from",
      (extract(epoch from least(o.closes, coalesce(r.to_at, ${iso(now)}::timestamptz))) * 1000)::bigint as "to"
    from own o join residence r on r.place_no = o.place_no and r.room is not distinct from o.room
      and r.person_no <> o.person_no and r.dataset = ${scope.dataset}
    where greatest(o.opens, r.from_at) < least(o.closes, coalesce(r.to_at, ${iso(now)}::timestamptz))`.execute(
    db,
  );
  return found.rows.map((row) => ({ ...row, source: 'residence', ms: row.to - row.from }));
}

/** Who was on the same trip as an exposer, for as long as both exposure and trip last. */
export async function tripExposures(
  scope: Scope,
  db: Db | Tx,
  exposers: readonly Exposer[],
): Promise<Exposure[]> {
  const found = await sql<FoundRow>`
    with exposer as (${exposerRows(exposers)}),
    ride as materialized (
      select e.person_no, t.id, greatest(t.departed_at, e.since) as opens, least(t.arrived_at, e.until) as closes
      from exposer e join trip_person p on p.person_no = e.person_no and p.dataset = ${scope.dataset}
      join trip t on t.id = p.trip_id and t.dataset = ${scope.dataset}
      where greatest(t.departed_at, e.since) < least(t.arrived_at, e.until))
    select p.person_no as "personNo", r.person_no as "viaNo", null::int as "placeNo",
      (extract(epoch from r.opens) * 1000)::bigint as "from", (extract(epoch from r.closes) * 1000)::bigint as "to"
    from ride r join trip_person p on p.trip_id = r.id and p.person_no <> r.person_no
      and p.dataset = ${scope.dataset}`.execute(db);
  return found.rows.map((row) => ({ ...row, source: 'trip', ms: row.to - row.from }));
}

/** Keeps a long stay, or several. */
export async function insertResidence(
  _scope: Scope,
  tx: Tx,
  row: ResidenceRow | readonly ResidenceRow[],
): Promise<void> {
  await tables(tx).insertInto('residence').values(row).execute();
}

/** Keeps a trip and who was on it. */
export async function insertTrip(
  scope: Scope,
  tx: Tx,
  row: TripRow,
  personNos: readonly number[],
): Promise<void> {
  await tables(tx).insertInto('trip').values(row).execute();
  await tables(tx)
    .insertInto('trip_person')
    .values(personNos.map((person_no) => ({ trip_id: row.id, person_no, dataset: scope.dataset })))
    .execute();
}

/** Exposers as rows: person_no, since, until. */
export function exposerRows(exposers: readonly Exposer[]) {
  return sql`select * from unnest(${exposers.map((e) => e.personNo)}::bigint[], ${exposers.map((e) => iso(e.from))}::timestamptz[],
    ${exposers.map((e) => iso(e.to))}::timestamptz[]) as e(person_no, since, until)`;
}
