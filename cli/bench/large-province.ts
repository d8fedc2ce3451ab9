import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { openPresenceDays } from '../../server/modules/presence/index.ts';
import { DAY_MS, localDate } from '../../server/platform/clock/clock.ts';
import type { Db, Tx } from '../../server/platform/db/database.ts';
import { unhurried, vacuum, withoutIndexes } from './bulk-tables.ts';
import { areaOf, caseId, type Drawn, HERE, type LargeProvince } from './drawn.ts';
import { DATASET, type Filled } from './fill.ts';
import { openPosts } from './gates-fill.ts';
import { countFacts } from './large-province-counters.ts';
import { writeCalls, writeCrossings, writeOrders, writeSamples } from './large-province-work.ts';

/** Check-ins are kept thirty days at most, so all of them lie in these. */
const STAY_DAYS = 29;
const PLACES = 20_000;
const POSTS = 30;

/**
 * Writes a whole province set by set into the tables of its modules: a million cases by their doors would take hours, and
 * set off a million tracings. Counters are then counted from the facts, by the modules' own recounts.
 */
export async function fillLargeProvince(
  app: App,
  filled: Filled,
  size: LargeProvince,
  tell: (what: string) => void,
): Promise<void> {
  const { platform, areas } = app;
  const { db, clock } = platform;
  const today = localDate(clock.now());
  const { postIds } = await openPosts(app, filled, POSTS);
  const firstPerson = await step('people', writePeople);
  await step('places', writePlaces);
  const placeNos = await numbers(db, sql`select place_no as no from place where kind = 'market' order by 1`);
  const postNos = await numbers(
    db,
    sql`select place_no as no from place where id = any(${postIds}::uuid[]) order by 1`,
  );
  const drawn: Drawn = {
    ...size,
    firstPerson,
    areaNos: filled.areaNos,
    placeNos,
    postNos,
    today,
    now: clock.now(),
  };
  await openPresenceDays(db, DATASET, clock.now() - STAY_DAYS * DAY_MS, clock.now());
  const written = async (
    name: string,
    tables: readonly string[],
    write: (tx: Tx, one: Drawn) => Promise<void>,
  ) =>
    await step(name, async () => {
      await unhurried(db, async (tx) => await withoutIndexes(tx, tables, async () => await write(tx, drawn)));
    });
  await written('visits', ['presence', 'presence_place_total'], writeStays);
  await written('cases', ['case_file', 'case_classification'], writeCases);
  await written('contacts', ['contact_link', 'contact', 'contact_trace'], writeContacts);
  await written('samples', ['lab_tube', 'lab_sample', 'lab_result'], writeSamples);
  await written('orders', ['order_file'], writeOrders);
  await written('first calls', ['interview'], writeCalls);
  await written('crossings', ['gate_crossing', 'gate_count'], writeCrossings);
  await written('counters', [], async (tx) => await countFacts(app, tx, drawn));
  await step('vacuum', async () => await vacuum(db));
  await areas.reload();

  async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const done = await work();
    tell(`${name}: ${Math.round((performance.now() - started) / 1000)} s`);
    return done;
  }

  async function writePeople(): Promise<number> {
    return await unhurried(db, async (tx) => {
      const found = await sql<{ first: number }>`select nextval(pg_get_serial_sequence('person', 'person_no'))
        + 1 as first`.execute(tx);
      const first = found.rows[0]!.first;
      // Copies of people whom the registry made, each with a sex, a day of birth and a commune of their own.
      await sql`insert into person (person_no, id, dataset, full_name, given_folded, name_folded, name_marked, sex,
          birth_date, area_no, source, assurance, created_at)
        overriding system value
        select ${first}::bigint + n, gen_random_uuid(), dataset, full_name, given_folded, name_folded, name_marked,
          case when n % 2 = 0 then 'male' else 'female' end, date '1930-01-01' + (n::bigint * 7919 % 33000)::int,
          (${filled.areaNos}::int[])[1 + n % ${filled.areaNos.length}::int], source, assurance, created_at
        from generate_series(0, ${size.people - 1}::int) as n
        join (select row_number() over (order by person_no) - 1 as i, p.* from person p
          where person_no = any(${filled.personNos.slice(0, 1000)}::bigint[])) as made
          on made.i = n % ${Math.min(1000, filled.personNos.length)}::int`.execute(tx);
      // Found by their ids, as `idHash` has it.
      await sql`insert into person_key (hash, kind, dataset, person_no)
        select uuid_send(id), 'i', dataset, person_no from person where person_no >= ${first}::bigint`.execute(
        tx,
      );
      await sql`insert into person_phone (person_no, hash, value, position)
        select ${first}::bigint + n, hash, value, position from generate_series(0, ${size.people - 1}::int) as n
        join (select row_number() over (order by person_no) - 1 as i, p.* from person_phone p
          where person_no = any(${filled.personNos.slice(0, 1000)}::bigint[])) as made
          on made.i = n % ${Math.min(1000, filled.personNos.length)}::int`.execute(tx);
      await sql`select setval(pg_get_serial_sequence('person', 'person_no'), ${first}::bigint + ${size.people}::bigint)`.execute(
        tx,
      );
      return first;
    });
  }

  async function writePlaces(): Promise<void> {
    await unhurried(db, async (tx) => {
      await sql`insert into place (place_no, id, dataset, code, name, name_folded, kind, area_no, active, version,
          field_versions, created_at)
        select nextval('place_number'), gen_random_uuid(), ${DATASET}, 'BENCH' || n, 'Điểm quét ' || n, 'diem quet ' || n,
          'market', (${filled.areaNos}::int[])[1 + n % ${filled.areaNos.length}::int], true, 1, '{}',
          ${new Date(clock.now())}
        from generate_series(1, ${PLACES - filled.placeNos.length}::int) as n`.execute(tx);
    });
  }
}

async function numbers(db: Db, query: ReturnType<typeof sql>): Promise<number[]> {
  const found = await sql<{ no: number }>`${query}`.execute(db);
  return found.rows.map(({ no }) => no);
}

/** Visits of people at places of the whole province, day by day. */
async function writeStays(tx: Tx, { placeNos, people, firstPerson, stays, now }: Drawn): Promise<void> {
  for (let back = STAY_DAYS; back >= 1; back -= 1) {
    const from = new Date(now - back * DAY_MS);
    await sql`insert into presence (place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance,
        out_imputed)
      select (${placeNos}::int[])[1 + (random() * ${placeNos.length - 1}::int)::int],
        ${from}::timestamptz + s * interval '1 second', gen_random_uuid(), ${DATASET},
        ${from}::timestamptz + (s + 600 + p % 6600) * interval '1 second', ${firstPerson}::bigint + p, 0, 0, 0, false
      from (select (random() * 86399)::int as s, (random() * ${people - 1}::int)::int as p
        from generate_series(1, ${Math.ceil(stays / STAY_DAYS)}::int)) as drawn`.execute(tx);
  }
  await sql`insert into presence_place_total (place_no, dataset, check_ins, last_at)
    select place_no, ${DATASET}, count(*), max(in_at) from presence where dataset = ${DATASET} group by 1`.execute(
    tx,
  );
}

async function writeCases(tx: Tx, drawn: Drawn): Promise<void> {
  const { cases, days, today, firstPerson, people } = drawn;
  const n = sql`n`;
  await sql`insert into case_file (id, person_no, dataset, label, disease, classification, outcome, outcome_date,
      report_date, onset_date, sample_date, pcr_positive_date, announced_date, area_no, stay_area_no, source_case_id,
      isolated_at, traced_at, contact_count, version, field_versions, created_at, origin)
    select ${caseId(n, drawn)}, ${firstPerson}::bigint + n % ${people}::int, ${DATASET}, 'BN-' || n,
      'covid-19', case n % 10 when 0 then 'SUSPECT' when 1 then 'PROBABLE' else 'CONFIRMED' end,
      case when n % ${days}::int < 14 then 'NO_OUTCOME' when n % 97 = 0 then 'DECEASED' else 'RECOVERED' end,
      case when n % ${days}::int < 14 then null else day + 12 end,
      day, case when n % 20 = 0 then null else day - n % 5 end, day - 1, day,
      case when n % 5 = 0 then null else least(day + 1, ${today}::date) end,
      ${areaOf(n, drawn)}, ${areaOf(n, drawn)},
      case when n % 3 = 0 or n % ${days}::int > ${days}::int - 10 then null else ${caseId(sql`n + 4`, drawn)} end,
      (day + n % 3)::timestamp at time zone ${HERE}, day::timestamp at time zone ${HERE}, 1, 1, '{}',
      (day::timestamp at time zone ${HERE}) + interval '8 hours', case n % 40 when 0 then 'POINT_OF_ENTRY' else 'IN_COUNTRY' end
    from (select n, ${today}::date - n % ${days}::int as day from generate_series(0, ${cases - 1}::int) as n) as drawn
    order by n % ${days}::int desc`.execute(tx);
  await sql`insert into case_day_change (dataset, day) select distinct dataset, report_date from case_file
    where dataset = ${DATASET}`.execute(tx);
  await sql`insert into case_classification (id, case_id, person_no, classification, at, by_name)
    select gen_random_uuid(), id, person_no, classification, created_at, 'bench' from case_file
    where dataset = ${DATASET}`.execute(tx);
}

/** Contacts of the newest cases first; those of the last two weeks are still followed up. */
async function writeContacts(tx: Tx, drawn: Drawn): Promise<void> {
  const { contacts, days, today, firstPerson, people, cases } = drawn;
  const n = sql`n`;
  await sql`insert into contact_link (id, dataset, case_id, person_no, decision, decided_at, decided_by, level, ms, score,
      first_at, last_at, places, via_person_no, evidence, area_no, follow_up_until, is_case, last_result, last_seen_at,
      first_seen_at, seen_days)
    select gen_random_uuid(), ${DATASET}, ${caseId(n, drawn)}, ${firstPerson}::bigint + ((i + 17)::bigint * 31 + i / ${cases}::int) % ${people}::int,
      'CONFIRMED', at + interval '20 hours', 'bench', 1 + n % 4 / 3, 3600000, n % 100, at - interval '3 days',
      at - interval '2 days', 1, ${firstPerson}::bigint + n % ${people}::int, '[]', ${areaOf(n, drawn)}, day + 14, n % 30 = 0,
      'SEEN_OK', least(at + interval '3 days', now()), at + interval '1 day', array[day + 1, day + 2]
    from (select i, n, ${today}::date - n % ${days}::int as day,
        (${today}::date - n % ${days}::int)::timestamp at time zone ${HERE} as at
      from (select i, i % ${cases}::int as n from generate_series(0, ${contacts - 1}::int) as i) as numbered) as drawn`.execute(
    tx,
  );
  await sql`insert into contact (dataset, case_id, person_no, level, ms, score, first_at, last_at, places, via_person_no,
      evidence, is_case, link_id, as_of)
    select dataset, case_id, person_no, level, ms, score, first_at, last_at, places, via_person_no, evidence, is_case, id,
      decided_at from contact_link where dataset = ${DATASET}`.execute(tx);
  await sql`insert into contact_trace (case_id, dataset, depth, as_of)
    select id, dataset, 1, traced_at from case_file where dataset = ${DATASET}`.execute(tx);
}
