import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Exposer } from '../../presence/index.ts';
import type { RosterKind } from '../rules/roster-rules.ts';
import { exposerRows } from './long-stays.ts';

/** Two people present at one session of a roster while the one exposed; times Unix ms. */
export type RosterMeeting = {
  personNo: number;
  viaNo: number;
  rosterId: string;
  name: string;
  kind: RosterKind;
  placeNo: number | null;
  unit: string | null;
  seat: string | null;
  viaUnit: string | null;
  viaSeat: string | null;
  from: number;
  to: number;
};

/** Everybody who was present at a session at which an exposer was present and exposing. Withdrawn rosters are out. */
export async function rosterMeetings(
  scope: Scope,
  db: Db | Tx,
  exposers: readonly Exposer[],
): Promise<RosterMeeting[]> {
  const found = await sql<RosterMeeting>`
    with exposer as (${exposerRows(exposers)}),
    own as materialized (
      select e.person_no, w.unit, w.seat, s.roster_id, s.no, greatest(s.from_at, e.since) as opens,
        least(s.to_at, e.until) as closes
      from exposer e join roster_row w on w.person_no = e.person_no and w.dataset = ${scope.dataset}
      join roster_session s on s.roster_id = w.roster_id and s.dataset = ${scope.dataset} and not s.no = any(w.absent)
      where greatest(s.from_at, e.since) < least(s.to_at, e.until))
    select w.person_no as "personNo", o.person_no as "viaNo", r.id as "rosterId", r.name, r.kind,
      r.place_no as "placeNo", w.unit, w.seat, o.unit as "viaUnit", o.seat as "viaSeat",
      (extract(epoch from o.opens) * 1000)::bigint as "from", (extract(epoch from o.closes) * 1000)::bigint as "to"
    from own o join roster r on r.id = o.roster_id and r.dataset = ${scope.dataset} and r.withdrawn_at is null
    join roster_row w on w.roster_id = o.roster_id and w.dataset = ${scope.dataset}
      and w.person_no <> o.person_no and not o.no = any(w.absent)`.execute(db);
  return found.rows;
}
