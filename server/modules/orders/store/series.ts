import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';

/** Books of an office: its decisions, and its certificates of completion. */
export type Book = 'decision' | 'certificate';

/**
 * Takes the next `count` numbers of an office's series of a book and a year; answers the first. The row stays locked until the
 * transaction ends and goes back if it fails: the series has no gaps.
 */
export async function takeOrderNumbers(
  scope: Scope,
  tx: Tx,
  series: { readonly officeId: string; readonly year: number; readonly book?: Book },
  count: number,
): Promise<number> {
  const found = await sql<{
    last_number: number;
  }>`insert into order_series (dataset, office_id, year, book, last_number)
    values (${scope.dataset}, ${series.officeId}, ${series.year}, ${series.book ?? 'decision'}, ${count})
    on conflict (dataset, office_id, year, book) do update set last_number = order_series.last_number + excluded.last_number
    returning last_number`.execute(tx);
  return found.rows[0]!.last_number - count + 1;
}
