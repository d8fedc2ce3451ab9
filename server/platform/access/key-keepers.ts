import { mayIn, type Grant, type Scope } from './scope.ts';
import type { ApiKeyRow, Keeper } from './store/api-keys.ts';

/** Why a key does not work although nobody withdrew it. */
export type KeyStop = 'suspended' | 'no-right';

/** What a keeper may do today, wherever the grant came from. */
export function keeperScope(keeper: Keeper, paths: ReadonlyMap<string, string>): Scope {
  const grants = keeper.grants.flatMap((grant): Grant[] => {
    const areaPath = grant.area_id === null ? '' : paths.get(grant.area_id);
    return areaPath === undefined ? [] : [{ role: grant.role, areaId: grant.area_id, areaPath }];
  });
  return { actor: { kind: 'account', id: keeper.id, name: keeper.name }, dataset: keeper.dataset, grants };
}

/** A key ends with the right that it came from: whoever answers for it must still be one who could make it. */
export function keyStop(
  key: Pick<ApiKeyRow, 'keeper_id' | 'area_id'>,
  keeper: Keeper | undefined,
  paths: ReadonlyMap<string, string>,
): KeyStop | null {
  if (key.keeper_id === null) {
    return null;
  }
  if (keeper === undefined || keeper.suspended) {
    return 'suspended';
  }
  const areaPath = key.area_id === null ? '' : (paths.get(key.area_id) ?? null);
  return mayIn(keeperScope(keeper, paths), 'user.manage', areaPath) ? null : 'no-right';
}

/** Areas that have to be known to judge these keys and their keepers. */
export function areasOfKeys(
  keys: readonly Pick<ApiKeyRow, 'area_id'>[],
  keepers: Iterable<Keeper>,
): readonly string[] {
  const held = [...keepers].flatMap(({ grants }) => grants.flatMap(({ area_id }) => area_id ?? []));
  return [...new Set([...keys.flatMap(({ area_id }) => area_id ?? []), ...held])];
}
