import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';

type Counted = { dataset: string; area_no: number; at: Date };

/** Confirmed contacts in force, at the time of the decision; of all datasets, for the recount. */
export async function countedConfirmations(db: Db | Tx): Promise<FigureRow[]> {
  const found = await sql<Counted>`select dataset, area_no, decided_at as at from contact_link
    where decision = 'CONFIRMED' and area_no is not null`.execute(db);
  return found.rows.map(toFigure);
}

/** Follow-up calls and visits, of all datasets, for the recount. */
export async function countedVisits(db: Db | Tx, reached: boolean): Promise<FigureRow[]> {
  const found = await sql<Counted>`select dataset, area_no, at from contact_visit where area_no is not null
    and (not ${reached}::boolean or result in ('SEEN_OK', 'SEEN_NOT_OK'))`.execute(db);
  return found.rows.map(toFigure);
}

function toFigure(row: Counted): FigureRow {
  return { dataset: row.dataset, areaNo: row.area_no, at: row.at.getTime(), value: 1 };
}
