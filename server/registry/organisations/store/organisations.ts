import { type RawBuilder, sql } from 'kysely';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { NewOrganisation, OrganisationKind, OrganisationRef } from '../organisation-types.ts';

/** An office with the key of its order. */
export type OrganisationRow = OrganisationRef & { readonly nameFolded: string };

const columns = sql`o.organisation_no as "organisationNo", o.id as "organisationId", o.name,
  o.name_folded as "nameFolded", o.kind, o.area_no as "areaNo", o.phone, o.number_suffix as "numberSuffix"`;

/** Writes new offices. */
export async function insertOrganisations(
  scope: Scope,
  tx: Tx,
  rows: readonly (NewOrganisation & { readonly id: string })[],
  at: number,
): Promise<void> {
  await sql`insert into organisation (organisation_no, id, dataset, name, name_folded, kind, area_no, phone,
      number_suffix, created_at)
    select nextval('organisation_number'), r.id, ${scope.dataset}, r.name, r.name_folded, r.kind, r.area_no, r.phone,
      r.number_suffix, ${new Date(at).toISOString()}::timestamptz
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.name)}::text[],
      ${rows.map((r) => fold(r.name))}::text[], ${rows.map((r) => r.kind)}::text[],
      ${rows.map((r) => r.areaNo)}::int[], ${rows.map((r) => r.phone ?? null)}::text[],
      ${rows.map((r) => r.numberSuffix ?? null)}::text[])
      as r(id, name, name_folded, kind, area_no, phone, number_suffix)`.execute(tx);
}

/** Is this outside id taken, in whatever dataset? */
export async function organisationIdExists(tx: Tx, id: string): Promise<boolean> {
  const found = await sql`select 1 from organisation where id = ${id}::uuid`.execute(tx);
  return found.rows.length > 0;
}

/** Offices of the scope's dataset by outside id, whatever their area. */
export async function readOrganisations(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<OrganisationRow[]> {
  const found = await sql<OrganisationRow>`select ${columns} from organisation o
    where o.id = any(${ids}::uuid[]) and o.dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Offices of the scope's dataset by folded name, whatever their area. */
export async function readOrganisationsNamed(
  scope: Scope,
  db: Db | Tx,
  folded: readonly string[],
): Promise<OrganisationRow[]> {
  const found = await sql<OrganisationRow>`select ${columns} from organisation o
    where o.dataset = ${scope.dataset} and o.name_folded = any(${folded}::text[])
    order by o.organisation_no`.execute(db);
  return found.rows;
}

/** Which offices: of these areas, perhaps of one kind. */
export type OrganisationFilter = {
  readonly areaNos: readonly number[];
  readonly kind?: OrganisationKind | undefined;
};

/** Offices in the order of their names, behind `after`. */
export async function listOrganisations(
  scope: Scope,
  db: Db | Tx,
  filter: OrganisationFilter,
  page: { after: readonly [string, number] | null; limit: number },
): Promise<OrganisationRow[]> {
  const behind =
    page.after === null
      ? sql``
      : sql`and (o.name_folded, o.organisation_no) > (${page.after[0]}::text, ${page.after[1]}::int)`;
  const found = await sql<OrganisationRow>`select ${columns} from organisation o
    where ${matches(scope, filter)} ${behind} order by o.name_folded, o.organisation_no limit ${page.limit}`.execute(
    db,
  );
  return found.rows;
}

/** How many offices the filter has in all. */
export async function countOrganisations(scope: Scope, db: Db, filter: OrganisationFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from organisation o where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

function matches(scope: Scope, filter: OrganisationFilter): RawBuilder<unknown> {
  return sql`o.dataset = ${scope.dataset} and o.area_no = any(${filter.areaNos}::int[])
    ${filter.kind === undefined ? sql`` : sql`and o.kind = ${filter.kind}`}`;
}

/** Offices of these kinds in exactly these areas. */
export async function readOfficesIn(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  kinds: readonly OrganisationKind[],
): Promise<{ areaNo: number; name: string; kind: OrganisationKind; phone: string | null }[]> {
  const found = await sql<{ areaNo: number; name: string; kind: OrganisationKind; phone: string | null }>`
    select area_no as "areaNo", name, kind, phone from organisation
    where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[]) and kind = any(${kinds}::text[])
    order by name_folded`.execute(db);
  return found.rows;
}
