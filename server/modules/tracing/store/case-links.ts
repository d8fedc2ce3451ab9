import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { uuidList } from '../../../platform/db/long-lists.ts';

/** Somebody infected somebody: cases by id. */
export type CaseLink = { readonly from: string; readonly to: string };

/** Keeps links of the scope's dataset; one that exists stays. @returns how many were new. */
export async function insertCaseLinks(scope: Scope, tx: Tx, links: readonly CaseLink[]): Promise<number> {
  const written = await sql`insert into case_link (case_from, case_to, dataset)
    select f, t, ${scope.dataset} from unnest(${links.map((l) => l.from)}::uuid[], ${links.map((l) => l.to)}::uuid[]) as l(f, t)
    on conflict do nothing`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

/** Links of the scope's dataset with one of these cases at an end. */
export async function linksAround(
  scope: Scope,
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<CaseLink[]> {
  const found = await sql<CaseLink>`select case_from as "from", case_to as "to" from case_link
    where dataset = ${scope.dataset} and (case_from = any(${uuidList(caseIds)}) or case_to = any(${uuidList(caseIds)}))
    order by 1, 2`.execute(db);
  return found.rows;
}
