import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import { numberList } from '../../../platform/db/long-lists.ts';

export type HouseholdToOpen = { readonly id: string; readonly areaNo: number | null };

/**
 * Numbers of households by id. A household is made by the first use of its id; an id of another dataset is not ours
 * and is left out.
 */
export async function openHouseholds(
  scope: Scope,
  tx: Tx,
  households: readonly HouseholdToOpen[],
  at: number,
): Promise<Map<string, number>> {
  if (households.length === 0) {
    return new Map();
  }
  const rows = [...new Map(households.map((one) => [one.id, one])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  await sql`insert into household (id, dataset, area_no, created_at)
    select h.id, ${scope.dataset}, h.area_no, ${new Date(at)}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ areaNo }) => areaNo)}::int[]) as h(id, area_no)
    on conflict do nothing`.execute(tx);
  const found = await sql<{ id: string; no: number }>`select id, household_no as no from household
    where id = any(${rows.map(({ id }) => id)}::uuid[]) and dataset = ${scope.dataset}`.execute(tx);
  return new Map(found.rows.map(({ id, no }) => [id, no]));
}

/** Outside ids of households by number. */
export async function readHouseholdIds(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, string>> {
  if (nos.length === 0) {
    return new Map();
  }
  const found = await sql<{ id: string; no: number }>`select id, household_no as no from household
    where household_no = any(${nos}::bigint[]) and dataset = ${scope.dataset}`.execute(db);
  return new Map(found.rows.map(({ id, no }) => [no, id]));
}

/** Members of households, merged records left out. */
export async function readMembers(
  scope: Scope,
  db: Db | Tx,
  householdNos: readonly number[],
): Promise<{ personNo: number; householdNo: number }[]> {
  if (householdNos.length === 0) {
    return [];
  }
  const found = await sql<{ personNo: number; householdNo: number }>`
    select person_no as "personNo", household_no as "householdNo" from person
    where household_no = any(${householdNos}::bigint[]) and dataset = ${scope.dataset} and merged_into_no is null
    order by household_no, person_no`.execute(db);
  return found.rows;
}

/** A household as stored; the address still encrypted. */
export type HouseholdRow = {
  readonly no: number;
  readonly id: string;
  readonly areaNo: number | null;
  readonly unitNo: number | null;
  readonly headNo: number | null;
  readonly address: Buffer | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
};

const columns = sql`household_no as no, id, area_no as "areaNo", unit_no as "unitNo", head_no as "headNo",
  address, version, field_versions as "fieldVersions"`;

export type HouseholdFilter = {
  /** Households of these communes and of what lies below them. */
  readonly areaNos?: readonly number[] | undefined;
  readonly unitNos?: readonly number[] | undefined;
  readonly nos?: readonly number[] | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Only those of whom no unit is known. */
  readonly withoutUnit?: boolean | undefined;
  readonly withoutHead?: boolean | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
};

/** Households that a filter finds, in the order of their numbers; `lock` holds them to the end of the transaction. */
export async function findHouseholds(
  scope: Scope,
  db: Db | Tx,
  filter: HouseholdFilter,
  lock = false,
): Promise<HouseholdRow[]> {
  const found = await sql<HouseholdRow>`select ${columns} from household where ${matches(scope, filter)}
    and household_no > ${filter.after ?? 0} order by household_no limit ${filter.limit ?? null}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows;
}

/** Where a household is: what lists of thousands are counted from. */
export type HomeRow = Pick<HouseholdRow, 'no' | 'areaNo' | 'unitNo'>;

/** Where the households are that a filter finds, in the order of their numbers. */
export async function findHomes(scope: Scope, db: Db | Tx, filter: HouseholdFilter): Promise<HomeRow[]> {
  // Three lists in one row: a row a household would cost the driver more than finding them costs the database.
  const found = await sql<{ nos: string; areas: string; units: string }>`
    select coalesce(string_agg(household_no::text, ','), '') as nos,
      coalesce(string_agg(coalesce(area_no::text, ''), ','), '') as areas,
      coalesce(string_agg(coalesce(unit_no::text, ''), ','), '') as units
    from (select household_no, area_no, unit_no from household where ${matches(scope, filter)}
      and household_no > ${filter.after ?? 0} order by household_no limit ${filter.limit ?? null}) h`.execute(
    db,
  );
  const { nos, areas, units } = found.rows[0]!;
  const [areaOf, unitOf] = [areas, units].map((list) => list.split(','));
  const number = (text: string) => (text === '' ? null : Number(text));
  return nos === ''
    ? []
    : nos
        .split(',')
        .map((no, i) => ({ no: Number(no), areaNo: number(areaOf![i]!), unitNo: number(unitOf![i]!) }));
}

/** The household of each person who has one, by the number asked; of a merged record that of the kept one. */
export async function homesOfPeople(
  scope: Scope,
  db: Db | Tx,
  nos: readonly number[],
): Promise<Map<number, number>> {
  // One row of two lists: a row a person would cost the driver more than finding them costs the database.
  const found = await sql<{ nos: string; homes: string }>`
    select coalesce(json_agg(no), '[]')::text as nos, coalesce(json_agg(home), '[]')::text as homes
    from (select p.person_no as no,
        case when k.person_no is null then p.household_no else k.household_no end as home
      from person p left join person k on k.person_no = p.merged_into_no and k.dataset = p.dataset
      where p.person_no = any(${numberList([...new Set(nos)])}) and p.dataset = ${scope.dataset}) h
    where home is not null`.execute(db);
  const { nos: asked, homes } = found.rows[0]!;
  const homeOf = JSON.parse(homes) as number[];
  return new Map((JSON.parse(asked) as number[]).map((no, i) => [no, homeOf[i]!]));
}

/** How many a filter finds. */
export async function countHouseholds(scope: Scope, db: Db | Tx, filter: HouseholdFilter): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from household
    where ${matches(scope, filter)}`.execute(db);
  return found.rows[0]!.n;
}

function matches(scope: Scope, { areaNos, unitNos, nos, ids, withoutUnit, withoutHead }: HouseholdFilter) {
  return sql.join(
    [
      sql`dataset = ${scope.dataset}`,
      ...(areaNos === undefined ? [] : [sql`area_no = any(${areaNos}::int[])`]),
      ...(unitNos === undefined ? [] : [sql`unit_no = any(${unitNos}::int[])`]),
      ...(nos === undefined ? [] : [sql`household_no = any(${nos}::bigint[])`]),
      ...(ids === undefined ? [] : [sql`id = any(${ids}::uuid[])`]),
      ...(withoutUnit === true ? [sql`unit_no is null`] : []),
      ...(withoutHead === true ? [sql`head_no is null`] : []),
    ],
    sql` and `,
  );
}

/** One household, locked until the transaction ends. */
export async function lockHousehold(scope: Scope, tx: Tx, id: string): Promise<HouseholdRow | undefined> {
  const found = await sql<HouseholdRow>`select ${columns} from household
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Writes a changed household. */
export async function updateHousehold(scope: Scope, tx: Tx, row: Omit<HouseholdRow, 'no'>): Promise<void> {
  await sql`update household set area_no = ${row.areaNo}, unit_no = ${row.unitNo}, head_no = ${row.headNo},
      address = ${row.address}, version = ${row.version},
      field_versions = ${JSON.stringify(row.fieldVersions)}::jsonb
    where id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Gives many households their unit and, where they have none, their address, in one statement. */
export async function placeHouseholds(
  scope: Scope,
  tx: Tx,
  rows: readonly { readonly no: number; readonly unitNo: number | null; readonly address: Buffer | null }[],
): Promise<void> {
  await sql`update household h set unit_no = coalesce(p.unit_no, h.unit_no), address = coalesce(h.address, p.address),
      version = h.version + 1, field_versions = h.field_versions
        || case when p.unit_no is null then '{}' else jsonb_build_object('unitId', h.version + 1) end
        || case when p.address is null or h.address is not null then '{}' else jsonb_build_object('address', h.version + 1) end
    from unnest(${rows.map(({ no }) => no)}::bigint[], ${rows.map(({ unitNo }) => unitNo)}::int[],
      ${rows.map(({ address }) => address)}::bytea[]) as p(no, unit_no, address)
    where h.household_no = p.no and h.dataset = ${scope.dataset}`.execute(tx);
}

/** People of these units who belong to no household, with their address, in the order of their numbers. */
export async function peopleWithoutHousehold(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
): Promise<{ personNo: number; areaNo: number; address: Buffer }[]> {
  const found = await sql<{ personNo: number; areaNo: number; address: Buffer }>`
    select person_no as "personNo", area_no as "areaNo", address from person
    where area_no = any(${areaNos}::int[]) and dataset = ${scope.dataset} and household_no is null
      and merged_into_no is null and address is not null order by person_no`.execute(db);
  return found.rows;
}

/** Puts people without a household into one each, as `home` says; memberships are `moveMembers`'s part. */
export async function setHouseholds(
  scope: Scope,
  tx: Tx,
  homes: readonly { readonly personNo: number; readonly householdNo: number }[],
): Promise<void> {
  await sql`update person p set household_no = h.household_no, version = p.version + 1
    from unnest(${homes.map(({ personNo }) => personNo)}::bigint[], ${homes.map(({ householdNo }) => householdNo)}::bigint[])
      as h(person_no, household_no)
    where p.person_no = h.person_no and p.dataset = ${scope.dataset} and p.household_no is null`.execute(tx);
}

export type MemberMove = { readonly personNo: number; readonly householdNo: number | null };

/** Ends the open memberships of people and opens the new ones, from a day (`YYYY-MM-DD`) on. */
export async function moveMembers(
  scope: Scope,
  tx: Tx,
  moves: readonly MemberMove[],
  on: string,
): Promise<void> {
  if (moves.length === 0) {
    return;
  }
  const nos = moves.map(({ personNo }) => personNo);
  await sql`update household_member set until_on = ${on}::date where person_no = any(${nos}::bigint[])
    and until_on is null and dataset = ${scope.dataset}`.execute(tx);
  await openMemberships(scope, tx, moves, on);
}

/** Opens memberships of people who had none. One that ended on the same day goes on. */
export async function openMemberships(
  scope: Scope,
  tx: Tx,
  moves: readonly MemberMove[],
  on: string,
): Promise<void> {
  const into = moves.filter(({ householdNo }) => householdNo !== null);
  if (into.length > 0) {
    await sql`insert into household_member (household_no, person_no, dataset, from_on)
      select m.household_no, m.person_no, ${scope.dataset}, ${on}::date
      from unnest(${into.map(({ householdNo }) => householdNo)}::bigint[], ${into.map(({ personNo }) => personNo)}::bigint[])
        as m(household_no, person_no)
      on conflict (household_no, person_no, from_on) do update set until_on = null`.execute(tx);
  }
}

export type Membership = {
  readonly personNo: number;
  readonly fromOn: string;
  readonly untilOn: string | null;
};

/** Everybody who belongs or belonged to a household, those of today first. */
export async function readMemberships(scope: Scope, db: Db | Tx, householdNo: number): Promise<Membership[]> {
  const found =
    await sql<Membership>`select person_no as "personNo", from_on as "fromOn", until_on as "untilOn"
    from household_member where household_no = ${householdNo} and dataset = ${scope.dataset}
    order by until_on desc nulls first, from_on, person_no`.execute(db);
  return found.rows;
}
