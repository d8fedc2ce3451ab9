import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { HolidayKind } from '../rules/holidays.ts';

/** A day that somebody entered. */
export type HolidayRow = {
  day: string;
  kind: HolidayKind;
  name: string;
  source: string;
  certainty: 'verified' | 'secondary' | 'unverified';
  by_name: string;
  at: Date;
};

/** Days that were entered from a day on, before another. */
export async function enteredHolidays(
  scope: Scope,
  db: Db | Tx,
  from: string,
  before: string,
): Promise<HolidayRow[]> {
  const found =
    await sql<HolidayRow>`select day::text, kind, name, source, certainty, by_name, at from public_holiday
    where dataset = ${scope.dataset} and day >= ${from}::date and day < ${before}::date order by day`.execute(
      db,
    );
  return found.rows;
}

/** Enters a day, or another word about it. */
export async function putHoliday(scope: Scope, tx: Tx, row: HolidayRow): Promise<void> {
  const { day, kind, name, source, certainty, by_name, at } = row;
  await sql`insert into public_holiday (dataset, day, kind, name, source, certainty, by_name, at)
    values (${scope.dataset}, ${day}, ${kind}, ${name}, ${source}, ${certainty}, ${by_name}, ${at})
    on conflict (dataset, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
      certainty = excluded.certainty, by_name = excluded.by_name, at = excluded.at`.execute(tx);
}
