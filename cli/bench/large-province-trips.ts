import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import type { Tx } from '../../server/platform/db/database.ts';
import type { Drawn } from './drawn.ts';
import { DATASET } from './fill.ts';

const TRIPS = 50_000;
const GATES = 5;
/** The newest ones, in this order: not decided, on the way, waiting at the gate. */
const STATES = { PENDING: 60, REGISTERED: 260, UNDERWAY: 560, WAITING: 860, HANDED_OVER: 900 };

/** Trips of a year to five border gates, with their tasks and appointments. */
export async function writeTrips(
  tx: Tx,
  drawn: Drawn,
  { platform: { secrets }, modules }: App,
): Promise<void> {
  const { areaNos, postNos, now, today } = drawn;
  const at = new Date(now);
  const gateNos = postNos.slice(0, GATES);
  const gate = sql`(${gateNos}::int[])[1 + n % ${gateNos.length}::int]`;
  await sql`update gate_post set border = true where place_no = any(${gateNos}::int[])`.execute(tx);
  await sql`insert into border_gate (place_no, dataset, slot_minutes, slot_capacity, opens_minute, closes_minute, source,
      certainty, changed_at, changed_by)
    select no, ${DATASET}, 60, 40, 420, 1140, 'bench', 'unverified', ${at}::timestamptz, 'bench'
    from unnest(${gateNos}::int[]) as g(no)`.execute(tx);
  await sql`insert into border_route (id, dataset, name, gate_no, area_no, direction, stops, rest_nos, needs_hand_over,
      valid_from, source, certainty, made_by, made_at)
    select md5('route' || n)::uuid, ${DATASET}, 'Tuyến ' || n, ${gate}, p.area_no, 'export', '[]', '{}', false, '2025-01-01',
      'bench', 'unverified', 'bench', ${at}::timestamptz
    from generate_series(0, 9) as n join place p on p.place_no = ${gate}`.execute(tx);
  const details = secrets.encrypt(
    JSON.stringify({
      driver: { fullName: 'Lái Xe', phone: '0912000000' },
      assistants: [],
      enterprisePhone: null,
      test: null,
    }),
  );
  const state = sql.join(
    Object.entries(STATES).map(([name, until]) => sql`when n <= ${sql.lit(until)} then ${sql.lit(name)}`),
    sql` `,
  );
  await sql`insert into border_trip (id, dataset, area_no, area_nos, gate_no, route_id, direction, state, enterprise, plate,
      plate_index, plate_nation, goods, seals, details, assistant_nos, legs, rest_nos, needs_hand_over, starts_at, slot_at,
      planned_arrival, submitted_at, registered_by, decided_at, decided_by, short_code, arrived_at, passed_at, closed_at,
      next_due_at)
    select gen_random_uuid(), ${DATASET}, p.area_no, array[p.area_no, (${[...areaNos]}::int[])[1 + n % ${areaNos.length}::int]],
      t.gate_no, md5('route' || n % 10)::uuid, case when n % 3 = 0 then 'import' else 'export' end, state,
      'Công ty ' || n % 700, ${secrets.encrypt('12C12345')}::bytea, decode(md5('plate' || n % 20000), 'hex'),
      case when n % 4 = 0 then 'CN' else 'VN' end, 'Thanh long', '{}', ${details}::bytea, '{}', '[]', '{}', false,
      submitted, case when n <= 1200 then date_trunc('day', ${at}::timestamptz) + n % 12 * interval '1 hour' end,
      submitted + interval '8 hours', submitted, 'bench', submitted, 'bench', case when state <> 'PENDING' then 'CH' || n end,
      case when state in ('WAITING', 'HANDED_OVER', 'EXITED') then submitted + interval '7 hours' end,
      case when state = 'EXITED' then submitted + interval '12 hours' end,
      case when state = 'EXITED' then submitted + interval '12 hours' end,
      case when state in ('REGISTERED', 'UNDERWAY') then submitted + interval '9 hours' end
    from (select n, ${gate} as gate_no, case ${state} when n % 50 = 0 then 'CANCELLED' else 'EXITED' end as state,
        ${at}::timestamptz - n * interval '10 minutes' as submitted
      from generate_series(1, ${TRIPS}::int) as n) as t join place p on p.place_no = t.gate_no`.execute(tx);
  await sql`insert into border_task (trip_id, id, dataset, gate_no, area_nos, reason, key, state, at, raised_at, due_at)
    select id, gen_random_uuid(), ${DATASET}, gate_no, area_nos, case when hash % 2 = 0 then 'late' else 'no-test' end, 'bench',
      case when submitted_at > ${at}::timestamptz - interval '2 days' then 'open' else 'done' end, submitted_at, submitted_at,
      submitted_at + interval '2 hours'
    from (select *, abs(hashtext(id::text)) as hash from border_trip where dataset = ${DATASET}) t where hash % 20 < 2`.execute(
    tx,
  );
  await sql`insert into border_slot (gate_no, at, dataset, taken)
    select gate_no, slot_at, ${DATASET}, count(*) from border_trip
    where dataset = ${DATASET} and slot_at >= (${today}::date - 1)::timestamptz group by 1, 2`.execute(tx);
  const counts = modules
    .flatMap(({ projections }) => projections ?? [])
    .find(({ name }) => name === 'border-counts');
  await counts!.rebuild(systemScope('bench', DATASET), tx);
}
