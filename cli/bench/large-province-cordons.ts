import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import type { Tx } from '../../server/platform/db/database.ts';
import type { Drawn } from './drawn.ts';
import { DATASET } from './fill.ts';

const CORDONS = 2_000;
const FOCI = 2_000;
/** Cordons in force, the newest ones. */
const IN_FORCE = 300;
const PEOPLE_INSIDE = 60;

/** Cordons of two years with people, gates, guards, needs and rounds; half of them drawn as an outline. */
export async function writeCordons(tx: Tx, drawn: Drawn, { platform: { secrets } }: App): Promise<void> {
  const { areaNos, firstPerson, people, days, now } = drawn;
  const at = new Date(now);
  const decision = JSON.stringify({
    number: '1/QĐ', officeId: '01920000-0000-7000-8000-000000000001', officeName: 'UBND', legalBasis: 'Luật', signer: null,
    reason: 'bench', at: now, until: now,
  }); // prettier-ignore
  await sql`insert into lockdown (id, dataset, title, state, shape, area_no, outline, km2, disease, reason, from_at, until_at,
      set_up, lift, lifted_at, version, created_at, created_by)
    select md5('cordon' || n)::uuid, ${DATASET}, 'Khu phong tỏa ' || n, case when n <= ${IN_FORCE} then 'ACTIVE' else 'LIFTED' end,
      case when n % 2 = 0 then 'polygon' else 'unit' end, (${[...areaNos]}::int[])[1 + n % ${areaNos.length}::int],
      case when n % 2 = 0 then jsonb_build_array(jsonb_build_array(jsonb_build_array(
        jsonb_build_array(106.7, 21.8), jsonb_build_array(106.71, 21.8), jsonb_build_array(106.71, 21.81),
        jsonb_build_array(106.7, 21.8)))) end,
      case when n % 2 = 0 then 0.6 end, 'covid-19', 'bench', from_at,
      case when n <= ${IN_FORCE} then ${at}::timestamptz + (n % 14 + 1) * interval '20 hours' else from_at + interval '14 days' end,
      ${decision}::jsonb, case when n > ${IN_FORCE} then ${decision}::jsonb end,
      case when n > ${IN_FORCE} then from_at + interval '14 days' end, 1, from_at, 'bench'
    from (select n, ${at}::timestamptz - case when n <= ${IN_FORCE} then n * interval '50 minutes'
          else interval '15 days' + n * ${Math.floor(((days - 20) * 1440) / CORDONS)} * interval '1 minute' end as from_at
      from generate_series(1, ${CORDONS}::int) as n) as drawn`.execute(tx);
  await sql`insert into lockdown_member (lockdown_id, id, dataset, person_no, household, source, since_at, left_at, left_reason,
      added_by)
    select l.id, gen_random_uuid(), ${DATASET}, ${firstPerson}::bigint + (c * ${PEOPLE_INSIDE} + i) % ${people}::int,
      (i / 4)::text, 'shape', l.from_at, l.lifted_at, case when l.lifted_at is not null then 'lifted' end, 'bench'
    from (select *, row_number() over (order by id) as c from lockdown where dataset = ${DATASET}) l,
      generate_series(1, ${PEOPLE_INSIDE}::int) as i`.execute(tx);
  await sql`insert into lockdown_household (lockdown_id, id, household, since_at, left_at, dataset)
    select lockdown_id, gen_random_uuid(), household, min(since_at), max(left_at), ${DATASET} from lockdown_member
    where dataset = ${DATASET} group by lockdown_id, household`.execute(tx);
  await sql`insert into lockdown_gate (lockdown_id, id, dataset, name, created_at, closed_at)
    select id, md5(id::text || g)::uuid, ${DATASET}, 'Cổng ' || g, from_at, lifted_at from lockdown, generate_series(1, 2) as g
    where dataset = ${DATASET}`.execute(tx);
  await sql`insert into lockdown_guard (lockdown_id, id, gate_id, dataset, who, from_at, to_at)
    select g.lockdown_id, gen_random_uuid(), g.id, ${DATASET}, 'Tổ trực ' || s, ${at}::timestamptz + (s * 8 - 10) * interval '1 hour',
      ${at}::timestamptz + (s * 8 - 2) * interval '1 hour'
    from lockdown_gate g, generate_series(0, 2) as s where g.dataset = ${DATASET} and g.closed_at is null`.execute(
    tx,
  );
  const words = secrets.encrypt('bench');
  await sql`insert into lockdown_need (lockdown_id, id, dataset, kind, state, who, detail, deadline, reported_at, reported_by)
    select id, gen_random_uuid(), ${DATASET}, 'food', case when state = 'ACTIVE' and i = 1 then 'OPEN' else 'DONE' end,
      ${words}::bytea, ${words}::bytea, from_at + i * interval '1 day', from_at, 'bench'
    from lockdown, generate_series(1, 4) as i where dataset = ${DATASET}`.execute(tx);
  await sql`insert into lockdown_round (lockdown_id, id, dataset, kind, no, planned_at, done_at, created_at, created_by)
    select id, gen_random_uuid(), ${DATASET}, case when i < 3 then 'test' else 'supply' end, i, from_at + i * interval '2 days',
      case when from_at + i * interval '2 days' < ${at}::timestamptz then from_at + i * interval '2 days' end, from_at, 'bench'
    from lockdown, generate_series(1, 4) as i where dataset = ${DATASET}`.execute(tx);
}

/** Foci of two years with ten cases each. */
export async function writeFoci(tx: Tx, { areaNos, days, cases, now }: Drawn): Promise<void> {
  const at = new Date(now);
  await sql`insert into focus (id, dataset, title, state, disease, area_no, found_at, active_at, ended_at, due_stage, due_at,
      version, created_at, created_by)
    select md5('focus' || n)::uuid, ${DATASET}, 'Ổ dịch ' || n, state, 'covid-19',
      (${[...areaNos]}::int[])[1 + n % ${areaNos.length}::int], found_at,
      case when state <> 'FOUND' then found_at + interval '6 hours' end,
      case when state = 'ENDED' then found_at + interval '30 days' end,
      case state when 'FOUND' then 'active' when 'ACTIVE' then 'ended' end,
      case when state in ('FOUND', 'ACTIVE') then found_at + interval '2 days' end, 1, found_at, 'bench'
    from (select n, case when n <= 100 then 'FOUND' when n <= 400 then 'ACTIVE' else 'ENDED' end as state,
        ${at}::timestamptz - n * ${Math.floor(((days - 20) * 1440) / FOCI)} * interval '1 minute' as found_at
      from generate_series(1, ${FOCI}::int) as n) as drawn`.execute(tx);
  await sql`insert into focus_period (focus_id, id, from_at, to_at, dataset)
    select id, gen_random_uuid(), active_at, ended_at, ${DATASET} from focus
    where dataset = ${DATASET} and active_at is not null`.execute(tx);
  // The nth focus has cases of its own days, as they were reported.
  await sql`insert into focus_case (focus_id, case_id, dataset, state, why, decided_at, decided_by)
    select f.id, c.id, ${DATASET}, case when c.i % 5 = 0 then 'PROPOSED' else 'LINKED' end, 'area', f.found_at, 'bench'
    from (select id, found_at, row_number() over (order by found_at desc) as n from focus where dataset = ${DATASET}) f
    join (select id, report_date, (row_number() over (partition by report_date order by id))::int as i from case_file
      where dataset = ${DATASET} and label like 'BN-%' and (substr(label, 4))::int < ${Math.min(cases, days * 30)}::int) c
      on c.report_date = (f.found_at at time zone 'Asia/Ho_Chi_Minh')::date and c.i / 10 = f.n % 3`.execute(
    tx,
  );
}
