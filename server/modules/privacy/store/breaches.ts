import { sql } from 'kysely';
import type { breachData, breachStates } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';

/** What is written down of an incident. */
export type BreachFields = {
  title: string;
  happened: string;
  found_at: Date;
  data: (typeof breachData)[number][];
  people: number | null;
  cause: string | null;
  measures: string | null;
  authority_told: string | null;
  authority_told_at: Date | null;
  people_told_at: Date | null;
  state: (typeof breachStates)[number];
};
/** An incident as stored. */
export type BreachRow = BreachFields & {
  id: string;
  dataset: string;
  area_no: number | null;
  due_at: Date;
  rule: string;
  recorded_at: Date;
  recorded_by: string;
  version: number;
  field_versions: FieldVersions;
};
type Stored = Omit<BreachRow, 'field_versions'> & { field_versions: string };
type Tables = { privacy_breach: Stored };

export async function insertBreach(tx: Tx, row: BreachRow): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('privacy_breach')
    .values({ ...row, field_versions: JSON.stringify(row.field_versions) })
    .execute();
}

export async function findBreach(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<BreachRow | undefined> {
  const found = await sql<BreachRow>`select * from privacy_breach
    where id = ${id} and dataset = ${scope.dataset} ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0];
}

export async function changeBreach(
  scope: Scope,
  tx: Tx,
  id: string,
  change: Partial<BreachFields> & Pick<BreachRow, 'version' | 'field_versions' | 'due_at' | 'rule'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('privacy_breach')
    .set({ ...change, field_versions: JSON.stringify(change.field_versions) })
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Incidents of these units, the newest first. */
export async function listBreaches(
  scope: Scope,
  db: Db,
  filter: {
    readonly areaNos: readonly number[] | null;
    readonly state: string | null;
    /** Only those that the authority was told of after the deadline, or was not told of by then. */
    readonly lateAt: Date | null;
  },
  page: { readonly after: readonly [at: string, id: string] | null; readonly limit: number },
): Promise<BreachRow[]> {
  const { areaNos, state, lateAt } = filter;
  const { after } = page;
  const found = await sql<BreachRow>`select * from privacy_breach where dataset = ${scope.dataset}
      and (${areaNos === null}::boolean or area_no = any(${[...(areaNos ?? [])]}::int[]))
      and (${state}::text is null or state = ${state})
      and (${lateAt}::timestamptz is null or coalesce(authority_told_at, ${lateAt}) > due_at)
      and (${after === null}::boolean
        or (found_at, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by found_at desc, id desc limit ${page.limit}`.execute(db);
  return found.rows;
}
