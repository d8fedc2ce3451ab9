import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { PeopleContext } from '../types.ts';

/** The number of a unit below the household's own commune. */
export function readUnit(
  { areas }: PeopleContext,
  areaNo: number | null,
  unitId: string | undefined,
): Outcome<number | null> {
  if (unitId === undefined) {
    return done(null);
  }
  const unit = areas.byId(unitId.toLowerCase());
  const path = areas.pathOf(areaNo);
  return unit !== undefined && path !== null && unit.path.startsWith(path) && unit.no !== areaNo
    ? done(unit.no)
    : refuse('unit-elsewhere', { fields: { unitId: 'elsewhere' } });
}
