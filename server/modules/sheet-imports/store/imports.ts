import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { pathsOf } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import {
  type Acting,
  type ImportRow,
  type ImportState,
  json,
  type RowState,
  type SenderRow,
  tables,
} from './tables.ts';

/** Numbers of the areas whose sheets the scope works with; null: all. */
export function ownAreas(scope: Scope, areas: Pick<AreaDirectory, 'numbersUnder'>): readonly number[] | null {
  const paths = pathsOf(scope, 'case.write');
  return paths.includes('') ? null : areas.numbersUnder(paths);
}

/** How a sheet is held to the end of the transaction: when whoever holds it is done, or only where nobody does. */
export type SheetLock = 'wait' | 'free';

/** One sheet of the scope's dataset and areas, held as `lock` says. */
export async function findImport(
  scope: Scope,
  db: Db | Tx,
  own: readonly number[] | null,
  id: string,
  lock?: SheetLock,
): Promise<ImportRow | undefined> {
  let query = tables(db)
    .selectFrom('sheet_import')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset);
  query = own === null ? query : query.where(sql<boolean>`area_no = any(${own}::int[])`);
  const held = lock === undefined ? query : query.forUpdate();
  return await (lock === 'free' ? held.skipLocked() : held).executeTakeFirst();
}

/** The same sheet of the same file, received before. */
export async function findSame(
  scope: Scope,
  db: Db | Tx,
  { id, area_no, content_hash, sheet }: ImportRow,
): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from sheet_import where dataset = ${scope.dataset}
    and area_no = ${area_no} and content_hash = ${content_hash} and sheet = ${sheet} and id <> ${id} order by created_at limit 1`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

export async function insertImport(_scope: Scope, tx: Tx, row: ImportRow): Promise<void> {
  await tables(tx).insertInto('sheet_import').values(stored(row)).execute();
}

/** Writes what changes of a sheet: plan, state, findings, how far the work is. */
export async function saveImport(scope: Scope, db: Db | Tx, row: ImportRow): Promise<void> {
  const { rows, plan, columns, findings, acting, state, done_to } = stored(row);
  await tables(db)
    .updateTable('sheet_import')
    .set({ rows, plan, columns, findings, acting, state, done_to, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

function stored(row: ImportRow): ImportRow {
  const { plan, findings, acting } = row;
  return {
    ...row,
    plan: json(plan),
    findings: json(findings),
    acting: acting === null ? null : json(acting),
  };
}

export type ListedImports = {
  /** What is looked for, folded as senders are kept, and as the names of files are: in small letters. */
  readonly sender: string | null;
  readonly file: string | null;
  readonly state: ImportState | null;
  readonly kind: string | null;
  readonly after: readonly [at: string, id: string] | null;
  readonly limit: number;
};

/** Sheets, the newest first. */
export async function listImports(
  scope: Scope,
  db: Db | Tx,
  own: readonly number[] | null,
  { sender, file, state, kind, after, limit }: ListedImports,
): Promise<ImportRow[]> {
  const within = (text: string | null) => (text === null ? null : `%${text.replace(/[\\%_]/gu, '\\$&')}%`);
  const found = await sql<ImportRow>`select * from sheet_import where dataset = ${scope.dataset}
    and (${own}::int[] is null or area_no = any(${own}::int[]))
    and (${state}::text is null or state = ${state})
    and (${kind}::text is null or kind = ${kind})
    and (${within(file)}::text is null or sender_key like ${within(sender)} or lower(file_name) like ${within(file)})
    and (${after?.[0] ?? null}::timestamptz is null
      or (created_at, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by created_at desc, id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** Sheets whose work was going on when the program stopped, of every dataset. */
export async function unfinishedImports(
  db: Db,
): Promise<{ id: string; dataset: string; state: ImportState }[]> {
  const found = await sql<{ id: string; dataset: string; state: ImportState }>`
    select id, dataset, state from sheet_import where state in ('checking', 'importing')`.execute(db);
  return found.rows;
}

/** For whom the work in hand on a sheet is done; null when none is. */
export async function readActing(db: Db, dataset: string, id: string): Promise<Acting | null> {
  const found = await sql<{ acting: Acting | null }>`select acting from sheet_import
    where id = ${id} and dataset = ${dataset} and state in ('checking', 'importing')`.execute(db);
  return found.rows[0]?.acting ?? null;
}

/** Rows of sheets by state, those that no check has passed yet as new. */
export async function countRows(
  _scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<RowState, number>>>> {
  const found = await sql<{ import_id: string; state: RowState; n: number }>`
    select r.import_id, case when r.state = 'ready' and i.state in ('mapping', 'checking') and r.row_no > i.done_to
      then 'new' else r.state end as state, count(*)::int as n
    from sheet_import_row r join sheet_import i on i.id = r.import_id
    where r.import_id = any(${ids}::uuid[]) group by 1, 2`.execute(db);
  const counts = new Map<string, Partial<Record<RowState, number>>>();
  for (const { import_id: id, state, n } of found.rows) {
    counts.set(id, { ...counts.get(id), [state]: n });
  }
  return counts;
}

/** Whether rows of a sheet still have problems. */
export async function hasBad(_scope: Scope, db: Db | Tx, id: string): Promise<boolean> {
  const found = await sql<{ is: boolean }>`select
    exists (select from sheet_import_row where import_id = ${id} and state = 'bad') as is`.execute(db);
  return found.rows[0]!.is;
}

/** Whether rows of a sheet were taken in, and none waits. */
export async function isTakenIn(_scope: Scope, db: Db | Tx, id: string): Promise<boolean> {
  const found = await sql<{ is: boolean }>`select
    exists (select from sheet_import_row where import_id = ${id} and state in ('imported', 'duplicate'))
    and not exists (select from sheet_import_row where import_id = ${id} and state in ('new', 'ready', 'bad')) as is`.execute(
    db,
  );
  return found.rows[0]!.is;
}

/** What is remembered of a sender. */
export async function findSender(
  scope: Scope,
  db: Db | Tx,
  areaNo: number,
  key: string,
): Promise<SenderRow | undefined> {
  return await tables(db)
    .selectFrom('sheet_sender')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('area_no', '=', areaNo)
    .where('sender_key', '=', key)
    .executeTakeFirst();
}

/** Remembers more of a sender: what is known already stays, what is said anew replaces it. */
export async function rememberSender(
  scope: Scope,
  tx: Tx,
  {
    area_no,
    sender_key,
    titles = {},
    answers = {},
    first_days = {},
    updated_at,
  }: Pick<SenderRow, 'area_no' | 'sender_key' | 'updated_at'> & Partial<SenderRow>,
): Promise<void> {
  await sql`insert into sheet_sender (dataset, area_no, sender_key, titles, answers, first_days, updated_at)
    values (${scope.dataset}, ${area_no}, ${sender_key}, ${JSON.stringify(titles)}::jsonb,
      ${JSON.stringify(answers)}::jsonb, ${JSON.stringify(first_days)}::jsonb, ${updated_at})
    on conflict (dataset, area_no, sender_key) do update set titles = sheet_sender.titles || excluded.titles,
      answers = sheet_sender.answers || excluded.answers, first_days = sheet_sender.first_days || excluded.first_days,
      updated_at = excluded.updated_at`.execute(tx);
}

/**
 * Waits until no other list of the dataset is in the middle of a batch, and lets none begin one before the transaction ends: of
 * two lists with the same people the second sees whom the first made.
 */
export async function awaitTurn({ dataset }: Scope, tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import.take ${dataset}`}, 0))`.execute(tx);
}
