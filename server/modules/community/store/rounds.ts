import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A round as stored. */
export type RoundRow = {
  readonly id: string;
  readonly areaNo: number;
  /** Empty: the whole commune. */
  readonly unitNos: readonly number[];
  readonly day: string;
  readonly reason: string;
  readonly calledAt: Date;
  readonly calledBy: string;
  readonly endedAt: Date | null;
};

const columns = sql`id, area_no as "areaNo", to_jsonb(unit_nos) as "unitNos", day, reason, called_at as "calledAt",
  called_by as "calledBy", ended_at as "endedAt"`;
const SHOWN = 100;

/** Keeps a round. */
export async function insertRound(scope: Scope, tx: Tx, row: RoundRow): Promise<void> {
  await sql`insert into community_round (id, dataset, area_no, unit_nos, day, reason, called_at, called_by)
    values (${row.id}, ${scope.dataset}, ${row.areaNo}, ${row.unitNos}::int[], ${row.day}, ${row.reason},
      ${row.calledAt}, ${row.calledBy})`.execute(tx);
}

/** Rounds of these communes, the newest day first. */
export async function listRounds(scope: Scope, db: Db, areaNos: readonly number[]): Promise<RoundRow[]> {
  const found = await sql<RoundRow>`select ${columns} from community_round
    where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[])
    order by day desc, called_at desc limit ${SHOWN}`.execute(db);
  return found.rows;
}

/** Rounds of a day that were not ended. */
export async function roundsOn(
  scope: Scope,
  db: Db | Tx,
  day: string,
  areaNos: readonly number[],
): Promise<RoundRow[]> {
  const found = await sql<RoundRow>`select ${columns} from community_round
    where dataset = ${scope.dataset} and day = ${day} and area_no = any(${areaNos}::int[]) and ended_at is null`.execute(
    db,
  );
  return found.rows;
}

/** One round, locked until the transaction ends. */
export async function lockRound(scope: Scope, tx: Tx, id: string): Promise<RoundRow | undefined> {
  const found = await sql<RoundRow>`select ${columns} from community_round
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Ends a round. */
export async function endRound(scope: Scope, tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update community_round set ended_at = ${at}
    where id = ${id} and dataset = ${scope.dataset} and ended_at is null`.execute(tx);
}
