import { sql } from 'kysely';
import type {
  searchManners,
  searchResults,
  searchStatuses,
  searchViews,
} from '../../../../contract/searches.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SearchCause } from '../rules/causes.ts';

export type SearchRow = {
  person_no: number;
  id: string;
  dataset: string;
  case_id: string;
  contact_id: string | null;
  area_no: number | null;
  cause: SearchCause;
  status: (typeof searchStatuses)[number];
  opened_at: Date;
  opened_by: string;
  searcher_id: string | null;
  searcher_name: string | null;
  tries: number;
  last_tried_at: Date | null;
  watch_id: string | null;
  watch_until: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  found_area_no: number | null;
  note: Buffer | null;
};
export type AttemptRow = {
  person_no: number;
  search_id: string;
  id: string;
  at: Date;
  manner: (typeof searchManners)[number];
  result: (typeof searchResults)[number];
  note: Buffer | null;
  by_name: string;
};
type Tables = { search: SearchRow; search_attempt: AttemptRow };
const tables = (db: Db | Tx) => db.withTables<Tables>();

/** Searches by id, whatever their unit: the caller decides what the viewer may see. `lock` holds them. */
export async function findSearches(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  lock = false,
): Promise<SearchRow[]> {
  const found = await sql<SearchRow>`select * from search
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset} order by id ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  return found.rows;
}

/** The open searches of these people, held until the transaction ends. */
export async function openOf(scope: Scope, tx: Tx, personNos: readonly number[]): Promise<SearchRow[]> {
  const found = await sql<SearchRow>`select * from search where person_no = any(${personNos}::bigint[])
    and dataset = ${scope.dataset} and status = 'OPEN' for update`.execute(tx);
  return found.rows;
}

/** Writes a search; false where the person is searched for already. */
export async function insertSearch(scope: Scope, tx: Tx, row: SearchRow): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('search')
    .values({ ...row, dataset: scope.dataset })
    .onConflict((one) => one.doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes columns of one search that is held. */
export async function updateSearch(
  scope: Scope,
  tx: Tx,
  row: Pick<SearchRow, 'person_no' | 'id'>,
  set: Partial<Omit<SearchRow, 'person_no' | 'id' | 'dataset'>>,
): Promise<void> {
  await tables(tx)
    .updateTable('search')
    .set(set)
    .where('person_no', '=', row.person_no)
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Keeps one try. */
export async function insertAttempt(_scope: Scope, tx: Tx, row: AttemptRow): Promise<void> {
  await tables(tx).insertInto('search_attempt').values(row).execute();
}

/** Tries of one search, newest first; the caller has looked whether the viewer may see it. */
export async function attemptsOf(
  _scope: Scope,
  db: Db,
  row: Pick<SearchRow, 'person_no' | 'id'>,
): Promise<AttemptRow[]> {
  const found = await sql<AttemptRow>`select * from search_attempt
    where person_no = ${row.person_no} and search_id = ${row.id} order by at desc, id desc limit 100`.execute(
    db,
  );
  return found.rows;
}

/** Moves the open searches of people who are answered for by another unit now. */
export async function setArea(
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
  areaNo: number,
): Promise<void> {
  await sql`update search set area_no = ${areaNo} where person_no = any(${personNos}::bigint[])
    and dataset = ${scope.dataset} and status = 'OPEN'`.execute(tx);
}

export type SearchFilter = {
  /** Units whose searches are shown; null: the whole dataset, unknown units too. */
  readonly areaNos: readonly number[] | null;
  readonly view: (typeof searchViews)[number];
  readonly cause: SearchCause | null;
  readonly actorId: string | null;
  /** Only these people; null: everybody. */
  readonly personNos: readonly number[] | null;
  readonly after: { readonly key: number; readonly id: string } | null;
  readonly limit: number;
};
export type ListedSearch = SearchRow & { key: number };

/** Searches of these units: the open ones oldest first, the ended ones newest first. One more than the limit. */
export async function listSearches(scope: Scope, db: Db, filter: SearchFilter): Promise<ListedSearch[]> {
  const { areaNos, view, cause, actorId, personNos, after } = filter;
  const views = {
    open: sql`status = 'OPEN'`,
    mine: sql`status = 'OPEN' and searcher_id = ${actorId}::uuid`,
    unassigned: sql`status = 'OPEN' and searcher_id is null`,
    closed: sql`status <> 'OPEN'`,
  };
  const key =
    view === 'closed'
      ? sql`(-extract(epoch from closed_at))::float8`
      : sql`extract(epoch from opened_at)::float8`;
  const found = await sql<ListedSearch>`select *, ${key} as key from search where dataset = ${scope.dataset}
    and (${areaNos === null}::boolean or area_no = any(${areaNos ?? []}::int[])) and ${views[view]}
    and (${cause}::text is null or cause = ${cause}::text)
    and (${personNos === null}::boolean or person_no = any(${personNos ?? []}::bigint[]))
    and (${after === null}::boolean or (${key}, id) > (${after?.key ?? 0}::float8, ${after?.id ?? null}::uuid))
    order by ${key}, id limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

/** How many are searched for, by unit. */
export async function openByArea(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
): Promise<{ areaNo: number; value: number }[]> {
  const found = await sql<{
    areaNo: number;
    value: number;
  }>`select area_no as "areaNo", count(*)::int as value
    from search where dataset = ${scope.dataset} and status = 'OPEN' and area_no = any(${areaNos}::int[])
    group by 1`.execute(db);
  return found.rows;
}
