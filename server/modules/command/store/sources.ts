import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

/** The newest hour that counted anything, by metric, up to a moment: for sources without a recent event. */
export async function newestHours(
  scope: Scope,
  db: Db,
  metrics: readonly string[],
  areaNos: readonly number[],
  to: Date,
): Promise<Map<string, number>> {
  const found = await sql<{ metric: string; at: Date }>`
    select metric, max(at) as at from figure
    where dataset = ${scope.dataset} and metric = any(${metrics}::text[]) and level = 'h' and value <> 0
      and area_no = any(${areaNos}::int[]) and at > ${to}::timestamptz - interval '31 days' and at <= ${to}
    group by metric`.execute(db);
  return new Map(found.rows.map(({ metric, at }) => [metric, at.getTime()]));
}
