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

/** Keeps a wording under its digest; the same content is stored once. */
export async function keepWording(
  scope: Scope,
  tx: Tx,
  one: { readonly digest: string; readonly content: FrozenWording },
): Promise<void> {
  await sql`insert into order_wording (dataset, digest, content)
    values (${scope.dataset}, ${one.digest}, ${JSON.stringify(one.content)}::jsonb)
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
