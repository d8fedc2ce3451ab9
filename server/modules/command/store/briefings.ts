import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type BriefingRow = {
  id: string;
  dataset: string;
  cut_at: Date;
  made_at: Date;
  origin: 'scheduled' | 'manual';
  number: string;
  content: string;
  digest: string;
  signed: Buffer;
  signed_off_at: Date | null;
  signed_off_by: string | null;
  signed_off_by_id: string | null;
  position: string | null;
  note: string | null;
  statement: Buffer | null;
  version: number;
};
export type CommentRow = { id: string; at: Date; by_name: string; text: string };

/**
 * Keeps everybody else from numbering reports of this year until the transaction ends; answers the last number. The
 * series has no gaps: `saveNumber` is only called when a report is written.
 */
export async function lockSeries(scope: Scope, tx: Tx, year: number): Promise<number> {
  const found = await sql<{ last_number: number }>`insert into command_series (dataset, year, last_number)
    values (${scope.dataset}, ${year}, 0)
    on conflict (dataset, year) do update set last_number = command_series.last_number
    returning last_number`.execute(tx);
  return found.rows[0]!.last_number;
}

export async function saveNumber(scope: Scope, tx: Tx, year: number, number: number): Promise<void> {
  await sql`update command_series set last_number = ${number}
    where dataset = ${scope.dataset} and year = ${year}`.execute(tx);
}

export async function insertBriefing(_scope: Scope, tx: Tx, row: BriefingRow): Promise<void> {
  await sql`insert into command_briefing (id, dataset, cut_at, made_at, origin, number, content, digest, signed, version)
    values (${row.id}, ${row.dataset}, ${row.cut_at}, ${row.made_at}, ${row.origin}, ${row.number}, ${row.content},
      ${row.digest}, ${row.signed}, ${row.version})`.execute(tx);
}

/** The cut of this very moment. */
export async function briefingAt(scope: Scope, db: Db | Tx, at: Date): Promise<BriefingRow | undefined> {
  const found = await sql<BriefingRow>`select * from command_briefing
    where dataset = ${scope.dataset} and cut_at = ${at}`.execute(db);
  return found.rows[0];
}

/** The last cut before a moment. */
export async function briefingBefore(scope: Scope, db: Db | Tx, at: Date): Promise<BriefingRow | undefined> {
  const found = await sql<BriefingRow>`select * from command_briefing
    where dataset = ${scope.dataset} and cut_at < ${at} order by cut_at desc limit 1`.execute(db);
  return found.rows[0];
}

export async function findBriefing(scope: Scope, db: Db | Tx, id: string): Promise<BriefingRow | undefined> {
  const found = await sql<BriefingRow>`select * from command_briefing
    where dataset = ${scope.dataset} and id = ${id}`.execute(db);
  return found.rows[0];
}

/** A cut by the code on its paper, whatever the dataset: the code is the key. */
export async function briefingByDigest(
  _scope: Scope,
  db: Db,
  digest: string,
): Promise<BriefingRow | undefined> {
  const found = await sql<BriefingRow>`select * from command_briefing where digest = ${digest}`.execute(db);
  return found.rows[0];
}

export async function lockBriefing(scope: Scope, tx: Tx, id: string): Promise<BriefingRow | undefined> {
  const found = await sql<BriefingRow>`select * from command_briefing
    where dataset = ${scope.dataset} and id = ${id} for update`.execute(tx);
  return found.rows[0];
}

export async function saveSignOff(scope: Scope, tx: Tx, row: BriefingRow): Promise<void> {
  await sql`update command_briefing set signed_off_at = ${row.signed_off_at}, signed_off_by = ${row.signed_off_by},
      signed_off_by_id = ${row.signed_off_by_id}, position = ${row.position}, note = ${row.note},
      statement = ${row.statement}, version = ${row.version}
    where dataset = ${scope.dataset} and id = ${row.id}`.execute(tx);
}

/** A page of cuts, newest first, behind the moment of the last one seen. */
export async function listBriefings(
  scope: Scope,
  db: Db,
  page: { readonly state: 'FROZEN' | 'SIGNED' | null; readonly before: Date | null; readonly limit: number },
): Promise<BriefingRow[]> {
  const found = await sql<BriefingRow>`select * from command_briefing
    where dataset = ${scope.dataset}
      and (${page.state}::text is null or (${page.state} = 'SIGNED') = (signed_off_at is not null))
      and (${page.before}::timestamptz is null or cut_at < ${page.before})
    order by cut_at desc limit ${page.limit}`.execute(db);
  return found.rows;
}

export async function insertComment(
  scope: Scope,
  tx: Tx,
  row: CommentRow & { readonly briefing_id: string },
): Promise<void> {
  await sql`insert into command_comment (id, briefing_id, dataset, at, by_name, text)
    values (${row.id}, ${row.briefing_id}, ${scope.dataset}, ${row.at}, ${row.by_name}, ${row.text})`.execute(
    tx,
  );
}

export async function commentsOf(scope: Scope, db: Db | Tx, briefingId: string): Promise<CommentRow[]> {
  const found = await sql<CommentRow>`select id, at, by_name, text from command_comment
    where dataset = ${scope.dataset} and briefing_id = ${briefingId} order by at, id`.execute(db);
  return found.rows;
}

/** The hours at which this dataset is cut; null where nobody set any. */
export async function cutHours(scope: Scope, db: Db | Tx): Promise<number[] | null> {
  const found = await sql<{ cut_hours: number[] }>`select cut_hours from command_setting
    where dataset = ${scope.dataset}`.execute(db);
  return found.rows[0]?.cut_hours ?? null;
}

export async function saveCutHours(scope: Scope, tx: Tx, hours: readonly number[], at: Date): Promise<void> {
  await sql`insert into command_setting (dataset, cut_hours, updated_at, updated_by)
    values (${scope.dataset}, ${hours}::int[], ${at}, ${scope.actor.name})
    on conflict (dataset) do update set cut_hours = excluded.cut_hours, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by`.execute(tx);
}
