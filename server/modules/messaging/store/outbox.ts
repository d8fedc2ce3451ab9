import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SmsRow } from './messages.ts';

/** One try of a text. */
export type AttemptRow = {
  readonly n: number;
  readonly at: Date;
  readonly state: string;
  readonly detail: string | null;
};
/** What a try came to. */
export type AttemptEnd = Pick<AttemptRow, 'at' | 'state' | 'detail'> & { readonly dueAt: Date | null };

/** Takes one text that is due, the urgent ones first, for one try; nobody else takes it. @param id this one only. */
export async function claimDue(db: Db, now: Date, id: string | null): Promise<SmsRow | undefined> {
  const found = await sql<SmsRow>`update sms_message
    set state = 'sending', claimed_at = ${now}, due_at = null, tries = tries + 1
    where id = (select id from sms_message
      where due_at <= ${now} and state = 'waiting' and (${id}::uuid is null or id = ${id}::uuid)
      order by urgent desc, due_at limit 1 for update skip locked)
    returning *`.execute(db);
  return found.rows[0];
}

/** Notes what a try came to. A text that was cut off meanwhile, and is another try by now, stays as it is. */
export async function endAttempt(db: Db, row: SmsRow, end: AttemptEnd): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`insert into sms_attempt (message_id, n, dataset, at, state, detail)
      values (${row.id}, ${row.tries}, ${row.dataset}, ${end.at}, ${end.state}, ${end.detail})
      on conflict (message_id, n) do update set state = excluded.state, detail = excluded.detail`.execute(tx);
    await sql`update sms_message set state = ${end.dueAt === null ? end.state : 'waiting'}, detail = ${end.detail},
        due_at = ${end.dueAt}, claimed_at = null, wire = case when ${end.state} = 'accepted' then null else wire end
      where id = ${row.id} and dataset = ${row.dataset} and tries = ${row.tries}`.execute(tx);
  });
}

/** Tries that nobody finished: whether the text left is unknown, and it is not sent again by itself. @returns how many. */
export async function endCutOff(db: Db, now: Date, before: Date): Promise<number> {
  const cut = await sql`with cut as (
      update sms_message set state = 'unsure', detail = 'cut-off', claimed_at = null
      where claimed_at < ${before} and state = 'sending' returning id, tries, dataset)
    insert into sms_attempt (message_id, n, dataset, at, state, detail)
    select id, tries, dataset, ${now}, 'unsure', 'cut-off' from cut on conflict do nothing`.execute(db);
  return Number(cut.numAffectedRows ?? 0n);
}

/** Texts that waited too long say something that is not so any more. @returns how many. */
export async function endStale(db: Db, before: Date): Promise<number> {
  const stale = await sql`update sms_message set state = 'failed', detail = 'too-late', due_at = null
    where due_at is not null and state = 'waiting' and queued_at < ${before}`.execute(db);
  return Number(stale.numAffectedRows ?? 0n);
}

/** Puts a text back to be tried, where it is in one of these states. False: it is in another. */
export async function requeue(
  tx: Tx,
  row: SmsRow,
  states: readonly string[],
  now: Date,
  dueAt: Date,
): Promise<boolean> {
  const done = await sql`update sms_message set state = 'waiting', due_at = ${dueAt}, queued_at = ${now}
    where id = ${row.id} and dataset = ${row.dataset} and state = any(${[...states]}::text[])`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Takes back a text that waits. False: it does not wait any more. */
export async function cancelWaiting(tx: Tx, row: SmsRow, detail: string): Promise<boolean> {
  const done =
    await sql`update sms_message set state = 'cancelled', detail = ${detail}, due_at = null, wire = null
    where id = ${row.id} and dataset = ${row.dataset} and state = 'waiting'`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Takes back what waits for a phone and is not urgent. @returns how many. */
export async function cancelOrdinary(tx: Tx, dataset: string, phoneHash: Buffer): Promise<number> {
  const done =
    await sql`update sms_message set state = 'cancelled', detail = 'opted-out', due_at = null, wire = null
    where dataset = ${dataset} and phone_hash = ${phoneHash} and due_at is not null and state = 'waiting'
      and not urgent`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** The tries of a text, the first one first. */
export async function attemptsOf(db: Db, row: Pick<SmsRow, 'id' | 'dataset'>): Promise<AttemptRow[]> {
  const found = await sql<AttemptRow>`select n, at, state, detail from sms_attempt
    where message_id = ${row.id} and dataset = ${row.dataset} order by n`.execute(db);
  return found.rows;
}
