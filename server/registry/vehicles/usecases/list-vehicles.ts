import type { Query } from '../../../../contract/kit.ts';
import type { vehiclesApi } from '../../../../contract/places.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { Platform } from '../../../platform/module.ts';
import { platePrefix } from '../rules/plate-prefix.ts';
import { presentVehicle } from '../present.ts';
import { countVehicles, listVehicles } from '../store/vehicles.ts';

type ListQuery = Query<(typeof vehiclesApi)['GET /vehicles']>;
type Page = { items: ReturnType<typeof presentVehicle>[]; next: string | null; total: number | null };

/** Vehicles by the beginning of the plate. Plates and owners are personal data: the look is audited, without them. */
export async function findVehicles(platform: Platform, scope: Scope, query: ListQuery): Promise<Page> {
  const prefix = platePrefix(query.plate ?? '');
  const [cursor] = decodeCursor(query.cursor) ?? [];
  const after = typeof cursor === 'string' && /^[0-9A-Z]{1,20}$/.test(cursor) ? cursor : null;
  const limit = query.limit ?? 50;
  const descending = query.sort === '-plate';
  const [rows, total] = await Promise.all([
    listVehicles(scope, platform.db, prefix, { after, limit: limit + 1, descending }),
    after === null ? countVehicles(scope, platform.db, prefix) : null,
  ]);
  const page = cutPage(rows, limit, (row) => [row.plate]);
  const detail = { prefixLength: prefix.length, shown: page.rows.length };
  await audit(platform.db, scope, platform.clock.now(), [{ action: 'vehicle.search', detail }]);
  return {
    items: page.rows.map((row) => presentVehicle(platform.secrets, scope, row)),
    next: page.next,
    total,
  };
}
