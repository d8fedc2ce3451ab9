import type { Scope } from '../../../platform/access/scope.ts';
import type { LockdownContext } from '../context.ts';
import { lockdownsInForce } from '../store/lockdowns.ts';
import { presentOutlines } from './show-lockdowns.ts';

/** A cordon as everybody may see it: name, unit, term and outline; how many live there is left out. */
export type PublicCordon = {
  readonly title: string;
  readonly areaNo: number;
  readonly from: string;
  readonly until: string;
  readonly rings: readonly (readonly (readonly (readonly [number, number])[])[])[] | null;
  readonly lat: number | null;
  readonly lon: number | null;
};

/** Cordons in force in these units, for the public map. */
export async function publicCordons(
  context: Pick<LockdownContext, 'areas' | 'platform'>,
  scope: Scope,
  areaNos: readonly number[],
): Promise<PublicCordon[]> {
  const { db, clock } = context.platform;
  const wanted = new Set(areaNos);
  const rows = (await lockdownsInForce(scope, db, clock.now())).filter((row) => wanted.has(row.area_no));
  const outlines = await presentOutlines(context, scope, rows);
  return outlines.map(({ title, from, until, rings, lat, lon }, i) => ({
    title,
    areaNo: rows[i]!.area_no,
    from,
    until,
    rings,
    lat,
    lon,
  }));
}
