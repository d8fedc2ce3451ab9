import type { Right } from '../../../../contract/rights.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Area, AreaDirectory } from '../directory-types.ts';

/**
 * The units that a scope's grants name for a right, each with all that lies below it; where the right holds everywhere,
 * the units right below the country on that day.
 */
export function reachedUnits(
  scope: Scope,
  areas: Pick<AreaDirectory, 'byNo' | 'childrenOf'>,
  right: Right,
  day: string,
): readonly Area[] {
  const paths = pathsOf(scope, right);
  return paths.includes('')
    ? areas.childrenOf(null, day)
    : paths.flatMap((path) => areas.byNo(Number(path.split('/').at(-2))) ?? []);
}
