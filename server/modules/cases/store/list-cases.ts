import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { CaseOutcome, Classification } from '../rules/classification.ts';
import type { CaseRow } from './cases.ts';

export type CaseFilter = {
  /** Units whose cases are shown (responsible area or place of stay); null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly personNos: readonly number[] | null;
  /** Beside these persons: cases whose number, ours or the national one, begins or ends so. */
  readonly label: string | null;
  /** Cases of these person numbers only; null: of anybody. */
  readonly onlyPersonNos: readonly number[] | null;
  readonly disease: string | null;
  readonly classification: Classification | null;
  readonly outcome: CaseOutcome | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly untraced: boolean;
  readonly sort: CaseSort;
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
};

/** Sort orders of the list: column and direction. */
export const caseSorts = {
  '-reportDate': { column: 'report_date', direction: 'desc' },
  reportDate: { column: 'report_date', direction: 'asc' },
  '-label': { column: 'label', direction: 'desc' },
  label: { column: 'label', direction: 'asc' },
} as const;
export type CaseSort = keyof typeof caseSorts;

/** Cases of the scope by filter, one more than the limit. */
export async function listCases(scope: Scope, db: Db, filter: CaseFilter): Promise<CaseRow[]> {
  const { column, direction } = caseSorts[filter.sort];
  const key = sql.ref(column);
  const type = column === 'label' ? sql`text` : sql`date`;
  const past = direction === 'desc' ? sql`<` : sql`>`;
  const order = direction === 'desc' ? sql`desc` : sql`asc`;
  const conditions = [sql`dataset = ${scope.dataset}`];
  if (filter.areaNos !== null) {
    conditions.push(
      sql`(area_no = any(${filter.areaNos}::int[]) or stay_area_no = any(${filter.areaNos}::int[]))`,
    );
  }
  if (filter.personNos !== null || filter.label !== null) {
    conditions.push(
      sql`(person_no = any(${filter.personNos ?? []}::bigint[]) or id = any(array(${idsByNumber(scope, filter.label ?? '')})))`,
    );
  }
  if (filter.onlyPersonNos !== null) {
    conditions.push(sql`person_no = any(${filter.onlyPersonNos}::bigint[])`);
  }
  if (filter.disease !== null) {
    conditions.push(sql`disease = ${filter.disease}`);
  }
  if (filter.classification !== null) {
    conditions.push(sql`classification = ${filter.classification}`);
  }
  if (filter.outcome !== null) {
    conditions.push(sql`outcome = ${filter.outcome}`);
  }
  if (filter.from !== null) {
    conditions.push(sql`report_date >= ${filter.from}::date`);
  }
  if (filter.to !== null) {
    conditions.push(sql`report_date <= ${filter.to}::date`);
  }
  if (filter.untraced) {
    conditions.push(sql`traced_at is null`);
  }
  if (filter.after !== null) {
    conditions.push(sql`(${key}, id) ${past} (${filter.after.key}::${type}, ${filter.after.id}::uuid)`);
  }
  const found = await sql<CaseRow>`select * from case_file where ${sql.join(conditions, sql` and `)}
    order by ${key} ${order}, id ${order} limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

/** Each way by itself, so that each takes its own index. */
function idsByNumber({ dataset }: Scope, text: string): RawBuilder<unknown> {
  const pattern = (one: string) => `${one.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const typed = text.toUpperCase();
  const [begins, ends] = [pattern(typed), pattern([...typed].toReversed().join(''))];
  const numbers = [sql`label`, sql`national_code`];
  const ways = numbers.flatMap((number) => [
    sql`select id from case_file where dataset = ${dataset} and ${number} is not null and upper(${number}) like ${begins}`,
    sql`select id from case_file where dataset = ${dataset} and ${number} is not null
      and reverse(upper(${number})) like ${ends}`,
  ]);
  return sql.join(ways, sql` union all `);
}
