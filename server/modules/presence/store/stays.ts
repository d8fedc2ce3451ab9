import { sql } from 'kysely';
import { assurances } from '../../../../contract/people.ts';
import { presenceSources, timeQualities } from '../../../../contract/presence.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { MAX_STAY_MS } from '../rules/imputed-stay.ts';
import type { Stay } from '../rules/fold-scans.ts';

export type Assurance = (typeof assurances)[number];
export type PresenceSource = (typeof presenceSources)[number];
export type TimeQuality = (typeof timeQualities)[number];

/** A new stay with its provenance. */
export type NewStay = Stay & {
  readonly source: PresenceSource;
  readonly timeQuality: TimeQuality;
  readonly assurance: Assurance;
  readonly deviceAt: number | null;
};

type NearRow = {
  place_no: number;
  person_no: number;
  in_at: Date;
  out_at: Date;
  id: string;
  out_imputed: boolean;
};

/**
 * Stays of these persons at these places that a scan at the given times may fall into, and some others: they begin
 * between 12 hours before the first time and the last. One look-up by person: `+ 0` keeps the planner off the index
 * by place, since a person has a few stays in that time, a market has thousands.
 */
export async function findNearStays(
  scope: Scope,
  tx: Tx,
  pairs: readonly { placeNo: number; personNo: number; at: number }[],
): Promise<Stay[]> {
  const times = pairs.map((p) => p.at);
  const found = await sql<NearRow>`select place_no, person_no, in_at, out_at, id, out_imputed from presence
    where person_no = any(${pairs.map((p) => p.personNo)}::bigint[]) and dataset = ${scope.dataset}
      and place_no + 0 = any(${pairs.map((p) => p.placeNo)}::int[])
      and in_at between ${iso(Math.min(...times) - MAX_STAY_MS)}::timestamptz and ${iso(Math.max(...times))}::timestamptz`.execute(
    tx,
  );
  return found.rows.map((row) => ({
    id: row.id,
    placeNo: row.place_no,
    personNo: row.person_no,
    inAt: row.in_at.getTime(),
    outAt: row.out_at.getTime(),
    outImputed: row.out_imputed,
  }));
}

/** Writes new stays. */
export async function insertStays(scope: Scope, tx: Tx, stays: readonly NewStay[]): Promise<void> {
  if (stays.length === 0) {
    return;
  }
  await sql`insert into presence (place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance, out_imputed, device_at)
    select s.place_no, s.in_at, s.id, ${scope.dataset}, s.out_at, s.person_no, s.source, s.time_quality, s.assurance, s.out_imputed, s.device_at
    from unnest(${stays.map((s) => s.placeNo)}::int[], ${stays.map((s) => iso(s.inAt))}::timestamptz[], ${stays.map((s) => s.id)}::uuid[],
      ${stays.map((s) => iso(s.outAt))}::timestamptz[], ${stays.map((s) => s.personNo)}::bigint[],
      ${stays.map((s) => presenceSources.indexOf(s.source))}::smallint[], ${stays.map((s) => timeQualities.indexOf(s.timeQuality))}::smallint[],
      ${stays.map((s) => assurances.indexOf(s.assurance))}::smallint[], ${stays.map((s) => s.outImputed)}::boolean[],
      ${stays.map((s) => (s.deviceAt === null ? null : iso(s.deviceAt)))}::timestamptz[])
      as s(place_no, in_at, id, out_at, person_no, source, time_quality, assurance, out_imputed, device_at)`.execute(
    tx,
  );
}

/** Writes the new ends of stays that scans lengthened. */
export async function updateStayEnds(scope: Scope, tx: Tx, stays: readonly Stay[]): Promise<void> {
  if (stays.length === 0) {
    return;
  }
  await sql`update presence p set out_at = s.out_at, out_imputed = s.out_imputed
    from unnest(${stays.map((s) => s.placeNo)}::int[], ${stays.map((s) => iso(s.inAt))}::timestamptz[], ${stays.map((s) => s.id)}::uuid[],
      ${stays.map((s) => iso(s.outAt))}::timestamptz[], ${stays.map((s) => s.outImputed)}::boolean[]) as s(place_no, in_at, id, out_at, out_imputed)
    where p.place_no = s.place_no and p.in_at = s.in_at and p.id = s.id and p.dataset = ${scope.dataset}`.execute(
    tx,
  );
}

/** Adds to the check-in totals of places; sorted by place so that two transactions can't deadlock. */
export async function addPlaceTotals(scope: Scope, tx: Tx, stays: readonly Stay[]): Promise<void> {
  const totals = new Map<number, { count: number; last: number }>();
  for (const stay of stays) {
    const total = totals.get(stay.placeNo);
    totals.set(stay.placeNo, { count: (total?.count ?? 0) + 1, last: Math.max(total?.last ?? 0, stay.inAt) });
  }
  const rows = [...totals].sort(([a], [b]) => a - b);
  if (rows.length === 0) {
    return;
  }
  await sql`insert into presence_place_total (place_no, dataset, check_ins, last_at)
    select t.place_no, ${scope.dataset}, t.check_ins, t.last_at
    from unnest(${rows.map(([no]) => no)}::int[], ${rows.map(([, t]) => t.count)}::bigint[],
      ${rows.map(([, t]) => iso(t.last))}::timestamptz[]) as t(place_no, check_ins, last_at)
    on conflict (place_no, dataset) do update set check_ins = presence_place_total.check_ins + excluded.check_ins,
      last_at = greatest(presence_place_total.last_at, excluded.last_at)`.execute(tx);
}

/** Check-in totals of places by number. */
export async function readPlaceTotals(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
): Promise<Map<number, { checkIns: number; lastAt: Date }>> {
  const found = await sql<{ place_no: number; check_ins: number; last_at: Date }>`
    select place_no, check_ins, last_at from presence_place_total
    where place_no = any(${placeNos}::int[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map((row) => [row.place_no, { checkIns: row.check_ins, lastAt: row.last_at }]));
}

/** ISO text: pg would write a Date in the machine's own zone. */
function iso(ms: number): string {
  return new Date(ms).toISOString();
}
