import { sql } from 'kysely';
import type { Wording } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** What an order keeps of the words that it was issued with. */
export type FrozenWording = {
  readonly wording: Wording;
  readonly officeName: string;
  /** Where the office sat: `Lạng Sơn`. */
  readonly officeSeat: string;
  /** Version of a template; null: the general wording. */
  readonly template: { readonly id: string; readonly number: number } | null;
};

/** Keeps wordings under their digests; the same content is stored once. */
export async function keepWordings(
  scope: Scope,
  tx: Tx,
  kept: readonly { readonly digest: string; readonly content: FrozenWording }[],
): Promise<void> {
  await sql`insert into order_wording (dataset, digest, content)
    select ${scope.dataset}, r.digest, r.content
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r(digest text, content jsonb)
    on conflict do nothing`.execute(tx);
}

/** Kept wordings of the scope's dataset by digest. */
export async function findWordings(
  scope: Scope,
  db: Db | Tx,
  digests: readonly string[],
): Promise<ReadonlyMap<string, FrozenWording>> {
  if (digests.length === 0) {
    return new Map();
  }
  const found = await sql<{
    digest: string;
    content: FrozenWording;
  }>`select digest, content from order_wording
    where dataset = ${scope.dataset} and digest = any(${[...digests]}::text[])`.execute(db);
  return new Map(found.rows.map(({ digest, content }) => [digest, content]));
}
