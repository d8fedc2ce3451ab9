import { audit } from '../../audit/audit.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { areasOfKeys, keyStop } from '../key-keepers.ts';
import { refuse } from '../refusals.ts';
import type { Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import { type ApiKeyRow, keepersOf, keysKeptBy, lockApiKey, moveKeys } from '../store/api-keys.ts';
import { manages } from './manage-api-keys.ts';

type Context = { readonly platform: Platform; readonly areaPaths: AreaPaths };

/** Hands one key to another administrator, who could have made it; what stopped with the former one works again. */
export async function handOverKey(
  context: Context,
  given: Scope,
  id: string,
  { keeperId, reason }: { readonly keeperId: string; readonly reason: string },
): Promise<Outcome<{ id: string; keeperId: string }>> {
  const scope = { ...given, reason };
  return await context.platform.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ id: string; keeperId: string }>> => {
      const row = await lockApiKey(scope, tx, id.toLowerCase());
      const paths = await context.areaPaths(row === undefined || row.area_id === null ? [] : [row.area_id]);
      if (row === undefined || row.revoked_at !== null || !manages(scope, paths, row)) {
        return refuseGeneral('not-found');
      }
      const moved = await handOver(context, tx, scope, [row], keeperId.toLowerCase());
      return moved.ok ? done({ id: row.id, keeperId: keeperId.toLowerCase() }) : moved;
    });
}

/**
 * Hands the keys of an account on, in the transaction that takes its rights: those that the scope administers, so that nobody sets to
 * work again what stopped outside the own areas.
 */
export async function handOverKeysOf(
  context: Context,
  tx: Tx,
  scope: Scope,
  from: string,
  to: string,
): Promise<Outcome<null>> {
  const kept = await keysKeptBy(scope, tx, from, new Date(context.platform.clock.now()));
  const paths = await context.areaPaths(kept.flatMap(({ area_id }) => area_id ?? []));
  const rows = kept.filter((row) => manages(scope, paths, row));
  return from === to ? refuse('key-keeper') : await handOver(context, tx, scope, rows, to);
}

async function handOver(
  { platform, areaPaths }: Context,
  tx: Tx,
  scope: Scope,
  rows: readonly ApiKeyRow[],
  to: string,
): Promise<Outcome<null>> {
  const keeper = (await keepersOf(tx, [to])).get(to);
  const paths = await areaPaths(areasOfKeys(rows, keeper === undefined ? [] : [keeper]));
  const fits =
    keeper !== undefined &&
    keeper.dataset === scope.dataset &&
    rows.every((row) => keyStop({ ...row, keeper_id: to }, keeper, paths) === null);
  if (!fits) {
    return refuse('key-keeper', { fields: { keeperId: 'unfit' } });
  }
  const ids = rows.map(({ id }) => id);
  await moveKeys(scope, tx, ids, to);
  await audit(
    tx,
    scope,
    platform.clock.now(),
    ids.map((subjectId) => ({
      action: 'api-key.hand-over',
      subjectKind: 'api-key',
      subjectId,
      detail: { to },
    })),
  );
  return done(null);
}
