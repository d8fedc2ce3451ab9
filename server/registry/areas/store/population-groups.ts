import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PopulationGroup } from '../rules/population-groups.ts';

/** A population by age and sex as it was entered. */
export type PopulationRow = {
  readonly id: string;
  readonly areaNo: number;
  readonly asOf: string;
  readonly source: string;
  readonly groups: readonly PopulationGroup[];
  readonly author: string;
  readonly enteredAt: Date;
};

/** Writes a population of the scope's dataset. */
export async function insertPopulation(scope: Scope, tx: Tx, row: PopulationRow): Promise<void> {
  await sql`insert into area_population (id, dataset, area_no, as_of, source, groups, entered_by, entered_at)
    values (${row.id}::uuid, ${scope.dataset}, ${row.areaNo}, ${row.asOf}::date, ${row.source},
      ${JSON.stringify(row.groups)}::jsonb, ${row.author}, ${row.enteredAt})`.execute(tx);
}

/** Populations of these units, the newest first; none later than `until` (a date) where one is given. */
export async function readPopulations(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  until?: string,
): Promise<PopulationRow[]> {
  const found =
    await sql<PopulationRow>`select id, area_no as "areaNo", as_of::text as "asOf", source, groups,
      entered_by as author, entered_at as "enteredAt"
    from area_population where dataset = ${scope.dataset} and area_no = any(${[...areaNos]}::int[])
      and (${until ?? null}::date is null or as_of <= ${until ?? null}::date)
    order by as_of desc, entered_at desc, id desc`.execute(db);
  return found.rows;
}
