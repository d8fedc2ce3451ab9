import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Db } from '../db/database.ts';

/** How many of the newest events are looked at for the age of a source. */
const LOOK_BACK = 5_000;

/**
 * When the newest event of each topic was recorded, among the newest events of the dataset; `figures.changed` counts for
 * each metric that it names (`metric:` before it).
 */
export async function newestEvents(scope: Scope, db: Db): Promise<Map<string, number>> {
  const found = await sql<{ name: string; at: Date }>`
    with newest as (
      select topic, payload, at from outbox where dataset = ${scope.dataset} order by seq desc limit ${LOOK_BACK}
    )
    select topic as name, max(at) as at from newest where topic <> 'figures.changed' group by topic
    union all
    select 'metric:' || m.code, max(n.at) from newest n
      cross join lateral jsonb_array_elements_text(n.payload->'metrics') as m(code)
      where n.topic = 'figures.changed' group by m.code`.execute(db);
  return new Map(found.rows.map(({ name, at }) => [name, at.getTime()]));
}
