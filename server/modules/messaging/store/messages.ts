import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { messagingApi } from '../../../../contract/messaging.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

type Shown = Static<(typeof messagingApi)['POST /messages/sms']['reply'][201]>;
type Purpose = Static<
  (typeof messagingApi)['GET /messages/sms/own']['reply'][200]
>['items'][number]['purpose'];

/** A text as stored. */
export type SmsRow = {
  id: string;
  dataset: string;
  area_no: number;
  direction: Shown['direction'];
  state: Shown['state'];
  at: Date;
  phone: Buffer;
  body: Buffer;
  reply: Buffer | null;
  declaration_id: string | null;
  detail: string | null;
  by_name: string | null;
  /** The account that sent it; null: nobody's own. */
  by_id: string | null;
  /** What it was sent for; null: it came in, or was sent before this was kept. */
  purpose: Purpose | null;
  /** Leaves at night too, and to who wants no texts. */
  urgent: boolean;
  /** May be tried again; a code is asked for anew. */
  repeats: boolean;
  /** What leaves, where `body` shows less of it. */
  wire: Buffer | null;
  phone_hash: Buffer | null;
  /** Since when it is to be sent: written, or put back by an officer. */
  queued_at: Date | null;
  /** When it is tried next; null: not by itself. */
  due_at: Date | null;
  /** Since when a try is under way. */
  claimed_at: Date | null;
  tries: number;
};
type Tables = { sms_message: SmsRow };

/** Keeps a text. False: it is there already. */
export async function insertSms(db: Db | Tx, row: SmsRow): Promise<boolean> {
  const made = await db
    .withTables<Tables>()
    .insertInto('sms_message')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** One text by id. */
export async function findSms(scope: Scope, db: Db | Tx, id: string): Promise<SmsRow | undefined> {
  return await db
    .withTables<Tables>()
    .selectFrom('sms_message')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}

/** Texts of these areas, the newest first, behind `after`. */
export async function listSms(
  scope: Scope,
  db: Db,
  filter: {
    readonly areaNos: readonly number[];
    readonly direction: string | null;
    readonly state: string | null;
  },
  page: { readonly after: { at: string; id: string } | null; readonly limit: number },
): Promise<SmsRow[]> {
  const { after } = page;
  const found = await sql<SmsRow>`select * from sms_message
    where dataset = ${scope.dataset} and area_no = any(${[...filter.areaNos]}::int[])
      and (${filter.direction}::text is null or direction = ${filter.direction})
      and (${filter.state}::text is null or state = ${filter.state})
      and (${after === null}::boolean or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Texts that left since a moment, the newest first. */
export async function outgoingSince(
  scope: Scope,
  db: Db,
  since: Date,
): Promise<Pick<SmsRow, 'at' | 'phone' | 'body'>[]> {
  const found = await sql<Pick<SmsRow, 'at' | 'phone' | 'body'>>`select at, phone, body from sms_message
    where dataset = ${scope.dataset} and at >= ${since} and direction = 'out' order by at desc, id desc`.execute(
    db,
  );
  return found.rows;
}

/** When a text came in last; null: never. */
export async function lastIncoming(db: Db): Promise<Date | null> {
  const found = await sql<{
    at: Date | null;
  }>`select max(at) as at from sms_message where direction = 'in'`.execute(db);
  return found.rows[0]?.at ?? null;
}

/** Deletes texts older than a moment; @returns how many. */
export async function deleteBefore(db: Db, before: Date): Promise<number> {
  const gone = await sql`with gone as (delete from sms_message where at < ${before} returning id)
    , tries as (delete from sms_attempt where message_id in (select id from gone))
    select id from gone`.execute(db);
  return gone.rows.length;
}
