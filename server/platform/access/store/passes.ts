import { sql } from 'kysely';
import type { passVerdicts } from '../../../../contract/access-passes.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Scope } from '../scope.ts';

/** A look at a record outside one's areas, as stored. */
export type PassRow = {
  id: string;
  dataset: string;
  account_id: string;
  by_name: string;
  subject_kind: string;
  subject_id: string;
  area_no: number | null;
  reason: string;
  opened_at: Date;
  until_at: Date;
  ended_at: Date | null;
  verdict: (typeof passVerdicts)[number] | null;
  review_note: string | null;
  reviewed_at: Date | null;
  reviewed_by: string | null;
};
type Tables = { access_pass: PassRow };

export async function insertPass(tx: Db | Tx, row: PassRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('access_pass').values(row).execute();
}

/** The caller's passes that are open now, the newest first; of one subject or of all. */
export async function ownOpenPasses(
  scope: Scope,
  db: Db | Tx,
  now: Date,
  subjectId: string | null,
): Promise<PassRow[]> {
  const found = await sql<PassRow>`select * from access_pass
    where account_id = ${scope.actor.id}::uuid and dataset = ${scope.dataset}
      and (${subjectId}::uuid is null or subject_id = ${subjectId}::uuid)
      and until_at > ${now} and ended_at is null
    order by opened_at desc, id desc limit 100`.execute(db);
  return found.rows;
}

/** Ends the caller's own pass. @returns whether there was one to end. */
export async function endOwnPass(scope: Scope, tx: Tx, id: string, at: Date): Promise<PassRow | undefined> {
  const found = await sql<PassRow>`update access_pass set ended_at = ${at}
    where id = ${id} and account_id = ${scope.actor.id}::uuid and dataset = ${scope.dataset}
      and ended_at is null and until_at > ${at} returning *`.execute(tx);
  return found.rows[0];
}

export async function lockPass(scope: Scope, tx: Tx, id: string): Promise<PassRow | undefined> {
  return await tx
    .withTables<Tables>()
    .selectFrom('access_pass')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .forUpdate()
    .executeTakeFirst();
}

export async function reviewPass(
  scope: Scope,
  tx: Tx,
  { id, verdict, review_note, reviewed_at, reviewed_by }: PassRow,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('access_pass')
    .set({ verdict, review_note, reviewed_at, reviewed_by })
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

export type PassFilter = {
  /** Areas that the reader reviews; null: all of the dataset, also looks that name no area. */
  readonly areaNos: readonly number[] | null;
  readonly state: string | null;
  readonly by: string | null;
};

/** Passes, the newest first, with how often each record was read under them. */
export async function listPasses(
  scope: Scope,
  db: Db | Tx,
  filter: PassFilter & { readonly now: Date; readonly id?: string },
  page: { readonly after: readonly [at: string, id: string] | null; readonly limit: number },
): Promise<(PassRow & { looks: number })[]> {
  const { areaNos, state, by, now } = filter;
  const found = await sql<PassRow & { looks: number }>`select p.*,
      (select count(*)::int from audit a where a.subject_id = p.subject_id and a.actor_id = p.account_id
        and a.dataset = p.dataset and a.at >= p.opened_at and a.at <= coalesce(p.ended_at, p.until_at)
        and a.action not like 'access-pass.%') as looks
    from access_pass p where p.dataset = ${scope.dataset}
      and (${areaNos === null}::boolean or p.area_no = any(${[...(areaNos ?? [])]}::int[]))
      and (${filter.id ?? null}::uuid is null or p.id = ${filter.id ?? null}::uuid)
      and (${by}::text is null or strpos(lower(p.by_name), lower(${by}::text)) > 0)
      and case ${state}::text when 'open' then p.until_at > ${now} and p.ended_at is null
        when 'unreviewed' then p.verdict is null else ${state}::text is null or p.verdict = ${state} end
      and (${page.after === null}::boolean
        or (p.opened_at, p.id) < (${page.after?.[0] ?? null}::timestamptz, ${page.after?.[1] ?? null}::uuid))
    order by p.opened_at desc, p.id desc limit ${page.limit}`.execute(db);
  return found.rows;
}
