import { sql } from 'kysely';
import type { actKinds, assistanceChecks, helperRelations } from '../../../../contract/assistance.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type HelperRelation = (typeof helperRelations)[number];

/** Somebody who acts for a person, as stored. */
export type AssistanceRow = {
  readonly personNo: number;
  readonly id: string;
  readonly helperName: Buffer;
  readonly relation: HelperRelation;
  readonly checkedBy: (typeof assistanceChecks)[number];
  readonly tokenHash: Buffer;
  readonly begunAt: Date;
  readonly begunBy: string | null;
  readonly endedAt: Date | null;
};
export type ActRow = {
  readonly personNo: number;
  readonly factId: string;
  readonly kind: (typeof actKinds)[number];
  readonly byName: Buffer;
  readonly relation: HelperRelation;
  readonly at: Date;
};

const columns = sql`person_no as "personNo", id, helper_name as "helperName", relation, checked_by as "checkedBy",
  token_hash as "tokenHash", begun_at as "begunAt", begun_by as "begunBy", ended_at as "endedAt"`;
const SHOWN_ACTS = 50;

/** Keeps that somebody acts for a person. False: the id is taken. */
export async function insertAssistance(scope: Scope, tx: Tx, row: AssistanceRow): Promise<boolean> {
  const made =
    await sql`insert into assistance (person_no, id, dataset, helper_name, relation, checked_by, token_hash,
      begun_at, begun_by)
    values (${row.personNo}, ${row.id}, ${scope.dataset}, ${row.helperName}, ${row.relation}, ${row.checkedBy},
      ${row.tokenHash}, ${row.begunAt}, ${row.begunBy}) on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Who acts or acted for these people, the newest first. */
export async function assistanceOf(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<AssistanceRow[]> {
  const found = await sql<AssistanceRow>`select ${columns} from assistance
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    order by begun_at desc, id desc`.execute(db);
  return found.rows;
}

/** By the hashes of tokens. */
export async function assistanceByTokens(
  scope: Scope,
  db: Db | Tx,
  hashes: readonly Buffer[],
): Promise<AssistanceRow[]> {
  const found = await sql<AssistanceRow>`select ${columns} from assistance
    where token_hash = any(${hashes}::bytea[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Ends one; one that has ended keeps its time. */
export async function endAssistance(
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
  id: string,
  at: Date,
): Promise<boolean> {
  const ended = await sql`update assistance set ended_at = ${at}
    where person_no = any(${personNos}::bigint[]) and id = ${id} and dataset = ${scope.dataset}
      and ended_at is null`.execute(tx);
  return ended.numAffectedRows === 1n;
}

/** Notes who did something for a person. */
export async function insertAct(scope: Scope, tx: Tx, row: ActRow): Promise<void> {
  await sql`insert into assisted_act (person_no, fact_id, kind, dataset, by_name, relation, at)
    values (${row.personNo}, ${row.factId}, ${row.kind}, ${scope.dataset}, ${row.byName}, ${row.relation}, ${row.at})
    on conflict do nothing`.execute(tx);
}

const actColumns = sql`person_no as "personNo", fact_id as "factId", kind, by_name as "byName", relation, at`;

/** What was done for these people, the newest first. */
export async function actsOfPeople(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<ActRow[]> {
  const found = await sql<ActRow>`select ${actColumns} from assisted_act
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    order by at desc, fact_id desc limit ${SHOWN_ACTS}`.execute(db);
  return found.rows;
}

/** Who did these facts, where somebody did them for the person. */
export async function actsByFacts(scope: Scope, db: Db | Tx, factIds: readonly string[]): Promise<ActRow[]> {
  const found = await sql<ActRow>`select ${actColumns} from assisted_act
    where fact_id = any(${factIds}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** How often a wrong answer was given on a day. */
export async function failedChecks(scope: Scope, db: Db | Tx, hash: Buffer, day: string): Promise<number> {
  const found = await sql<{ failed: number }>`select failed from identity_check
    where hash = ${hash} and dataset = ${scope.dataset} and day = ${day}`.execute(db);
  return found.rows[0]?.failed ?? 0;
}

/** Notes one more wrong answer. */
export async function noteFailedCheck(scope: Scope, db: Db | Tx, hash: Buffer, day: string): Promise<void> {
  await sql`insert into identity_check (hash, dataset, day, failed) values (${hash}, ${scope.dataset}, ${day}, 1)
    on conflict (hash, dataset, day) do update set failed = identity_check.failed + 1`.execute(db);
}
