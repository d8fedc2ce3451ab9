import { sql } from 'kysely';
import type { RuleSet } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type RulesRow = {
  version: number;
  rules: Omit<RuleSet, 'version' | 'validFrom'>;
  state: 'draft' | 'published';
  author: string | null;
  made_at: Date;
};
export type RulesPeriod = {
  valid_from: Date;
  version: number;
  reason: string;
  published_by: string;
  published_at: Date;
};

/** Every version of the rules, the newest first. */
export async function readRules(db: Db | Tx): Promise<RulesRow[]> {
  const found =
    await sql<RulesRow>`select version, rules, state, author, made_at from gate_rules order by version desc`.execute(
      db,
    );
  return found.rows;
}

/** When which version came into force, the newest first. */
export async function readPeriods(db: Db | Tx): Promise<RulesPeriod[]> {
  const found = await sql<RulesPeriod>`select valid_from, version, reason, published_by, published_at
    from gate_rules_period order by valid_from desc`.execute(db);
  return found.rows;
}

/** Stores a version unless it is there. @returns whether it was new. */
export async function insertRules(tx: Db | Tx, row: RulesRow): Promise<boolean> {
  const made = await sql`insert into gate_rules (version, rules, state, author, made_at)
    values (${row.version}, ${JSON.stringify(row.rules)}::jsonb, ${row.state}, ${row.author}, ${row.made_at})
    on conflict (version) do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** Puts a version in force from a moment; what came into force at the very moment is replaced. */
export async function insertPeriod(tx: Db | Tx, period: RulesPeriod): Promise<void> {
  await sql`insert into gate_rules_period (valid_from, version, reason, published_by, published_at)
    values (${period.valid_from}, ${period.version}, ${period.reason}, ${period.published_by}, ${period.published_at})
    on conflict (valid_from) do update set version = excluded.version, reason = excluded.reason,
      published_by = excluded.published_by, published_at = excluded.published_at`.execute(tx);
  await sql`update gate_rules set state = 'published' where version = ${period.version}`.execute(tx);
}

export type ZoneTableRow = {
  id: string;
  as_of: Date;
  source: string;
  received_at: Date;
  received_by: string;
  level_of: Record<string, string>;
};

/** The newest tables of zones, at most `limit`. */
export async function readZoneTables(scope: Scope, db: Db | Tx, limit: number): Promise<ZoneTableRow[]> {
  const found = await sql<ZoneTableRow>`select id, as_of, source, received_at, received_by, level_of
    from gate_zone_table where dataset = ${scope.dataset} order by as_of desc, received_at desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** Keeps a table of zones. */
export async function insertZoneTable(scope: Scope, tx: Tx, row: ZoneTableRow): Promise<void> {
  await sql`insert into gate_zone_table (id, dataset, as_of, source, received_at, received_by, level_of)
    values (${row.id}, ${scope.dataset}, ${row.as_of}, ${row.source}, ${row.received_at}, ${row.received_by},
      ${JSON.stringify(row.level_of)}::jsonb)`.execute(tx);
}

export type WatchRow = {
  id: string;
  kind: 'cccd' | 'phone' | 'plate';
  value: Buffer;
  value_index: Buffer;
  reason: string;
  until: Date | null;
  added_at: Date;
  added_by: string;
};

/** The watch list as of a moment. */
export async function readWatch(scope: Scope, db: Db | Tx, now: Date): Promise<WatchRow[]> {
  const found =
    await sql<WatchRow>`select id, kind, value, value_index, reason, until, added_at, added_by from gate_watch
    where dataset = ${scope.dataset} and removed_at is null and (until is null or until > ${now})
    order by added_at desc`.execute(db);
  return found.rows;
}

/** Puts an entry on the watch list. */
export async function insertWatch(scope: Scope, tx: Tx, row: WatchRow): Promise<void> {
  await sql`insert into gate_watch (id, dataset, kind, value, value_index, reason, until, added_at, added_by)
    values (${row.id}, ${scope.dataset}, ${row.kind}, ${row.value}, ${row.value_index}, ${row.reason}, ${row.until},
      ${row.added_at}, ${row.added_by})`.execute(tx);
}

/** Takes an entry off. @returns false when there is none. */
export async function markRemoved(
  scope: Scope,
  tx: Tx,
  removal: { readonly id: string; readonly at: Date; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const changed = await sql`update gate_watch set removed_at = ${removal.at}, removed_by = ${removal.by},
      removed_reason = ${removal.reason}
    where id = ${removal.id} and dataset = ${scope.dataset} and removed_at is null`.execute(tx);
  return changed.numAffectedRows === 1n;
}

/** Numbers a book of slips for a post, behind the books it has. @returns the first number. */
export async function insertSlipBook(
  scope: Scope,
  tx: Tx,
  book: { readonly placeNo: number; readonly id: string; readonly count: number; readonly at: Date },
): Promise<number> {
  const made = await sql<{
    first_no: number;
  }>`insert into gate_slip_book (place_no, id, dataset, first_no, count, made_at)
    select ${book.placeNo}, ${book.id}, ${scope.dataset}, coalesce(max(first_no + count), 1), ${book.count}, ${book.at}
    from gate_slip_book where place_no = ${book.placeNo} returning first_no`.execute(tx);
  return made.rows[0]!.first_no;
}
