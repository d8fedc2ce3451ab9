import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { HandoverEventRow, HandoverRow, LetterRow, ReplyRow } from './tables.ts';

type Tables = {
  handover: HandoverRow;
  handover_event: HandoverEventRow;
  handover_letter: Omit<LetterRow, 'outside' | 'signer'> & { outside: string | null; signer: string | null };
  handover_reply: ReplyRow;
};
const tables = (db: Db | Tx) => db.withTables<Tables>();

const BUCKETS = 64;
const LOCK_SPACE = 0x4a0e;

/**
 * Lets one transaction at a time move the same person: locks by bucket of the number of the kept record, in order, until the end
 * of the transaction, so that a sending and an answer never meet halfway.
 */
export async function lockPersons(_scope: Scope, tx: Tx, personNos: readonly number[]): Promise<void> {
  const buckets = [...new Set(personNos.map((no) => no % BUCKETS))].toSorted((a, b) => a - b);
  for (const bucket of buckets) {
    await sql`select pg_advisory_xact_lock(${LOCK_SPACE}::int, ${bucket}::int)`.execute(tx);
  }
}

/** Hand-overs by id, whatever their units: the caller decides what the viewer may see. */
export async function findHandovers(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<HandoverRow[]> {
  const found = await sql<HandoverRow>`select * from handover
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** The newest hand-over of each person: the open one where one is, for nothing is sent while it waits. */
export async function latestOf(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<Map<number, HandoverRow>> {
  const found = await sql<HandoverRow>`select distinct on (person_no) * from handover
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset}
    order by person_no, (status = 'SENT') desc, sent_at desc, id desc`.execute(db);
  return new Map(found.rows.map((row) => [row.person_no, row]));
}

/** Writes new hand-overs. */
export async function insertHandovers(scope: Scope, tx: Tx, rows: readonly HandoverRow[]): Promise<void> {
  if (rows.length > 0) {
    await tables(tx)
      .insertInto('handover')
      .values(rows.map((row) => ({ ...row, dataset: scope.dataset })))
      .execute();
  }
}

/** Changes columns of one hand-over that is locked. */
export async function updateHandover(
  scope: Scope,
  tx: Tx,
  row: Pick<HandoverRow, 'person_no' | 'id'>,
  set: Partial<Omit<HandoverRow, 'person_no' | 'id' | 'dataset'>>,
): Promise<void> {
  await tables(tx)
    .updateTable('handover')
    .set(set)
    .where('person_no', '=', row.person_no)
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Adds to the history. */
export async function insertEvents(_scope: Scope, tx: Tx, rows: readonly HandoverEventRow[]): Promise<void> {
  if (rows.length > 0) {
    await tables(tx)
      .insertInto('handover_event')
      .values([...rows])
      .execute();
  }
}

/** The history of one hand-over, oldest first. */
export async function eventsOf(
  _scope: Scope,
  db: Db | Tx,
  row: Pick<HandoverRow, 'person_no' | 'id'>,
): Promise<HandoverEventRow[]> {
  const found = await sql<HandoverEventRow>`select * from handover_event
    where person_no = ${row.person_no} and handover_id = ${row.id} order by at, id`.execute(db);
  return found.rows;
}

/** Writes a letter. */
export async function insertLetter(scope: Scope, tx: Tx, row: LetterRow): Promise<void> {
  const text = (value: object | null) => (value === null ? null : JSON.stringify(value));
  await tables(tx)
    .insertInto('handover_letter')
    .values({ ...row, dataset: scope.dataset, outside: text(row.outside), signer: text(row.signer) })
    .execute();
}

/** Letters by id. */
export async function findLetters(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, LetterRow>> {
  const found = await sql<LetterRow>`select * from handover_letter
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** People of a letter in their order. */
export async function peopleOfLetter(scope: Scope, db: Db, letterId: string): Promise<HandoverRow[]> {
  const found = await sql<HandoverRow>`select * from handover
    where letter_id = ${letterId} and dataset = ${scope.dataset} order by position`.execute(db);
  return found.rows;
}

/** The next number of an office's letters in a year; goes back if the transaction fails. */
export async function takeLetterNumber(
  scope: Scope,
  tx: Tx,
  series: { readonly officeId: string; readonly year: number },
): Promise<number> {
  const found = await sql<{
    last_number: number;
  }>`insert into handover_series (dataset, office_id, year, last_number)
    values (${scope.dataset}, ${series.officeId}, ${series.year}, 1)
    on conflict (dataset, office_id, year) do update set last_number = handover_series.last_number + 1
    returning last_number`.execute(tx);
  return found.rows[0]!.last_number;
}

/** Keeps the paper of an answer. */
export async function insertReply(_scope: Scope, tx: Tx, row: ReplyRow): Promise<void> {
  await tables(tx)
    .insertInto('handover_reply')
    .values(row)
    .onConflict((one) =>
      one
        .columns(['person_no', 'handover_id'])
        .doUpdateSet({ name: row.name, type: row.type, bytes: row.bytes }),
    )
    .execute();
}

/** The paper of an answer; the caller has looked whether the viewer may see the hand-over. */
export async function findReply(
  _scope: Scope,
  db: Db,
  row: Pick<HandoverRow, 'person_no' | 'id'>,
): Promise<ReplyRow | undefined> {
  const found = await sql<ReplyRow>`select * from handover_reply
    where person_no = ${row.person_no} and handover_id = ${row.id}`.execute(db);
  return found.rows[0];
}
