import { dataClassIn, mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { LockdownContext } from '../context.ts';
import { lockdownsInForce } from '../store/lockdowns.ts';
import { needsOf } from '../store/work.ts';
import { presentNeed } from './show-lockdown.ts';

/** An open need of a cordon in force, as those who supply see it. */
export type CordonNeed = ReturnType<typeof presentNeed> & {
  readonly lockdownId: string;
  readonly lockdownTitle: string;
  readonly areaNo: number;
};

/** Open needs of the cordons in force in these units, where the scope may read cordons; who it is for as on their page. */
export async function openNeeds(
  { platform, areas }: Pick<LockdownContext, 'platform' | 'areas'>,
  scope: Scope,
  areaNos: readonly number[],
): Promise<CordonNeed[]> {
  const { db, clock, secrets } = platform;
  const now = clock.now();
  const wanted = new Set(areaNos);
  const cordons = (await lockdownsInForce(scope, db, now)).filter(
    (row) => wanted.has(row.area_no) && mayIn(scope, 'lockdown.read', areas.pathOf(row.area_no) ?? null),
  );
  const byId = new Map(cordons.map((row) => [row.id, row]));
  const needs = await needsOf(scope, db, [...byId.keys()]);
  return needs
    .filter(({ state }) => state === 'OPEN' || state === 'ASSIGNED')
    .map((need) => {
      const { id, title, area_no: areaNo } = byId.get(need.lockdown_id)!;
      const open = ['personal', 'sensitive'].includes(dataClassIn(scope, areas.pathOf(areaNo) ?? null));
      const decrypt = (value: Buffer | null) => (value === null || !open ? null : secrets.decrypt(value));
      return { ...presentNeed(need, decrypt, now), lockdownId: id, lockdownTitle: title, areaNo };
    });
}
