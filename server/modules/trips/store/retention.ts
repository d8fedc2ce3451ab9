import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** What stands where a trip told who drove what, encrypted. */
export type BlankTrip = { readonly details: Buffer; readonly handed: Buffer; readonly plate: Buffer };

/** Details of a trip and of a hand-over without anybody. */
export function blankTrip({ encrypt }: Pick<Secrets, 'encrypt'>): BlankTrip {
  const nobody = { fullName: '' };
  return {
    details: encrypt(JSON.stringify({ driver: nobody, assistants: [], enterprisePhone: null, test: null })),
    handed: encrypt(JSON.stringify({ to: nobody, note: null })),
    plate: encrypt(''),
  };
}

/** Trips of these people that are over and still say who drove; with `open`, those that are not over. */
export async function tripsOfPeople(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
  open: boolean,
): Promise<string[]> {
  const numbers = sql`${[...nos]}::bigint[]`;
  const found = await sql<{ id: string }>`select id from border_trip
    where dataset = ${scope.dataset} and anonymised_at is null
      and (state in ('EXITED', 'RETURNED', 'CANCELLED', 'REFUSED')) = ${!open}
      and (driver_no = any(${numbers}) or dedicated_no = any(${numbers}) or assistant_nos && ${numbers})
    order by id`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Ids and datasets of trips that still say who drove what, and ended or should have ended before. */
export async function tripsToAnonymise(
  db: Db,
  before: { readonly closed: Date; readonly planned: Date },
  limit: number,
): Promise<{ id: string; dataset: string }[]> {
  const found = await sql<{ id: string; dataset: string }>`select id, dataset from border_trip
    where anonymised_at is null and (planned_arrival < ${before.planned}
      or (state in ('EXITED', 'RETURNED', 'CANCELLED', 'REFUSED')
        and coalesce(closed_at, decided_at, submitted_at) < ${before.closed}))
    order by planned_arrival, id limit ${limit}`.execute(db);
  return found.rows;
}

/**
 * Takes names, phones, plates, codes, seals and free words out of a trip, its reports, tasks and misuse. What is counted and
 * what was agreed of the way stays; its open tasks end, since nobody could be asked any more.
 * @param blank encrypted details without anybody, and the same of a hand-over.
 */
export async function anonymise(
  tx: Tx,
  trip: { readonly id: string; readonly dataset: string },
  blank: BlankTrip,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  const { id, dataset } = trip;
  await sql`update border_trip set anonymised_at = ${by.at}, details = ${blank.details}, plate = ${blank.plate},
      plate_index = ''::bytea, driver_no = null, assistant_nos = '{}', dedicated_no = null, enterprise = null,
      seals = '{}', handed_seals = case when handed_seals is null then null else '{}'::text[] end,
      handed_details = case when handed_details is null then null else ${blank.handed}::bytea end,
      short_code = null, signed = null, credential_id = null, reason = null, next_due_at = null
    where id = ${id} and dataset = ${dataset}`.execute(tx);
  await sql`update border_check set note = null, seals = null
    where trip_id = ${id} and dataset = ${dataset}`.execute(tx);
  await sql`update border_misuse set note = null, plate = null
    where trip_id = ${id} and dataset = ${dataset}`.execute(tx);
  await sql`update border_task set note = null, seals = null, key = case when reason = 'seal-changed' then id::text else key end,
      done_by = case when state = 'open' then ${by.name} else done_by end,
      done_at = case when state = 'open' then ${by.at}::timestamptz else done_at end, state = 'done'
    where trip_id = ${id} and dataset = ${dataset}`.execute(tx);
}
