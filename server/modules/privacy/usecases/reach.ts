import type { Right } from '../../../../contract/rights.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { PrivacyContext } from '../context.ts';

/** Units in which the scope holds the right; null: everywhere, and what belongs to no unit. */
export function reached({ areas }: PrivacyContext, scope: Scope, right: Right): readonly number[] | null {
  const paths = pathsOf(scope, right);
  return paths.includes('') ? null : areas.numbersUnder(paths);
}

/** Whether the scope holds the right over what belongs to a unit; what belongs to none is anybody's who holds it. */
export function reaches(
  { areas }: PrivacyContext,
  scope: Scope,
  right: Right,
  areaNo: number | null,
): boolean {
  const path = areas.pathOf(areaNo);
  return path === null ? pathsOf(scope, right).length > 0 : mayIn(scope, right, path);
}

/** Whether the scope sees people of a unit with their names, and with their health. */
export function sight({ areas }: PrivacyContext, scope: Scope, areaNo: number | null) {
  const dataClass = dataClassIn(scope, areas.pathOf(areaNo));
  return { person: dataClass === 'personal' || dataClass === 'sensitive', health: dataClass === 'sensitive' };
}
