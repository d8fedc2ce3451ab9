import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow, PersonFact } from '../../../platform/figures/figures.ts';

type Counted = { dataset: string; area_no: number; at: Date; value: number };

/** Rows of dataset, area and time as counts by hour. */
const byHour = (facts: RawBuilder<unknown>) =>
  sql<Counted>`select dataset, area_no, date_trunc('hour', at, 'UTC') as at, count(*)::int as value
    from (${facts}) facts group by 1, 2, 3`;

/** Confirmed contacts in force (of one level), at the time of the decision; of all datasets, for the recount. */
export async function countedConfirmations(db: Db | Tx, level?: 1 | 2): Promise<FigureRow[]> {
  const found = await byHour(sql`select dataset, area_no, decided_at as at from contact_link
    where decision = 'CONFIRMED' and counted_by is null and area_no is not null
      and (${level ?? null}::int is null or level = ${level ?? null}::int)`).execute(db);
  return found.rows.map(toFigure);
}

/** Query of the confirmed contacts (of one level) of one dataset with the person of each. */
export function confirmedFacts(dataset: string, level?: 1 | 2): RawBuilder<PersonFact> {
  return sql`select area_no, decided_at as at, person_no, 1 as value from contact_link
    where dataset = ${dataset} and decision = 'CONFIRMED' and counted_by is null and area_no is not null
      and (${level ?? null}::int is null or level = ${level ?? null}::int)`;
}

/** Follow-up calls and visits, of all datasets, for the recount. */
export async function countedVisits(db: Db | Tx, reached: boolean): Promise<FigureRow[]> {
  const found = await byHour(sql`select dataset, area_no, at from contact_visit where area_no is not null
    and (not ${reached}::boolean or result in ('SEEN_OK', 'SEEN_NOT_OK'))`).execute(db);
  return found.rows.map(toFigure);
}

function toFigure(row: Counted): FigureRow {
  return { dataset: row.dataset, areaNo: row.area_no, at: row.at.getTime(), value: row.value };
}
