import { sql } from 'kysely';
import type { Tx } from '../../server/platform/db/database.ts';
import { DATASET } from './fill.ts';
import { areaOf, caseId, type Drawn, HERE } from './drawn.ts';

const CROSSINGS_A_CASE = 2;
const n = sql`n`;

/** A tube of one person a case: half of them PCR, one of ten positive; the newest still wait. */
export async function writeSamples(tx: Tx, drawn: Drawn): Promise<void> {
  const { cases, days, today, firstPerson, people } = drawn;
  await sql`insert into lab_tube (id, dataset, code, disease, kind, specimen, purpose, status, sampled_at, area_no,
      collector, members, received_at, received_by, released_revision, last_revision, result, result_at, released_at,
      created_at, created_by)
    select gen_random_uuid(), ${DATASET}, 'ONG' || n, 'covid-19', kind, 'nasopharyngeal', 'contact',
      case when waits then 'RECEIVED' else 'RELEASED' end, at, ${areaOf(n, drawn)}, 'bench', 1, at + interval '1 hour', 'bench',
      case when waits then 0 else 1 end, case when waits then 0 else 1 end, case when waits then null else result end,
      case when waits then null else at + n % 20 * interval '1 hour' end,
      case when waits then null else at + n % 20 * interval '1 hour' end, at, 'bench'
    from (select n, n % ${days}::int = 0 as waits, case n % 2 when 0 then 'pcr' else 'rapid-antigen' end as kind,
        case n % 10 when 3 then 'POSITIVE' else 'NEGATIVE' end as result,
        (${today}::date - n % ${days}::int)::timestamp at time zone ${HERE} + n % 3 * interval '1 hour' as at
      from generate_series(0, ${cases - 1}::int) as n) as drawn order by n % ${days}::int desc`.execute(tx);
  await sql`insert into lab_sample (person_no, tube_id, dataset, area_no, disease, kind, pooled, sampled_at, result, result_at)
    select ${firstPerson}::bigint + substr(code, 4)::int % ${people}::int, id, dataset, area_no, disease, kind, false,
      sampled_at, result, result_at from lab_tube where dataset = ${DATASET}`.execute(tx);
  await sql`insert into lab_result (tube_id, revision, dataset, result, result_at, entered_at, entered_by, released_at,
      released_by)
    select id, 1, dataset, result, result_at, result_at, 'bench', released_at, 'bench' from lab_tube
    where dataset = ${DATASET} and released_revision = 1`.execute(tx);
}

/** One order for every second case: two weeks at home; those of the last two weeks are in force. */
export async function writeOrders(tx: Tx, drawn: Drawn): Promise<void> {
  const { cases, days, today, firstPerson, people } = drawn;
  await sql`insert into organisation (organisation_no, id, dataset, name, name_folded, kind, area_no, number_suffix, created_at)
    select nextval('organisation_number'), ${OFFICE}::uuid, ${DATASET}, 'Sở Y tế', 'so y te', 'health-department',
      parent_no, 'QĐ-CLYT', ${today}::timestamptz from area where area_no = ${drawn.areaNos[0]!}`.execute(tx);
  await sql`insert into order_file (id, person_no, dataset, number, office_id, series_year, sequence, kind, status,
      legal_basis, reason, release_rule, issued_at, issued_by, from_at, until_at, first_until_at, ended_at, released_at,
      case_id, area_no, version, field_versions)
    select gen_random_uuid(), ${firstPerson}::bigint + n * 3::bigint % ${people}::int, ${DATASET}, n || '/QĐ-CLYT',
      ${OFFICE}::uuid, extract(year from at), n, 'quarantine-home',
      case when n % ${days}::int < 14 then 'IN_FORCE' else 'RELEASED' end, 'Quyết định', 'F1', ${RELEASE_RULE}, at, 'bench',
      at, at + interval '14 days', at + interval '14 days',
      case when n % ${days}::int < 14 then null else at + interval '14 days' end,
      case when n % ${days}::int < 14 then null else at + interval '14 days' end,
      ${caseId(n, drawn)}, ${areaOf(n, drawn)}, 1, '{}'
    from (select n, (${today}::date - n % ${days}::int)::timestamp at time zone ${HERE} + interval '1 minute' as at
      from generate_series(0, ${cases - 1}::int) as n where (n + n / ${days}::int) % 2 = 0) as drawn
    order by n % ${days}::int desc`.execute(tx);
}
const OFFICE = '01920000-0000-7000-8000-000000000001';
const RELEASE_RULE = 'quarantine-1';

/** The first call to every case: done, but for those of the last three days. */
export async function writeCalls(tx: Tx, drawn: Drawn): Promise<void> {
  const { cases, days, today } = drawn;
  await sql`insert into interview (case_id, person_no, id, dataset, kind, area_nos, planned, needed, due_since, status,
      started_at, completed_at, attempts, first_attempt_at, first_reached_at, last_attempt_at, last_result, version,
      field_versions)
    select ${caseId(n, drawn)}, ${drawn.firstPerson}::bigint + n % ${drawn.people}::int, gen_random_uuid(), ${DATASET}, 'F0',
      array[${areaOf(n, drawn)}], true, true, at, case when done then 'DONE' else 'PLANNED' end,
      case when done then at + interval '5 hours' end, case when done then at + interval '6 hours' end, done::int,
      case when done then at + interval '5 hours' end, case when done then at + interval '5 hours' end,
      case when done then at + interval '5 hours' end, case when done then 'REACHED' end, 1, '{}'
    from (select n, n % ${days}::int > 2 as done,
        (${today}::date - n % ${days}::int)::timestamp at time zone ${HERE} as at
      from generate_series(0, ${cases - 1}::int) as n) as drawn order by n % ${days}::int desc`.execute(tx);
}

/** People at the posts around the clock, with the counts that the board shows. */
export async function writeCrossings(tx: Tx, drawn: Drawn): Promise<void> {
  const { cases, days, today, postNos, firstPerson, people } = drawn;
  const post = sql`(${postNos}::int[])[1 + n % ${postNos.length}::int]`;
  await sql`insert into gate_crossing (place_no, id, dataset, area_no, at, received_at, direction, means, person_no,
      companions, zone_rank, proposed, decision, rule_set, rule_version, reasons, waved)
    select c.place_no, gen_random_uuid(), ${DATASET}, p.area_no, c.at, c.at, 'in', 'cccd', ${firstPerson}::bigint + c.n % ${people}::int,
      0, 1 + c.n % 4, c.decision, c.decision, 'bench', 1, '[]', false
    from (select n, ${post} as place_no, case n % 12 when 0 then 'turn-back' when 1 then 'test' else 'pass' end as decision,
        (${today}::date - n / 24 % ${days}::int)::timestamp at time zone ${HERE} + n % 24 * interval '1 hour' as at
      from generate_series(0, ${cases * CROSSINGS_A_CASE - 1}::int) as n) as c
    join place p on p.place_no = c.place_no
    where c.at <= now() order by c.place_no, c.at`.execute(tx);
  await sql`insert into gate_count (place_no, at, dataset, decision, zone_rank, total, waved, overridden, last_at)
    select place_no, date_trunc('hour', at, 'UTC'), dataset, decision, coalesce(zone_rank, -1), count(*),
      count(*) filter (where waved), count(*) filter (where decision <> proposed and not by_group), max(at)
    from gate_crossing where dataset = ${DATASET} group by 1, 2, 3, 4, 5`.execute(tx);
}
