import { type DataClass, roleTable } from '../../../../contract/rights.ts';
import { dataClassIn, holds, mayIn, type Scope } from '../../../platform/access/scope.ts';

const order: readonly DataClass[] = ['none', 'masked', 'personal', 'sensitive'];

/**
 * How much of a person of this unit the scope may see. Inside the own areas: the platform's class. A person whose
 * area is unknown is the duty of everybody who may read people. Elsewhere: masked, and with a reason the reader's own
 * class. A record that is held back at its person's wish is masked everywhere until a reason is given.
 * @param areaPath path of the person's area, null when unknown.
 */
export function personClass(scope: Scope, areaPath: string | null, heldBack: boolean): DataClass {
  const seen = classIn(scope, areaPath);
  return isHidden(scope, heldBack) && seen !== 'none' ? 'masked' : seen;
}

/** Whether a record that is held back stays hidden from this scope: whoever gave a reason, does a duty that needs it, and the program's own work, see it. */
export function isHidden(scope: Scope, heldBack: boolean): boolean {
  const hidden = scope.reason === undefined || scope.hidesHeldBack === true;
  return heldBack && hidden && scope.actor.kind !== 'system';
}

/** As if nothing were held back. */
export function classIn(scope: Scope, areaPath: string | null): DataClass {
  const inside = dataClassIn(scope, areaPath);
  if (inside !== 'none' || !holds(scope, 'person.read')) {
    return inside;
  }
  return areaPath === null || scope.reason !== undefined ? readersClass(scope) : 'masked';
}

/** Whether the scope may open a person of this unit without giving a reason. */
export function inDuty(scope: Scope, areaPath: string | null): boolean {
  return areaPath === null ? holds(scope, 'person.read') : mayIn(scope, 'person.read', areaPath);
}

/** Whether the scope may change a person of this unit; one of unknown area is anybody's who may write people. */
export function mayChange(
  scope: Scope,
  right: 'person.write' | 'person.merge',
  areaPath: string | null,
): boolean {
  return areaPath === null ? holds(scope, right) : mayIn(scope, right, areaPath);
}

function readersClass(scope: Scope): DataClass {
  return scope.grants
    .map((grant) => roleTable[grant.role])
    .filter((role) => role.rights.includes('person.read'))
    .map((role) => role.dataClass)
    .reduce<DataClass>((best, one) => (order.indexOf(one) > order.indexOf(best) ? one : best), 'none');
}
