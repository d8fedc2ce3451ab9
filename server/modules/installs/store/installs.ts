import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';

/** Keeps an install; false where this id was counted before. */
export async function insertInstall(
  scope: Scope,
  tx: Tx,
  install: { readonly id: string; readonly areaNo: number; readonly day: string },
): Promise<boolean> {
  const written = await sql`insert into app_install (id, dataset, area_no, day)
    values (${install.id}::uuid, ${scope.dataset}, ${install.areaNo}, ${install.day}::date)
    on conflict do nothing`.execute(tx);
  return written.numAffectedRows === 1n;
}

/** Installs by day, of all datasets, for the recount. */
export async function countedInstalls(db: Db | Tx): Promise<FigureRow[]> {
  const found = await sql<{ dataset: string; area_no: number; day: string; value: number }>`
    select dataset, area_no, day::text as day, count(*)::int as value from app_install group by 1, 2, 3`.execute(
    db,
  );
  return found.rows.map(({ dataset, area_no, day, value }) => ({
    dataset,
    areaNo: area_no,
    at: startOfDate(day),
    value,
  }));
}
