import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { withKept } from '../../../registry/people/index.ts';
import type { TubeStatus } from '../types.ts';

/** Results and people, positive and negative; see `testCounts` of index.ts. */
export type TestCounts = {
  readonly tests: PosNeg;
  readonly persons: PosNeg;
  readonly pcr: PosNeg;
  readonly rapid: PosNeg;
};
export type PosNeg = { readonly positive: number; readonly negative: number };

export async function countTests(
  scope: Scope,
  db: Db | Tx,
  where: {
    readonly areaNos: readonly number[];
    readonly from: Date;
    readonly to: Date;
    readonly disease: string | null;
  },
): Promise<TestCounts> {
  type Row = { [K in `${keyof TestCounts}_${keyof PosNeg}`]: number };
  const ofDisease = where.disease === null ? sql`` : sql`and disease = ${where.disease}`;
  const found = await sql<Row>`
    with s as (${withKept(sql`select person_no, kind, result from lab_sample where dataset = ${scope.dataset}
        and ${amongAreas(sql`area_no`, where.areaNos)} and result_at >= ${where.from} and result_at < ${where.to}
        and result in ('POSITIVE', 'NEGATIVE') ${ofDisease}`)}),
      p as (select kept_no, bool_or(result = 'POSITIVE') as positive from s group by 1)
    select ${tests(sql`true`, 'tests')}, ${tests(sql`kind = 'pcr'`, 'pcr')}, ${tests(sql`kind = 'rapid-antigen'`, 'rapid')},
      (select count(*) from p where positive) as persons_positive,
      (select count(*) from p where not positive) as persons_negative
    from s`.execute(db);
  const row = found.rows[0]!;
  const pair = (name: keyof TestCounts) => ({
    positive: row[`${name}_positive`],
    negative: row[`${name}_negative`],
  });
  return { tests: pair('tests'), persons: pair('persons'), pcr: pair('pcr'), rapid: pair('rapid') };
}

function tests(condition: RawBuilder<unknown>, name: 'tests' | 'pcr' | 'rapid'): RawBuilder<unknown> {
  return sql`count(*) filter (where ${condition} and result = 'POSITIVE') as ${sql.ref(`${name}_positive`)},
    count(*) filter (where ${condition} and result = 'NEGATIVE') as ${sql.ref(`${name}_negative`)}`;
}

export type WaitingRow = { status: TubeStatus; n: number; over12h: number; over24h: number; oldest: Date };

/** Tubes without a released result, by status. */
export async function waitingTubes(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  now: number,
): Promise<WaitingRow[]> {
  const before = (hours: number) => new Date(now - hours * 3_600_000);
  const found = await sql<WaitingRow>`select status, count(*) as n, min(sampled_at) as oldest,
      count(*) filter (where sampled_at < ${before(12)}) as over12h,
      count(*) filter (where sampled_at < ${before(24)}) as over24h
    from lab_tube where dataset = ${scope.dataset} and ${amongAreas(sql`area_no`, areaNos)}
      and status in ('COLLECTED', 'RECEIVED', 'ENTERED') group by 1`.execute(db);
  return found.rows;
}

/** Tubes that wait, by the area where they were taken. */
export async function waitingByArea(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
): Promise<{ areaNo: number; value: number }[]> {
  const found = await sql<{ areaNo: number; value: number }>`select area_no as "areaNo", count(*) as value
    from lab_tube where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[])
      and status in ('COLLECTED', 'RECEIVED', 'ENTERED') group by 1`.execute(db);
  return found.rows;
}

export type TurnAround = { n: number; median: number | null; p90: number | null; within24h: number };

/** Hours from sampling to release of the tubes released from a time on. */
export async function turnAround(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  since: Date,
): Promise<TurnAround> {
  const found = await sql<TurnAround>`select count(*) as n,
      percentile_cont(0.5) within group (order by h) as median,
      percentile_cont(0.9) within group (order by h) as p90, count(*) filter (where h <= 24) as within24h
    from (select extract(epoch from released_at - sampled_at)::float8 / 3600 as h from lab_tube
      where dataset = ${scope.dataset} and ${amongAreas(sql`area_no`, areaNos)} and released_at >= ${since}) t`.execute(
    db,
  );
  return found.rows[0]!;
}
