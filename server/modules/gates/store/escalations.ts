import { type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { Escalation } from '../../../../contract/gate-desk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { withKept } from '../../../registry/people/index.ts';
import type { CrossingRow } from './tables.ts';

type Shown = Static<typeof Escalation>;

/** A question to the commander as stored. */
export type EscalationRow = {
  place_no: number;
  id: string;
  dataset: string;
  area_no: number;
  shift_id: string | null;
  crossing_id: string | null;
  group_id: string | null;
  state: Shown['state'];
  raised_at: Date;
  received_at: Date;
  raised_by: string;
  /** Encrypted JSON: who, reason. */
  words: Buffer;
  people: number;
  kept_vehicle: boolean;
  answered_at: Date | null;
  answered_by: string | null;
  decision: Shown['decision'];
  answer: Buffer | null;
  taken_at: Date | null;
  taken_by: string | null;
  taken_shift_id: string | null;
  settled_at: Date | null;
  settled_by: string | null;
  handed_to: string | null;
};

type Tables = { gate_escalation: EscalationRow };

/** Keeps a question. */
export async function insertEscalation(tx: Tx, row: EscalationRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('gate_escalation').values(row).execute();
}

/** One question by id; it is locked until the transaction ends. */
export async function lockEscalation(scope: Scope, tx: Tx, id: string): Promise<EscalationRow | undefined> {
  return await tx
    .withTables<Tables>()
    .selectFrom('gate_escalation')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a question. */
export async function updateEscalation(
  tx: Tx,
  { place_no: placeNo, id }: Pick<EscalationRow, 'place_no' | 'id'>,
  change: Partial<EscalationRow>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('gate_escalation')
    .set(change)
    .where('place_no', '=', placeNo)
    .where('id', '=', id)
    .execute();
}

const order = sql`case state when 'open' then 0 when 'answered' then 1 else 2 end`;
export type EscalationAfter = { readonly rank: number; readonly at: string; readonly id: string } | null;

/** Where a state stands in the list: what waits for an answer comes first. */
export function rankOf(state: EscalationRow['state']): number {
  return { open: 0, answered: 1, settled: 2 }[state];
}

/** Questions at these posts, those without an answer first, in each state the oldest first. */
export async function listEscalations(
  scope: Scope,
  db: Db,
  filter: { readonly placeNos: readonly number[]; readonly states: readonly EscalationRow['state'][] | null },
  page: { readonly after: EscalationAfter; readonly limit: number },
): Promise<EscalationRow[]> {
  const { after } = page;
  const beyond: RawBuilder<unknown> =
    after === null
      ? sql`true`
      : sql`(${order}, raised_at, id) > (${after.rank}::int, ${after.at}::timestamptz, ${after.id}::uuid)`;
  const found = await sql<EscalationRow>`select * from gate_escalation
    where dataset = ${scope.dataset} and place_no = any(${[...filter.placeNos]}::int[])
      and (${filter.states === null}::boolean or state = any(${[...(filter.states ?? [])]}::text[])) and ${beyond}
    order by ${order}, raised_at, id limit ${page.limit}`.execute(db);
  return found.rows;
}

/** How many questions have no answer at each post, and since when. */
export async function unansweredAt(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
): Promise<Map<number, { readonly n: number; readonly since: Date }>> {
  const found = await sql<{ place_no: number; n: number; since: Date }>`
    select place_no, count(*) as n, min(raised_at) as since from gate_escalation
    where dataset = ${scope.dataset} and place_no = any(${[...placeNos]}::int[]) and state = 'open'
    group by 1`.execute(db);
  return new Map(found.rows.map((row) => [row.place_no, row]));
}

export type WaitingRow = Pick<CrossingRow, 'place_no' | 'id' | 'at' | 'person_no' | 'plate' | 'words'>;

/** Who was sent to a test at a post since a moment and did not come through again, under whichever record, at most 200. */
export async function sentToTest(scope: Scope, db: Db, placeNo: number, since: Date): Promise<WaitingRow[]> {
  const crossings = withKept(sql`select place_no, id, at, person_no, plate, words, decision from gate_crossing
    where dataset = ${scope.dataset} and place_no = ${placeNo} and at >= ${since}`);
  const found = await sql<WaitingRow>`with crossing as (${crossings})
    select c.place_no, c.id, c.at, c.person_no, c.plate, c.words from crossing c
    where c.decision = 'test' and not exists (select from crossing l where l.kept_no = c.kept_no and l.at > c.at)
    order by c.at limit 200`.execute(db);
  return found.rows;
}

export type LastShift = {
  id: string;
  officer: string;
  ended_at: Date;
  note: string | null;
  unsynced: number | null;
};

/** The shift that was handed over at a post last. */
export async function lastHandedOver(scope: Scope, db: Db, placeNo: number): Promise<LastShift | undefined> {
  const found = await sql<LastShift>`select id, officer, ended_at, note, unsynced from gate_shift
    where dataset = ${scope.dataset} and place_no = ${placeNo} and state = 'handed-over'
    order by ended_at desc limit 1`.execute(db);
  return found.rows[0];
}
