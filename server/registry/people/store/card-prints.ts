import { type RawBuilder, sql } from 'kysely';
import type { cardPrintKinds } from '../../../../contract/households.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A printing of cards as stored. */
export type CardPrint = {
  readonly id: string;
  readonly kind: (typeof cardPrintKinds)[number];
  readonly areaNo: number | null;
  readonly unitNo: number | null;
  readonly personNos: readonly number[];
  readonly at: Date;
  readonly by: string;
};

const columns = sql`id, kind, area_no as "areaNo", unit_no as "unitNo", to_jsonb(person_nos) as "personNos", at, by_name as by`;

/** Notes a printing; one that is there already stays as it is. */
export async function insertCardPrint(scope: Scope, db: Db | Tx, print: CardPrint): Promise<void> {
  await sql`insert into card_print (id, dataset, kind, area_no, unit_no, person_nos, at, by_name)
    values (${print.id}, ${scope.dataset}, ${print.kind}, ${print.areaNo}, ${print.unitNo},
      ${print.personNos}::bigint[], ${print.at}, ${print.by}) on conflict do nothing`.execute(db);
}

/** One printing. */
export async function findCardPrint(scope: Scope, db: Db, id: string): Promise<CardPrint | undefined> {
  const found = await sql<CardPrint>`select ${columns} from card_print
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Printings of these communes, the newest first, behind `after`. */
export async function listCardPrints(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  page: { readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number },
): Promise<CardPrint[]> {
  const { after } = page;
  const found = await sql<CardPrint>`select ${columns} from card_print
    where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[])
      and (${after === null}::boolean or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Whose cards: everybody of these units, or one household. */
export type PeopleToPrint =
  | { readonly areaNos: readonly number[]; readonly unitNos: readonly number[] }
  | { readonly householdNo: number };

/** People in the order in which their cards are handed out: household by household. */
export async function peopleToPrint(
  scope: Scope,
  db: Db,
  filter: PeopleToPrint,
): Promise<{ personNo: number; card: boolean }[]> {
  const found = await sql<{ personNo: number; card: boolean }>`select person_no as "personNo",
      exists (select 1 from person_card c where c.person_no = p.person_no and c.revoked_at is null) as card
    from person p
    where dataset = ${scope.dataset} and merged_into_no is null and given_folded is not null
      and ${await among(scope, db, filter)}
    order by household_no nulls last, birth_year, person_no`.execute(db);
  return found.rows;
}

async function among(scope: Scope, db: Db, filter: PeopleToPrint): Promise<RawBuilder<boolean>> {
  if ('householdNo' in filter) {
    return sql<boolean>`household_no = ${filter.householdNo}::bigint`;
  }
  const homes = await sql<{ no: number }>`select household_no as no from household
    where dataset = ${scope.dataset} and unit_no = any(${filter.unitNos}::int[])`.execute(db);
  return sql<boolean>`(area_no = any(${filter.areaNos}::int[])
    or household_no = any(${homes.rows.map(({ no }) => no)}::bigint[]))`;
}
