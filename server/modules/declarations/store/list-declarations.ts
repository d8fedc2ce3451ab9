import { type RawBuilder, sql } from 'kysely';
import type { declaredBy, formKinds } from '../../../../contract/declaration-forms.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';
import type { Exposure, Symptom, TaskReason } from '../rules/declaration-rules.ts';

/** Which declarations: of these areas, by risk, time, and one thing searched for. */
export type DeclarationFilter = {
  readonly areaNos: readonly number[];
  readonly atRisk?: boolean | undefined;
  readonly id?: string | undefined;
  readonly form?: string | undefined;
  readonly task?: 'open' | 'done' | undefined;
  /** Unix milliseconds; `to` excluded. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly search?:
    | { readonly shortCode: string }
    | { readonly phoneIndex: Buffer }
    | { readonly plateIndex: Buffer }
    | { readonly nameTokens: readonly string[] }
    | undefined;
};

export const declarationOrders = ['-declaredAt', 'declaredAt', '-atRisk'] as const;
export type DeclarationOrder = (typeof declarationOrders)[number];

type FormKind = (typeof formKinds)[number];
type DeclaredBy = (typeof declaredBy)[number];

export type DeclarationRow = {
  id: string;
  shortCode: string;
  personNo: number;
  /** Encrypted: what was declared about the people. */
  declared: Buffer;
  areaNo: number;
  companions: number;
  symptoms: Symptom[];
  exposures: Exposure[];
  atRisk: boolean;
  form: FormKind;
  declaredBy: DeclaredBy;
  task: 'open' | 'done' | null;
  taskReasons: TaskReason[];
  replaced: boolean;
  declaredAt: Date;
  validUntil: Date;
};

/** Where a page begins: sort values of the row before it. */
export type DeclarationKey = readonly [atRisk: boolean, declaredAt: string, id: string];

/** Declarations in order, beginning behind `after`. */
export async function listDeclarations(
  scope: Scope,
  db: Db | Tx,
  filter: DeclarationFilter,
  page: { order: DeclarationOrder; after: DeclarationKey | null; limit: number },
): Promise<DeclarationRow[]> {
  const { order, behind } = sorting(page.order, page.after);
  const found = await sql<DeclarationRow>`select d.id, d.short_code as "shortCode", d.person_no as "personNo",
      d.declared, d.area_no as "areaNo", d.companions, d.symptoms, d.exposures,
      d.at_risk as "atRisk", d.form, d.declared_by as "declaredBy", d.task, d.task_reasons as "taskReasons",
      d.replaced_by is not null as replaced, d.declared_at as "declaredAt", d.valid_until as "validUntil"
    from declaration d where ${matches(scope, filter)} ${behind} order by ${order} limit ${page.limit}`.execute(
    db,
  );
  return found.rows;
}

/** So many are counted; a whole province has more than anybody reads. */
const MOST_COUNTED = 20_000;

/** How many declarations the filter has in all; null where they are more than `MOST_COUNTED`. */
export async function countDeclarations(
  scope: Scope,
  db: Db,
  filter: DeclarationFilter,
): Promise<number | null> {
  const found = await sql<{ n: number }>`select count(*) as n from (
    select 1 from declaration d where ${matches(scope, filter)} limit ${MOST_COUNTED + 1}) as counted`.execute(
    db,
  );
  const n = found.rows[0]?.n ?? 0;
  return n > MOST_COUNTED ? null : n;
}

function sorting(
  order: DeclarationOrder,
  after: DeclarationKey | null,
): { order: RawBuilder<unknown>; behind: RawBuilder<unknown> } {
  const [atRisk, at, id] = after ?? [false, '', ''];
  const columns = order === '-atRisk' ? sql`d.at_risk, d.declared_at, d.id` : sql`d.declared_at, d.id`;
  const values =
    order === '-atRisk'
      ? sql`${atRisk}::boolean, ${at}::timestamptz, ${id}::uuid`
      : sql`${at}::timestamptz, ${id}::uuid`;
  const beyond = order === 'declaredAt' ? sql`>` : sql`<`;
  const sorted = {
    '-atRisk': sql`d.at_risk desc, d.declared_at desc, d.id desc`,
    '-declaredAt': sql`d.declared_at desc, d.id desc`,
    declaredAt: sql`d.declared_at, d.id`,
  };
  return {
    order: sorted[order],
    behind: after === null ? sql`` : sql`and (${columns}) ${beyond} (${values})`,
  };
}

function matches(scope: Scope, filter: DeclarationFilter): RawBuilder<unknown> {
  const conditions = [
    sql`d.dataset = ${scope.dataset}`,
    sql`d.area_no = any(${filter.areaNos}::int[])`,
    // What was corrected before anybody used it is no declaration of its own.
    sql`d.change is distinct from 'corrected'`,
  ];
  if (filter.atRisk !== undefined) {
    conditions.push(sql`d.at_risk = ${filter.atRisk}`);
  }
  if (filter.id !== undefined) {
    conditions.push(sql`d.id = ${filter.id}::uuid`);
  }
  if (filter.form !== undefined) {
    conditions.push(sql`d.form = ${filter.form}`);
  }
  if (filter.task !== undefined) {
    conditions.push(sql`d.task = ${filter.task}`);
  }
  if (filter.from !== undefined) {
    conditions.push(sql`d.declared_at >= ${new Date(filter.from).toISOString()}`);
  }
  if (filter.to !== undefined) {
    conditions.push(sql`d.declared_at < ${new Date(filter.to).toISOString()}`);
  }
  if (filter.search !== undefined) {
    conditions.push(searched(scope, filter.search));
  }
  return sql.join(conditions, sql` and `);
}

function searched(scope: Scope, search: NonNullable<DeclarationFilter['search']>): RawBuilder<unknown> {
  if ('shortCode' in search) {
    return sql`d.short_code = ${search.shortCode}`;
  }
  if ('phoneIndex' in search) {
    return sql`d.phone_index = ${search.phoneIndex}`;
  }
  if ('plateIndex' in search) {
    return sql`d.plate_index = ${search.plateIndex}`;
  }
  return named(scope, search.nameTokens);
}

/**
 * Whose given name is one of the words and who has all the others, as the search for people finds them; also those
 * whose record was merged into such a one. As an array, so that it is found first: declarations are many.
 */
function named(scope: Scope, tokens: readonly string[]): RawBuilder<unknown> {
  const patterns = tokens.map((token) => `% ${token}%`);
  return sql`d.person_no = any(array(
    with hit as (
      select person_no from person where given_folded = any(${[...tokens]}::text[]) and given_folded is not null
        and dataset = ${scope.dataset} and merged_into_no is null and name_folded like all(${patterns}::text[]))
    select person_no from hit
    union all select m.person_no from person m where m.merged_into_no in (select person_no from hit)))`;
}

/** Declarations by area and hour from the facts, for the nightly check of the counters. */
export async function recountDeclarations(
  db: Db | Tx,
  since: Date,
  only: 'all' | 'at-risk',
): Promise<FigureRow[]> {
  const rows = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
    select dataset, area_no, date_trunc('hour', declared_at) as at, count(*) as value from declaration
    where declared_at >= ${since.toISOString()} and change is distinct from 'corrected'
      ${only === 'all' ? sql`` : sql`and at_risk`} group by 1, 2, 3`.execute(db);
  return rows.rows.map(({ dataset, area_no, at, value }) => ({
    dataset,
    areaNo: area_no,
    at: at.getTime(),
    value,
  }));
}

/** What others may know of a declaration: whose, of how many, at risk or not; times Unix ms. */
export type DeclarationSummary = {
  readonly personNo: number;
  readonly atRisk: boolean;
  readonly companions: number;
  readonly declaredAt: number;
  readonly validUntil: number;
  /** The signed code, encrypted. */
  readonly signed: Buffer;
};

/** Declarations by short code; unknown codes are missing. */
export async function declarationsByCodes(
  scope: Scope,
  db: Db | Tx,
  codes: readonly string[],
): Promise<Map<string, DeclarationSummary>> {
  const found = await sql<{
    code: string;
    person_no: number;
    at_risk: boolean;
    companions: number;
    declared_at: Date;
    valid_until: Date;
    signed: Buffer;
  }>`
    select c.short_code as code, d.person_no, d.at_risk, d.companions, d.declared_at, d.valid_until, d.signed
    from declaration_code c join declaration d on d.person_no = c.person_no and d.id = c.declaration_id
    where c.short_code = any(${[...codes]}::text[]) and c.dataset = ${scope.dataset}`.execute(db);
  return new Map(
    found.rows.map((row) => [
      row.code,
      {
        personNo: row.person_no,
        atRisk: row.at_risk,
        companions: row.companions,
        declaredAt: row.declared_at.getTime(),
        validUntil: row.valid_until.getTime(),
        signed: row.signed,
      },
    ]),
  );
}
