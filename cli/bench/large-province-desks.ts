import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { localDate } from '../../server/platform/clock/clock.ts';
import type { Tx } from '../../server/platform/db/database.ts';
import { unhurried, vacuum } from './bulk-tables.ts';
import type { Drawn, LargeProvince } from './drawn.ts';
import { DATASET, type Filled } from './fill.ts';
import { writeCordons, writeFoci } from './large-province-cordons.ts';
import { recountMetrics } from './large-province-counters.ts';
import { writeTrips } from './large-province-trips.ts';

const DECLARATIONS = 167_000;
const PERMITS = 50_000;
const COMPARISONS = 300;

/** One kind of desk work: written where its table is empty, so that a kept province gets what it lacks. */
type Desk = {
  readonly name: string;
  readonly table: string;
  /** Modules whose counters are of these facts. */
  readonly counted: readonly string[];
  readonly write: (tx: Tx, drawn: Drawn, app: App) => Promise<void>;
};

const desks: readonly Desk[] = [
  { name: 'households and teams', table: 'community_team', counted: ['community'], write: writeTeams },
  { name: 'declarations', table: 'declaration', counted: ['declarations'], write: writeDeclarations },
  { name: 'permits', table: 'permit', counted: ['permits'], write: writePermits },
  { name: 'cordons', table: 'lockdown', counted: ['lockdown'], write: writeCordons },
  { name: 'foci', table: 'focus', counted: ['focus'], write: writeFoci },
  { name: 'trips', table: 'border_trip', counted: ['trips'], write: writeTrips },
  { name: 'comparisons', table: 'reconciliation', counted: [], write: writeComparisons },
];

/** Writes what the desks of a province hold beside cases and visits; what is there already stays. */
export async function fillDesks(
  app: App,
  filled: Filled,
  size: LargeProvince,
  tell: (what: string) => void,
): Promise<void> {
  const { db, clock } = app.platform;
  const numbers = async (query: ReturnType<typeof sql<{ no: number }>>) =>
    (await query.execute(db)).rows.map(({ no }) => no);
  const [firstPerson] = await numbers(
    sql<{ no: number }>`select person_no as no from case_file where dataset = ${DATASET} and label = 'BN-0'`,
  );
  const drawn: Drawn = {
    ...size,
    firstPerson: firstPerson!,
    areaNos: filled.areaNos,
    placeNos: await numbers(
      sql<{ no: number }>`select place_no as no from place where kind = 'market' order by 1 limit 500`,
    ),
    postNos: await numbers(
      sql<{ no: number }>`select place_no as no from place where kind = 'checkpoint' order by 1`,
    ),
    today: localDate(clock.now()),
    now: clock.now(),
  };
  let written = 0;
  for (const desk of desks) {
    const found = await sql`select from ${sql.ref(desk.table)} where dataset = ${DATASET} limit 1`.execute(
      db,
    );
    if (found.rows.length > 0) {
      continue;
    }
    const started = performance.now();
    await unhurried(db, async (tx) => {
      await desk.write(tx, drawn, app);
      const figures = app.modules.filter(({ name }) => desk.counted.includes(name));
      await recountMetrics(
        tx,
        figures.flatMap((module) => module.figures ?? []),
      );
    });
    written += 1;
    tell(`${desk.name}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
  if (written > 0) {
    await vacuum(db);
  }
}

/** Whoever must stay at home or is followed up lives in a household; half of these have a team, a fifth was seen today. */
async function writeTeams(tx: Tx, { areaNos, today, now }: Drawn): Promise<void> {
  const at = new Date(now);
  await sql`create temp table lives on commit drop as
    select distinct p.person_no, p.area_no, md5('home' || p.person_no / 2 || ' ' || p.area_no)::uuid as id
    from person p where p.dataset = ${DATASET} and p.person_no in (
      select person_no from order_file where dataset = ${DATASET} and status = 'IN_FORCE'
      union select person_no from contact_link where dataset = ${DATASET} and follow_up_until >= ${today}::date)`.execute(
    tx,
  );
  await sql`insert into household (id, dataset, area_no, created_at)
    select distinct id, ${DATASET}, area_no, ${at}::timestamptz from lives on conflict do nothing`.execute(
    tx,
  );
  await sql`update person p set household_no = h.household_no from lives l join household h on h.id = l.id
    where p.person_no = l.person_no`.execute(tx);
  await sql`insert into community_team (id, dataset, area_no, name, unit_nos, account_ids, version, created_at, created_by)
    select md5('team' || n)::uuid, ${DATASET}, no, 'Tổ COVID cộng đồng ' || n, '{}', '{}', 1, ${at}::timestamptz, 'bench'
    from unnest(${[...areaNos]}::int[]) with ordinality as a(no, n)`.execute(tx);
  await sql`insert into community_assignment (household_no, dataset, team_id, assigned_at, assigned_by)
    select h.household_no, ${DATASET}, t.id, ${at}::timestamptz, 'bench' from household h
    join community_team t on t.area_no = h.area_no and t.dataset = ${DATASET}
    where h.dataset = ${DATASET} and h.household_no % 2 = 0`.execute(tx);
  await sql`insert into community_visit (household_no, id, dataset, area_no, team_id, day, at, time_quality, result,
      person_nos, danger, recorder_id, recorded_by, received_at)
    select a.household_no, gen_random_uuid(), ${DATASET}, h.area_no, a.team_id, ${today}::date, ${at}::timestamptz, 'device',
      case a.household_no % 20 when 0 then 'worse' when 2 then 'absent' else 'seen' end, '{}', false, a.team_id, 'bench',
      ${at}::timestamptz
    from community_assignment a join household h on h.household_no = a.household_no
    where a.dataset = ${DATASET} and a.household_no % 5 = 0`.execute(tx);
}

/** Declarations of a month, one in thirty at risk. */
async function writeDeclarations(tx: Tx, drawn: Drawn, { platform: { secrets } }: App): Promise<void> {
  const { areaNos, firstPerson, people, now } = drawn;
  const declared = secrets.encrypt(
    JSON.stringify({
      person: { fullName: 'Nguyễn Văn An', phone: '0912000000', areaNo: areaNos[0] },
      companions: [],
      visits: [],
    }),
  );
  await sql`insert into declaration (person_no, id, dataset, area_no, short_code, signed, declared, companions, symptoms,
      exposures, at_risk, rule, declared_at, received_at, valid_until, task, task_reasons)
    select person_no, gen_random_uuid(), ${DATASET}, area_no, 'KB' || n, ${secrets.encrypt('bench')}::bytea,
      ${declared}::bytea, n % 3, case when at_risk then array['fever'] else '{}' end, '{}', at_risk, 'bench', at, at,
      at + interval '3 days', case when at_risk then case when n % 90 = 0 then 'open' else 'done' end end,
      case when at_risk then array['symptoms'] else '{}' end
    from (select n, n % 30 = 0 as at_risk, ${firstPerson}::bigint + n * 5::bigint % ${people}::int as person_no,
        (${[...areaNos]}::int[])[1 + n % ${areaNos.length}::int] as area_no,
        ${new Date(now)}::timestamptz - n * interval '15 seconds' as at
      from generate_series(1, ${DECLARATIONS}::int) as n) as drawn`.execute(tx);
}

/** Permits of half a year; one in a hundred waits. */
async function writePermits(tx: Tx, drawn: Drawn, { platform: { secrets } }: App): Promise<void> {
  const { areaNos, now } = drawn;
  const details = secrets.encrypt(
    JSON.stringify({
      taxCode: '4900000001',
      enterprisePhone: '0912000000',
      fullName: 'Lái Xe',
      cccd: null,
      phone: null,
    }),
  );
  await sql`insert into permit (id, dataset, area_no, kind, state, enterprise, details, plate, route, valid_from, valid_until,
      submitted_at, decided_at, decided_by, short_code)
    select gen_random_uuid(), ${DATASET}, (${[...areaNos]}::int[])[1 + n % ${areaNos.length}::int],
      case when n % 4 = 0 then 'staff' else 'vehicle' end, state, 'Công ty ' || n % 900, ${details}::bytea,
      ${secrets.encrypt('12C12345')}::bytea, array['QL1A'], at::date, at::date + 30, at,
      case when state <> 'SUBMITTED' then at + interval '2 hours' end, case when state <> 'SUBMITTED' then 'bench' end,
      case when state = 'APPROVED' then 'GP' || n end
    from (select n, case when n < 500 then 'SUBMITTED' when n % 20 = 0 then 'REFUSED' when n % 50 = 7 then 'REVOKED'
          else 'APPROVED' end as state, ${new Date(now)}::timestamptz - n * interval '5 minutes' as at
      from generate_series(1, ${PERMITS}::int) as n) as drawn`.execute(tx);
}

/** Comparisons with national platforms, two a day, each of every commune. */
async function writeComparisons(tx: Tx, { areaNos, now }: Drawn): Promise<void> {
  await sql`insert into reconciliation (id, dataset, metric, platform, from_at, to_at, source, author, entered_at)
    select md5('comparison' || n)::uuid, ${DATASET}, case when n % 2 = 0 then 'cases.confirmed' else 'lab.tests' end, 'CDS',
      null, at, 'bench', 'bench', at
    from (select n, ${new Date(now)}::timestamptz - n * interval '12 hours' as at
      from generate_series(1, ${COMPARISONS}::int) as n) as drawn`.execute(tx);
  await sql`insert into reconciliation_site (reconciliation_id, area_no, ours, theirs)
    select r.id, a.no, case when a.n % 40 = 0 then null else 100 + a.n % 7 end, 95 + a.n % 9
    from reconciliation r, unnest(${[...areaNos]}::int[]) with ordinality as a(no, n)
    where r.dataset = ${DATASET}`.execute(tx);
}
