import { sql } from 'kysely';
import type { CommuneInput } from '../../../../lib/simulation/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** What a simulated province was generated from, and how far it has come. Times Unix ms. */
export type DemoRun = {
  readonly provinceCode: string;
  readonly seed: number;
  readonly people: number;
  /** Local days of history, the one of `startedAt` included. */
  readonly historyDays: number;
  /** Days after `startedAt` for which the outbreak is drawn in advance. */
  readonly horizonDays: number;
  /** End of the history and beginning of the live tail. */
  readonly startedAt: number;
  readonly communes: readonly CommuneInput[];
  readonly stage: 'loaded' | 'ready';
  /** Up to here the tail has posted check-ins. */
  readonly livedUntil: number;
  /** The next case that the tail reports, counted in order of report. */
  readonly nextCase: number;
};

type RunRow = {
  province_code: string;
  seed: number;
  people: number;
  history_days: number;
  horizon_days: number;
  started_at: Date;
  communes: CommuneInput[];
  stage: DemoRun['stage'];
  lived_until: Date;
  next_case: number;
};

/** The run of the scope's dataset, or undefined. */
export async function readRun(scope: Scope, db: Db | Tx): Promise<DemoRun | undefined> {
  const found = await sql<RunRow>`select * from demo_run where dataset = ${scope.dataset}`.execute(db);
  const row = found.rows[0];
  return (
    row && {
      provinceCode: row.province_code,
      seed: row.seed,
      people: row.people,
      historyDays: row.history_days,
      horizonDays: row.horizon_days,
      startedAt: row.started_at.getTime(),
      communes: row.communes,
      stage: row.stage,
      livedUntil: row.lived_until.getTime(),
      nextCase: row.next_case,
    }
  );
}

/** Notes a run that was loaded. */
export async function insertRun(scope: Scope, tx: Tx, run: DemoRun): Promise<void> {
  await sql`insert into demo_run (dataset, province_code, seed, people, history_days, horizon_days, started_at, communes,
      stage, lived_until, next_case)
    values (${scope.dataset}, ${run.provinceCode}, ${run.seed}, ${run.people}, ${run.historyDays}, ${run.horizonDays},
      ${new Date(run.startedAt)}, ${JSON.stringify(run.communes)}::jsonb, ${run.stage}, ${new Date(run.livedUntil)},
      ${run.nextCase})`.execute(tx);
}

/** Notes that the first cases are worked through. */
export async function finishRun(scope: Scope, db: Db | Tx): Promise<void> {
  await sql`update demo_run set stage = 'ready' where dataset = ${scope.dataset}`.execute(db);
}

/** Moves the live tail on. */
export async function updateRun(
  scope: Scope,
  db: Db | Tx,
  change: Pick<DemoRun, 'livedUntil' | 'nextCase'>,
): Promise<void> {
  await sql`update demo_run set lived_until = ${new Date(change.livedUntil)}, next_case = ${change.nextCase}
    where dataset = ${scope.dataset}`.execute(db);
}

/** Simulated people by area number. */
export async function peopleByArea(scope: Scope, db: Db): Promise<Map<number, number>> {
  const found = await sql<{
    area_no: number;
    people: number;
  }>`select area_no, count(*)::int as people from person
    where dataset = ${scope.dataset} and area_no is not null group by area_no`.execute(db);
  return new Map(found.rows.map((row) => [row.area_no, row.people]));
}

/** Is there nobody in the scope's dataset? */
export async function isEmpty(scope: Scope, db: Db): Promise<boolean> {
  const found = await sql`select 1 from person where dataset = ${scope.dataset} limit 1`.execute(db);
  return found.rows.length === 0;
}

/** A load of millions may take longer per statement than a request may. */
export async function allowLongStatements(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
}
