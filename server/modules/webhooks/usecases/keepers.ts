import { areasOfKeys, keyStop, type KeyStop } from '../../../platform/access/key-keepers.ts';
import { keepersOf } from '../../../platform/access/store/api-keys.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { WebhookContext } from '../context.ts';
import type { WebhookRow } from '../store/webhooks.ts';

type Kept = Pick<WebhookRow, 'id' | 'keeper_id' | 'area_id'>;

/** Who answers for receivers, and why one is not sent to although nobody paused it. */
export type Keeping = { readonly keeper: string | null; readonly stopped: KeyStop | null };

/** See `Keeping`, by receiver: the same rule as for keys. One whose maker nobody knows any more waits for a keeper. */
export async function keepingOf(
  { areaPaths }: Pick<WebhookContext, 'areaPaths'>,
  db: Db | Tx,
  rows: readonly Kept[],
): Promise<ReadonlyMap<string, Keeping>> {
  const keepers = await keepersOf(
    db,
    rows.flatMap(({ keeper_id }) => keeper_id ?? []),
  );
  const paths = await areaPaths(areasOfKeys(rows, keepers.values()));
  return new Map(
    rows.map((row): [string, Keeping] => {
      const keeper = keepers.get(row.keeper_id ?? '');
      const stopped = row.keeper_id === null ? 'no-right' : keyStop(row, keeper, paths);
      return [row.id, { keeper: keeper?.name ?? null, stopped }];
    }),
  );
}

/** Why a receiver is not sent to now; null: nothing stands against it. */
export async function stopOf(context: WebhookContext, db: Db | Tx, row: Kept): Promise<KeyStop | null> {
  return (await keepingOf(context, db, [row])).get(row.id)!.stopped;
}
